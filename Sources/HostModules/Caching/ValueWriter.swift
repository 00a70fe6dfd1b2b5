import Arrays
import Boosting
import Frames
import Interpreter

/// A value that cannot be stored.
struct NotStorable: Error {
  let reason: String
}

/// Encodes script values for the cell cache; what is shared stays shared.
struct ValueWriter {
  let vm: Interpreter
  var out = ByteWriter()
  /// Set when a value was met that changes when it is used.
  var isStateful = false
  /// Values that can be named instead of stored: by identity, the global that holds them.
  private let globals: [UInt64: String]
  private var known: [UInt64: Int] = [:]
  private var depth = 0

  init(_ vm: Interpreter, globals: [UInt64: String]) {
    self.vm = vm
    self.globals = globals
  }

  mutating func tag(_ tag: ValueTag) { out.byte(tag.rawValue) }

  /// - Throws: `NotStorable`, or what scripts' own code throws.
  mutating func write(_ value: Value) throws {
    if writeInline(value) { return }
    let identity = vm.identityKey(value)
    if let name = globals[identity] {
      tag(.global)
      return out.text(name)
    }
    if let number = known[identity] {
      tag(.reference)
      return out.int(number)
    }
    known[identity] = known.count
    depth += 1
    defer { depth -= 1 }
    guard depth < 1000 else { throw NotStorable(reason: "is nested too deeply") }
    if try writeText(value) { return }
    if try writeContainer(value) { return }
    if try writeName(value) { return }
    if try writeHost(value) { return }
    throw NotStorable(reason: "holds a \(vm.typeName(value)), which cannot be stored")
  }

  private mutating func writeInline(_ value: Value) -> Bool {
    if value.isNone {
      tag(.none)
    } else if value.isBool {
      tag(value.bool ? .true : .false)
    } else if value.isInt {
      tag(.int)
      out.int(value.int)
    } else if value.isFloat {
      tag(.float)
      out.double(value.float)
    } else if value.isEllipsis {
      tag(.ellipsis)
    } else {
      return false
    }
    return true
  }

  private mutating func writeText(_ value: Value) throws -> Bool {
    if let text = value.utf8 {
      tag(.string)
      out.block(UnsafeRawBufferPointer(text))
    } else if let bytes = value.bytesValue {
      tag(.bytes)
      bytes.withUnsafeBytes { out.block($0) }
    } else if let big = vm.bigInteger(value) {
      tag(.bigInteger)
      big.twosComplement.withUnsafeBytes { out.block($0) }
    } else {
      return false
    }
    return true
  }

  private mutating func writeContainer(_ value: Value) throws -> Bool {
    switch vm.typeName(value) {
    case "list" where value.isList: try writeItems(.list, Array(value.items!))
    case "tuple" where value.isTuple: try writeItems(.tuple, Array(value.items!))
    case "dict" where value.isDict: try writeEntries(.dict, value)
    case "OrderedDict" where value.isDict: try writeEntries(.ordered, value)
    case "Counter" where value.isDict: try writeEntries(.counter, value)
    case "defaultdict" where value.isDict:
      tag(.defaulting)
      try write(try vm.attribute(value, "default_factory"))
      try writeEntryList(value)
    case "set" where value.isSet: try writeItems(.set, try vm.elements(value))
    case "frozenset" where value.isFrozenSet: try writeItems(.frozenSet, try vm.elements(value))
    case "range":
      tag(.range)
      for name in ["start", "stop", "step"] { try write(try vm.attribute(value, name)) }
    case "slice":
      guard let bounds = value.sliceBounds else { return false }
      tag(.slice)
      for bound in [bounds.start, bounds.stop, bounds.step] { try write(bound) }
    default: return false
    }
    return true
  }

  private mutating func writeItems(_ kind: ValueTag, _ items: [Value]) throws {
    tag(kind)
    out.int(items.count)
    for item in items { try write(item) }
  }

  private mutating func writeEntries(_ kind: ValueTag, _ value: Value) throws {
    tag(kind)
    try writeEntryList(value)
  }

  private mutating func writeEntryList(_ value: Value) throws {
    let entries = vm.entries(ofDict: value)
    out.int(entries.count)
    for entry in entries {
      try write(entry.key)
      try write(entry.value)
    }
  }

  /// Modules, classes and instances.
  private mutating func writeName(_ value: Value) throws -> Bool {
    if value.isModule {
      tag(.module)
      out.text(try vm.strText(try vm.attribute(value, "__name__")))
      return true
    }
    if let type = value.classInfo {
      if let builtin = vm.builtinType(type.name), builtin.isIdentical(to: value) {
        tag(.builtinType)
        out.text(type.name)
        return true
      }
      if writeMember(value, of: type.module, type.name) { return true }
      guard type.module != "__main__", let found = try? vm.hostType(type.module, type.name),
        found === type
      else { throw NotStorable(reason: "holds the class '\(type.name)', which no cell defines") }
      tag(.hostType)
      out.text(type.module)
      out.text(type.name)
      return true
    }
    if value.isFunction {
      let names = try ["__module__", "__qualname__"].map { try vm.attribute(value, $0).stringValue }
      if let module = names[0], let name = names[1], writeMember(value, of: module, name) {
        return true
      }
      throw NotStorable(reason: "holds a function that was made by other code than a 'def'")
    }
    if value.isConsumable {
      isStateful = true
      throw NotStorable(reason: "holds a \(vm.typeName(value)), which is used up as it is read")
    }
    guard value.isInstance else { return false }
    tag(.instance)
    try write(try vm.attribute(value, "__class__"))
    let attributes = vm.ownAttributes(of: value)
    out.int(attributes.count)
    for attribute in attributes {
      out.text(attribute.name)
      try write(attribute.value)
    }
    return true
  }

  /// Names what a module defines; false where the module has something else under this name.
  private mutating func writeMember(_ value: Value, of module: String, _ name: String) -> Bool {
    guard module != "__main__",
      let loaded = vm.entries(ofDict: vm.loadedModules()).first(where: {
        $0.key.stringValue == module
      }),
      let member = try? vm.attributeIfPresent(loaded.value, name), member.isIdentical(to: value)
    else { return false }
    tag(.moduleMember)
    out.text(module)
    out.text(name)
    return true
  }
}
