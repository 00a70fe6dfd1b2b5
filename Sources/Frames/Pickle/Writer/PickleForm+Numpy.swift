import Arrays

/// numpy's arrays and scalars as numpy 2 pickles them.
extension PickleForm {
  static let multiarray = "numpy._core.multiarray"

  static func array(_ array: PickleArray, protocolNumber: Int) throws(PickleError) -> PickleForm {
    let elements = array.elements
    let type = array.writtenType
    if type.kind == .object {
      return reconstructed(elements.shape, type, isColumnMajor: false, .scalars(elements.scalars()))
    }
    if type.kind == .text || type.kind == .bytes {
      let storage = try type.encoded(elements.scalars())
      var payload = PicklePayload()
      payload.append(storage, from: 0, count: elements.count * type.size)
      return reconstructed(elements.shape, type, isColumnMajor: false, .payload(payload))
    }
    // The order of the elements survives where they have one.
    let isColumnMajor = !elements.isContiguous && elements.isColumnMajor
    let packed = isColumnMajor ? elements : elements.contiguousOrCopy()
    var payload = PicklePayload()
    payload.append(
      packed.storage, from: packed.offset * type.size, count: packed.count * type.size)
    return form(
      payload, type, elements.shape, isColumnMajor: isColumnMajor, protocolNumber: protocolNumber)
  }

  /// An array of plain elements.
  static func form(
    _ payload: PicklePayload, _ type: NumpyDType, _ shape: [Int], isColumnMajor: Bool = false,
    protocolNumber: Int
  ) -> PickleForm {
    // Protocol 5 has arrays as buffers, for the types that Python's buffers can describe.
    if protocolNumber >= 5, type.unit == nil {
      var payload = payload
      payload.isMutable = true
      return .call(
        .global("numpy._core.numeric", "_frombuffer"),
        [.payload(payload), .dtype(type), shapeForm(shape), .text(isColumnMajor ? "F" : "C")])
    }
    return reconstructed(shape, type, isColumnMajor: isColumnMajor, .payload(payload))
  }

  private static func shapeForm(_ shape: [Int]) -> PickleForm { .tuple(shape.map { .int($0) }) }

  static func reconstructed(
    _ shape: [Int], _ type: NumpyDType, isColumnMajor: Bool, _ data: PickleForm
  ) -> PickleForm {
    .call(
      .global(multiarray, "_reconstruct"),
      [.global("numpy", "ndarray"), .tuple([.int(0)]), .bytes([0x62])],
      state: .tuple([
        .int(1), shapeForm(shape), .dtype(type), .bool(isColumnMajor), data,
      ]))
  }

  static func scalar(_ type: NumpyDType, _ scalar: Scalar) throws(PickleError) -> PickleForm {
    let storage = try type.encoded([scalar])
    let bytes = PickleBytes(storage: storage, count: type.size).array
    return .call(.global(multiarray, "scalar"), [.dtype(type), .bytes(bytes)])
  }

  /// `numpy.dtype(…)` with its state.
  static func made(_ type: NumpyDType) -> PickleForm {
    let isWide = type.kind == .text
    var state: [PickleForm] = [
      .int(type.unit == nil ? 3 : 4),
      .text(type.size > 1 && type.kind != .object && type.kind != .bytes ? "<" : "|"),
      .none, .none, .none,
      .int(isWide || type.kind == .bytes ? type.size : -1),
      .int(isWide ? 4 : type.kind == .bytes ? 1 : -1),
      .int(type.kind == .object ? 63 : isWide ? 8 : 0),
    ]
    if let unit = type.unit {
      state.append(
        .tuple([
          .none,
          .tuple([.bytes(Array(unit.name.utf8)), .int(unit.multiple), .int(1), .int(1)]),
        ]))
    }
    return .call(
      .global("numpy", "dtype"), [.text(type.shortDescription), .bool(false), .bool(true)],
      state: .tuple(state))
  }
}

extension PickleArray {
  /// The type that the elements have in memory, which is what is written.
  var writtenType: NumpyDType {
    switch type.kind {
    case .text: NumpyDType(.text, size: 4 * max(elements.textWidth, 1))
    case .bytes: NumpyDType(.bytes, size: type.size)
    case .datetime, .timedelta:
      NumpyDType(type.kind, size: 8, unit: type.unit ?? NumpyTimeUnit(.nanoseconds))
    default: NumpyDType(elements.dtype)
    }
  }
}

extension NumpyDType {
  /// As `np.dtype` takes it: `f8`, `M8`, `U5`.
  fileprivate var shortDescription: String {
    let letter = Character(UnicodeScalar(kind.rawValue))
    return kind == .text ? "U\(size / 4)" : "\(letter)\(size)"
  }
}
