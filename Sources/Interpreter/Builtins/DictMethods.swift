extension Interpreter {
  func installDict() {
    let type = MemberBuilder(self, types.dict, .object(.dict))
    type.constructor("dict(cls, iterable=UNSET, /, **kwargs)") { vm, args in
      let dict = vm.makeDict()
      vm.heap.keep(dict)
      if args.has(1) { try vm.update(dict.dict, args[1]) }
      if args[2].dict.pointee.count > 0 { try vm.update(dict.dict, args[2]) }
      return dict
    }
    installContainerOperators(type)
    installComparisons(type, ordered: false)
    type.info.setMember(symbols.hash, .none)
    installDictAccess(type)
    installDictChanges(type)
    installDictOperators(type)
    for (info, kind) in [
      (types.dictKeys, DictViewType.keys), (types.dictValues, .values), (types.dictItems, .items),
    ] {
      installDictView(MemberBuilder(self, info, .object(.dictView)), kind)
    }
  }

  func makeDictView(_ type: DictViewType, _ dict: Value) -> Value {
    let cell = heap.allocate(.dictView, DictViewCell.self)
    cell.pointee.type = type
    cell.pointee.dict = dict
    return Value(.dictView, cell)
  }

  private func installDictAccess(_ type: MemberBuilder) {
    type.method("get(self, key, default=None, /)") { vm, args in
      let found = try vm.lookup(args[0].dict, args[1])
      return found.isUnbound ? args[2] : found
    }
    type.unary("keys") { vm, dict in vm.makeDictView(.keys, dict) }
    type.unary("values") { vm, dict in vm.makeDictView(.values, dict) }
    type.unary("items") { vm, dict in vm.makeDictView(.items, dict) }
    type.unary("copy") { vm, dict in try vm.copy(dict) }
    type.classMethod("fromkeys(type, iterable, value=None, /)") { vm, args in
      let dict = vm.heap.makeDict()
      let result = Value(.dict, dict)
      vm.heap.keep(result)
      try vm.iterate(args[1]) { key throws(Raised) in
        try vm.insert(dict, key, args[2])
        return true
      }
      return result
    }
    type.binary("__getitem__") { vm, dict, key in try vm.item(dict, key) }
    type.unary("__reversed__") { vm, dict in try vm.reversed(dict) }
  }

  /// A dict of the same class, where that is no script's, with the same entries.
  func copy(_ dict: Value) throws(Raised) -> Value {
    let result = heap.makeDict()
    result.pointee.type = dict.dict.hostType
    result.pointee.factory = dict.dict.pointee.factory
    let value = Value(.dict, result)
    heap.keep(value)
    if dict.dict.pointee.count > 5 { heap.resize(result, for: dict.dict.pointee.count) }
    try update(result, dict)
    return value
  }

  private func installDictChanges(_ type: MemberBuilder) {
    type.method("setdefault(self, key, default=None, /)") { vm, args in
      let dict = args[0].dict
      let hash = try vm.hash(args[1])
      let found = try vm.find(dict, args[1], hash)
      if found >= 0 { return dict.pointee.entries[found].value }
      try vm.checkMutable(args[0])
      vm.insertNew(dict, args[1], hash, args[2])
      return args[2]
    }
    type.method("pop(self, key, default=UNSET, /)") { vm, args in
      try vm.checkMutable(args[0])
      // An empty dict does not even hash the key.
      let isEmpty = args[0].dict.pointee.count == 0
      let value = try isEmpty ? .unbound : vm.remove(args[0].dict, args[1])
      if !value.isUnbound { return value }
      if args.has(2) { return args[2] }
      throw vm.keyError(args[1])
    }
    type.unary("popitem") { vm, value in
      try vm.checkMutable(value)
      let dict = value.dict
      var index = dict.pointee.used - 1
      while index >= 0 && dict.pointee.entries[index].key.isUnbound { index -= 1 }
      guard index >= 0 else { throw vm.keyError(vm.string("popitem(): dictionary is empty")) }
      let key = dict.pointee.entries[index].key
      let item = vm.removeEntry(dict, index)
      return vm.heap.makeTuple([key, item])
    }
    type.method("__init__(self, iterable=UNSET, /, **kwargs)") { vm, args in
      try vm.checkMutable(args[0])
      if args.has(1) { try vm.update(args[0].dict, args[1]) }
      if args[2].dict.pointee.count > 0 { try vm.update(args[0].dict, args[2]) }
      return .none
    }
    type.unary("clear") { vm, dict in
      try vm.checkMutable(dict)
      vm.heap.clear(dict.dict)
      return .none
    }
    type.method("update(self, iterable=UNSET, /, **kwargs)") { vm, args in
      try vm.checkMutable(args[0])
      if args.has(1) { try vm.update(args[0].dict, args[1]) }
      if args[2].dict.pointee.count > 0 { try vm.update(args[0].dict, args[2]) }
      return .none
    }
    type.method("__setitem__(self, key, value, /)") { vm, args in
      try vm.checkMutable(args[0])
      try vm.insert(args[0].dict, args[1], args[2])
      return .none
    }
    type.binary("__delitem__") { vm, dict, key in
      try vm.checkMutable(dict)
      if try vm.remove(dict.dict, key).isUnbound { throw vm.keyError(key) }
      return .none
    }
  }

  private func installDictOperators(_ type: MemberBuilder) {
    type.binary("__or__") { vm, a, b in try vm.arithmetic(.or, a, b) }
    type.binary("__ror__") { vm, a, b in try vm.arithmetic(.or, b, a) }
    type.binary("__ior__") { vm, a, b in
      try vm.checkMutable(a)
      try vm.update(a.dict, b)
      return a
    }
  }

  private func installDictView(_ type: MemberBuilder, _ kind: DictViewType) {
    installContainerOperators(type)
    installComparisons(type)
    type.unary("__reversed__") { vm, view in try vm.reversed(view) }
    type.attribute("mapping") { vm, view in
      throw vm.notPart("the 'mapping' attribute of dict views")
    }
    if kind == .values { return }
    type.binary("isdisjoint") { vm, view, other in
      Value(try vm.isDisjoint(try vm.makeSet(from: view), other))
    }
    for (name, op) in Interpreter.setOperators {
      type.binary("__\(name)__") { vm, a, b in
        try vm.viewOperation(op, a, b)
      }
    }
  }
}

extension UnsafeMutablePointer<DictCell> {
  /// The class, where it is a host module's: what a copy of the dict is of, too.
  var hostType: UnsafeMutablePointer<TypeCell>? {
    guard let type = pointee.type else { return nil }
    return type.pointee.info._withUnsafeGuaranteedRef { $0.isScriptClass } ? nil : type
  }
}
