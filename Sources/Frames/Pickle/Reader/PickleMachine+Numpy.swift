import Arrays

/// numpy arrays, scalars and element types.
extension PickleMachine {
  mutating func makeNumpy(_ known: PickleGlobal, _ arguments: [PickleValue]) throws(PickleError)
    -> PickleNode?
  {
    switch known {
    case .reconstruct:
      // The arguments give class, shape and type of an array without elements; the state follows.
      guard arguments.count == 3, case .named(let type) = node(arguments[0]),
        type.known == .ndarray
      else { return nil }
      return .array(emptyArray)
    case .dtype:
      guard let first = arguments.first, let description = text(first), arguments.count <= 3
      else { return nil }
      return .dtype(try dtype(description))
    case .scalar: return try makeScalar(arguments)
    case .fromBuffer:
      guard arguments.count == 4, let bytes = try bytes(arguments[0]),
        case .dtype(let type) = node(arguments[1]), let shape = shape(arguments[2]),
        let order = text(arguments[3]), order == "C" || order == "F"
      else { return nil }
      return .array(try array(bytes, type, shape, isColumnMajor: order == "F"))
    default: return nil
    }
  }

  private var emptyArray: PickleArray {
    PickleArray(NDArray(uninitialized: [0], .int8), type: NumpyDType(.int8))
  }

  private func dtype(_ description: String) throws(PickleError) -> NumpyDType {
    do {
      return try NumpyDType(description)
    } catch {
      throw refused(error.reason(description))
    }
  }

  /// `np.dtype(…).__setstate__((version, byte order, subtype, names, fields, size, …))`.
  func builtDType(_ type: NumpyDType, _ state: PickleValue) throws(PickleError) -> NumpyDType {
    guard let state = items(state), state.count >= 8, let order = text(state[1]) else {
      throw refused("state of a numpy dtype is not understood")
    }
    guard isNone(state[2]), isNone(state[3]), isNone(state[4]) else {
      throw refused("structured arrays are not supported")
    }
    var built = type
    if type.kind == .text || type.kind == .bytes {
      guard let size = integer(state[5]), size == type.size else {
        throw refused("state of a numpy dtype is not understood")
      }
    }
    guard ["<", ">", "|", "="].contains(order) else {
      throw refused("byte order of a numpy dtype is not understood")
    }
    built.isBigEndian = order == ">"
    if type.kind == .datetime || type.kind == .timedelta, state.count >= 9 {
      built.unit = try timeUnit(state[8])
    }
    return built
  }

  /// The metadata of a time type: `(…, (unit, multiple, denominator, event))`.
  private func timeUnit(_ metadata: PickleValue) throws(PickleError) -> NumpyTimeUnit {
    guard let pair = items(metadata), pair.count == 2, let parts = items(pair[1]),
      parts.count >= 2, let multiple = integer(parts[1])
    else {
      throw refused("unit of a numpy time type is not understood")
    }
    let name: String
    switch node(parts[0]) {
    case .bytes(let bytes) where bytes.count < 16:
      name = String(decoding: bytes.array, as: UTF8.self)
    case .string(let text): name = text
    default: throw refused("unit of a numpy time type is not understood")
    }
    do {
      return try NumpyTimeUnit(name: name, multiple: multiple)
    } catch {
      throw refused(error.reason(name))
    }
  }

  func shape(_ value: PickleValue?) -> [Int]? {
    guard let lengths = items(value), lengths.count <= 64 else { return nil }
    var shape: [Int] = []
    for length in lengths {
      guard let length = integer(length), length >= 0 else { return nil }
      shape.append(length)
    }
    return shape
  }

