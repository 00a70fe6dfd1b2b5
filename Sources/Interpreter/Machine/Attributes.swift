extension Value {
  @inline(__always) var instance: UnsafeMutablePointer<InstanceCell> {
    pointer(as: InstanceCell.self)
  }
  var namespace: ModuleNamespace {
    pointer(as: ModuleCell.self).pointee.namespace.takeUnretainedValue()
  }
}

extension Interpreter {
  /// `value.name`; raises AttributeError with a suggestion.
  @inline(never)
  func attribute(_ value: Value, _ name: Value) throws(Raised) -> Value {
    let result = try attributeOrUnbound(value, name)
    if !result.isUnbound { return result }
    throw missingAttribute(value, name)
  }

  public func attribute(_ value: Value, _ name: String) throws -> Value {
    try attribute(value, intern(name))
  }

  /// `value.name`, or nil when there is none.
  public func attributeIfPresent(_ value: Value, _ name: String) throws -> Value? {
    let result = try attributeOrUnbound(value, intern(name))
    return result.isUnbound ? nil : result
  }

  /// The attribute bound to its value, or unbound.
  func attributeOrUnbound(_ value: Value, _ name: Value) throws(Raised) -> Value {
    switch value.kind {
    case .type: return try typeAttribute(value, name)
    case .module: return moduleAttribute(value, name)
    case .superProxy: return try superAttribute(value, name)
    case .instance: return try hookedAttribute(value, name)
    default:
      if value.isDerived || value.is(.exception) { return try hookedAttribute(value, name) }
      return try plainAttribute(value, name)
    }
  }

  /// An attribute of an instance of a script class, which may define `__getattribute__` and
  /// `__getattr__`.
  private func hookedAttribute(_ value: Value, _ name: Value) throws(Raised) -> Value {
    let type = self.type(of: value)
    let every = type.lookup(symbols.getAnyAttribute, version: classVersion)
    let missing = type.lookup(symbols.getAttribute, version: classVersion)
    let isOwn = !every.isUnbound && !every.is(.native)
    if missing.isUnbound && !isOwn { return try plainAttribute(value, name) }
    do throws(Raised) {
      let found =
        isOwn ? try callMethod(every, value, [name]) : try plainAttribute(value, name)
      if !found.isUnbound || missing.isUnbound { return found }
    } catch {
      guard !missing.isUnbound, isInstance(raised, types.attributeError) else { throw error }
      raised = .none
    }
    return try callMethod(missing, value, [name])
  }

  /// `object.__getattribute__`: data descriptors of the class, then the value's own attributes, then
  /// the class's members.
  func plainAttribute(_ value: Value, _ name: Value) throws(Raised) -> Value {
    let type = self.type(of: value)
    let member = type.lookup(name, version: classVersion)
    if member.is(.property) { return try getProperty(member, value, name) }
    if isDataDescriptor(member) { return try bind(member, to: value, type: type) }
    let own = ownAttribute(value, name)
    if !own.isUnbound { return own }
    if !member.isUnbound { return try bind(member, to: value, type: type) }
    if let special = specialAttribute(value, name, type) { return special }
    if let missing = type.missingAttributeHook {
      do {
        return try missing(self, value, name.string.swiftString) ?? .unbound
      } catch { throw convert(error) }
    }
    if value.is(.host) {
      let hook = type.lookup(symbols.getAttribute, version: classVersion)
      if !hook.isUnbound { return try callMethod(hook, value, [name]) }
    }
    return .unbound
  }

  /// A class member that comes before what an instance itself holds: its class has `__set__` or
  /// `__delete__`.
  func isDataDescriptor(_ member: Value) -> Bool {
    guard member.is(.instance) || member.is(.host) else { return false }
    let type = self.type(of: member)
    return !type.lookup(symbols.set, version: classVersion).isUnbound
      || !type.lookup(symbols.delete, version: classVersion).isUnbound
  }

