import Interpreter

/// The native part of `collections`; `stdlib/collections` adds ChainMap and the abstract classes.
enum CollectionsModule {
  static func build(_ builder: ModuleBuilder) throws {
    let module = builder.shown(as: "collections")
    module.function(
      "namedtuple(typename, field_names, *, rename=False, defaults=None, module=None)"
    ) { vm, args in try NamedTuple.make(vm, args) }
    module.asBuiltins {
      defineDefaultDict(module)
      defineDeque(module)
    }
    // Gives a class derived from tuple the fields of a named tuple.
    module.function("_make_fields(cls, fields, defaults)") { vm, args in
      guard let info = args[0].classInfo else { return .none }
      let ownRepr = info.ownMember(vm.intern("__repr__"))
      NamedTuple.fill(
        vm, info, fields: try vm.texts(args[1], "fields"), defaults: try vm.elements(args[2]))
      if let ownRepr { info.setMember(vm.intern("__repr__"), ownRepr) }
      vm.noteClassChange()
      return .none
    }
    module.function("_count_elements(mapping, iterable)") { vm, args in
      try count(vm, args[0], args[1])
      return .none
    }
  }

  /// Fills a dict from a constructor's `iterable` and keywords.
  static func fill(
    _ vm: Interpreter, _ dict: Value, _ iterable: Value, _ keywords: Value
  ) throws {
    if !iterable.isUnbound { try vm.update(dict: dict, iterable) }
    try vm.update(dict: dict, keywords)
  }

  // MARK: defaultdict

  private static func defineDefaultDict(_ module: ModuleBuilder) {
    module.type("defaultdict", base: module.vm.types.dict) { type in
      type.constructor("defaultdict(cls, default_factory=None, iterable=UNSET, /, **kwargs)") {
        vm, args in
        guard args[1].isNone || vm.canCall(args[1]) else {
          throw vm.typeError("first argument must be callable or None")
        }
        let dict = vm.makeDict(of: args[0].classInfo ?? type.info, factory: args[1])
        try fill(vm, dict, args[2], args[3])
        return dict
      }
      type.method("__missing__(self, key, /)") { vm, args in
        let factory = vm.factory(ofDict: args[0])
        if factory.isNone || factory.isUnbound { throw vm.keyError(args[1]) }
        let value = try vm.call(factory)
        try vm.setItem(ofDict: args[0], args[1], value)
        return value
      }
      type.property(
        "default_factory", get: { vm, value in vm.factory(ofDict: value) },
        set: { vm, dict, value in vm.setFactory(ofDict: dict, value) })
      type.method("__repr__(self, /)") { vm, args in
        let factory = try vm.reprText(vm.factory(ofDict: args[0]))
        return vm.string(
          "\(vm.typeName(args[0]))(\(factory), \(try plainRepr(vm, args[0])))")
      }
      for name in ["copy", "__copy__"] {
        type.method("\(name)(self, /)") { vm, args in
          let dict = vm.makeDict(of: vm.type(of: args[0]), factory: vm.factory(ofDict: args[0]))
          try vm.update(dict: dict, args[0])
          return dict
        }
      }
    }
  }

  /// What `dict.__repr__` gives, whatever the class.
  static func plainRepr(_ vm: Interpreter, _ dict: Value) throws -> String {
    let plain = vm.makeDict()
    try vm.update(dict: plain, dict)
    return try vm.reprText(plain)
  }

  // MARK: Counting

  /// Adds one for each element of an iterable to a mapping's counts.
  private static func count(
    _ vm: Interpreter, _ counts: Value, _ iterable: Value
  ) throws {
    try vm.iterate(iterable) { element throws(Raised) in
      let old = try vm.itemOrUnbound(ofDict: counts, element)
      let new =
        old.isUnbound
        ? Value(1) : old.isInt ? Value(old.int + 1) : try vm.binary(.add, old, Value(1))
      try vm.setItemOf(dict: counts, element, new)
      return true
    }
  }
}
