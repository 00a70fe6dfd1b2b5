extension Interpreter {
  func installObjectFunctions(_ module: ModuleBuilder) {
    module.function("id(obj, /)") { vm, args in
      Value(Int(truncatingIfNeeded: vm.objectIdentity(args[0])))
    }
    module.function("hash(obj, /)") { vm, args in Value(try vm.hash(args[0])) }
    module.function("callable(obj, /)") { vm, args in Value(vm.isCallable(args[0])) }
    installAttributeFunctions(module)
    module.function("isinstance(obj, class_or_tuple, /)") { vm, args in
      Value(try vm.isInstance(args[0], of: args[1]))
    }
    module.function("issubclass(cls, class_or_tuple, /)") { vm, args in
      guard args[0].is(.type) else { throw vm.typeError("issubclass() arg 1 must be a class") }
      return Value(try vm.isSubclass(args[0], of: args[1]))
    }
  }

  private func objectIdentity(_ value: Value) -> UInt64 {
    value.isObject
      ? value.payload : (value.payload << 4 | (value.tag.raw & 15)) & UInt64(Int.max) | 1
  }

  public func isCallable(_ value: Value) -> Bool {
    switch value.kind {
    case .function, .native, .boundMethod, .type, .staticMethod, .classMethod: return true
    default: return !type(of: value).lookup(symbols.call, version: classVersion).isUnbound
    }
  }

  // MARK: Attributes

  private func installAttributeFunctions(_ module: ModuleBuilder) {
    module.function("getattr(object, name, default=UNSET, /)") { vm, args in
      let name = try vm.attributeName(args[1])
      if !args.has(2) { return try vm.attribute(args[0], name) }
      return try vm.attributeOrNil(args[0], name) ?? args[2]
    }
    module.function("hasattr(obj, name, /)") { vm, args in
      Value(try vm.attributeOrNil(args[0], try vm.attributeName(args[1])) != nil)
    }
    module.function("setattr(obj, name, value, /)") { vm, args in
      try vm.setAttribute(args[0], try vm.attributeName(args[1]), args[2])
      return .none
    }
    module.function("delattr(obj, name, /)") { vm, args in
      try vm.deleteAttribute(args[0], try vm.attributeName(args[1]))
      return .none
    }
    module.function("dir(object=UNSET, /)") { vm, args in
      guard args.has(0) else { return vm.list(vm.namesInScope().map { vm.string($0) }) }
      return try vm.directory(args[0])
    }
    module.function("vars(object=UNSET, /)") { vm, args in
      guard args.has(0) else { throw vm.notPart("vars() without an argument") }
      let dict = try vm.attributeOrUnbound(args[0], vm.symbols.dict)
      if dict.isUnbound {
        throw vm.typeError("vars() argument must have __dict__ attribute")
      }
      return dict
    }
  }

  private func attributeName(_ name: Value) throws(Raised) -> Value {
    guard name.is(.string) else {
      throw typeError("attribute name must be string, not '\(typeName(name))'")
    }
    return intern(name)
  }

  /// The attribute, or nil when looking it up raises AttributeError.
  func attributeOrNil(_ value: Value, _ name: Value) throws(Raised) -> Value? {
    do {
      let found = try attributeOrUnbound(value, name)
      return found.isUnbound ? nil : found
    } catch {
      guard isInstance(raised, types.attributeError) else { throw error }
      raised = .none
      return nil
    }
  }

  /// `dir(value)`
  private func directory(_ value: Value) throws(Raised) -> Value {
    let method = type(of: value).lookup(intern("__dir__"), version: classVersion)
    if !method.isUnbound && !isCoreMember(method) {
      let list = try makeList(from: try callMethod(method, value, []))
      heap.keep(list)
      try sort(list.list, key: .none, reverse: false)
      return list
    }
    return list(sortedNames(attributeNames(value)))
  }

  private func sortedNames(_ names: [String]) -> [Value] {
    Set(names).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
      .map { string($0) }
  }

  /// Names of the running module, for `dir()`.
  private func namesInScope() -> [String] {
    guard frameIndex >= 0 else { return [] }
    return runningModule.defined.map { $0.name.string.swiftString }.sorted()
  }

  // MARK: Classes

  func isInstance(_ value: Value, of classes: Value) throws(Raised) -> Bool {
    if classes.is(.type) {
      let info = classes.typeInfo
      if type(of: value).isSubtype(of: info) { return true }
      return try instanceCheck(classes, value)
    }
    if classes.is(.tuple) {
      for item in classes.tuple.values where try isInstance(value, of: item) { return true }
      return false
    }
    if classes.is(.host) || classes.is(.instance) {
      let method = type(of: classes).lookup(intern("__instancecheck__"), version: classVersion)
      if !method.isUnbound { return try truth(try callMethod(method, classes, [value])) }
    }
    throw typeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
  }

  /// Host classes such as `collections.abc.Mapping` may judge values themselves.
  private func instanceCheck(_ classValue: Value, _ value: Value) throws(Raised) -> Bool {
    guard let check = classValue.typeInfo.ownMember(intern("__instancecheck__")) else {
      return false
    }
    return try truth(try call(check, [classValue, value]))
  }

  private func isSubclass(_ value: Value, of classes: Value) throws(Raised) -> Bool {
    if classes.is(.type) {
      if value.typeInfo.isSubtype(of: classes.typeInfo) { return true }
      guard let check = classes.typeInfo.ownMember(intern("__subclasscheck__")) else {
        return false
      }
      return try truth(try call(check, [classes, value]))
    }
    if classes.is(.tuple) {
      for item in classes.tuple.values where try isSubclass(value, of: item) { return true }
      return false
    }
    throw typeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
  }

  /// NotImplementedError for what the dialect leaves out.
  func notPart(_ what: String) -> Raised {
    raise(types.notImplementedError, "\(what) is not part of mnb's Python")
  }
}