  /// What the value itself holds under a name.
  func ownAttribute(_ value: Value, _ name: Value) -> Value {
    switch value.kind {
    case .instance: return partAttribute(value.objectPart.unsafelyUnwrapped, name)
    case .exception:
      let attributes = value.exception.pointee.attributes
      if attributes.is(.dict) { return lookupSymbol(attributes.dict, name) }
    case .function:
      let attributes = value.pointer(as: FunctionCell.self).pointee.attributes
      if attributes.is(.dict) { return lookupSymbol(attributes.dict, name) }
    default: if let part = value.objectPart { return partAttribute(part, name) }
    }
    return .unbound
  }

  private func partAttribute(_ part: UnsafeMutablePointer<ObjectPart>, _ name: Value) -> Value {
    if let dict = part.dict { return lookupSymbol(dict.dict, name) }
    let type = part.pointee.type.pointee.info.takeUnretainedValue()
    guard let slot = type.slot(name), slot < part.pointee.capacity else { return .unbound }
    return part.pointee.slots[slot]
  }

  /// Look-up of an interned name in a dict with string keys; runs no script.
  func lookupSymbol(_ dict: UnsafeMutablePointer<DictCell>, _ name: Value) -> Value {
    let found = (try? find(dict, name, name.string.hash)) ?? -1
    return found >= 0 ? dict.pointee.entries[found].value : .unbound
  }

  /// Turns a class member into what `value.member` gives.
  @inline(__always)
  func bind(_ member: Value, to value: Value, type: TypeInfo) throws(Raised) -> Value {
    switch member.kind {
    case .function: return makeBoundMethod(member, value)
    case .native:
      let isMethod = member.pointer(as: NativeCell.self).pointee.native
        ._withUnsafeGuaranteedRef { $0.isMethod }
      return isMethod ? makeBoundMethod(member, value) : member
    case .property: return try getProperty(member, value, .unbound)
    case .staticMethod: return member.pointer(as: WrapperCell.self).pointee.function
    case .classMethod:
      return makeBoundMethod(member.pointer(as: WrapperCell.self).pointee.function, type.value)
    case .instance, .host:
      let getter = self.type(of: member).lookup(symbols.getOwn, version: classVersion)
      if !getter.isUnbound { return try callMethod(getter, member, [value, type.value]) }
      return member
    default: return member
    }
  }

  func makeBoundMethod(_ function: Value, _ receiver: Value) -> Value {
    let cell = heap.allocate(.boundMethod, BoundMethodCell.self)
    cell.pointee.function = function
    cell.pointee.receiver = receiver
    return Value(.boundMethod, cell)
  }

  /// - Parameter name: of the attribute, for the error; unbound where it is not known.
  private func getProperty(
    _ property: Value, _ value: Value, _ name: Value
  ) throws(Raised) -> Value {
    let getter = property.pointer(as: PropertyCell.self).pointee.getter
    if getter.isNone {
      let shown = name.isUnbound ? "" : " '\(name.string.swiftString)'"
      throw raise(
        types.attributeError, "property\(shown) of '\(typeName(value))' object has no getter")
    }
    return try call(getter, value)
  }

