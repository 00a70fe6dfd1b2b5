import Interpreter

/// `collections.deque`: a ring buffer of values.
final class DequeObject: TracedObject {
  private var ring: [Value] = []
  private var head = 0
  private(set) var count = 0
  let limit: Int?
  /// Raised by every change, so that iterators notice.
  private(set) var version = 0

  init(limit: Int?) { self.limit = limit }

  subscript(_ index: Int) -> Value {
    get { ring[(head + index) & (ring.count - 1)] }
    set { ring[(head + index) & (ring.count - 1)] = newValue }
  }

  var values: [Value] { (0..<count).map { self[$0] } }

  private func grow() {
    if count < ring.count { return }
    var larger = values
    larger.append(contentsOf: repeatElement(.none, count: max(8, count * 2) - count))
    // A power of two, so that positions wrap with a mask.
    let size = 1 << (Int.bitWidth - (larger.count - 1).leadingZeroBitCount)
    larger.append(contentsOf: repeatElement(.none, count: size - larger.count))
    ring = larger
    head = 0
  }

  func append(_ value: Value) {
    version += 1
    if limit == 0 { return }
    if let limit, count == limit { _ = removeFirst() }
    grow()
    count += 1
    self[count - 1] = value
  }

  func prepend(_ value: Value) {
    version += 1
    if limit == 0 { return }
    if let limit, count == limit { _ = removeLast() }
    grow()
    head = (head - 1) & (ring.count - 1)
    count += 1
    self[0] = value
  }

  func removeFirst() -> Value {
    version += 1
    let value = self[0]
    self[0] = .none
    head = (head + 1) & (ring.count - 1)
    count -= 1
    return value
  }

  func removeLast() -> Value {
    version += 1
    let value = self[count - 1]
    self[count - 1] = .none
    count -= 1
    return value
  }

  func replace(_ values: [Value]) {
    version += 1
    (ring, head, count) = ([], 0, 0)
    for value in values { append(value) }
  }

  func trace(_ marker: ValueMarker) {
    for value in ring { marker.mark(value) }
  }
}

private final class DequeIterator: HostIterator, TracedObject {
  let owner: Value
  let deque: DequeObject
  let version: Int
  var index: Int
  let step: Int

  init(_ owner: Value, _ deque: DequeObject, reversed: Bool) {
    self.owner = owner
    self.deque = deque
    version = deque.version
    index = reversed ? deque.count - 1 : 0
    step = reversed ? -1 : 1
  }

  func next(_ vm: Interpreter) throws -> Value? {
    if deque.version != version { throw vm.runtimeError("deque mutated during iteration") }
    guard index >= 0 && index < deque.count else { return nil }
    defer { index += step }
    return deque[index]
  }

  func trace(_ marker: ValueMarker) { marker.mark(owner) }
}

extension CollectionsModule {
  private static func deque(_ value: Value) -> DequeObject { value.host(as: DequeObject.self)! }

  static func defineDeque(_ module: ModuleBuilder) {
    module.type("deque") { type in
      type.constructor("deque(cls, iterable=UNSET, maxlen=None)") { vm, args in
        let limit = args[2].isNone ? nil : try vm.index(args[2])
        if let limit, limit < 0 { throw vm.valueError("maxlen must be non-negative") }
        let deque = DequeObject(limit: limit)
        let value = vm.makeHost(deque, type: args[0].classInfo ?? type.info)
        if args.has(1) { for element in try vm.elements(args[1]) { deque.append(element) } }
        return value
      }
      defineEnds(type)
      defineSequence(type)
      defineShowing(type)
    }
  }

  private static func defineEnds(_ type: TypeBuilder) {
    type.method("append(self, x, /)") { _, args in
      deque(args[0]).append(args[1])
      return .none
    }
    type.method("appendleft(self, x, /)") { _, args in
      deque(args[0]).prepend(args[1])
      return .none
    }
    type.method("pop(self, /)") { vm, args in
      if deque(args[0]).count == 0 { throw vm.indexError("pop from an empty deque") }
      return deque(args[0]).removeLast()
    }
    type.method("popleft(self, /)") { vm, args in
      if deque(args[0]).count == 0 { throw vm.indexError("pop from an empty deque") }
      return deque(args[0]).removeFirst()
    }
    for name in ["extend", "__iadd__"] {
      type.method("\(name)(self, iterable, /)") { vm, args in
        let values = try other(vm, args[1])
        for value in values { deque(args[0]).append(value) }
        return name == "extend" ? .none : args[0]
      }
    }
    type.method("extendleft(self, iterable, /)") { vm, args in
      let values = try other(vm, args[1])
      for value in values { deque(args[0]).prepend(value) }
      return .none
    }
    type.method("clear(self, /)") { _, args in
      deque(args[0]).replace([])
      return .none
    }
    type.method("rotate(self, n=1, /)") { vm, args in
      let deque = deque(args[0])
      let n = try vm.index(args[1])
      if deque.count > 1 {
        let shift = ((n % deque.count) + deque.count) % deque.count
        let values = deque.values
        deque.replace(Array(values.suffix(shift) + values.dropLast(shift)))
      }
      return .none
    }
    type.method("reverse(self, /)") { _, args in
      deque(args[0]).replace(deque(args[0]).values.reversed())
      return .none
    }
  }

  /// The elements of a deque, which may be the receiver itself, or of any iterable.
  private static func other(_ vm: Interpreter, _ value: Value) throws -> [Value] {
    if let deque = value.host(as: DequeObject.self) { return deque.values }
    return try vm.elements(value)
  }