  /// `ndarray.__setstate__((version, shape, dtype, is Fortran order, data))`.
  mutating func builtArray(_ state: PickleValue) throws(PickleError) -> PickleArray {
    guard var parts = items(state), parts.count == 4 || parts.count == 5 else {
      throw refused("state of a numpy array is not understood")
    }
    if parts.count == 5 { parts.removeFirst() }
    guard let shape = shape(parts[0]), case .dtype(let type) = node(parts[1]) else {
      throw refused("state of a numpy array is not understood")
    }
    let isColumnMajor: Bool
    switch parts[2] {
    case .bool(let value): isColumnMajor = value
    case .int(let value): isColumnMajor = value != 0
    default: throw refused("state of a numpy array is not understood")
    }
    if type.kind == .object {
      guard let elements = items(parts[3]) else {
        throw refused("object pickle not returning list")
      }
      return try objectArray(elements, shape, isColumnMajor: isColumnMajor)
    }
    guard let data = try bytes(parts[3]) else {
      throw refused("pickle not returning string")
    }
    return try array(data, type, shape, isColumnMajor: isColumnMajor)
  }

  /// An array of `type` whose elements are `bytes`; shares them where they lie as in memory.
  mutating func array(
    _ bytes: PickleBytes, _ type: NumpyDType, _ shape: [Int], isColumnMajor: Bool
  ) throws(PickleError) -> PickleArray {
    guard type.kind != .object else { throw refused("object array without its objects") }
    guard let count = NumpyDType.elementCount(shape),
      count.multipliedReportingOverflow(by: type.size) == (bytes.count, false)
    else { throw refused("buffer size does not match array size") }
    if !type.isPlain || type.kind == .bool {
      try charge(count, of: type.memoryType.size + type.size)
    }
    do {
      return try type.array(bytes, shape, isColumnMajor: isColumnMajor)
    } catch {
      throw refused(error.reason(type.name))
    }
  }

  mutating func objectArray(
    _ elements: [PickleValue], _ shape: [Int], isColumnMajor: Bool
  ) throws(PickleError) -> PickleArray {
    guard NumpyDType.elementCount(shape) == elements.count else {
      throw refused("wrong number of objects for an array of its shape")
    }
    try charge(elements.count, of: MemoryLayout<Scalar>.stride)
    let storage = Storage(objectCount: elements.count)
    let scalars = storage.base.assumingMemoryBound(to: Scalar.self)
    for i in elements.indices { scalars[i] = try scalar(elements[i]) }
    let type = NumpyDType(.object)
    return PickleArray(
      type.arranged(storage, shape, isColumnMajor: isColumnMajor), type: type)
  }

  /// `scalar(dtype, bytes)`.
  private mutating func makeScalar(_ arguments: [PickleValue]) throws(PickleError) -> PickleNode? {
    guard arguments.count == 2, case .dtype(let type) = node(arguments[0]),
      type.kind != .object
    else { return nil }
    guard let bytes = try bytes(arguments[1]), bytes.count == type.size else { return nil }
    let array = try self.array(bytes, type, [], isColumnMajor: false)
    return .scalar(type, array.elements.flat(0))
  }

  /// A value as an element of an `object` array.
  mutating func scalar(_ value: PickleValue) throws(PickleError) -> Scalar {
    switch value {
    case .none: return .none
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .node(let reference):
      switch nodes[Int(reference.place)] {
      case .string(let text): return .string(text)
      case .bytes(let bytes):
        try charge(bytes.count)
        return .bytes(bytes.array)
      case .scalar(let type, let scalar) where type.kind != .datetime && type.kind != .timedelta:
        return scalar
      case .timestamp(let counts, let unit):
        if let time = NumpyTimeUnit(unit).nanoseconds(counts, isDate: true) {
          return .datetime(time)
        }
      case .duration(let counts, let unit):
        if let time = NumpyTimeUnit(unit).nanoseconds(counts, isDate: false) {
          return .timedelta(time)
        }
      case .notATime: return .datetime(.min)
      default: break
      }
      try charge(MemoryLayout<PickledObject>.size + 48)
      return .opaque(
        PickledObject(reference, typeName: nodes[Int(reference.place)].typeName))
    }
  }
}

extension NumpyDType.Refusal {
  func reason(_ description: String) -> String {
    switch self {
    case .malformed: "data type '\(description)' not understood"
    case .unsupported(let reason): reason
    }
  }
}