  private func typeAttribute(_ value: Value, _ name: Value) throws(Raised) -> Value {
    let info = value.typeInfo
    let member = info.lookup(name, version: classVersion)
    // A class's own name comes before a property that its instances have.
    if name.isIdentical(to: symbols.name), !member.is(.string) { return string(info.name) }
    switch member.kind {
    case .staticMethod: return member.pointer(as: WrapperCell.self).pointee.function
    case .classMethod:
      return makeBoundMethod(member.pointer(as: WrapperCell.self).pointee.function, value)
    case .instance, .host:
      let getter = type(of: member).lookup(symbols.getOwn, version: classVersion)
      if !getter.isUnbound { return try callMethod(getter, member, [.none, value]) }
      return member
    default:
      // A property of that name is for instances.
      let isOfType = name.isIdentical(to: symbols.name) || name.isIdentical(to: symbols.doc)
      if !member.isUnbound && !(isOfType && member.is(.property)) { return member }
    }
    if name.isIdentical(to: symbols.name) || name.isIdentical(to: symbols.qualifiedName) {
      return string(info.name)
    }
    if name.isIdentical(to: symbols.module) { return string(info.module) }
    if name.isIdentical(to: symbols.doc) { return info.doc.map { string($0) } ?? Value.none }
    if name.isIdentical(to: symbols.type) { return (info.metaclass ?? types.type).value }
    if name.isIdentical(to: symbols.bases) {
      return heap.makeTuple(info.bases.map(\.value))
    }
    if name.isIdentical(to: intern("__base__")) { return info.base?.value ?? .none }
    if name.isIdentical(to: symbols.mro) {
      return heap.makeTuple(
        [value] + info.ancestry.map { $0.takeUnretainedValue().value })
    }
    if name.isIdentical(to: symbols.dict) {
      let dict = heap.makeDict()
      for member in info.memberNames {
        try insert(dict, member, info.ownMember(member) ?? .none)
      }
      return Value(.dict, dict)
    }
    let metaclass = info.metaclass ?? types.type
    let own = metaclass.lookup(name, version: classVersion)
    return own.isUnbound ? .unbound : try bind(own, to: value, type: metaclass)
  }

  private func moduleAttribute(_ value: Value, _ name: Value) -> Value {
    let namespace = value.namespace
    if let found = namespace.value(name) { return found }
    if name.isIdentical(to: symbols.dict) {
      let dict = heap.makeDict()
      for (name, value) in namespace.defined { insertNew(dict, name, name.string.hash, value) }
      return Value(.dict, dict)
    }
    if name.isIdentical(to: symbols.name) { return string(namespace.name) }
    if name.isIdentical(to: symbols.file), let path = namespace.path { return string(path) }
    if name.isIdentical(to: symbols.type) { return types.module.value }
    return .unbound
  }

  private func superAttribute(_ value: Value, _ name: Value) throws(Raised) -> Value {
    let proxy = value.pointer(as: SuperCell.self)
    let receiver = proxy.pointee.receiver
    let info = proxy.pointee.type.typeInfo
    guard let base = info.base else { return .unbound }
    let start = receiver.is(.type) ? receiver.typeInfo : type(of: receiver)
    let member =
      start.hasBranches && start.isSubtype(of: info)
      ? start.lookup(name, after: info, version: classVersion)
      : base.lookup(name, version: classVersion)
    if member.isUnbound {
      return specialAttribute(receiver, name, base) ?? .unbound
    }
    if receiver.is(.type) {
      switch member.kind {
      case .classMethod:
        return makeBoundMethod(member.pointer(as: WrapperCell.self).pointee.function, receiver)
      case .staticMethod: return member.pointer(as: WrapperCell.self).pointee.function
      default: return member
      }
    }
    return try bind(member, to: receiver, type: type(of: receiver))
  }

  /// `__class__`, `__dict__`, `__name__` and the like, which no class lists as members.
  private func specialAttribute(_ value: Value, _ name: Value, _ type: TypeInfo) -> Value? {
    if name.isIdentical(to: symbols.type) { return type.value }
    if name.isIdentical(to: symbols.doc) && !value.is(.function) && !value.is(.native) {
      return type.doc.map { string($0) } ?? Value.none
    }
    if name.isIdentical(to: symbols.module) && value.is(.instance) { return string(type.module) }
    if name.isIdentical(to: symbols.dict), type.isScriptClass, type.allowedAttributes == nil,
      let part = value.objectPart
    {
      return attributeDict(part)
    }
    switch value.kind {
    case .exception where name.isIdentical(to: symbols.dict): return exceptionDict(value)
    case .function: return functionAttribute(value, name)
    case .native:
      let native = value.pointer(as: NativeCell.self).pointee.native.takeUnretainedValue()
      if name.isIdentical(to: symbols.name) { return string(native.name) }
      if name.isIdentical(to: symbols.qualifiedName) { return string(native.qualifiedName) }
      if name.isIdentical(to: symbols.doc) { return string(native.doc) }
      return nil
    case .boundMethod:
      let bound = value.pointer(as: BoundMethodCell.self)
      if name.isIdentical(to: intern("__self__")) { return bound.pointee.receiver }
      if name.isIdentical(to: intern("__func__")) { return bound.pointee.function }
      let result = try? attributeOrUnbound(bound.pointee.function, name)
      return result.flatMap { $0.isUnbound ? nil : $0 }
    default: return nil
    }
  }