  private static func position(_ vm: Interpreter, _ deque: DequeObject, _ value: Value) throws
    -> Int
  {
    guard let index = try vm.wholeNumber(value) else {
      throw vm.typeError("sequence index must be integer, not '\(vm.typeName(value))'")
    }
    let i = index < 0 ? index + deque.count : index
    guard i >= 0 && i < deque.count else { throw vm.indexError("deque index out of range") }
    return i
  }

  private static func copy(_ vm: Interpreter, _ value: Value) -> Value {
    let copy = DequeObject(limit: deque(value).limit)
    copy.replace(deque(value).values)
    return vm.makeHost(copy, type: vm.type(of: value))
  }

  private static func find(
    _ vm: Interpreter, _ deque: DequeObject, _ value: Value
  ) throws -> Int? {
    for i in 0..<deque.count {
      let version = deque.version
      if try vm.equals(deque[i], value) { return i }
      if deque.version != version { throw vm.runtimeError("deque mutated during iteration") }
    }
    return nil
  }

  private static func defineSequence(_ type: TypeBuilder) {
    type.method("__len__(self, /)") { _, args in Value(deque(args[0]).count) }
    type.method("__bool__(self, /)") { _, args in Value(deque(args[0]).count > 0) }
    type.method("__getitem__(self, index, /)") { vm, args in
      deque(args[0])[try position(vm, deque(args[0]), args[1])]
    }
    type.method("__setitem__(self, index, value, /)") { vm, args in
      deque(args[0])[try position(vm, deque(args[0]), args[1])] = args[2]
      return .none
    }
    type.method("__delitem__(self, index, /)") { vm, args in
      var values = deque(args[0]).values
      values.remove(at: try position(vm, deque(args[0]), args[1]))
      deque(args[0]).replace(values)
      return .none
    }
    type.method("__contains__(self, value, /)") { vm, args in
      Value(try find(vm, deque(args[0]), args[1]) != nil)
    }
    type.method("index(self, value, start=0, stop=None, /)") { vm, args in
      let deque = deque(args[0])
      let start = try vm.index(args[2])
      let stop = args[3].isNone ? deque.count : try vm.index(args[3])
      let low = max(0, start < 0 ? start + deque.count : start)
      let high = min(deque.count, stop < 0 ? stop + deque.count : stop)
      for i in low..<max(low, high) where try vm.equals(deque[i], args[1]) { return Value(i) }
      throw vm.valueError("\(try vm.reprText(args[1])) is not in deque")
    }
    type.method("count(self, value, /)") { vm, args in
      Value(try deque(args[0]).values.filter { try vm.equals($0, args[1]) }.count)
    }
    type.method("insert(self, index, value, /)") { vm, args in
      let deque = deque(args[0])
      if deque.count == deque.limit { throw vm.indexError("deque already at its maximum size") }
      var values = deque.values
      let index = try vm.index(args[1])
      let place = index < 0 ? max(0, index + values.count) : min(index, values.count)
      values.insert(args[2], at: place)
      deque.replace(values)
      return .none
    }
    type.method("remove(self, value, /)") { vm, args in
      let deque = deque(args[0])
      guard let i = try find(vm, deque, args[1]) else {
        throw vm.valueError("\(try vm.reprText(args[1])) is not in deque")
      }
      var values = deque.values
      values.remove(at: i)
      deque.replace(values)
      return .none
    }
    type.method("__iter__(self, /)") { vm, args in
      vm.makeIterator(host: DequeIterator(args[0], deque(args[0]), reversed: false))
    }
    type.method("__reversed__(self, /)") { vm, args in
      vm.makeIterator(host: DequeIterator(args[0], deque(args[0]), reversed: true))
    }
    for name in ["copy", "__copy__"] {
      type.method("\(name)(self, /)") { vm, args in copy(vm, args[0]) }
    }
    type.method("__add__(self, value, /)") { vm, args in
      guard let other = args[1].host(as: DequeObject.self) else {
        throw vm.typeError(
          "can only concatenate deque (not \"\(vm.typeName(args[1]))\") to deque")
      }
      let result = copy(vm, args[0])
      for value in other.values { deque(result).append(value) }
      return result
    }
    for name in ["__mul__", "__rmul__"] {
      type.method("\(name)(self, value, /)") { vm, args in
        let result = copy(vm, args[0])
        let values = deque(args[0]).values
        deque(result).replace([])
        for _ in 0..<max(0, try vm.index(args[1])) {
          for value in values { deque(result).append(value) }
        }
        return result
      }
    }
  }

  private static func defineShowing(_ type: TypeBuilder) {
    type.property("maxlen", get: { _, value in deque(value).limit.map { Value($0) } ?? .none })
    type.method("__repr__(self, /)") { vm, args in
      let deque = deque(args[0])
      let items = try vm.reprText(vm.list(deque.values))
      let limit = deque.limit.map { ", maxlen=\($0)" } ?? ""
      return vm.string("\(vm.typeName(args[0]))(\(items)\(limit))")
    }
    type.value("__hash__", .none)
    func compare(
      _ name: String, _ holds: @escaping (Interpreter, Value, Value) throws -> Value
    ) {
      type.method("\(name)(self, value, /)") { vm, args in
        guard let other = args[1].host(as: DequeObject.self) else { return .notImplemented }
        return try holds(vm, vm.list(deque(args[0]).values), vm.list(other.values))
      }
    }
    compare("__eq__") { vm, a, b in try vm.compare(.equal, a, b) }
    compare("__ne__") { vm, a, b in try vm.compare(.notEqual, a, b) }
    compare("__lt__") { vm, a, b in try vm.compare(.less, a, b) }
    compare("__le__") { vm, a, b in try vm.compare(.lessEqual, a, b) }
    compare("__gt__") { vm, a, b in try vm.compare(.greater, a, b) }
    compare("__ge__") { vm, a, b in try vm.compare(.greaterEqual, a, b) }
  }
}
