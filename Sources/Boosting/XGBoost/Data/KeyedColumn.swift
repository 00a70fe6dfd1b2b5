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
        keys[count] = OrderedKeys.key(value + 0, UInt32(row))
        count += 1
        if value.bitPattern == 1 << 31 { hasNegativeZero = true }
      }
    }
    self.count = count
    self.hasNegativeZero = hasNegativeZero
    isSorted = count <= Self.sortLimit
    if isSorted { OrderedKeys.sort(&keys, count) }
    self.keys = keys
  }

  deinit { keys.deallocate() }

  @inline(__always)
  func value(_ i: Int) -> Float {
    OrderedKeys.value(keys[i])
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
}
