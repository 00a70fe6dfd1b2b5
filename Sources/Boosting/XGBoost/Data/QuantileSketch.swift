/// The sketch of one column: values pass a queue, full queues become summaries, and those are
/// joined and pruned level by level, in the order of the rows.
///
/// Source: the sketch of XGBoost 3.2's `hist`; exact while the queue never overflows.
struct QuantileSketch {
  /// Ranks kept for each bin.
  static let factor: Float = 8

  private let limit: Int
  private var queue: [(value: Float, weight: Float)] = []
  /// Level k is at index k - 1.
  private var levels: [QuantileSummary] = []
  private let keepsLibraryOrder: Bool

  /// - Parameter count: values that will come, at least one.
  init(count: Int, maxBin: Int, keepsLibraryOrder: Bool) {
    limit = Self.limit(count: count, maxBin: maxBin)
    self.keepsLibraryOrder = keepsLibraryOrder
    queue.reserveCapacity(min(count, 2 * limit))
  }

  /// Entries that a summary may have.
  static func limit(count: Int, maxBin: Int) -> Int {
    let bins = max(1, min(maxBin, count))
    let precision = 1.0 / Double(Float(bins) * factor)
    var level = 1
    while true {
      let limit = min(count, Int((Double(level) / precision).rounded(.up)) + 1)
      if (1 << level) * limit >= count { return limit }
      level += 1
    }
  }

  mutating func push(_ value: Float, _ weight: Float) {
    if weight == 0 { return }
    if let last = queue.last, last.value == value {
      queue[queue.count - 1].weight += weight
      return
    }
    if queue.count == 2 * limit {
      pushUp(summaryOfQueue())
      queue.removeAll(keepingCapacity: true)
    }
    queue.append((value, weight))
  }

  private func summaryOfQueue() -> QuantileSummary {
    if keepsLibraryOrder {
      // Equal values' weights are summed in the order that the library's sort leaves them in, and
      // of zeros the first one's sign stays.
      var sorted = queue
      LibrarySort.sort(&sorted) { $0.value < $1.value }
      return QuantileSummary(sorted: sorted)
    }
    var keys = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, queue.count))
    defer { keys.deallocate() }
    for (i, (value, weight)) in queue.enumerated() {
      keys[i] = OrderedKeys.key(value, weight.bitPattern)
    }
    OrderedKeys.sort(&keys, queue.count)
    let sorted = UnsafeBufferPointer(start: keys, count: queue.count).lazy.map {
      (
        value: OrderedKeys.value($0),
        weight: Float(bitPattern: UInt32(truncatingIfNeeded: $0))
      )
    }
    return QuantileSummary(sorted: sorted)
  }

  private mutating func pushUp(_ summary: QuantileSummary) {
    var summary = summary
    var level = 0
    while true {
      if levels.count == level { levels.append(QuantileSummary()) }
      if levels[level].count == 0 {
        levels[level] = summary.pruned(to: limit)
        return
      }
      summary = summary.pruned(to: limit).combined(with: levels[level])
      if summary.count <= limit {
        levels[level] = summary
        return
      }
      levels[level] = QuantileSummary()
      level += 1
    }
  }

  /// The summary of everything pushed.
  func summary() -> QuantileSummary {
    var all = summaryOfQueue().pruned(to: limit)
    for level in levels where level.count > 0 {
      all = all.count == 0 ? level : all.combined(with: level).pruned(to: limit)
    }
    return all
  }
}