  private func functionAttribute(_ value: Value, _ name: Value) -> Value? {
    let cell = value.pointer(as: FunctionCell.self)
    let code = cell.pointee.code.takeUnretainedValue()
    if name.isIdentical(to: symbols.name) { return string(code.name) }
    if name.isIdentical(to: symbols.qualifiedName) { return string(code.qualifiedName) }
    if name.isIdentical(to: symbols.doc) { return code.docstring.map { string($0) } ?? Value.none }
    if name.isIdentical(to: symbols.module) {
      return string(cell.pointee.module.takeUnretainedValue().name)
    }
    if name.isIdentical(to: symbols.defaults) {
      return cell.pointee.defaults.isUnbound ? Value.none : cell.pointee.defaults
    }
    if name.isIdentical(to: intern("__kwdefaults__")) {
      return cell.pointee.keywordDefaults.isUnbound ? Value.none : cell.pointee.keywordDefaults
    }
    if name.isIdentical(to: symbols.dict) {
      if cell.pointee.attributes.isUnbound { cell.pointee.attributes = makeDict() }
      return cell.pointee.attributes
    }
    if name.isIdentical(to: symbols.annotations) { return makeDict() }
    return nil
  }

  /// The names of an instance's own attributes.
  func ownNames(_ part: UnsafeMutablePointer<ObjectPart>) -> [String] {
    if let dict = part.dict { return entries(ofDict: dict).compactMap(\.key.stringValue) }
    let type = part.pointee.type.pointee.info.takeUnretainedValue()
    return type.slotNames.enumerated().compactMap { slot, name in
      slot < part.pointee.capacity && !part.pointee.slots[slot].isUnbound
        && !name.isIdentical(to: symbols.wrappedValue) ? name.stringValue : nil
    }
  }

  private func exceptionDict(_ value: Value) -> Value {
    let cell = value.exception
    if cell.pointee.attributes.isUnbound { cell.pointee.attributes = makeDict() }
    return cell.pointee.attributes
  }

  // MARK: Storing

  public func setAttribute(_ value: Value, _ name: String, _ newValue: Value) throws {
    try setAttribute(value, intern(name), newValue)
  }

  @inline(never)
  func setAttribute(_ value: Value, _ name: Value, _ newValue: Value) throws(Raised) {
    switch value.kind {
    case .type:
      let info = value.typeInfo
      guard info.isScriptClass else {
        throw typeError(
          "cannot set '\(name.string.swiftString)' attribute of immutable type '\(info.name)'")
      }
      info.setMember(name, newValue)
      classVersion += 1
      return
    case .module:
      try checkMutable(value)
      value.namespace.set(name, newValue)
      return
    default: break
    }
    let hook = type(of: value).lookup(symbols.setAttribute, version: classVersion)
    if !hook.isUnbound && !hook.is(.native) {
      _ = try callMethod(hook, value, [name, newValue])
      return
    }
    try setPlainAttribute(value, name, newValue)
  }

