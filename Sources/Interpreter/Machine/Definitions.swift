extension Value {
  /// The slots of a module's variables.
  @inline(__always) var namespaceSlots: UnsafeMutablePointer<Value> {
    pointer(as: ModuleCell.self).pointee.namespace._withUnsafeGuaranteedRef { $0.slots }
  }
}

extension Interpreter {
  /// The code of the running frame.
  var runningCode: Code { frames[frameIndex].code.takeUnretainedValue() }
  var runningModule: ModuleNamespace { frames[frameIndex].module.takeUnretainedValue() }

  // MARK: Variables

  func storeGlobal(_ slot: Int, _ value: Value) throws(Raised) {
    runningModule.store(value, at: slot)
  }

  func deleteGlobal(_ slot: Int) throws(Raised) {
    if !runningModule.remove(at: slot) { throw unboundGlobal(slot) }
  }

  func unboundGlobal(_ slot: Int) -> Raised {
    nameError(runningModule.names[slot].string.swiftString)
  }

  func nameError(_ name: String) -> Raised {
    let error = raise(types.nameError, "name '\(name)' is not defined")
    let attributes = makeDict()
    try? setItem(ofDict: attributes, "name", string(name))
    raised.exception.pointee.attributes = attributes
    return error
  }

  func unboundLocal(_ name: Value) -> Raised {
    raise(
      types.unboundLocalError,
      "cannot access local variable '\(name.string.swiftString)' where it is not associated with "
        + "a value")
  }

  func unboundCell(_ constant: Int) -> Raised { unboundLocal(runningCode.constants[constant]) }

  func unboundFree(_ index: Int) -> Raised {
    raise(
      types.nameError,
      "cannot access free variable '\(runningCode.freeNames[index])' where it is not associated "
        + "with a value in enclosing scope")
  }

  // MARK: Functions and classes

  /// `defaults[0]` is the tuple of defaults, `defaults[1]` the dict of keyword-only ones.
  func makeFunction(
    _ index: Int, _ defaults: UnsafeMutablePointer<Value>, _ base: UnsafeMutablePointer<Value>
  ) -> Value {
    let code = runningCode.inner[index]
    let cell = heap.allocate(.function, FunctionCell.self)
    cell.pointee.code = Unmanaged.passUnretained(code)
    cell.pointee.defaults = defaults[0]
    cell.pointee.keywordDefaults = defaults[1]
    cell.pointee.module = frames[frameIndex].module
    cell.pointee.globals = frames[frameIndex].globals
    cell.pointee.attributes = .unbound
    cell.pointee.closure = .unbound
    cell.pointee.closure = capture(code, base)
    return Value(.function, cell)
  }

  /// The tuple of cells that inner code uses of the running frame.
  private func capture(_ code: Code, _ base: UnsafeMutablePointer<Value>) -> Value {
    if code.captures.isEmpty { return .unbound }
    let closure = heap.makeTuple(count: code.captures.count)
    for (i, capture) in code.captures.enumerated() {
      switch capture {
      case .register(let register): closure.items[i] = base[register]
      case .closure(let index): closure.items[i] = frames[frameIndex].closure.tuple.items[index]
      }
    }
    return Value(.tuple, closure)
  }

  /// Makes a class and pushes the frame of its body, whose result is the class.
  func beginClass(
    _ index: Int, _ result: UnsafeMutablePointer<Value>, _ bases: UnsafeMutablePointer<Value>,
    _ base: UnsafeMutablePointer<Value>, _ pc: UnsafeMutablePointer<Instruction>
  ) throws(Raised) {
    let code = runningCode.inner[index]
    let info = try makeClass(
      name: code.name, module: runningModule.name, bases: bases[0],
      keywords: bases[0].isUnbound ? .none : bases[1])
    info.doc = code.docstring
    info.setMember(symbols.module, string(runningModule.name))
    if let doc = code.docstring { info.setMember(symbols.doc, string(doc)) }
    info.setMember(symbols.qualifiedName, string(code.qualifiedName))
    result.pointee = info.value
    let closure = capture(code, base)
    try checkDepth(top + code.registerCount)
    frames[frameIndex].pc = pc
    let body = top
    body[0] = info.value
    let module = frames[frameIndex].module
    let globals = frames[frameIndex].globals
    frameIndex += 1
    frames[frameIndex] = Frame(
      pc: code.instructions, base: body, code: Unmanaged.passUnretained(code), globals: globals,
      module: module, closure: closure, result: result, delivery: .classBody, owner: info.value)
  }

