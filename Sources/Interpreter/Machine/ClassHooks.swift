extension Interpreter {
  /// What happens once the body of a class has run: `__slots__` is noted, then `__set_name__` of what
  /// the class holds, the host's hook and `__init_subclass__` of its base are called.
  func runClassHooks(_ classValue: Value) throws(Raised) {
    let info = classValue.typeInfo
    try noteSlots(info)
    for name in info.memberNames {
      guard let member = info.ownMember(name), member.is(.instance) || member.is(.host) else {
        continue
      }
      let hook = type(of: member).lookup(symbols.setName, version: classVersion)
      if !hook.isUnbound { _ = try callMethod(hook, member, [classValue, name]) }
    }
    for made in [info.nearest(\.classWasMade), info.metaclass?.classWasMade] {
      guard let made else { continue }
      do { try made(self, info) } catch { throw convert(error) }
      classVersion += 1
    }
    let keywords = info.subclassArguments
    info.subclassArguments = .unbound
    let hook = info.lookup(symbols.subclass, after: info, version: classVersion)
    guard hook.is(.classMethod) else { return }
    heap.keep(keywords)
    let function = hook.pointer(as: WrapperCell.self).pointee.function
    let named =
      keywords.is(.dict)
      ? entries(ofDict: keywords).map { ($0.key.string.swiftString, $0.value) } : []
    _ = try call(function, [classValue], keywords: named)
  }

  /// `__slots__` limits the attributes of instances when every base but object has them too.
  private func noteSlots(_ info: TypeInfo) throws(Raised) {
    guard let slots = info.ownMember(symbols.slots) else { return }
    let inherited = info.bases.filter { $0 !== types.object }
    let isRestricted = inherited.allSatisfy { $0.allowedAttributes != nil }
    var allowed = inherited.reduce(into: Set<UInt>()) { $0.formUnion($1.allowedAttributes ?? []) }
    if slots.is(.string) {
      if slots.string.swiftString == "__dict__" { return }
      info.addsSlots = true
      allowed.insert(UInt(intern(slots).payload))
    } else {
      for name in try makeList(from: slots).list.values {
        guard name.is(.string) else {
          throw typeError("__slots__ items must be strings, not '\(typeName(name))'")
        }
        let symbol = intern(name)
        if symbol.isIdentical(to: symbols.dict) { return }
        if info.ownMember(symbol) != nil {
          throw valueError(
            "'\(name.string.swiftString)' in __slots__ conflicts with class variable")
        }
        info.addsSlots = true
        allowed.insert(UInt(symbol.payload))
      }
    }
    if isRestricted { info.allowedAttributes = allowed }
  }

  /// To be called after members of a class were changed: look-ups are made again.
  public func noteClassChange() { classVersion += 1 }

  /// A new instance of a class made by a script, or by a host module with `base: vm.types.object`;
  /// `__init__` is not called. For a class derived from int, str and the like, `value` is what the
  /// instance holds.
  public func makeInstance(_ info: TypeInfo, holding value: Value? = nil) -> Value {
    guard let value, info.wrapsNumber || info.instanceKind.isDerivable else {
      return heap.makeInstance(info.cell)
    }
    return derive(value, info)
  }

  /// Stores among an object's own attributes, whatever `__setattr__` its class has.
  public func storeAttribute(_ object: Value, _ name: String, _ value: Value) throws {
    try storeOwnAttribute(object, intern(name), value)
  }

  /// The attributes of an instance as its `__dict__`; nil for values without one.
  public func attributes(of value: Value) -> Value? { value.objectPart.map(attributeDict) }
}
