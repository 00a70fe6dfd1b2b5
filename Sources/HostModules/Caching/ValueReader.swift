import Arrays
import BigInt
import Frames
import Interpreter

/// Decodes what `ValueWriter` wrote.
struct ValueReader {
  let vm: Interpreter
  /// Keeps the bytes in memory as long as arrays made of them are alive.
  let owner: AnyObject
  var input: ByteReader
  private let global: (String) -> Value?
  private var values: [Value] = []

  init(
    _ vm: Interpreter, _ bytes: UnsafeRawBufferPointer, owner: AnyObject,
    global: @escaping (String) -> Value?
  ) {
    self.vm = vm
    self.owner = owner
    self.global = global
    input = ByteReader(bytes)
  }

  mutating func tag() throws -> ValueTag {
    let byte = try input.byte()
    guard let tag = ValueTag(rawValue: byte) else {
      throw StoredValuesError(message: "the stored values hold an unknown mark \(byte)")
    }
    return tag
  }

  mutating func read() throws -> Value {
    let tag = try tag()
    switch tag {
    case .none: return .none
    case .true: return .true
    case .false: return .false
    case .ellipsis: return .ellipsis
    case .int: return Value(try input.int())
    case .float: return Value(try input.double())
    case .reference:
      let number = try input.int()
      guard values.indices.contains(number), !values[number].isUnbound else {
        throw StoredValuesError(message: "the stored values refer to nothing")
      }
      return values[number]
    case .global:
      let name = try input.text()
      guard let value = global(name) else {
        throw StoredValuesError(message: "'\(name)', which it uses, is not there")
      }
      return value
    default:
      let number = values.count
      values.append(.unbound)
      let value = try readObject(tag, number)
      values[number] = value
      return value
    }
  }

  private mutating func readObject(_ tag: ValueTag, _ number: Int) throws -> Value {
    switch tag {
    case .string: return vm.string(utf8: try input.block().bindMemory(to: UInt8.self))
    case .bytes: return vm.bytes(Array(try input.block()))
    case .bigInteger: return vm.integer(BigInt(twosComplement: Array(try input.block())))
    case .list:
      let list = vm.list([])
      values[number] = list
      vm.extend(list: list, try readItems())
      return list
    case .tuple: return vm.tuple(try readItems())
    case .set: return try vm.callBuiltin("set", [vm.list(try readItems())])
    case .frozenSet: return try vm.callBuiltin("frozenset", [vm.list(try readItems())])
    case .dict: return try readEntries(vm.makeDict(), number)
    case .ordered: return try readEntries(try collection("OrderedDict", []), number)
    case .counter: return try readEntries(try collection("Counter", []), number)
    case .defaulting:
      return try readEntries(try collection("defaultdict", [try read()]), number)
    case .range: return try vm.callBuiltin("range", [try read(), try read(), try read()])
    case .slice: return try vm.callBuiltin("slice", [try read(), try read(), try read()])
    case .module: return try vm.importedModule(try input.text())
    case .builtinType:
      let name = try input.text()
      guard let type = vm.builtinType(name) else {
        throw StoredValuesError(message: "there is no built-in class '\(name)'")
      }
      return type
    case .moduleMember:
      return try vm.attribute(try vm.importedModule(try input.text()), try input.text())
    case .hostType: return try vm.hostType(try input.text(), try input.text()).value
    case .instance: return try readInstance(number)
    default: return try readHost(tag)
    }
  }

  private func collection(_ name: String, _ arguments: [Value]) throws -> Value {
    let type = try vm.attribute(try vm.importedModule("collections"), name)
    return try vm.call(type, arguments)
  }

  private mutating func readItems() throws -> [Value] {
    let count = try input.count()
    var items: [Value] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try read()) }
    return items
  }

  private mutating func readEntries(_ dict: Value, _ number: Int) throws -> Value {
    values[number] = dict
    for _ in 0..<(try input.count()) {
      let key = try read()
      try vm.setItem(ofDict: dict, key, try read())
    }
    return dict
  }

  private mutating func readInstance(_ number: Int) throws -> Value {
    guard let type = try read().classInfo else {
      throw StoredValuesError(message: "the class of a stored object is not there")
    }
    let instance = vm.makeInstance(type)
    values[number] = instance
    for _ in 0..<(try input.count()) {
      let name = try input.text()
      try vm.storeAttribute(instance, name, try read())
    }
    return instance
  }
}
