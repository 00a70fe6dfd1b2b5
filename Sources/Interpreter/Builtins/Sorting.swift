import Glibc

/// An element to sort with the key that it is sorted by.
private struct Keyed<Key> {
  var key: Key
  var value: Value
}

/// A strict order of elements; concrete types, so that the sort is compiled for each.
private protocol SortOrder {
  associatedtype Element
  func isLess(_ a: Element, _ b: Element) throws(Raised) -> Bool
  /// Comparing takes so little time that cancellation is looked for only now and then.
  static var isQuick: Bool { get }
}

extension SortOrder {
  static var isQuick: Bool { false }
}

private struct IntOrder: SortOrder {
  static var isQuick: Bool { true }
  func isLess(_ a: Int, _ b: Int) throws(Raised) -> Bool { a < b }
}
private struct FloatOrder: SortOrder {
  static var isQuick: Bool { true }
  func isLess(_ a: Double, _ b: Double) throws(Raised) -> Bool { a < b }
}
private struct KeyedIntOrder: SortOrder {
  static var isQuick: Bool { true }
  func isLess(_ a: Keyed<Int>, _ b: Keyed<Int>) throws(Raised) -> Bool { a.key < b.key }
}
private struct KeyedFloatOrder: SortOrder {
  static var isQuick: Bool { true }
  func isLess(_ a: Keyed<Double>, _ b: Keyed<Double>) throws(Raised) -> Bool { a.key < b.key }
}
private struct StringOrder: SortOrder {
  func isLess(_ a: Value, _ b: Value) throws(Raised) -> Bool {
    compareBytes(a.string.utf8, b.string.utf8) < 0
  }
}
private struct KeyedStringOrder: SortOrder {
  func isLess(_ a: Keyed<Value>, _ b: Keyed<Value>) throws(Raised) -> Bool {
    compareBytes(a.key.string.utf8, b.key.string.utf8) < 0
  }
}
private struct ValueOrder: SortOrder {
  let vm: Interpreter
  func isLess(_ a: Value, _ b: Value) throws(Raised) -> Bool { try vm.isLess(a, b) }
}
private struct KeyedValueOrder: SortOrder {
  let vm: Interpreter
  func isLess(_ a: Keyed<Value>, _ b: Keyed<Value>) throws(Raised) -> Bool {
    try vm.isLess(a.key, b.key)
  }
}

/// A stable merge sort of natural runs.
///
/// Runs that are already in order, or strictly descending, are taken as they are; short ones are
/// filled up by insertion. Merging keeps all elements even when a comparison throws.
/// - Complexity: O(n log n) comparisons, O(n) for input that is sorted already.
private struct MergeSorter<Order: SortOrder> {
  typealias Element = Order.Element
  let vm: Interpreter
  let order: Order
  let base: UnsafeMutablePointer<Element>
  let count: Int
  let scratch: UnsafeMutablePointer<Element>
  private static var shortestRun: Int { 32 }

  static func sort(
    _ base: UnsafeMutablePointer<Element>, _ count: Int, by order: Order, _ vm: Interpreter
  ) throws(Raised) {
    if count < 2 { return }
    let scratch = UnsafeMutablePointer<Element>.allocate(capacity: count / 2 + 1)
    defer { scratch.deallocate() }
    let sorter = MergeSorter(
      vm: vm, order: order, base: base, count: count, scratch: scratch)
    try sorter.sort()
  }

  private func sort() throws(Raised) {
    // Start positions of pending runs, each at most half as long as the one below it, roughly.
    var starts: [Int] = []
    var position = 0
    while position < count {
      let end = try nextRun(position)
      starts.append(position)
      position = end
      while starts.count >= 2 {
        let top = starts.count - 1
        let last = position - starts[top]
        let below = starts[top] - starts[top - 1]
        let isTooSmall = top >= 2 && starts[top - 1] - starts[top - 2] <= below + last
        if below > last && !isTooSmall { break }
        if isTooSmall && starts[top - 1] - starts[top - 2] < last {
          try merge(starts[top - 2], starts[top - 1], starts[top])
          starts.remove(at: top - 1)
        } else {
          try merge(starts[top - 1], starts[top], position)
          starts.removeLast()
        }
      }
    }
    while starts.count >= 2 {
      try merge(starts[starts.count - 2], starts[starts.count - 1], count)
      starts.removeLast()
    }
  }

