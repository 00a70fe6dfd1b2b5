import BigInt
import Glibc

extension Interpreter {
  func installList() {
    let type = MemberBuilder(self, types.list, .object(.list))
    type.constructor("list(cls, iterable=(), /)") { vm, args in
      try vm.makeList(from: args[1])
    }
    installSequenceOperators(type)
    type.info.setMember(symbols.hash, .none)
    type.method("append(self, object, /)") { vm, args in
      try vm.checkMutable(args[0])
      vm.heap.append(args[1], to: args[0].list)
      return .none
    }
    type.info.ownMember(intern("append"))?.pointer(as: NativeCell.self).pointee
      .shortcut = .append
    type.method("extend(self, iterable, /)") { vm, args in
      try vm.checkMutable(args[0])
      try vm.extend(args[0].list, args[1])
      return .none
    }
    type.method("insert(self, index, object, /)") { vm, args in
      try vm.checkMutable(args[0])
      vm.insert(args[2], into: args[0].list, at: try vm.requireIndex(args[1]))
      return .none
    }
    type.method("pop(self, index=-1, /)") { vm, args in try vm.pop(args) }
    type.binary("remove") { vm, list, value in
      try vm.checkMutable(list)
      guard let index = try vm.index(of: value, in: list, from: 0, to: Int.max) else {
        throw vm.valueError("list.remove(x): x not in list")
      }
      if index < list.list.pointee.count { vm.removeItem(list.list, index) }
      return .none
    }
    type.unary("clear") { vm, list in
      try vm.checkMutable(list)
      vm.clear(list.list)
      return .none
    }
    type.unary("copy") { vm, list in
      try vm.copiedList(list.list.pointee.items, list.list.pointee.count)
    }
    type.unary("reverse") { vm, list in
      try vm.checkMutable(list)
      list.list.reverse()
      return .none
    }
    type.method("sort(self, /, *, key=None, reverse=False)") { vm, args in
      try vm.checkMutable(args[0])
      try vm.sort(args[0].list, key: args[1], reverse: try vm.requireIndex(args[2]) != 0)
      return .none
    }
    installListSearch(type)
    installListOperators(type)
  }

  private func installListSearch(_ type: MemberBuilder) {
    type.method("index(self, value, start=0, stop=9223372036854775807, /)") { vm, args in
      let count = args[0].list.pointee.count
      let range = try vm.window(args[2], args[3], count, allowsNone: false) ?? 0..<0
      if let found = try vm.index(
        of: args[1], in: args[0], from: range.lowerBound, to: range.upperBound)
      {
        return Value(found)
      }
      throw vm.valueError("\(try vm.reprText(args[1])) is not in list")
    }
    type.binary("count") { vm, list, value in Value(try vm.count(of: value, in: list)) }
  }

  private func installListOperators(_ type: MemberBuilder) {
    type.method("__setitem__(self, key, value, /)") { vm, args in
      try vm.setItem(args[0], args[1], args[2])
      return .none
    }
    type.binary("__delitem__") { vm, list, key in
      try vm.deleteItem(list, key)
      return .none
    }
    type.binary("__iadd__") { vm, a, b in try vm.inPlace(.add, a, b) }
    type.binary("__imul__") { vm, a, b in try vm.inPlace(.multiply, a, b) }
    type.unary("__reversed__") { vm, value in try vm.reversed(value) }
    type.method("__init__(self, iterable=(), /)") { vm, args in
      try vm.checkMutable(args[0])
      let items = try vm.makeList(from: args[1])
      args[0].list.pointee.count = 0
      try vm.extend(args[0].list, items)
      return .none
    }
  }

  /// Position of the first equal item; the list may change while a comparison runs a script.
  func index(
    of value: Value, in sequence: Value, from start: Int, to end: Int
  ) throws(Raised) -> Int? {
    var i = start
    while i < end, let items = sequence.items, i < items.count {
      if i & 0xFFF == 0 { try checkCancelled() }
      if try same(items[i], value) { return i }
      i += 1
    }
    return nil
  }

  func count(of value: Value, in sequence: Value) throws(Raised) -> Int {
    var result = 0
    var i = 0
    while let items = sequence.items, i < items.count {
      if i & 0xFFF == 0 { try checkCancelled() }
      if try same(items[i], value) { result += 1 }
      i += 1
    }
    return result
  }

