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
      for first in stride(from: range.lowerBound, to: range.upperBound, by: 4)
      where !setting.cancellation.isCancelled {
        let group = features[first..<min(range.upperBound, first + 4)].map { Int($0) }
        build(task, group)
        for feature in group {
          let start = Self.start(setting.matrix.cuts, feature)
          for (i, target) in task.targets.enumerated()
          where target.features?.contains(Int32(feature)) ?? true {
            setting.search(feature, target, task.histogram(i) + start, into: &splits[i])
          }
        }
      }
      best += splits
    }
    lock.withLock { found[piece] = best }
  }

  /// Sums up the bins of at most four features, and takes them off the parent's.
  private func build(_ task: Task, _ features: [Int]) {
    let cuts = setting.matrix.cuts
    for feature in features {
      (task.built + Self.start(cuts, feature)).update(
        repeating: .zero, count: cuts.binCount(feature) + 1)
    }
    let target = task.targets[task.builtTarget]
    if features.count == 4 {
      addFour(features, target, task.pairs, to: task.built)
    } else {
      for feature in features { add(feature, target, task.pairs, to: task.built) }
    }
    guard let rest = task.rest else { return }
    for feature in features {
      let start = Self.start(cuts, feature)
      let (sums, others) = (task.built + start, rest + start)
      for bin in 0...cuts.binCount(feature) { others[bin] -= sums[bin] }
    }
  }

  private func add(
    _ feature: Int, _ target: SearchTarget, _ pairs: UnsafePointer<UInt64>,
    to histogram: UnsafeMutablePointer<SIMD2<Double>>
  ) {
    let column = setting.matrix.column(feature)
    let sums = histogram + Self.start(setting.matrix.cuts, feature)
    let rows = target.rows
    for i in 0..<target.count {
      sums[Int(column[Int(rows[i])])] += Self.pair(pairs[i])
    }
  }

  /// Four features at once: the additions of one do not wait for those of another.
  private func addFour(
    _ features: [Int], _ target: SearchTarget, _ pairs: UnsafePointer<UInt64>,
    to histogram: UnsafeMutablePointer<SIMD2<Double>>
  ) {
    let (matrix, cuts) = (setting.matrix, setting.matrix.cuts)
    let columns = features.map { matrix.column($0) }
    let sums = features.map { histogram + Self.start(cuts, $0) }
    let (a, b, c, d) = (columns[0], columns[1], columns[2], columns[3])
    let (p, q, r, s) = (sums[0], sums[1], sums[2], sums[3])
    let rows = target.rows
    for i in 0..<target.count {
      let row = Int(rows[i])
      let pair = Self.pair(pairs[i])
      p[Int(a[row])] += pair
      q[Int(b[row])] += pair
      r[Int(c[row])] += pair
      s[Int(d[row])] += pair
    }
  }

  @inline(__always)
  private static func pair(_ bits: UInt64) -> SIMD2<Double> {
    SIMD2<Double>(unsafeBitCast(bits, to: SIMD2<Float>.self))
  }
}