  func storeMember(_ name: Value, _ value: Value) {
    var value = value
    if name.isIdentical(to: symbols.subclass) && value.is(.function) {
      // A class method without being declared as one.
      let cell = heap.allocate(.classMethod, WrapperCell.self)
      cell.pointee.function = value
      value = Value(.classMethod, cell)
    }
    frames[frameIndex].owner.typeInfo.setMember(name, value)
    classVersion += 1
  }

  /// `name: annotation` in a class body.
  func storeAnnotation(_ name: Value, _ value: Value) throws(Raised) {
    let info = frames[frameIndex].owner.typeInfo
    let dict: Value
    if let made = info.ownMember(symbols.annotations), made.is(.dict) {
      dict = made
    } else {
      dict = makeDict()
      info.setMember(symbols.annotations, dict)
    }
    try insert(dict.dict, name, value)
  }

  /// A name in a class body: the class's own member, else a global.
  func loadMember(
    _ name: Value, _ slot: Int, _ globals: UnsafeMutablePointer<Value>
  ) throws(Raised) -> Value {
    if let member = frames[frameIndex].owner.typeInfo.ownMember(name) { return member }
    let value = globals[slot]
    if value.isUnbound { throw unboundGlobal(slot) }
    return value
  }

  func deleteMember(_ name: Value) throws(Raised) {
    if !frames[frameIndex].owner.typeInfo.removeMember(name) {
      throw nameError(name.string.swiftString)
    }
    classVersion += 1
  }

  // MARK: Attributes with a cache

  func loadAttribute(
    _ object: Value, _ cache: UnsafeMutablePointer<InlineCache>
  ) throws(Raised) -> Value {
    let name = cache.pointee.name
    if object.is(.instance) {
      let cell = object.instance
      let info = cell.pointee.type.pointee.info._withUnsafeGuaranteedRef { $0 }
      if let slot = info.slot(name), slot < cell.pointee.capacity,
        !cell.pointee.slots[slot].isUnbound, mayCache(info, name)
      {
        cache.pointee.type = cell.pointee.type
        cache.pointee.version = classVersion
        cache.pointee.slot = slot
        return cell.pointee.slots[slot]
      }
    }
    return try attribute(object, name)
  }

  func storeAttribute(
    _ object: Value, _ cache: UnsafeMutablePointer<InlineCache>, _ value: Value
  ) throws(Raised) {
    let name = cache.pointee.name
    if object.is(.instance) {
      let cell = object.instance
      let info = cell.pointee.type.pointee.info._withUnsafeGuaranteedRef { $0 }
      let member = info.lookup(name, version: classVersion)
      let hook = info.lookup(symbols.setAttribute, version: classVersion)
      if !member.is(.property) && (hook.isUnbound || hook.is(.native))
        && info.assignAttributeHook == nil && info.allowedAttributes == nil
        && cell.pointee.capacity >= 0 && info !== types.object && !isDataDescriptor(member)
      {
        try checkMutable(object)
        let isNew = info.slot(name) == nil
        storeSlot(object.objectPart.unsafelyUnwrapped, name, value)
        // Remembered class members of this name are hidden from now on.
        if isNew && !member.isUnbound { classVersion += 1 }
        cache.pointee.type = cell.pointee.type
        cache.pointee.version = classVersion
        cache.pointee.slot = info.slot(name) ?? 0
        return
      }
    }
    try setAttribute(object, name, value)
  }