  private func insert(_ value: Value, into list: UnsafeMutablePointer<ListCell>, at index: Int) {
    let count = list.pointee.count
    let place = index < 0 ? max(index + count, 0) : min(index, count)
    heap.append(value, to: list)
    let items = list.pointee.items
    memmove(
      items + place + 1, items + place, (count - place) * MemoryLayout<Value>.stride)
    items[place] = value
  }

  private func pop(_ args: Arguments) throws(Raised) -> Value {
    try checkMutable(args[0])
    let list = args[0].list
    let count = list.pointee.count
    if args[1].isInt, args[1].int == -1, count > 0 {
      list.pointee.count = count - 1
      return list.pointee.items[count - 1]
    }
    var index = try requireIndex(args[1])
    if count == 0 { throw indexError("pop from empty list") }
    if index < 0 { index += count }
    guard index >= 0 && index < count else { throw indexError("pop index out of range") }
    return removeItem(list, index)
  }

  /// Gives back the memory of a large list as well.
  private func clear(_ list: UnsafeMutablePointer<ListCell>) {
    list.pointee.count = 0
    let capacity = list.pointee.capacity
    guard capacity > 64 else { return }
    list.pointee.items = realloc(list.pointee.items, 4 * MemoryLayout<Value>.stride)!
      .assumingMemoryBound(to: Value.self)
    list.pointee.capacity = 4
    heap.countExternal((4 - capacity) * MemoryLayout<Value>.stride)
  }

  // MARK: tuple and slice

  func installTuple() {
    let type = MemberBuilder(self, types.tuple, .object(.tuple))
    type.constructor("tuple(cls, iterable=(), /)") { vm, args in try vm.makeTuple(from: args[1]) }
    installSequenceOperators(type)
    installHash(type)
    type.method("index(self, value, start=0, stop=9223372036854775807, /)") { vm, args in
      let count = args[0].tuple.pointee.count
      let range = try vm.window(args[2], args[3], count, allowsNone: false) ?? 0..<0
      if let found = try vm.index(
        of: args[1], in: args[0], from: range.lowerBound, to: range.upperBound)
      {
        return Value(found)
      }
      throw vm.valueError("tuple.index(x): x not in tuple")
    }
    type.binary("count") { vm, tuple, value in Value(try vm.count(of: value, in: tuple)) }
  }

  /// `tuple(value)`
  public func makeTuple(from value: Value) throws(Raised) -> Value {
    if value.is(.tuple) && value.tuple.pointee.type == nil { return value }
    if value.isExactly(.list) || value.isExactly(.tuple) {
      return heap.makeTuple(value.items!.baseAddress!, value.items!.count)
    }
    let list = try makeList(from: value).list
    return heap.makeTuple(list.pointee.items, list.pointee.count)
  }

  func installSlice() {
    let type = MemberBuilder(self, types.slice, .object(.slice))
    type.constructor("slice(cls, start, stop=UNSET, step=None, /)") { vm, args in
      args.has(2)
        ? vm.heap.makeSlice(args[1], args[2], args[3]) : vm.heap.makeSlice(.none, args[1], .none)
    }
    type.attribute("start") { _, value in value.slice.pointee.start }
    type.attribute("stop") { _, value in value.slice.pointee.stop }
    type.attribute("step") { _, value in value.slice.pointee.step }
    type.binary("indices") { vm, slice, length in
      let count = try vm.requireInteger(length).integer
      if count < 0 { throw vm.valueError("length should not be negative") }
      return try vm.sliceIndices(slice, count)
    }
    installComparisons(type)
  }

  /// What `range` needs to walk the elements that a slice selects.
  private func sliceIndices(_ value: Value, _ count: BigInt) throws(Raised) -> Value {
    let cell = value.slice
    func number(_ value: Value) throws(Raised) -> BigInt? {
      if value.isNone { return nil }
      guard let number = try indexNumber(value) else {
        throw typeError("slice indices must be integers or None or have an __index__ method")
      }
      return number.integer
    }
    let step = try number(cell.pointee.step) ?? 1
    if step.isZero { throw valueError("slice step cannot be zero") }
    let (lower, upper): (BigInt, BigInt) = step < 0 ? (-1, count - 1) : (0, count)
    func bound(_ value: Value, _ fallback: BigInt) throws(Raised) -> BigInt {
      guard let given = try number(value) else { return fallback }
      return given < 0 ? max(given + count, lower) : min(given, upper)
    }
    let start = try bound(cell.pointee.start, step < 0 ? upper : lower)
    let stop = try bound(cell.pointee.stop, step < 0 ? lower : upper)
    return heap.makeTuple([integer(start), integer(stop), integer(step)])
  }
}
