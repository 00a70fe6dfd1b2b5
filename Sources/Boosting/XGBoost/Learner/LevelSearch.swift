/// One step of growing: histograms of some nodes, and the best split of each.
///
/// The work is divided by features: for each, one child's bins are summed up, the other child's
/// are what remains of the parent's, and both are searched while they are in the cache. Pieces
/// write their own results, which are joined in the order of the features, so that the outcome
/// does not depend on how many threads take part.
final class LevelSearch: @unchecked Sendable {
  /// A node to be searched.
  struct Target {
    let count: Int
    let sums: SIMD2<Double>
    let gain: Float
    let bounds: SplitMath.Bounds
    let histogram: NodeHistogram
    /// Features that it may use; nil for all of the tree's.
    let features: Set<Int32>?
  }

  /// Nodes that are built together: one from its rows, another from the difference.
  struct Task {
    let rows: UnsafePointer<Int32>
    let gradients: UnsafePointer<SIMD2<Double>>
    let count: Int
    let built: NodeHistogram
    /// Holds the parent's sums, and then the other child's.
    let rest: NodeHistogram?
    let targets: [Target]
  }

  /// What all steps of a tree have in common.
  struct Setting {
    let matrix: QuantizedMatrix
    let config: XGBoostConfig
    let math: SplitMath
    let store: HistogramStore
    let features: [Int32]
    /// Sums are exact: both directions in one pass, and empty bins need not be visited.
    let isExact: Bool
    let threads: Int
    /// Asked between features; what a cancelled search finds is not used.
    let cancellation: Cancellation
  }

  private let setting: Setting
  private let tasks: [Task]
  private let pieces: Int
  private var found: [[HistSplit]]
  private let lock = WorkLock()

  init(_ tasks: [Task], _ setting: Setting) {
    self.tasks = tasks
    self.setting = setting
    let rows = tasks.reduce(0) { $0 + $1.count + 128 * $1.targets.count }
    let isLarge = rows * setting.features.count > 100_000
    pieces =
      setting.threads > 1 && isLarge
      ? min(setting.features.count, 4 * setting.threads) : 1
    found = Array(repeating: [], count: pieces)
  }

  /// The best split of each target, in their order.
  func run() -> [HistSplit] {
    WorkerPool.shared.run(pieces, threads: pieces > 1 ? setting.threads : 1) {
      self.search(piece: $0)
    }
    var best = found[0]
    for more in found.dropFirst() {
      for i in best.indices where best[i].isWorse(than: more[i].lossChange) { best[i] = more[i] }
    }
    return best
  }

  private func search(piece: Int) {
    let features = setting.features
    let range = features.count * piece / pieces..<features.count * (piece + 1) / pieces
    var best: [HistSplit] = []
    let scratch = ScanScratch(capacity: setting.store.longest)
    for task in tasks {
      var splits = [HistSplit](repeating: HistSplit(), count: task.targets.count)
      for place in range where !setting.cancellation.isCancelled {
        let feature = Int(features[place])
        let usesMarks = setting.isExact && !setting.matrix.isCategorical[feature]
        build(task, feature, usesMarks)
        for (i, target) in task.targets.enumerated()
        where target.features?.contains(Int32(feature)) ?? true {
          search(feature, target, usesMarks, scratch, into: &splits[i])
        }
      }
      best += splits
    }
    lock.withLock { found[piece] = best }
  }

  private func search(
    _ feature: Int, _ target: Target, _ usesMarks: Bool, _ scratch: ScanScratch,
    into best: inout HistSplit
  ) {
    let (matrix, store) = (setting.matrix, setting.store)
    let bins = matrix.cuts.binCount(feature)
    let sums = UnsafePointer(target.histogram.sums + store.offsets[feature])
    if usesMarks {
      if target.histogram.marked[feature], target.count < bins {
        scratch.gather(
          sums, marks: target.histogram.marks + store.markOffsets[feature],
          words: (bins + 63) / 64)
      } else {
        scratch.gather(sums, bins: bins)
      }
      var scan = ExactScan(
        setting.math, parent: target.sums, parentGain: target.gain, missing: sums[bins],
        best: best.lossChange, scratch)
      scan.scan()
      scan.finish(feature: feature, cuts: matrix.cuts, into: &best)
      return
    }
    let scan = HistScan(
      math: setting.math, parent: target.sums, parentGain: target.gain, bounds: target.bounds)
    let constraints = setting.config.monotone
    let direction = feature < constraints.count ? constraints[feature] : 0
    if matrix.isCategorical[feature] {
      scan.searchCategories(
        sums, bins: bins, feature: feature, direction: direction, config: setting.config,
        into: &best)
    } else {
      scan.search(
        sums, bins: bins, feature: feature, direction: direction, cuts: matrix.cuts, into: &best)
    }
  }

