/// A column's values that are not missing, with their rows; sorted by value while they are few.
final class KeyedColumn {
  /// Above this many, sorting costs more than it saves.
  private static let sortLimit = 1 << 16

  let count: Int
  let isSorted: Bool
  /// Some zeros are negative: which sign a bound of zero has depends on the library's sort.
  let hasNegativeZero: Bool
  /// The value's ordered pattern in the upper half, the row in the lower.
  private let keys: UnsafeMutablePointer<UInt64>

  init(_ data: XGBoostDataset, _ feature: Int) {
    let (rows, stride) = (data.rowCount, data.columnCount)
    var keys = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, rows))
    var count = 0
    var hasNegativeZero = false
    for row in 0..<rows {
      let value = data.values[row &* stride &+ feature]
      // Adding zero turns -0 into 0: they are one value.
      if !value.isNaN {
        keys[count] = UInt64(Self.ordered((value + 0).bitPattern)) << 32 | UInt64(row)
        count += 1
        if value.bitPattern == 1 << 31 { hasNegativeZero = true }
      }
    }
    self.count = count
    self.hasNegativeZero = hasNegativeZero
    isSorted = count <= Self.sortLimit
    if isSorted { Self.sort(&keys, count) }
    self.keys = keys
  }

  deinit { keys.deallocate() }

  @inline(__always)
  func value(_ i: Int) -> Float {
    let bits = UInt32(truncatingIfNeeded: keys[i] >> 32)
    return Float(bitPattern: bits ^ (bits >> 31 == 1 ? 1 << 31 : .max))
  }

  @inline(__always)
  func row(_ i: Int) -> Int { Int(UInt32(truncatingIfNeeded: keys[i])) }

  /// The exact summary of the sorted values, each of weight one.
  func summary() -> QuantileSummary {
    var entries: [QuantileSummary.Entry] = []
    var i = 0
    while i < count {
      let value = value(i)
      var end = i + 1
      while end < count, self.value(end) == value { end += 1 }
      entries.append(
        .init(lowest: Float(i), highest: Float(end), weight: Float(end - i), value: value))
      i = end
    }
    return QuantileSummary(entries)
  }

  private static func ordered(_ bits: UInt32) -> UInt32 {
    bits ^ (bits >> 31 == 1 ? .max : 1 << 31)
  }

  /// By the upper half; rows come ascending and stay so.
  private static func sort(_ keys: inout UnsafeMutablePointer<UInt64>, _ count: Int) {
    guard count > 1 else { return }
    let radix = 2048
    var spare = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 3 * radix) { counts in
      counts.initialize(repeating: 0)
      for i in 0..<count {
        for digit in 0..<3 { counts[digit * radix + Int(keys[i] >> (32 + 11 * digit) & 2047)] += 1 }
      }
      for digit in 0..<3 {
        let places = UnsafeMutableBufferPointer(
          rebasing: counts[digit * radix..<(digit + 1) * radix])
        let shift = 32 + 11 * digit
        if places[Int(keys[0] >> shift & 2047)] == count { continue }
        var start: UInt32 = 0
        for r in 0..<radix { (places[r], start) = (start, start + places[r]) }
        for i in 0..<count {
          let place = Int(keys[i] >> shift & 2047)
          spare[Int(places[place])] = keys[i]
          places[place] += 1
        }
        swap(&keys, &spare)
      }
    }
    spare.deallocate()
  }
}