  /// Sets `window[0]` to a method and `window[1]` to its receiver, or to the attribute's value and
  /// nothing.
  func loadMethod(
    _ window: UnsafeMutablePointer<Value>, _ object: Value,
    _ cache: UnsafeMutablePointer<InlineCache>
  ) throws(Raised) {
    let name = cache.pointee.name
    if object.is(.module) {
      let namespace = object.namespace
      if let slot = namespace.existingSlot(name), namespace.value(name) != nil {
        cache.pointee.type = UnsafeMutablePointer(bitPattern: UInt(object.payload))
        cache.pointee.version = classVersion
        cache.pointee.slot = slot
      }
    } else if !object.is(.type) && !object.is(.superProxy) {
      let cell = typeCell(of: object)
      let info = cell.pointee.info._withUnsafeGuaranteedRef { $0 }
      let member = info.lookup(name, version: classVersion)
      if isPlainMethod(member) && ownAttribute(object, name).isUnbound
        && !hasOwnLookup(info, object)
      {
        // Kinds with attributes of their own are remembered only when no instance has the name.
        if info.slot(name) == nil && !object.is(.exception) && !object.is(.function)
          && !info.hasAttributeDicts
        {
          cache.pointee.type = cell
          cache.pointee.version = classVersion
          cache.pointee.slot = -1
          cache.pointee.value = member
        }
        window[0] = member
        window[1] = object
        return
      }
    }
    let value = try attribute(object, name)
    if value.is(.boundMethod) {
      let bound = value.pointer(as: BoundMethodCell.self)
      window[0] = bound.pointee.function
      window[1] = bound.pointee.receiver
    } else {
      window[0] = value
      window[1] = .unbound
    }
  }

  /// A class's `__getattribute__` in the script decides about every attribute.
  private func hasOwnLookup(_ info: TypeInfo, _ object: Value) -> Bool {
    guard object.objectPart != nil else { return false }
    let hook = info.lookup(symbols.getAnyAttribute, version: classVersion)
    return !hook.isUnbound && !hook.is(.native)
  }

  /// What a slot holds may be loaded without asking the class again.
  private func mayCache(_ info: TypeInfo, _ name: Value) -> Bool {
    let member = info.lookup(name, version: classVersion)
    if member.is(.property) || isDataDescriptor(member) { return false }
    let hook = info.lookup(symbols.getAnyAttribute, version: classVersion)
    return hook.isUnbound || hook.is(.native)
  }

  private func isPlainMethod(_ member: Value) -> Bool {
    if member.is(.function) { return true }
    guard member.is(.native) else { return false }
    return member.pointer(as: NativeCell.self).pointee.native
      ._withUnsafeGuaranteedRef { $0.isMethod }
  }

  // MARK: Calls with spread arguments

  /// `window[2]` is a list of positional arguments, `window[3]` a dict of named ones or None.
  func beginSpreadCall(_ window: UnsafeMutablePointer<Value>) throws(Raised) -> Bool {
    let list = window[2].list
    let named = window[3]
    let count = list.pointee.count
    var names = Value.unbound
    var total = count
    if named.is(.dict), named.dict.pointee.count > 0 {
      var keys: [Value] = []
      for (key, _) in entries(ofDict: named) {
        guard key.is(.string) else { throw typeError("keywords must be strings") }
        keys.append(intern(key))
      }
      names = heap.makeTuple(keys)
      total += keys.count
    }
    if window[0].is(.native) || total > 200 {
      if let result = try callNativeVariadic(window, list, named) {
        window[0] = result
        return false
      }
    }
    guard total < FunctionCompiler.maximumRegisters - 64 else {
      throw typeError("more than \(FunctionCompiler.maximumRegisters - 64) arguments")
    }
    guard window + total + 8 < registerLimit else { throw recursionError() }
    // The list itself must stay reachable until its items are in registers.
    heap.keep(window[2])
    (window + 2).update(from: list.pointee.items, count: count)
    if total > count {
      for (i, entry) in entries(ofDict: named).enumerated() { window[2 + count + i] = entry.value }
    }
    top = max(top, window + 2 + total)
    return try beginCall(window, total, names, delivery: .value)
  }

  /// `f(*long_list)` of a native with `*args`: the list becomes the tuple directly.
  private func callNativeVariadic(
    _ window: UnsafeMutablePointer<Value>, _ list: UnsafeMutablePointer<ListCell>, _ named: Value
  ) throws(Raised) -> Value? {
    guard window[0].is(.native), list.pointee.count > 64, window[1].isUnbound else { return nil }
    let native = window[0].pointer(as: NativeCell.self).pointee.native.takeUnretainedValue()
    let signature = native.prepare(self)
    guard signature.variadic >= 0 else { return nil }
    let direct = min(signature.positionalCount, list.pointee.count)
    let rest = heap.makeTuple(list.pointee.items + direct, list.pointee.count - direct)
    heap.keep(rest)
    let arguments = window + 4
    for i in 0..<direct { arguments[i] = list.pointee.items[i] }
    var keywords: [(name: String, value: Value)] = []
    if named.is(.dict) {
      keywords = entries(ofDict: named).map { ($0.key.string.swiftString, $0.value) }
    }
    for (i, keyword) in keywords.enumerated() { arguments[direct + i] = keyword.value }
    let names = keywords.isEmpty ? Value.unbound : heap.makeTuple(keywords.map { intern($0.name) })
    variadicOverride = rest
    return try callNative(window[0], arguments, direct + keywords.count, names)
  }

