import Arrays

/// Instructions that name, make and complete objects.
extension PickleMachine {
  mutating func makeObject(_ opcode: PickleOpcode) throws(PickleError) {
    switch opcode {
    case .global:
      let module = String(decoding: try input.line(), as: UTF8.self)
      try pushGlobal(module, String(decoding: try input.line(), as: UTF8.self))
    case .stackGlobal:
      let (name, module) = (text(try pop()), text(try pop()))
      guard let name, let module else { throw refused("STACK_GLOBAL requires str") }
      try pushGlobal(module, name)
    case .reduce:
      let arguments = try popArguments()
      let callee = try pop()
      try reduce(try self.name(callee, for: "REDUCE"), arguments)
    case .newObject:
      let arguments = try popArguments()
      let type = try pop()
      try make(try name(type, for: "NEWOBJ"), arguments, named: nil)
    case .newObjectNamed:
      let named = try pop()
      let arguments = try popArguments()
      let type = try pop()
      guard case .dictionary(let entries) = node(named) else {
        throw refused("NEWOBJ_EX kwargs argument must be a dict")
      }
      let isPlain = entries.keys.isEmpty
      try make(try name(type, for: "NEWOBJ_EX"), arguments, named: isPlain ? nil : named)
    case .inst:
      let module = String(decoding: try input.line(), as: UTF8.self)
      let name = String(decoding: try input.line(), as: UTF8.self)
      let arguments = popItems(from: try closeMark())
      try pushGlobal(module, name)
      try reduce(try self.name(try pop(), for: "INST"), arguments)
    case .object:
      var arguments = popItems(from: try closeMark())
      guard !arguments.isEmpty else { throw underflow() }
      let type = arguments.removeFirst()
      try reduce(try name(type, for: "OBJ"), arguments)
    default:
      let state = try pop()
      guard case .node(let target) = try top() else {
        throw refused("state for an object that has none")
      }
      try build(target, state)
    }
  }

  private mutating func popArguments() throws(PickleError) -> [PickleValue] {
    guard case .tuple(let arguments) = node(try pop()) else {
      throw refused("arguments must be a tuple")
    }
    return arguments
  }

  private func name(_ value: PickleValue, for opcode: String) throws(PickleError) -> PickleName {
    guard case .named(let name) = node(value) else {
      throw refused("\(opcode) of something that is no class")
    }
    return name
  }

  private mutating func pushGlobal(_ module: String, _ name: String) throws(PickleError) {
    let global = PickleName(module: module, name: name)
    switch global.known {
    case .missing: push(.notAvailable)
    case .some: push(.named(global))
    case nil:
      guard options.allowOpaque else {
        throw refused("'\(global.full)' is not among the plain data classes that are read")
      }
      push(.named(global))
    }
  }

  /// `class.__new__(class, *arguments)`: an object whose state is to come.
  mutating func make(
    _ type: PickleName, _ arguments: [PickleValue], named: PickleValue?
  ) throws(PickleError) {
    guard let known = type.known else {
      let record = PickleRecord(module: type.module, name: type.name, arguments: arguments)
      record.namedArguments = named
      return push(.record(record))
    }
    if named != nil { throw refused("named arguments for '\(type.full)'") }
    switch known {
    case .dataFrame, .series, .blockManager, .singleBlockManager, .datetimeArray, .timedeltaArray,
      .categorical, .stringArray, .maskedArray, .arrowStringArray, .categoricalDType, .stringDType,
      .arrowDType, .arrayWrapper:
      guard arguments.isEmpty else { return try reduce(type, arguments) }
      push(.part(PicklePart(type.full, .unbuilt(known))))
    case .extensionDType, .offset: push(.part(PicklePart(type.full, .extensionDType)))
    default: try reduce(type, arguments)
    }
  }

  /// Stands in for `type(*arguments)`.
  mutating func reduce(_ type: PickleName, _ arguments: [PickleValue]) throws(PickleError) {
    guard let known = type.known else {
      return push(
        .record(PickleRecord(module: type.module, name: type.name, arguments: arguments)))
    }
    var made = try makePython(known, arguments)
    if made == nil { made = try makeTime(known, arguments) }
    if made == nil { made = try makeNumpy(known, arguments) }
    if made == nil { made = try makePandas(known, arguments) }
    if made == nil { made = try makeArrow(known, arguments) }
    guard let made else {
      throw refused("'\(type.full)' with arguments that are not understood")
    }
    push(made)
  }

  /// Stands in for `target.__setstate__(state)`.
  private mutating func build(_ target: PickleReference, _ state: PickleValue)
    throws(PickleError)
  {
    let place = Int(target.place)
    switch nodes[place] {
    case .record(let record): record.state = state
    case .array: nodes[place] = .array(try builtArray(state))
    case .dtype(let type): nodes[place] = .dtype(try builtDType(type, state))
    case .part(let part):
      guard case .unbuilt(let known) = part.content else {
        // Offsets and extension dtypes say nothing more that is needed.
        if case .extensionDType = part.content { return }
        if case .stringDType = part.content { return }
        throw refused("second state for a \(part.name)")
      }
      nodes[place] = try builtPandas(known, name: part.name, state)
    case let other: throw refused("state for a \(other.typeName)")
    }
  }

  // MARK: Looking into values

  @inline(__always)
  func node(_ value: PickleValue?) -> PickleNode? {
    if case .node(let reference) = value { nodes[Int(reference.place)] } else { nil }
  }

  func text(_ value: PickleValue?) -> String? {
    if case .string(let text) = node(value) { text } else { nil }
  }

  func integer(_ value: PickleValue?) -> Int? {
    switch value {
    case .int(let value): return Int(value)
    case .bool(let value): return value ? 1 : 0
    default:
      if case .scalar(_, .int(let value)) = node(value) { return Int(value) }
      return nil
    }
  }

  func isNone(_ value: PickleValue) -> Bool {
    if case .none = value { true } else { false }
  }

  /// The values of a list or tuple.
  func items(_ value: PickleValue?) -> [PickleValue]? {
    switch node(value) {
    case .list(let items), .tuple(let items): items
    default: nil
    }
  }

  /// Bytes, or the Latin-1 text that Python 2 and protocol 2 have in their place.
  mutating func bytes(_ value: PickleValue) throws(PickleError) -> PickleBytes? {
    switch node(value) {
    case .bytes(let bytes), .byteArray(let bytes): return bytes
    case .string(let text): return try latin1(text)
    default: return nil
    }
  }

  /// The bytes that `text.encode('latin1')` gives.
  mutating func latin1(_ text: String) throws(PickleError) -> PickleBytes {
    try charge(text.utf8.count)
    let storage = Storage(byteCount: text.utf8.count)
    let bytes = storage.base.assumingMemoryBound(to: UInt8.self)
    var count = 0
    for scalar in text.unicodeScalars {
      guard scalar.value < 256 else { throw refused("text is not Latin-1") }
      bytes[count] = UInt8(scalar.value)
      count += 1
    }
    return PickleBytes(storage: storage, count: count)
  }

  /// The values of a state dictionary by name.
  func entries(_ value: PickleValue) throws(PickleError) -> [String: PickleValue]? {
    guard case .dictionary(let dictionary) = node(value) else { return nil }
    guard dictionary.keys.count <= 64 else { throw refused("state with too many entries") }
    var entries: [String: PickleValue] = [:]
    for (key, value) in zip(dictionary.keys, dictionary.values) {
      if let key = text(key) { entries[key] = value }
    }
    return entries
  }
}