  /// `object.__setattr__`: properties and other data descriptors, then the value's own attributes.
  func setPlainAttribute(_ value: Value, _ name: Value, _ newValue: Value) throws(Raised) {
    let type = self.type(of: value)
    let member = type.lookup(name, version: classVersion)
    if member.is(.property) {
      let setter = member.pointer(as: PropertyCell.self).pointee.setter
      if setter.isNone {
        throw raise(
          types.attributeError,
          "property '\(name.string.swiftString)' of '\(type.name)' object has no setter")
      }
      _ = try call(setter, value, newValue)
      return
    }
    if isDataDescriptor(member) {
      let setter = self.type(of: member).lookup(symbols.set, version: classVersion)
      if setter.isUnbound { throw raise(types.attributeError, "__set__") }
      _ = try callMethod(setter, member, [value, newValue])
      return
    }
    if let assign = type.assignAttributeHook {
      do {
        if try assign(self, value, name.string.swiftString, newValue) { return }
      } catch { throw convert(error) }
    }
    try storeOwnAttribute(value, name, newValue)
  }

  /// Stores among the value's own attributes.
  func storeOwnAttribute(_ value: Value, _ name: Value, _ newValue: Value) throws(Raised) {
    try checkMutable(value)
    if let part = value.objectPart {
      let type = self.type(of: value)
      if let allowed = type.allowedAttributes, !allowed.contains(UInt(name.payload)) {
        let shown = name.string.swiftString
        throw raise(
          types.attributeError,
          type.lookup(name, version: classVersion).isUnbound
            ? "'\(type.name)' object has no attribute '\(shown)'"
            : "'\(type.name)' object attribute '\(shown)' is read-only")
      }
      if type === types.object {
        throw raise(
          types.attributeError,
          "'object' object has no attribute '\(name.string.swiftString)'")
      }
      return storeSlot(part, name, newValue)
    }
    switch value.kind {
    case .exception:
      let cell = value.exception
      if cell.pointee.attributes.isUnbound { cell.pointee.attributes = makeDict() }
      try insert(cell.pointee.attributes.dict, name, newValue)
    case .function:
      let cell = value.pointer(as: FunctionCell.self)
      if cell.pointee.attributes.isUnbound { cell.pointee.attributes = makeDict() }
      try insert(cell.pointee.attributes.dict, name, newValue)
    default:
      let type = self.type(of: value)
      let shown = name.string.swiftString
      if type.lookup(name, version: classVersion).isUnbound {
        throw raise(types.attributeError, "'\(type.name)' object has no attribute '\(shown)'")
      }
      throw raise(
        types.attributeError, "'\(type.name)' object attribute '\(shown)' is read-only")
    }
  }

  func storeSlot(_ part: UnsafeMutablePointer<ObjectPart>, _ name: Value, _ value: Value) {
    if let dict = part.dict {
      let found = (try? find(dict.dict, name, name.string.hash)) ?? -1
      if found >= 0 {
        dict.dict.pointee.entries[found].value = value
      } else {
        insertNew(dict.dict, name, name.string.hash, value)
      }
      return
    }
    let type = part.pointee.type.pointee.info.takeUnretainedValue()
    let slot = type.makeSlot(name)
    if slot >= part.pointee.capacity { heap.growSlots(part, max(slot + 1, type.slotNames.count)) }
    part.pointee.slots[slot] = value
  }

  @inline(never)
  func deleteAttribute(_ value: Value, _ name: Value) throws(Raised) {
    let hook =
      value.objectPart != nil
      ? type(of: value).lookup(symbols.deleteAttribute, version: classVersion) : .unbound
    if !hook.isUnbound && !hook.is(.native) {
      _ = try callMethod(hook, value, [name])
      return
    }
    try deleteOwnAttribute(value, name)
  }