  // MARK: Displays

  func makeSet(_ first: UnsafeMutablePointer<Value>, _ count: Int) throws(Raised) -> Value {
    let set = heap.makeSet()
    for i in 0..<count { try insert(set, first[i]) }
    return Value(.set, set)
  }

  func makeDict(_ first: UnsafeMutablePointer<Value>, _ count: Int) throws(Raised) -> Value {
    let dict = heap.makeDict()
    for i in 0..<count { try insert(dict, first[2 * i], first[2 * i + 1]) }
    return Value(.dict, dict)
  }

  func extendDisplay(
    _ list: UnsafeMutablePointer<ListCell>, _ value: Value, _ flag: UInt8,
    _ callee: UnsafeMutablePointer<Value>
  ) throws(Raised) {
    if !isIterable(value) {
      throw typeError(
        flag == 1
          ? "\(spreadName(callee.pointee)) argument after * must be an iterable, not "
            + typeName(value)
          : "Value after * must be an iterable, not \(typeName(value))")
    }
    try extend(list, value)
  }

  /// A callable with its module, as errors about spread arguments print it.
  private func spreadName(_ callee: Value) -> String {
    switch callee.kind {
    case .type: return callee.typeInfo.displayName(self) + "()"
    case .function:
      let module = callee.pointer(as: FunctionCell.self).pointee.module.takeUnretainedValue()
      return "\(module.name).\(callableName(callee))()"
    case .boundMethod: return spreadName(callee.pointer(as: BoundMethodCell.self).pointee.function)
    case .native: return callableName(callee) + "()"
    default: return "\(typeName(callee)) object"
    }
  }

  /// flag 0: a dict display; 1: a call's `**` arguments, where a name may come only once.
  func updateDisplay(
    _ dict: UnsafeMutablePointer<DictCell>, _ value: Value, _ flag: UInt8,
    _ callee: UnsafeMutablePointer<Value>
  ) throws(Raised) {
    var isMapping = value.is(.dict)
    if !isMapping { isMapping = try !attributeOrUnbound(value, intern("keys")).isUnbound }
    if !isMapping {
      if flag == 1 {
        throw typeError(
          "\(spreadName(callee.pointee)) argument after ** must be a mapping, not "
            + typeName(value))
      }
      throw typeError("'\(typeName(value))' object is not a mapping")
    }
    if flag == 1, value.is(.dict) {
      for (key, _) in entries(ofDict: value) where try !lookup(dict, key).isUnbound {
        throw typeError(
          "\(spreadName(callee.pointee)) got multiple values for keyword argument '"
            + "\(key.stringValue ?? "")'")
      }
    }
    try update(dict, value)
  }

  // MARK: Unpacking

  func unpack(
    _ value: Value, _ target: UnsafeMutablePointer<Value>, _ count: Int
  ) throws(Raised) {
    switch value.kind {
    case .tuple where !value.isDerived:
      let tuple = value.tuple
      if tuple.pointee.count != count { throw unpackError(tuple.pointee.count, count) }
      for i in 0..<count { target[i] = tuple.items[i] }
    case .list where !value.isDerived:
      let list = value.list
      if list.pointee.count != count { throw unpackError(list.pointee.count, count) }
      for i in 0..<count { target[i] = list.pointee.items[i] }
    default: try unpackIterable(value, target, count)
    }
  }

  private func unpackError(_ got: Int, _ wanted: Int) -> Raised {
    got < wanted
      ? valueError("not enough values to unpack (expected \(wanted), got \(got))")
      : valueError("too many values to unpack (expected \(wanted))")
  }

