import BigInt

extension Interpreter {
  func installIterationFunctions(_ module: ModuleBuilder) {
    module.function("len(obj, /)") { vm, args in Value(try vm.length(args[0])) }
    module.function("iter(object, sentinel=UNSET, /)") { vm, args in
      if !args.has(1) { return try vm.makeIterator(args[0]) }
      guard vm.isCallable(args[0]) else { throw vm.typeError("iter(v, w): v must be callable") }
      return vm.makeIterator(.callable, args[0], extra: args[1])
    }
    module.function("next(iterator, default=UNSET, /)") { vm, args in
      try vm.nextElement(args[0], fallback: args[1])
    }
    installIteratorClasses(module)
    installRange()
  }

  /// `next(iterator)`: StopIteration at the end, unless there is something else to give.
  private func nextElement(_ iterator: Value, fallback: Value) throws(Raised) -> Value {
    if !iterator.is(.iterator) && !iterator.is(.generator) {
      let method = type(of: iterator).lookup(symbols.next, version: classVersion)
      if method.isUnbound { throw typeError("'\(typeName(iterator))' object is not an iterator") }
    }
    let value = try next(iterator)
    if !value.isUnbound { return value }
    if !fallback.isUnbound { return fallback }
    throw stopIteration(iterator.is(.generator) ? generatorResult : .none)
  }

  /// StopIteration with the value that a generator returned.
  func stopIteration(_ value: Value) -> Raised {
    raise(
      heap.makeException(
        types.stopIteration.cell, arguments: heap.makeTuple(value.isNone ? [] : [value])))
  }

  // MARK: enumerate, zip, map, filter, reversed

  private func installIteratorClasses(_ module: ModuleBuilder) {
    func add(_ type: IteratorType, _ signature: String, _ body: @escaping NativeBody) {
      let info = types.iteratorTypes[Int(type.rawValue)]
      MemberBuilder(self, info, .object(.iterator)).constructor(signature, body)
      module.value(info.name, info.value)
    }
    add(.enumerate, "enumerate(cls, iterable, start=0)") { vm, args in
      let start = try vm.requireInteger(args[2])
      let iterator = try vm.makeIterator(args[1])
      return start.isInt
        ? vm.makeIterator(.enumerate, iterator, index: start.int)
        : vm.makeIterator(.enumerate, iterator, extra: start)
    }
    add(.zip, "zip(cls, /, *iterables, strict=False)") { vm, args in
      // Registers: class, strict, iterables.
      let strict = try vm.truth(args[1])
      let iterators = try vm.iterators(args[2].tuple)
      return vm.makeIterator(.zip, iterators, step: strict ? 2 : 1)
    }
    add(.map, "map(cls, /, *args)") { vm, args in
      let arguments = args[1].tuple
      guard arguments.pointee.count >= 2 else {
        throw vm.typeError("map() must have at least two arguments.")
      }
      let iterators = try vm.iterators(arguments, from: 1)
      return vm.makeIterator(.map, arguments.items[0], extra: iterators)
    }
    add(.filter, "filter(cls, function, iterable, /)") { vm, args in
      vm.makeIterator(.filter, args[1], extra: try vm.makeIterator(args[2]))
    }
    add(.reversedSequence, "reversed(cls, sequence, /)") { vm, args in try vm.reversed(args[1]) }
  }

  /// Iterators over the items of a tuple, as a tuple.
  private func iterators(
    _ arguments: UnsafeMutablePointer<TupleCell>, from first: Int = 0
  ) throws(Raised) -> Value {
    let count = arguments.pointee.count - first
    let result = heap.makeTuple(count: count)
    for i in 0..<count { result.items[i] = .none }
    for i in 0..<count {
      result.items[i] = try makeIterator(arguments.items[first + i])
    }
    return Value(.tuple, result)
  }

