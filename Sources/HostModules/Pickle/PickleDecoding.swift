import Arrays
import BigInt
import Frames
import Interpreter

/// Makes script values of what a pickle says: first every immutable value and an empty shell for
/// each container, then the contents of the shells. Sharing and cycles are kept.
struct PickleDecoding {
  private let graph: PickleGraph
  private let vm: Interpreter
  private var values: [Int32: Value] = [:]

  init(_ graph: PickleGraph, _ vm: Interpreter) {
    self.graph = graph
    self.vm = vm
  }

  func root() throws -> Value {
    var copy = self
    return try copy.decode()
  }

  /// An object array of an npy file, whose elements name nodes of the graph.
  func array(_ array: PickleArray) throws -> Value {
    var copy = self
    _ = try copy.decode()
    return try vm.makeArray(try copy.decoded(array))
  }

  private mutating func decode() throws -> Value {
    let nodes = graph.reachable()
    for reference in nodes { values[reference.place] = try shell(graph[reference]) }
    for reference in nodes { try fill(graph[reference], values[reference.place]!) }
    return value(graph.root)
  }

  private func value(_ value: PickleValue) -> Value {
    switch value {
    case .none: .none
    case .bool(let value): Value(value)
    case .int(let value): Value(value)
    case .float(let value): Value(value)
    case .node(let reference): values[reference.place] ?? .none
    }
  }

  private func shell(_ node: PickleNode) throws -> Value {
    switch node {
    case .string(let text): return vm.string(text)
    case .integer(let integer): return vm.integer(BigInt(twosComplement: integer.bytes))
    case .bytes(let bytes): return vm.bytes(bytes.array)
    case .list: return vm.list([])
    case .tuple(let items): return vm.tuple(items.map(value))
    case .set: return try vm.makeSet(from: vm.list([]))
    case .frozenSet(let items): return try vm.makeFrozenset(from: vm.list(items.map(value)))
    case .dictionary(let dictionary): return try dictionaryShell(dictionary)
    case .slice(let start, let stop, let step):
      return try vm.callBuiltin("slice", [value(start), value(stop), value(step)])
    case .range(let start, let stop, let step):
      return try vm.callBuiltin("range", [value(start), value(stop), value(step)])
    case .path(let text, _): return try PathlibModule.wrap(vm, PathObject(text))
    case .timestamp(let count, let unit):
      return try vm.plain(.datetime(count &* unit.nanoseconds))
    case .duration(let count, let unit):
      return try vm.plain(.timedelta(count &* unit.nanoseconds))
    case .dtype(let dtype): return try NumpyDTypeType.wrap(vm, dtype.memoryType)
    case .scalar(let dtype, let scalar):
      return try vm.element(decoded(scalar), dtype.memoryType)
    case .array(let array): return try vm.makeArray(try decoded(array))
    case .index(let index): return try vm.makeIndex(index)
    case .series(let series): return try vm.makeSeries(series)
    case .frame(let frame): return try vm.makeFrame(frame)
    case .column(let column): return try vm.makeSeries(Series(column))
    case .named(let name): return try named(name)
    case .date(let date):
      return try construct("datetime", "date", [date.year, date.month, date.day])
    case .dateTime(let date, let time):
      return try construct(
        "datetime", "datetime",
        [date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond])
    case .time(let time):
      return try construct(
        "datetime", "time", [time.hour, time.minute, time.second, time.microsecond])
    case .timeDelta(let days, let seconds, let microseconds):
      return try construct("datetime", "timedelta", [days, seconds, microseconds])
    case .notATime: return try vm.makeNaT()
    case .byteArray, .deque, .notAvailable, .record, .part: throw unsupported(node)
    }
  }

  private func unsupported(_ node: PickleNode) -> Raised {
    vm.raise(
      className: "_pickle.UnpicklingError",
      "objects of class '\(node.typeName)' in a pickle are not supported by mnb")
  }

  private func construct(_ module: String, _ name: String, _ numbers: [Int]) throws -> Value {
    let type = try vm.attribute(try vm.importedModule(module), name)
    return try vm.call(type, numbers.map { Value($0) })
  }

  private func dictionaryShell(_ dictionary: PickleDictionary) throws -> Value {
    let collections = { (name: String, arguments: [Value]) throws -> Value in
      let type = try vm.attribute(try vm.importedModule("collections"), name)
      return try vm.call(type, arguments)
    }
    switch dictionary.kind {
    case .plain: return vm.makeDict()
    case .ordered: return try collections("OrderedDict", [])
    case .counter: return try collections("Counter", [])
    case .defaulting(let factory): return try collections("defaultdict", [value(factory)])
    }
  }

  private func named(_ name: PickleName) throws -> Value {
    if name.module == "builtins", let type = vm.builtinType(name.name) { return type }
    throw vm.raise(
      className: "_pickle.UnpicklingError",
      "class '\(name.full)' in a pickle is not supported by mnb")
  }

  private func fill(_ node: PickleNode, _ target: Value) throws {
    switch node {
    case .list(let items): vm.extend(list: target, items.map(value))
    case .set(let items):
      for item in items { _ = try vm.callMethod(target, "add", [value(item)]) }
    case .dictionary(let dictionary):
      for (key, item) in zip(dictionary.keys, dictionary.values) {
        try vm.setItem(target, value(key), value(item))
      }
    default: break
    }
  }

  /// Elements of object arrays name nodes of the graph; here they become the values.
  private func decoded(_ array: PickleArray) throws -> NDArray {
    let elements = try array.inNanoseconds()
    guard elements.dtype == .object else { return elements }
    return NDArray.from(elements.scalars().map(decoded), shape: elements.shape)
  }

  private func decoded(_ scalar: Scalar) -> Scalar {
    guard case .opaque(let box) = scalar, let object = box as? PickledObject,
      let value = values[object.reference.place]
    else { return scalar }
    return .opaque(ScriptValueBox(value, typeName: object.typeName))
  }
}

extension BigInt {
  /// From two's complement, least significant byte first.
  init(twosComplement bytes: [UInt8]) {
    let isNegative = (bytes.last ?? 0) >= 128
    var magnitude = BigUInt(0)
    for byte in bytes.reversed() { magnitude = magnitude << 8 | BigUInt(isNegative ? ~byte : byte) }
    self = isNegative ? -BigInt(magnitude) - 1 : BigInt(magnitude)
  }

  /// Two's complement, least significant byte first, no longer than needed.
  var twosComplement: [UInt8] {
    if self == 0 { return [] }
    var rest = self < 0 ? BigUInt(-self - 1) : magnitude
    var bytes: [UInt8] = []
    while rest > 0 {
      bytes.append(UInt8(rest & 0xFF))
      rest >>= 8
    }
    if bytes.isEmpty || bytes.last! >= 128 { bytes.append(0) }
    return self < 0 ? bytes.map { ~$0 } : bytes
  }
}
