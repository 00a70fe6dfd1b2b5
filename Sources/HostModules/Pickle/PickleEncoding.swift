import Arrays
import BigInt
import Frames
import Interpreter

/// Describes script values for the pickle writer; shared objects stay shared.
struct PickleEncoding {
  private let vm: Interpreter
  private let result = PickleGraph()
  private var known: [UInt64: PickleValue] = [:]
  private var depth = 0

  init(_ vm: Interpreter) { self.vm = vm }

  mutating func graph(of value: Value) throws -> PickleGraph {
    result.root = try encode(value)
    return result
  }

  private mutating func encode(_ value: Value) throws -> PickleValue {
    if value.isNone { return .none }
    if value.isBool { return .bool(value.bool) }
    if value.isInt { return .int(Int64(value.int)) }
    if value.isFloat { return .float(value.float) }
    let identity = vm.identityKey(value)
    if let known = known[identity] { return known }
    depth += 1
    defer { depth -= 1 }
    guard depth < 2000 else {
      throw vm.raise(
        vm.types.recursionError, "maximum recursion depth exceeded while pickling an object")
    }
    if value.isList { return try encodeList(value, identity) }
    if value.isDict { return try encodeDict(value, identity) }
    let encoded = result.value(try node(value))
    known[identity] = encoded
    return encoded
  }

  /// Containers are known before their contents, which may refer back to them.
  private mutating func encodeList(_ value: Value, _ identity: UInt64) throws -> PickleValue {
    let reference = result.add(.list([]))
    known[identity] = .node(reference)
    var items: [PickleValue] = []
    for item in value.items! { items.append(try encode(item)) }
    result[reference] = .list(items)
    return .node(reference)
  }

  private mutating func encodeDict(_ value: Value, _ identity: UInt64) throws -> PickleValue {
    let kind: PickleDictionary.Kind
    switch vm.typeName(value) {
    case "OrderedDict": kind = .ordered
    case "Counter": kind = .counter
    case "defaultdict":
      kind = .defaulting(try encode(try vm.attribute(value, "default_factory")))
    default: kind = .plain
    }
    let reference = result.add(.dictionary(PickleDictionary(kind)))
    known[identity] = .node(reference)
    var dictionary = PickleDictionary(kind)
    for (key, item) in vm.entries(ofDict: value) {
      dictionary.keys.append(try encode(key))
      dictionary.values.append(try encode(item))
    }
    result[reference] = .dictionary(dictionary)
    return .node(reference)
  }

  private mutating func node(_ value: Value) throws -> PickleNode {
    if let text = value.stringValue { return .string(text) }
    if let bytes = value.bytesValue { return .bytes(PickleBytes(bytes)) }
    if let items = value.items { return .tuple(try items.map { try encode($0) }) }
    if let array = value.array { return .array(PickleArray(try encoded(array))) }
    if let scalar = value.numpyScalar { return .scalar(NumpyDType(scalar.dtype), scalar.value) }
    if let frame = value.frame { return .frame(frame) }
    if let series = value.series { return .series(series) }
    if let index = value.pandasIndex { return .index(index) }
    if let dtype = value.host(as: DTypeObject.self) { return .dtype(NumpyDType(dtype.dtype)) }
    if let path = value.host(as: PathObject.self) { return .path(path.text, isWindows: false) }
    if let big = vm.bigInteger(value) { return .integer(PickleInteger(bytes: big.twosComplement)) }
    if let bounds = value.sliceBounds {
      return .slice(
        start: try encode(bounds.start), stop: try encode(bounds.stop),
        step: try encode(bounds.step))
    }
    switch vm.typeName(value) {
    case "set": return .set(try vm.elements(value).map { try encode($0) })
    case "frozenset": return .frozenSet(try vm.elements(value).map { try encode($0) })
    case "range":
      let bounds = try ["start", "stop", "step"].map { try encode(try vm.attribute(value, $0)) }
      return .range(start: bounds[0], stop: bounds[1], step: bounds[2])
    case "Timestamp", "Timedelta":
      switch vm.scalar(value) {
      case .datetime(let time): return .timestamp(time, .nanoseconds)
      case .timedelta(let time): return .duration(time, .nanoseconds)
      default: break
      }
    default: break
    }
    throw vm.raise(
      className: "pickle.PicklingError",
      "Can't pickle objects of class '\(vm.typeName(value))': not supported by mnb")
  }

  private mutating func encoded(_ array: NDArray) throws -> NDArray {
    guard array.dtype == .object else { return array }
    let scalars = try array.scalars().map { scalar -> Scalar in
      guard case .opaque(let box) = scalar, let box = box as? ScriptValueBox,
        case .node(let reference) = try encode(box.value)
      else { return scalar }
      return .opaque(PickledObject(reference, typeName: box.typeName))
    }
    return NDArray.from(scalars, shape: array.shape)
  }
}