  /// `reversed(value)`
  func reversed(_ value: Value) throws(Raised) -> Value {
    switch value.kind {
    case .list: return makeIterator(.reversedList, value, index: value.list.pointee.count - 1)
    case .tuple, .bytes, .string:
      return makeIterator(.reversedSequence, value, index: try length(value) - 1)
    case .range where isLong(value):
      let long = longRange(value)
      let last = long[long.count - 1]
      return try makeIterator(
        makeRange(LongRange(last, last - long.count * long.step, -long.step)))
    case .range:
      let range = value.range
      let count = range.count
      let last = range.pointee.start &+ (count &- 1) &* range.pointee.step
      return makeIterator(.range, value, stop: count, step: -range.pointee.step, index: last)
    case .dict: return reversedDict(value, 0)
    case .dictView:
      let view = value.pointer(as: DictViewCell.self)
      return reversedDict(view.pointee.dict, Int(view.pointee.type.rawValue))
    default: break
    }
    let info = type(of: value)
    let method = info.lookup(symbols.reversed, version: classVersion)
    if !method.isUnbound && !method.isNone { return try callMethod(method, value, []) }
    let isSequence =
      !info.lookup(symbols.getItem, version: classVersion).isUnbound
      && !info.lookup(symbols.length, version: classVersion).isUnbound
    guard isSequence, !method.isNone, !value.is(.type) else {
      throw typeError("'\(info.name)' object is not reversible")
    }
    return makeIterator(.reversedSequence, value, index: try length(value) - 1)
  }

  private func reversedDict(_ dict: Value, _ what: Int) -> Value {
    makeIterator(
      .reversedDict, dict, extra: Value(what), stop: dict.dict.pointee.count,
      index: dict.dict.pointee.used - 1)
  }

  // MARK: range

  private func installRange() {
    let type = MemberBuilder(self, types.range, .object(.range))
    type.constructor("range(cls, start, stop=UNSET, step=UNSET, /)") { vm, args in
      let first = try vm.requireInteger(args[1])
      let stop = try args.has(2) ? vm.requireInteger(args[2]) : first
      let step = try args.has(3) ? vm.requireInteger(args[3]) : Value(1)
      if step.isInt && step.int == 0 { throw vm.valueError("range() arg 3 must not be zero") }
      let start = args.has(2) ? first : Value(0)
      // Spans below 2^62 need no second look.
      let small = 1 << 61
      if start.isInt, stop.isInt, step.isInt, start.int.magnitude < small,
        stop.int.magnitude < small, step.int.magnitude < small
      {
        return vm.heap.makeRange(start.int, stop.int, step.int)
      }
      return vm.makeRange(LongRange(start.integer, stop.integer, step.integer))
    }
    type.attribute("start") { vm, value in vm.integer(vm.longRange(value).start) }
    type.attribute("stop") { vm, value in vm.integer(vm.longRange(value).stop) }
    type.attribute("step") { vm, value in vm.integer(vm.longRange(value).step) }
    type.binary("count") { vm, range, value in
      if value.isIntegral { return Value(try vm.contains(range, value) ? 1 : 0) }
      var count = 0
      try vm.iterate(range) { element throws(Raised) in
        if try vm.same(element, value) { count += 1 }
        return true
      }
      return Value(count)
    }
    type.binary("index") { vm, range, value in
      if value.isIntegral {
        guard let index = vm.longRange(range).index(of: value.integer) else {
          throw vm.valueError("\(try vm.reprText(value)) is not in range")
        }
        return vm.integer(index)
      }
      var index = 0
      var found = false
      try vm.iterate(range) { element throws(Raised) in
        found = try vm.same(element, value)
        if !found { index += 1 }
        return !found
      }
      if found { return Value(index) }
      throw vm.valueError("sequence.index(x): x not in sequence")
    }
    installContainerOperators(type)
    installComparisons(type, ordered: false)
    installHash(type)
    type.binary("__getitem__") { vm, a, b in try vm.item(a, b) }
    type.unary("__reversed__") { vm, value in try vm.reversed(value) }
    type.unary("__bool__") { vm, value in Value(try vm.truth(value)) }
  }
}
