import Syntax

extension Interpreter {
  static let setOperators: [(String, BinaryOperator)] = [
    ("or", .or), ("and", .and), ("sub", .subtract), ("xor", .xor),
  ]

  func installSets() {
    let set = MemberBuilder(self, types.set, .object(.set))
    set.constructor("set(cls, iterable=(), /)") { vm, args in try vm.makeSet(from: args[1]) }
    set.method("__init__(self, iterable=(), /)") { vm, args in
      try vm.checkMutable(args[0])
      let items = try vm.makeSet(from: args[1])
      vm.heap.keep(items)
      vm.heap.clear(args[0].set)
      try vm.addAll(to: args[0].set, items)
      return .none
    }
    set.info.setMember(symbols.hash, .none)
    let frozenset = MemberBuilder(self, types.frozenset, .object(.frozenset))
    frozenset.constructor("frozenset(cls, iterable=(), /)") { vm, args in
      try vm.makeFrozenset(from: args[1])
    }
    installHash(frozenset)
    for type in [set, frozenset] {
      installContainerOperators(type)
      installComparisons(type)
      installSetAlgebra(type)
    }
    frozenset.unary("copy") { _, value in value }
    installSetChanges(set)
    installSetUpdates(set)
  }

  // MARK: Algebra

  private func installSetAlgebra(_ type: MemberBuilder) {
    for (name, op) in Interpreter.setOperators {
      type.binary("__\(name)__") { vm, a, b in
        vm.isSetLike(b) ? try vm.setOperation(op, a, b) : .notImplemented
      }
      type.binary("__r\(name)__") { vm, a, b in
        vm.isSetLike(b) ? try vm.setOperation(op, b, a) : .notImplemented
      }
    }
    type.method("union(self, /, *others)") { vm, args in
      let result = try vm.copySet(args[0])
      for other in args[1].tuple.values where !other.isIdentical(to: args[0]) {
        try vm.addAll(to: result.set, other)
      }
      return result
    }
    type.method("intersection(self, /, *others)") { vm, args in
      try vm.intersectionOfAll(args[0], args[1].tuple)
    }
    type.method("difference(self, /, *others)") { vm, args in
      let others = args[1].tuple.values
      guard let first = others.first else { return try vm.copySet(args[0]) }
      let result = try vm.difference(args[0], first)
      vm.heap.keep(result)
      for other in others.dropFirst() { try vm.subtract(other, from: result) }
      return result
    }
    type.binary("symmetric_difference") { vm, a, b in try vm.symmetricDifference(a, b) }
    type.binary("issubset") { vm, a, b in
      Value(try vm.isSubset(a.set, try vm.asSet(b).set))
    }
    type.binary("issuperset") { vm, a, b in
      Value(try vm.isSubset(try vm.asSet(b).set, a.set))
    }
    type.binary("isdisjoint") { vm, a, b in Value(try vm.isDisjoint(a, b)) }
  }

  /// A set or frozenset as it is; anything else as a new set.
  private func asSet(_ value: Value) throws(Raised) -> Value {
    if value.is(.set) || value.is(.frozenset) { return value }
    let set = try makeSet(from: value)
    heap.keep(set)
    return set
  }

  func isDisjoint(_ a: Value, _ b: Value) throws(Raised) -> Bool {
    var result = true
    try iterate(b) { element throws(Raised) in
      result = try !self.contains(a.set, element)
      return result
    }
    return result
  }

  // MARK: Changes

  private func installSetChanges(_ type: MemberBuilder) {
    type.binary("add") { vm, set, value in
      try vm.checkMutable(set)
      try vm.insert(set.set, value)
      return .none
    }
    type.binary("discard") { vm, set, value in
      try vm.checkMutable(set)
      try vm.remove(set.set, try vm.elementKey(value))
      return .none
    }
    type.binary("remove") { vm, set, value in
      try vm.checkMutable(set)
      guard try vm.remove(set.set, try vm.elementKey(value)) else { throw vm.keyError(value) }
      return .none
    }
    type.unary("pop") { vm, value in
      try vm.checkMutable(value)
      return try vm.popElement(value.set)
    }
    type.unary("clear") { vm, set in
      try vm.checkMutable(set)
      vm.heap.clear(set.set)
      return .none
    }
    type.unary("copy") { vm, set in try vm.copySet(set) }
  }

  /// A set stands for the frozenset of its elements when it is looked up.
  private func elementKey(_ value: Value) throws(Raised) -> Value {
    value.is(.set) ? try makeFrozenset(from: value) : value
  }

  /// Removes the next element in table order. The header's spare word remembers where the last one
  /// was found, so that emptying a set takes linear time.
  private func popElement(_ set: UnsafeMutablePointer<SetCell>) throws(Raised) -> Value {
    if set.pointee.used == 0 { throw keyError(string("pop from an empty set")) }
    var index = Int(set.pointee.header.auxiliary) & set.pointee.mask
    while set.pointee.table[index].key.isUnbound { index = (index + 1) & set.pointee.mask }
    let key = set.pointee.table[index].key
    set.pointee.table[index] = SetSlot(hash: -1, key: .unbound)
    set.pointee.used -= 1
    set.pointee.header.auxiliary = UInt32(truncatingIfNeeded: index + 1)
    return key
  }

  private func installSetUpdates(_ type: MemberBuilder) {
    type.method("update(self, /, *others)") { vm, args in
      try vm.checkMutable(args[0])
      for other in args[1].tuple.values { try vm.addAll(to: args[0].set, other) }
      return .none
    }
    type.method("intersection_update(self, /, *others)") { vm, args in
      try vm.checkMutable(args[0])
      let result = try vm.intersectionOfAll(args[0], args[1].tuple)
      vm.swapTables(args[0].set, result.set)
      return .none
    }
    type.method("difference_update(self, /, *others)") { vm, args in
      try vm.checkMutable(args[0])
      for other in args[1].tuple.values { try vm.subtract(other, from: args[0]) }
      return .none
    }
    type.binary("symmetric_difference_update") { vm, a, b in
      try vm.checkMutable(a)
      try vm.toggle(b, in: a)
      return .none
    }
    for (name, op) in Interpreter.setOperators {
      type.binary("__i\(name)__") { vm, a, b in
        guard vm.isSetLike(b) else { return .notImplemented }
        return try vm.inPlace(op, a, b)
      }
    }
  }
}