  // MARK: - Histograms

  private func build(_ task: Task, _ feature: Int, _ usesMarks: Bool) {
    let (start, next) = (setting.store.offsets[feature], setting.store.offsets[feature + 1])
    let bins = next - start - 1
    let (sums, column) = (task.built.sums + start, setting.matrix.column(feature))
    sums.update(repeating: .zero, count: bins + 1)
    let place = setting.store.markOffsets[feature]
    let marksBins = usesMarks && task.count < bins
    task.built.marked[feature] = marksBins
    if marksBins {
      accumulateMarking(task, column, sums, task.built.marks + place, bins)
    } else {
      accumulate(task, column, sums)
    }
    guard let rest = task.rest else { return }
    let others = rest.sums + start
    if marksBins {
      subtractMarked(others, sums, task.built.marks + place, bins)
    } else {
      for bin in 0...bins { others[bin] -= sums[bin] }
    }
    // The other child's bins are among the parent's; where those are not marked, few rows make it
    // worth the while.
    if usesMarks, !rest.marked[feature], task.targets.contains(where: { $0.count < bins / 2 }) {
      mark(others, bins, rest.marks + place)
      rest.marked[feature] = true
    }
  }

  @inline(__always)
  private func accumulate(
    _ task: Task, _ column: UnsafePointer<QuantizedMatrix.Bin>,
    _ sums: UnsafeMutablePointer<SIMD2<Double>>
  ) {
    let (rows, gradients) = (task.rows, task.gradients)
    for i in 0..<task.count {
      let bin = Int(column[Int(rows[i])])
      sums[bin] += gradients[i]
    }
  }

  @inline(__always)
  private func accumulateMarking(
    _ task: Task, _ column: UnsafePointer<QuantizedMatrix.Bin>,
    _ sums: UnsafeMutablePointer<SIMD2<Double>>, _ marks: UnsafeMutablePointer<UInt64>,
    _ bins: Int
  ) {
    let (rows, gradients) = (task.rows, task.gradients)
    marks.update(repeating: 0, count: (bins + 64) / 64)
    for i in 0..<task.count {
      let bin = Int(column[Int(rows[i])])
      sums[bin] += gradients[i]
      marks[bin >> 6] |= 1 << UInt64(bin & 63)
    }
    marks[bins >> 6] &= ~(1 << UInt64(bins & 63))
  }

  @inline(__always)
  private func subtractMarked(
    _ others: UnsafeMutablePointer<SIMD2<Double>>, _ sums: UnsafePointer<SIMD2<Double>>,
    _ marks: UnsafePointer<UInt64>, _ bins: Int
  ) {
    for word in 0..<(bins + 63) / 64 {
      var bits = marks[word]
      while bits != 0 {
        let bin = word &* 64 &+ bits.trailingZeroBitCount
        bits &= bits &- 1
        others[bin] -= sums[bin]
      }
    }
    others[bins] -= sums[bins]
  }

  private func mark(
    _ sums: UnsafePointer<SIMD2<Double>>, _ bins: Int, _ marks: UnsafeMutablePointer<UInt64>
  ) {
    for word in 0..<(bins + 63) / 64 {
      var bits: UInt64 = 0
      for bin in word * 64..<min(bins, word * 64 + 64) where sums[bin] != .zero {
        bits |= 1 << UInt64(bin & 63)
      }
      marks[word] = bits
    }
  }
}
