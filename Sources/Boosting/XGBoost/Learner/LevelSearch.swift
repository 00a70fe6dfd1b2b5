/// One step of growing where sums depend on their order: histograms of some nodes, made as the
/// library makes them, and the best split of each.
///
/// The work is divided by features: for each, one child's bins are summed up, the other child's
/// are what remains of the parent's, and both are searched while they are in the cache. Pieces
/// write their own results, which are joined in the order of the features, so that the outcome
/// does not depend on how many threads take part.
final class LevelSearch: @unchecked Sendable {
  typealias Task = SearchTask<SIMD2<Double>>

  private let setting: SearchSetting
  private let tasks: [Task]
  private let pieces: Int
  private var found: [[HistSplit]]
  private let lock = WorkLock()

  init(_ tasks: [Task], _ setting: SearchSetting) {
    self.tasks = tasks
    self.setting = setting
    let rows = tasks.reduce(0) { $0 + $1.targets[$1.builtTarget].count + 128 * $1.targets.count }
    let isLarge = rows * setting.features.count > 100_000
    pieces =
      setting.threads > 1 && isLarge
      ? min(setting.features.count, 4 * setting.threads) : 1
    found = Array(repeating: [], count: pieces)
  }

  /// Where a feature's sums begin: one pair a bin, and one more a feature for the missing values.
  @inline(__always)
  private static func start(_ cuts: QuantileCuts, _ feature: Int) -> Int {
    cuts.offsets[feature] + feature
  }

  /// Pairs of one node's histogram.
  static func capacity(_ cuts: QuantileCuts) -> Int { start(cuts, cuts.featureCount) }

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
    for task in tasks {
      var splits = [HistSplit](repeating: HistSplit(), count: task.targets.count)
      for place in range where !setting.cancellation.isCancelled {
        let feature = Int(features[place])
        build(task, feature)
        let start = Self.start(setting.matrix.cuts, feature)
        for (i, target) in task.targets.enumerated()
        where target.features?.contains(Int32(feature)) ?? true {
          setting.search(feature, target, task.histogram(i) + start, into: &splits[i])
        }
      }
      best += splits
    }
    lock.withLock { found[piece] = best }
  }

  private func build(_ task: Task, _ feature: Int) {
    let start = Self.start(setting.matrix.cuts, feature)
    let bins = setting.matrix.cuts.binCount(feature)
    let (sums, column) = (task.built + start, setting.matrix.column(feature))
    sums.update(repeating: .zero, count: bins + 1)
    let target = task.targets[task.builtTarget]
    let (rows, pairs) = (target.rows, task.pairs)
    for i in 0..<target.count {
      let pair = unsafeBitCast(pairs[i], to: SIMD2<Float>.self)
      sums[Int(column[Int(rows[i])])] += SIMD2<Double>(pair)
    }
    guard let rest = task.rest else { return }
    let others = rest + start
    for bin in 0...bins { others[bin] -= sums[bin] }
  }
}
