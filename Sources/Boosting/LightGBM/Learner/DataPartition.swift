/// The rows of each leaf, contiguous and ascending.
final class DataPartition {
  private(set) var rows: UnsafeMutablePointer<Int32>
  private var spare: UnsafeMutablePointer<Int32>
  private let capacity: Int
  private(set) var begins: [Int] = []
  private(set) var counts: [Int] = []
  private let goesLeft: UnsafeMutablePointer<UInt8>

  init(rowCount: Int) {
    capacity = rowCount
    rows = .allocate(capacity: rowCount)
    spare = .allocate(capacity: rowCount)
    goesLeft = .allocate(capacity: 65536)
  }

  deinit {
    rows.deallocate()
    spare.deallocate()
    goesLeft.deallocate()
  }

  /// All rows, or those in the bag, in one leaf.
  func start(_ bag: UnsafeBufferPointer<Int32>?) {
    if let bag {
      rows.update(from: bag.baseAddress!, count: bag.count)
    } else {
      for i in 0..<capacity { rows[i] = Int32(truncatingIfNeeded: i) }
    }
    begins = [0]
    counts = [bag?.count ?? capacity]
  }

  func rows(of leaf: Int) -> UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: rows + begins[leaf], count: counts[leaf])
  }

  /// Moves the rows that do not go left to a new leaf.
  func split(leaf: Int, columns: BinnedColumns, _ side: SplitSide) {
    side.fill(goesLeft)
    let (start, count) = (rows + begins[leaf], counts[leaf])
    let left =
      columns.isWide[side.slot]
      ? separate(start, count, columns.wide(side.slot))
      : separate(start, count, columns.narrow(side.slot))
    counts[leaf] = left
    begins.append(begins[leaf] + left)
    counts.append(count - left)
  }

  @inline(__always)
  private func separate<T: FixedWidthInteger>(
    _ start: UnsafeMutablePointer<Int32>, _ count: Int, _ bins: UnsafePointer<T>
  ) -> Int {
    let (table, right) = (goesLeft, spare)
    var (lefts, rights) = (0, 0)
    for i in 0..<count {
      let row = start[i]
      let goes = Int(table[Int(truncatingIfNeeded: bins[Int(row)])])
      start[lefts] = row
      right[rights] = row
      lefts &+= goes
      rights &+= 1 &- goes
    }
    (start + lefts).update(from: right, count: rights)
    return lefts
  }
}

/// Which bins of a feature a split sends left.
struct SplitSide {
  let slot: Int
  let binCount: Int
  private let threshold: Int
  private let special: Int?
  private let defaultLeft: Bool
  private let bins: [UInt32]?

  /// - Parameter bins: those that go left in a categorical split.
  init(_ split: SplitCandidate, _ info: FeatureInfo, bins: [UInt32]?) {
    slot = Int(info.slot)
    binCount = info.binCount
    threshold = Int(split.threshold)
    defaultLeft = split.defaultLeft
    self.bins = bins
    special =
      switch info.missing {
      case .none: nil
      case .zero: info.defaultBin
      case .nan: info.binCount - 1
      }
  }

  /// Writes 1 for each bin that goes left and 0 for the others.
  func fill(_ table: UnsafeMutablePointer<UInt8>) {
    if let bins {
      table.update(repeating: 0, count: binCount)
      for bin in bins { table[Int(bin)] = 1 }
      return
    }
    for bin in 0..<binCount { table[bin] = bin <= threshold ? 1 : 0 }
    if let special { table[special] = defaultLeft ? 1 : 0 }
  }
}
