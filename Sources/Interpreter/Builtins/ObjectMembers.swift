extension Interpreter {
  /// Members of `object`, which all classes share.
  func installObject() {
    let type = TypeBuilder(vm: self, info: types.object)
    type.method("__init__(self, /, *args, **kwargs)") { vm, args in
      if args[1].tuple.pointee.count > 0 || args[2].dict.pointee.count > 0 {
        throw vm.typeError(
          "object.__init__() takes exactly one argument (the instance to initialize)")
      }
      return .none
    }
    type.staticMethod("__new__(cls, /, *args, **kwargs)") { vm, args in
      guard args[0].is(.type) else {
        throw vm.typeError(
          "object.__new__(X): X is not a type object (\(vm.typeName(args[0])))")
      }
      return try vm.newInstance(args[0])
    }
    type.method("__repr__(self, /)") { vm, args in
      var buffer = TextBuffer()
      try vm.appendObject(args[0], to: &buffer)
      return vm.string(buffer)
    }
    type.method("__str__(self, /)") { vm, args in try vm.repr(args[0]) }
    type.method("__hash__(self, /)") { vm, args in Value(try vm.hash(args[0])) }
    type.method("__eq__(self, value, /)") { _, args in
      args[0].isIdentical(to: args[1]) ? .true : .notImplemented
    }
    type.method("__ne__(self, value, /)") { vm, args in
      let method = vm.type(of: args[0]).lookup(vm.symbols.equal, version: vm.classVersion)
      let equal = try vm.callMethod(method, args[0], [args[1]])
      return equal.isNotImplemented ? equal : Value(try !vm.truth(equal))
    }
    for (name, _) in Interpreter.orderings {
      type.method("\(name)(self, value, /)") { _, _ in .notImplemented }
    }
    type.method("__format__(self, format_spec, /)") { vm, args in
      guard args[1].is(.string) else {
        throw vm.typeError("__format__() argument must be str, not \(vm.typeName(args[1]))")
      }
      if args[1].string.pointee.byteCount == 0 { return try vm.str(args[0]) }
      throw vm.typeError(
        "unsupported format string passed to \(vm.typeName(args[0])).__format__")
    }
    installObjectAttributes(type)
  }

  private func installObjectAttributes(_ type: TypeBuilder) {
    type.method("__getattribute__(self, name, /)") { vm, args in
      guard args[1].is(.string) else {
        throw vm.typeError(
          "attribute name must be string, not '\(vm.typeName(args[1]))'")
      }
      let name = vm.intern(args[1])
      let found =
        args[0].objectPart == nil
        ? try vm.attributeOrUnbound(args[0], name) : try vm.plainAttribute(args[0], name)
      if found.isUnbound { throw vm.missingAttribute(args[0], name) }
      return found
    }
    type.method("__setattr__(self, name, value, /)") { vm, args in
      guard args[1].is(.string) else {
        throw vm.typeError(
          "attribute name must be string, not '\(vm.typeName(args[1]))'")
      }
      try vm.setPlainAttribute(args[0], vm.intern(args[1]), args[2])
      return .none
    }
    type.method("__delattr__(self, name, /)") { vm, args in
      try vm.deleteOwnAttribute(args[0], vm.intern(args[1]))
      return .none
    }
    type.method("__dir__(self, /)") { vm, args in
      vm.list(vm.attributeNames(args[0]).map { vm.string($0) })
    }
    type.classMethod("__init_subclass__(cls, /, **kwargs)") { vm, args in
      if !vm.entries(ofDict: args[1]).isEmpty {
        throw vm.typeError(
          "\(args[0].typeInfo.name).__init_subclass__() takes no keyword arguments")
      }
      return .none
    }
  }

  /// `object.__new__(cls)`
  private func newInstance(_ classValue: Value) throws(Raised) -> Value {
    let info = classValue.typeInfo
    switch info.instanceKind {
    case .instance:
      try checkConcrete(info)
      return heap.makeInstance(info.cell)
    case .exception: return heap.makeException(info.cell, arguments: heap.makeTuple([]))
    default:
      throw typeError(
        "object.__new__(\(info.name)) is not safe, use \(info.name).__new__()")
    }
  }

  // MARK: type, super, property, staticmethod, classmethod

  func installClassTypes(_ module: ModuleBuilder) {
    let type = MemberBuilder(self, types.type, .object(.type))
    type.constructor("type(cls, /, *args)") { vm, args in
      if args[1].tuple.pointee.count == 3 {
        return try vm.makeClass(args[1].tuple)
      }
      guard args[1].tuple.pointee.count == 1 else {
        throw vm.typeError("type() takes 1 or 3 arguments")
      }
      return vm.type(of: args[1].tuple.items[0]).value
    }
    type.unary("mro") { vm, value in
      let info = value.typeInfo
      return vm.list([value] + info.ancestry.map { $0.takeUnretainedValue().value })
    }
    type.binary("__or__") { vm, a, b in vm.classUnion(a, b) }
    type.binary("__ror__") { vm, a, b in vm.classUnion(b, a) }
    installClassUnions()
    MemberBuilder(self, types.superProxy, .object(.superProxy))
      .constructor("super(cls, type=UNSET, object=UNSET, /)") { vm, args in
        try vm.makeSuper(args)
      }
    installProperty()
    for (info, kind) in [
      (types.staticMethod, Kind.staticMethod), (types.classMethod, .classMethod),
    ] {
      let members = MemberBuilder(self, info, .object(kind))
      members.constructor("\(info.name)(cls, function, /)") { vm, args in
        let cell = vm.heap.allocate(kind, WrapperCell.self)
        cell.pointee.function = args[1]
        return Value(kind, cell)
      }
      for name in ["__func__", "__wrapped__"] {
        members.attribute(name) { _, value in
          value.pointer(as: WrapperCell.self).pointee.function
        }
      }
    }
  }

  /// `type(name, bases, dict)`
  private func makeClass(_ arguments: UnsafeMutablePointer<TupleCell>) throws(Raised) -> Value {
    let (name, bases, members) = (arguments.items[0], arguments.items[1], arguments.items[2])
    guard name.is(.string) else {
      throw typeError("type.__new__() argument 1 must be str, not \(typeName(name))")
    }
    guard bases.is(.tuple) else {
      throw typeError("type.__new__() argument 2 must be tuple, not \(typeName(bases))")
    }
    guard members.is(.dict) else {
      throw typeError("type.__new__() argument 3 must be dict, not \(typeName(members))")
    }
    let plain = name.string.swiftString
    let info = try makeClass(
      name: plain, module: runningModule.name, bases: heap.makeList(Array(bases.tuple.values)),
      keywords: .none)
    heap.keep(info.value)
    info.setMember(symbols.module, string(runningModule.name))
    info.setMember(symbols.qualifiedName, name)
    for (key, value) in entries(ofDict: members) where key.isString {
      info.setMember(intern(key), value)
    }
    if let doc = info.ownMember(symbols.doc), doc.is(.string) { info.doc = doc.string.swiftString }
    classVersion += 1
    try runClassHooks(info.value)
    return info.value
  }

  private func makeSuper(_ args: Arguments) throws(Raised) -> Value {
    guard args.has(1) else { throw runtimeError("super(): no arguments") }
    guard args[1].is(.type) else {
      throw typeError("super() argument 1 must be a type, not \(typeName(args[1]))")
    }
    guard args.has(2) else { throw notPart("super() with one argument") }
    let info = args[1].typeInfo
    let receiver = args[2]
    let fits =
      receiver.is(.type)
      ? receiver.typeInfo.isSubtype(of: info) || type(of: receiver).isSubtype(of: info)
      : type(of: receiver).isSubtype(of: info)
    guard fits else {
      throw typeError("super(type, obj): obj must be an instance or subtype of type")
    }
    let cell = heap.allocate(.superProxy, SuperCell.self)
    cell.pointee.type = args[1]
    cell.pointee.receiver = receiver
    return Value(.superProxy, cell)
  }

  private func installProperty() {
    let type = MemberBuilder(self, types.property, .object(.property))
    type.constructor("property(cls, fget=None, fset=None, fdel=None, doc=None)") { vm, args in
      vm.makeProperty(args[1], args[2], args[3], args[4])
    }
    type.binary("getter") { vm, value, getter in
      let cell = value.pointer(as: PropertyCell.self).pointee
      return vm.makeProperty(getter, cell.setter, cell.deleter, cell.doc)
    }
    type.binary("setter") { vm, value, setter in
      let cell = value.pointer(as: PropertyCell.self).pointee
      return vm.makeProperty(cell.getter, setter, cell.deleter, cell.doc)
    }
    type.binary("deleter") { vm, value, deleter in
      let cell = value.pointer(as: PropertyCell.self).pointee
      return vm.makeProperty(cell.getter, cell.setter, deleter, cell.doc)
    }
    type.attribute("fget") { _, value in value.pointer(as: PropertyCell.self).pointee.getter }
    type.attribute("fset") { _, value in value.pointer(as: PropertyCell.self).pointee.setter }
    type.attribute("fdel") { _, value in value.pointer(as: PropertyCell.self).pointee.deleter }
    type.attribute("__doc__") { vm, value in
      let cell = value.pointer(as: PropertyCell.self).pointee
      if !cell.doc.isNone || cell.getter.isNone { return cell.doc }
      return try vm.attributeOrNil(cell.getter, vm.symbols.doc) ?? .none
    }
  }

  private func makeProperty(
    _ getter: Value, _ setter: Value, _ deleter: Value, _ doc: Value
  ) -> Value {
    let cell = heap.allocate(.property, PropertyCell.self)
    cell.pointee.getter = getter
    cell.pointee.setter = setter
    cell.pointee.deleter = deleter
    cell.pointee.doc = doc
    return Value(.property, cell)
  }
}