  /// Finds or makes a sorted run; returns its end.
  private func nextRun(_ start: Int) throws(Raised) -> Int {
    var end = start + 1
    guard end < count else { return end }
    if try order.isLess(base[end], base[start]) {
      end += 1
      while end < count, try order.isLess(base[end], base[end - 1]) { end += 1 }
      var run = UnsafeMutableBufferPointer(start: base + start, count: end - start)
      run.reverse()
    } else {
      end += 1
      while end < count, try !order.isLess(base[end], base[end - 1]) { end += 1 }
    }
    let target = min(start + Self.shortestRun, count)
    while end < target {
      try insert(end, into: start)
      end += 1
    }
    return end
  }

  /// Moves the element at `index` to its place in the sorted run before it.
  private func insert(_ index: Int, into start: Int) throws(Raised) {
    let element = base[index]
    var low = start
    var high = index
    while low < high {
      let middle = (low + high) >> 1
      if try order.isLess(element, base[middle]) { high = middle } else { low = middle + 1 }
    }
    var i = index
    while i > low {
      base[i] = base[i - 1]
      i -= 1
    }
    base[low] = element
  }

  /// Merges the neighbouring runs `start ..< middle` and `middle ..< end`.
  private func merge(_ start: Int, _ middle: Int, _ end: Int) throws(Raised) {
    // Elements that stay where they are.
    try vm.checkCancelled()
    var start = start
    var end = end
    while start < middle, try !order.isLess(base[middle], base[start]) { start += 1 }
    if start == middle { return }
    while end > middle, try !order.isLess(base[end - 1], base[middle - 1]) { end -= 1 }
    if end == middle { return }
    if middle - start <= end - middle {
      try mergeForwards(start, middle, end)
    } else {
      try mergeBackwards(start, middle, end)
    }
  }

  private func mergeForwards(_ start: Int, _ middle: Int, _ end: Int) throws(Raised) {
    let left = middle - start
    scratch.update(from: base + start, count: left)
    var i = 0
    var j = middle
    var out = start
    // What is left of the shorter run always goes into the gap.
    defer { copy(left - i, from: scratch + i, to: base + out) }
    while i < left && j < end {
      if !Order.isQuick || out & 0xFFFF == 0 { try vm.checkCancelled() }
      if try order.isLess(base[j], scratch[i]) {
        base[out] = base[j]
        j += 1
      } else {
        base[out] = scratch[i]
        i += 1
      }
      out += 1
    }
  }

  /// Out of line, since Swift 6.3 loses the error register of a throwing function that ends in a
  /// call of memmove.
  @inline(never)
  private func copy(
    _ count: Int, from source: UnsafeMutablePointer<Element>,
    to target: UnsafeMutablePointer<Element>
  ) {
    target.update(from: source, count: count)
  }

  private func mergeBackwards(_ start: Int, _ middle: Int, _ end: Int) throws(Raised) {
    let right = end - middle
    scratch.update(from: base + middle, count: right)
    var i = middle
    var j = right
    var out = end
    defer { copy(j, from: scratch, to: base + (out - j)) }
    while j > 0 && i > start {
      if !Order.isQuick || out & 0xFFFF == 0 { try vm.checkCancelled() }
      if try order.isLess(scratch[j - 1], base[i - 1]) {
        base[out - 1] = base[i - 1]
        i -= 1
      } else {
        base[out - 1] = scratch[j - 1]
        j -= 1
      }
      out -= 1
    }
  }
}

extension UnsafeMutablePointer<ListCell> {
  /// Reverses the items in place.
  func reverse() {
    var items = values
    items.reverse()
  }
}

extension Interpreter {
  private enum KeyClass { case ints, floats, strings, mixed }

  /// Sorts a list in place, as `list.sort` does.
  func sort(
    _ list: UnsafeMutablePointer<ListCell>, key: Value, reverse: Bool
  ) throws(Raised) {
    let count = list.pointee.count
    if count < 2 && key.isNone { return }
    if key.isNone, classify(list.pointee.items, count) != .mixed {
      // No script runs, so the list need not be emptied meanwhile.
      if reverse { list.reverse() }
      defer { if reverse { list.reverse() } }
      return try sortPlain(list)
    }
    // The elements are taken out of the list while scripts may run; the copy keeps them alive.
    let copy = heap.makeList(list.pointee.items, count)
    heap.keep(copy)
    list.pointee.count = 0
    defer {
      heap.reserve(list, count)
      list.pointee.items.update(from: copy.list.pointee.items, count: count)
      list.pointee.count = count
    }
    // Equal elements keep their order also when it is the reversed list that is wanted.
    if reverse { copy.list.reverse() }
    defer { if reverse { copy.list.reverse() } }
    if key.isNone {
      try sortPlain(copy.list)
    } else {
      try sortKeyed(copy.list, key)
    }
    if list.pointee.count != 0 { throw valueError("list modified during sort") }
  }

