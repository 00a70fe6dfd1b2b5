/// Sorts ints or floats by their digits, least significant first, in the memory of the items
/// themselves: two words an item are room for two arrays of keys.
///
/// - Complexity: a pass over the numbers for each of the eight bytes in which they differ.
struct RadixSort {
  /// Shorter ones are sorted by merging.
  static let shortest = 256
  private let items: UnsafeMutablePointer<Value>
  private let count: Int
  private let isFloat: Bool
  private let words: UnsafeMutablePointer<UInt>

  /// - Parameter items: all ints, or all floats without NaN and -0.0.
  init(_ items: UnsafeMutablePointer<Value>, _ count: Int, isFloat: Bool) {
    self.items = items
    self.count = count
    self.isFloat = isFloat
    words = UnsafeMutableRawPointer(items).assumingMemoryBound(to: UInt.self)
  }

  /// True when so few runs are in order already that merging them is quicker.
  static func isNearlySorted(_ items: UnsafeMutablePointer<Value>, _ count: Int) -> Bool {
    let isFloat = items[0].isFloat
    var descents = 0
    var ascents = 0
    for i in 1..<count {
      if isFloat {
        if items[i].float < items[i - 1].float { descents += 1 } else { ascents += 1 }
      } else {
        if items[i].int < items[i - 1].int { descents += 1 } else { ascents += 1 }
      }
      if descents > 8 && ascents > 8 { return false }
    }
    return true
  }

  /// When it is cancelled, all items are there, in some order.
  func sort(_ vm: Interpreter) throws(Raised) {
    let histogram = UnsafeMutablePointer<UInt32>.allocate(capacity: 8 * 256)
    histogram.initialize(repeating: 0, count: 8 * 256)
    defer { histogram.deallocate() }
    for i in 0..<count {
      let key = self.key(items[i])
      words[i] = key
      for digit in 0..<8 {
        histogram[digit << 8 | Int(truncatingIfNeeded: key >> UInt(digit << 3)) & 0xFF] &+= 1
      }
    }
    var source = words
    var target = words + count
    defer { restore(source) }
    for digit in 0..<8 {
      let counts = histogram + digit << 8
      let shift = UInt(digit << 3)
      if counts[Int(truncatingIfNeeded: source[0] >> shift) & 0xFF] == count { continue }
      var sum: UInt32 = 0
      for value in 0..<256 { (counts[value], sum) = (sum, sum &+ counts[value]) }
      var i = 0
      while i < count {
        try vm.checkCancelled()
        let end = min(count, i + 1 << 16)
        while i < end {
          let key = source[i]
          let value = Int(truncatingIfNeeded: key >> shift) & 0xFF
          target[Int(counts[value])] = key
          counts[value] &+= 1
          i &+= 1
        }
      }
      (source, target) = (target, source)
    }
  }

  /// An unsigned number that orders as the value does.
  @inline(__always) private func key(_ value: Value) -> UInt {
    let bits = UInt(truncatingIfNeeded: value.payload)
    let sign: UInt = 1 << 63
    if !isFloat { return bits ^ sign }
    return bits & sign != 0 ? ~bits : bits | sign
  }

  @inline(__always) private func value(_ key: UInt) -> Value {
    let sign: UInt = 1 << 63
    if !isFloat { return Value(Int(bitPattern: key ^ sign)) }
    return Value(Double(bitPattern: UInt64(key & sign != 0 ? key ^ sign : ~key)))
  }

  /// Makes items of the keys again; in the direction in which none is overwritten unread.
  private func restore(_ keys: UnsafeMutablePointer<UInt>) {
    if keys == words {
      var i = count
      while i > 0 {
        i &-= 1
        items[i] = value(keys[i])
      }
    } else {
      for i in 0..<count { items[i] = value(keys[i]) }
    }
  }
}