  private func unpackIterable(
    _ value: Value, _ target: UnsafeMutablePointer<Value>, _ count: Int
  ) throws(Raised) {
    guard isIterable(value) else {
      throw typeError("cannot unpack non-iterable \(typeName(value)) object")
    }
    let iterator = try makeIterator(value)
    for i in 0..<count { target[i] = .none }
    let holder = heap.makeList([iterator])
    heap.keep(holder)
    let items = holder.list
    for i in 0..<count {
      let element = try next(iterator)
      if element.isUnbound { throw unpackError(i, count) }
      heap.append(element, to: items)
    }
    if try !next(iterator).isUnbound { throw unpackError(count + 1, count) }
    for i in 0..<count { target[i] = items.pointee.items[i + 1] }
  }

  /// `before` targets, a list of the rest, `after` targets.
  func unpackStar(
    _ value: Value, _ target: UnsafeMutablePointer<Value>, _ before: Int, _ after: Int
  ) throws(Raised) {
    guard isIterable(value) else {
      throw typeError("cannot unpack non-iterable \(typeName(value)) object")
    }
    let list = try makeList(from: value).list
    let count = list.pointee.count
    if count < before + after {
      throw valueError(
        "not enough values to unpack (expected at least \(before + after), got \(count))")
    }
    for i in 0..<before { target[i] = list.pointee.items[i] }
    target[before] = heap.makeList(list.pointee.items + before, count - before - after)
    for i in 0..<after { target[before + 1 + i] = list.pointee.items[count - after + i] }
  }

  /// One step of `yield from`: `registers[0]` is the iterator, `registers[1]` the value sent.
  func delegate(_ registers: UnsafeMutablePointer<Value>) throws(Raised) -> Value {
    let iterator = registers[0]
    let sent = registers[1]
    if iterator.is(.generator) { return try resume(iterator, sent.isUnbound ? .none : sent) }
    generatorResult = .none
    if !sent.isNone && !sent.isUnbound {
      return try call(try attribute(iterator, intern("send")), sent)
    }
    return try next(iterator)
  }

  // MARK: Context managers

  /// `window[0] = manager.__enter__()`, `window[1] = manager.__exit__` bound.
  func enterContext(
    _ manager: Value, _ window: UnsafeMutablePointer<Value>
  ) throws(Raised) {
    let type = self.type(of: manager)
    let enter = type.lookup(symbols.enter, version: classVersion)
    let exit = type.lookup(symbols.exit, version: classVersion)
    if enter.isUnbound || exit.isUnbound {
      let missed = enter.isUnbound ? "" : " (missed __exit__ method)"
      throw typeError(
        "'\(type.name)' object does not support the context manager protocol\(missed)")
    }
    window[1] = try bind(exit, to: manager, type: type)
    window[0] = try callMethod(enter, manager, [])
  }

  /// Calls `__exit__` with an exception, or with three Nones for an unbound one.
  func exitContext(_ exit: Value, _ exception: Value) throws(Raised) -> Value {
    if exception.isUnbound || exception.isNone {
      return try call(exit, .none, .none, .none)
    }
    let traceback = tracebackValue(exception)
    heap.keep(traceback)
    return try call(exit, type(of: exception).value, exception, traceback)
  }

  func display(_ value: Value) throws(Raised) {
    guard let display = host.display else { return }
    heap.keep(value)
    do { try display(self, value) } catch { throw convert(error) }
  }
}

extension Heap {
  /// Concatenates the `count` parts of an f-string and takes the cells of its fields back.
  func join(_ parts: UnsafeMutablePointer<Value>, _ count: Int) -> Value {
    if count == 1 && parts[0].isExactly(.string) {
      parts[0].header.pointee.flags.remove(.part)
      return parts[0]
    }
    var bytes = 0
    var characters = 0
    for i in 0..<count {
      bytes += parts[i].string.pointee.byteCount
      characters += parts[i].string.count
    }
    let result = makeString(byteCount: bytes, count: characters)
    var offset = 0
    for i in 0..<count {
      let part = parts[i].string
      memcpyBytes(result.pointee.bytes + offset, part.pointee.bytes, part.pointee.byteCount)
      offset += part.pointee.byteCount
      if part.pointee.header.flags.contains(.part) { recycle(parts[i].header) }
    }
    return Value(.string, result)
  }

  @inline(__always)
  private func memcpyBytes(
    _ target: UnsafeMutablePointer<UInt8>, _ source: UnsafeMutablePointer<UInt8>, _ count: Int
  ) {
    target.update(from: source, count: count)
  }
}
