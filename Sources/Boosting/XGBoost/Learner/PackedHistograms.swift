import BoostingKernels

/// How the histograms of a tree's features lie in memory: eight features a group, a bin's sums of
/// all eight in one cache line.
struct PackedHistograms {
  static let lanes = Int(BOUND_LANES)

  /// Features of the tree, ascending, in groups; the last one is filled up with its last feature.
  struct Group {
    let features: [Int32]
    let columns: [UnsafePointer<QuantizedMatrix.Bin>]
    let bins: [Int]
    /// Bins of the feature with the most.
    let length: Int
    /// Where the group's sums begin.
    let start: Int
    /// Lines of bins, one for what is missing where no feature has more bins, one for what is
    /// missing in any.
    var size: Int { (length + 2) * PackedHistograms.lanes }
    var missing: Int { (length + 1) * PackedHistograms.lanes }
  }

  let groups: [Group]
  /// Words of one node's histogram.
  let size: Int

  init(_ matrix: QuantizedMatrix, features: [Int32]) {
    var groups: [Group] = []
    var start = 0
    for first in stride(from: 0, to: features.count, by: Self.lanes) {
      let own = (first..<first + Self.lanes).map { features[min($0, features.count - 1)] }
      let bins = own.map { matrix.cuts.binCount(Int($0)) }
      let group = Group(
        features: own, columns: own.map { matrix.column(Int($0)) }, bins: bins,
        length: bins.max()!, start: start)
      groups.append(group)
      start += group.size
    }
    self.groups = groups
    size = start
  }

  /// Words that any choice of a matrix's features needs at most.
  static func capacity(_ cuts: QuantileCuts) -> Int {
    let longest = (0..<cuts.featureCount).map { cuts.binCount($0) }.max() ?? 0
    return (cuts.featureCount + lanes - 1) / lanes * (longest + 2) * lanes
  }

  /// Sums up a group's bins over some rows.
  func build(
    _ group: Group, rows: UnsafePointer<Int32>, pairs: UnsafePointer<UInt64>, count: Int,
    into histogram: UnsafeMutablePointer<UInt64>
  ) {
    let sums = histogram + group.start
    sums.update(repeating: 0, count: group.size)
    group.columns.withUnsafeBufferPointer { columns in
      for half in [0, 4] {
        columns.baseAddress!.withMemoryRebound(
          to: UnsafePointer<UInt16>?.self, capacity: Self.lanes
        ) { bound_accumulate(sums + half, $0 + half, rows, pairs, Int64(count)) }
      }
    }
    for lane in 0..<Self.lanes {
      let place = group.bins[lane] * Self.lanes + lane
      sums[group.missing + lane] = sums[place]
      sums[place] = 0
    }
  }
}