  /// `object.__delattr__`
  func deleteOwnAttribute(_ value: Value, _ name: Value) throws(Raised) {
    try checkMutable(value)
    if let part = value.objectPart {
      if try deleteAttribute(value, part, name) { return }
      throw missingAttribute(value, name)
    }
    switch value.kind {
    case .type:
      let info = value.typeInfo
      guard info.isScriptClass else {
        throw typeError(
          "cannot set '\(name.string.swiftString)' attribute of immutable type '\(info.name)'")
      }
      if info.removeMember(name) {
        classVersion += 1
        return
      }
    case .module:
      if let slot = value.namespace.existingSlot(name), value.namespace.remove(at: slot) { return }
    case .exception, .function:
      let attributes = ownAttributes(value)
      if attributes.is(.dict), try !remove(attributes.dict, name).isUnbound { return }
    default: break
    }
    throw missingAttribute(value, name)
  }

  /// False where an instance has no such attribute.
  private func deleteAttribute(
    _ value: Value, _ part: UnsafeMutablePointer<ObjectPart>, _ name: Value
  ) throws(Raised) -> Bool {
    let member = type(of: value).lookup(name, version: classVersion)
    if member.is(.property) {
      let deleter = member.pointer(as: PropertyCell.self).pointee.deleter
      if deleter.isNone {
        throw raise(
          types.attributeError,
          "property '\(name.string.swiftString)' of '\(typeName(value))' object has no deleter")
      }
      _ = try call(deleter, value)
      return true
    }
    if isDataDescriptor(member) {
      let deleter = type(of: member).lookup(symbols.delete, version: classVersion)
      if deleter.isUnbound { throw raise(types.attributeError, "__delete__") }
      _ = try callMethod(deleter, member, [value])
      return true
    }
    if let dict = part.dict { return try !remove(dict.dict, name).isUnbound }
    guard let slot = type(of: value).slot(name), slot < part.pointee.capacity,
      !part.pointee.slots[slot].isUnbound
    else { return false }
    part.pointee.slots[slot] = .unbound
    return true
  }

  private func ownAttributes(_ value: Value) -> Value {
    value.is(.exception)
      ? value.exception.pointee.attributes : value.pointer(as: FunctionCell.self).pointee.attributes
  }

  /// An AttributeError worded as CPython's.
  func missingAttribute(_ value: Value, _ name: Value) -> Raised {
    let shown = name.string.swiftString
    let subject: String
    switch value.kind {
    case .type: subject = "type object '\(value.typeInfo.name)'"
    case .module:
      subject = "module '\(value.namespace.name)'"
      if value.namespace.isInitializing {
        return raise(
          types.attributeError,
          "partially initialized \(subject) has no attribute '\(shown)' "
            + "(most likely due to a circular import)")
      }
    case .superProxy: subject = "'super' object"
    case .boundMethod:
      subject = "'\(typeName(value.pointer(as: BoundMethodCell.self).pointee.function))' object"
    default: subject = "'\(typeName(value))' object"
    }
    let error = raise(types.attributeError, "\(subject) has no attribute '\(shown)'")
    // The traceback printer looks for a near name among the object's.
    let attributes = makeDict()
    try? setItem(ofDict: attributes, "name", name)
    try? setItem(ofDict: attributes, "obj", value)
    raised.exception.pointee.attributes = attributes
    return error
  }

  /// Refuses a change of a frozen value.
  @inline(__always)
  func checkMutable(_ value: Value) throws(Raised) {
    if value.isObject, value.header.pointee.flags.contains(.frozen) { throw frozenError(value) }
  }

  @inline(never)
  private func frozenError(_ value: Value) -> Raised {
    let maker = host.frozenBy(value).map { "cell '\($0)'" } ?? "an earlier cell"
    let type = typeName(value)
    return typeError(
      "cannot change a frozen \(type): it was made by \(maker); copy it first, "
        + "for example with copy.deepcopy(value)")
  }
}

extension TypeInfo {
  /// The hook of this class or its nearest base that has one.
  var missingAttributeHook: ((Interpreter, Value, String) throws -> Value?)? {
    nearest(\.missingAttribute)
  }

  var assignAttributeHook: ((Interpreter, Value, String, Value) throws -> Bool)? {
    nearest(\.assignAttribute)
  }
}