  private func classify(_ values: UnsafeMutablePointer<Value>, _ count: Int) -> KeyClass {
    guard count > 0 else { return .mixed }
    let tag = values[0].tag
    for i in 1..<max(count, 1) where values[i].tag != tag { return .mixed }
    switch tag {
    case .int: return .ints
    case .float: return .floats
    case .object(.string): return .strings
    default: return .mixed
    }
  }

  private func sortPlain(_ list: UnsafeMutablePointer<ListCell>) throws(Raised) {
    let items = list.pointee.items
    let count = list.pointee.count
    let kind = classify(items, count)
    if kind == .ints || kind == .floats, try sortDigits(items, count) { return }
    switch kind {
    case .ints:
      let numbers = UnsafeMutablePointer<Int>.allocate(capacity: count)
      defer { numbers.deallocate() }
      for i in 0..<count { numbers[i] = items[i].int }
      try MergeSorter.sort(numbers, count, by: IntOrder(), self)
      for i in 0..<count { items[i] = Value(numbers[i]) }
    case .floats:
      let numbers = UnsafeMutablePointer<Double>.allocate(capacity: count)
      defer { numbers.deallocate() }
      for i in 0..<count { numbers[i] = items[i].float }
      try MergeSorter.sort(numbers, count, by: FloatOrder(), self)
      for i in 0..<count { items[i] = Value(numbers[i]) }
    case .strings: try MergeSorter.sort(items, count, by: StringOrder(), self)
    case .mixed: try sortMixed(list)
    }
  }

  /// Sorts ints or floats by their digits. False where they had better be merged: few of them, or
  /// nearly in order, or floats that are equal but not the same.
  private func sortDigits(
    _ items: UnsafeMutablePointer<Value>, _ count: Int
  ) throws(Raised) -> Bool {
    if count < RadixSort.shortest || count > Int(Int32.max) { return false }
    let isFloat = items[0].isFloat
    if isFloat {
      for i in 0..<count {
        let number = items[i].float
        if number != number || number == 0 && number.sign == .minus { return false }
      }
    }
    if RadixSort.isNearlySorted(items, count) { return false }
    try RadixSort(items, count, isFloat: isFloat).sort(self)
    return true
  }

  /// Works on memory of its own, since the list cell keeps the elements alive meanwhile.
  private func sortMixed(_ list: UnsafeMutablePointer<ListCell>) throws(Raised) {
    let count = list.pointee.count
    let values = UnsafeMutablePointer<Value>.allocate(capacity: max(count, 1))
    values.update(from: list.pointee.items, count: count)
    defer {
      list.pointee.items.update(from: values, count: count)
      values.deallocate()
    }
    try MergeSorter.sort(values, count, by: ValueOrder(vm: self), self)
  }

  private func sortKeyed(
    _ list: UnsafeMutablePointer<ListCell>, _ key: Value
  ) throws(Raised) {
    let count = list.pointee.count
    let keys = heap.makeList(capacity: count)
    heap.keep(Value(.list, keys))
    let saved = heap.temporaryCount
    for i in 0..<count {
      heap.append(try callOne(key, list.pointee.items[i]), to: keys)
      heap.dropTemporaries(to: saved)
    }
    let items = list.pointee.items
    let source = keys.pointee.items
    switch classify(source, count) {
    case .ints:
      try sortPairs(items, count, KeyedIntOrder()) { Keyed(key: source[$0].int, value: items[$0]) }
    case .floats:
      try sortPairs(items, count, KeyedFloatOrder()) {
        Keyed(key: source[$0].float, value: items[$0])
      }
    case .strings:
      try sortPairs(items, count, KeyedStringOrder()) { Keyed(key: source[$0], value: items[$0]) }
    case .mixed:
      try sortPairs(items, count, KeyedValueOrder(vm: self)) {
        Keyed(key: source[$0], value: items[$0])
      }
    }
  }

  @inline(__always)
  private func sortPairs<Key, Order: SortOrder>(
    _ items: UnsafeMutablePointer<Value>, _ count: Int, _ order: Order,
    _ pair: (Int) -> Keyed<Key>
  ) throws(Raised) where Order.Element == Keyed<Key> {
    let pairs = UnsafeMutablePointer<Keyed<Key>>.allocate(capacity: max(count, 1))
    for i in 0..<count { (pairs + i).initialize(to: pair(i)) }
    defer {
      for i in 0..<count { items[i] = pairs[i].value }
      pairs.deallocate()
    }
    try MergeSorter.sort(pairs, count, by: order, self)
  }
}
