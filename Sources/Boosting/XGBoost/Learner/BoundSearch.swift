import BoostingKernels

/// One step of growing where sums are exact in any order: bounds of all features' gains in some
/// nodes, and then the exact search of the few features that may be a node's best.
///
/// Bounds come from histograms in fixed point (see `FixedPoint`), eight features at a time; the
/// exact sums of a feature's bins are made from the node's rows when they are asked for. Pieces
/// write their own places only, so that the outcome does not depend on how many threads take part.
final class BoundSearch: @unchecked Sendable {
  typealias Task = SearchTask<UInt64>

  /// A node that may have a split at all.
  private struct Open {
    let target: SearchTarget
    /// Of all targets.
    let place: Int
    let bound: GainBound
  }

  // What the groups' loops go through holds no references: counting those would show.

  private struct Build {
    let rows: UnsafePointer<Int32>
    let pairs: UnsafePointer<UInt64>
    let count: Int
    let sums: UnsafeMutablePointer<UInt64>
    /// Places of `scans`.
    var scans: Range<Int>
  }

  private struct Scan {
    let sums: UnsafeMutablePointer<UInt64>
    let minus: UnsafePointer<UInt64>?
    var leaf: bound_leaf
  }

  private let setting: SearchSetting
  private let histograms: PackedHistograms
  private let gradients: UnsafePointer<SIMD2<Float>>
  private let open: [Open]
  private let builds: [Build]
  private let scans: [Scan]
  private let targetCount: Int
  /// For each open node what the kernels say of each feature.
  private let ratios: UnsafeMutablePointer<Float>
  private let width: Int
  private let found: UnsafeMutablePointer<HistSplit>

  /// - Parameter gradients: of all rows, by row.
  init(
    _ tasks: [Task], _ setting: SearchSetting, _ histograms: PackedHistograms, _ point: FixedPoint,
    gradients: UnsafePointer<SIMD2<Float>>
  ) {
    (self.setting, self.histograms, self.gradients) = (setting, histograms, gradients)
    var (open, builds, scans): ([Open], [Build], [Scan]) = ([], [], [])
    var place = 0
    for task in tasks {
      let first = open.count
      for (i, target) in task.targets.enumerated() {
        defer { place += 1 }
        guard target.sums.y >= 2 * setting.math.minChildWeight else { continue }
        let bound = GainBound(target.sums, count: target.count, point, setting.math)
        open.append(Open(target: target, place: place, bound: bound))
        scans.append(
          Scan(
            sums: task.histogram(i),
            minus: i == task.builtTarget ? nil : UnsafePointer(task.built), leaf: bound.leaf))
      }
      let built = task.targets[task.builtTarget]
      if open.count > first {
        builds.append(
          Build(
            rows: built.rows, pairs: task.pairs, count: built.count, sums: task.built,
            scans: first..<open.count))
      }
    }
    (self.open, self.builds, self.scans, targetCount) = (open, builds, scans, place)
    width = histograms.groups.count * PackedHistograms.lanes
    ratios = .allocate(capacity: max(1, open.count * width))
    found = .allocate(capacity: max(1, open.count))
    found.initialize(repeating: HistSplit(), count: open.count)
  }

  deinit {
    ratios.deallocate()
    found.deinitialize(count: open.count)
    found.deallocate()
  }

  /// The best split of each target, in their order.
  func run() -> [HistSplit] {
    bound()
    let rows = open.reduce(0) { $0 + $1.target.count + 512 }
    WorkerPool.shared.run(open.count, threads: rows > 20_000 ? setting.threads : 1) {
      self.search($0)
    }
    var out = [HistSplit](repeating: HistSplit(), count: targetCount)
    for (i, node) in open.enumerated() { out[node.place] = found[i] }
    return out
  }

  // MARK: - Bounds

  private func bound() {
    let groups = histograms.groups.count
    let lines = histograms.size / PackedHistograms.lanes
    // In additions, about; handing work to another thread takes as long as some ten thousand.
    let work =
      builds.reduce(0) { $0 + $1.count } * groups * PackedHistograms.lanes + open.count * lines * 8
    let pieces = setting.threads > 1 && work > 150_000 ? min(groups, 4 * setting.threads) : 1
    WorkerPool.shared.run(pieces, threads: setting.threads) { piece in
      for group in groups * piece / pieces..<groups * (piece + 1) / pieces
      where !self.setting.cancellation.isCancelled { self.bound(group) }
    }
  }

  private func bound(_ place: Int) {
    let group = histograms.groups[place]
    let isPenalised = setting.math.alpha != 0
    for build in builds {
      histograms.build(
        group, rows: build.rows, pairs: build.pairs, count: build.count, into: build.sums)
      for i in build.scans {
        var scan = scans[i]
        let sums = scan.sums + group.start
        let minus = scan.minus.map { $0 + group.start }
        let upper = ratios + i * width + place * PackedHistograms.lanes
        if isPenalised {
          bound_scan_penalised(sums, minus, Int64(group.length), &scan.leaf, upper)
        } else {
          bound_scan(sums, minus, Int64(group.length), &scan.leaf, upper)
        }
      }
    }
  }

  // MARK: - Exact searches

  /// Searches features in the order of their bounds until none can be better.
  private func search(_ i: Int) {
    let target = open[i].target
    let own = ratios + i * width
    let features = setting.features
    for place in features.indices {
      if setting.matrix.isCategorical[Int(features[place])] { own[place] = .infinity }
      if let allowed = target.features, !allowed.contains(features[place]) { own[place] = -1 }
    }
    let longest = features.reduce(0) { max($0, setting.matrix.cuts.binCount(Int($1))) }
    withUnsafeTemporaryAllocation(of: SIMD2<Double>.self, capacity: longest + 1) { scratch in
      var best = HistSplit()
      while !setting.cancellation.isCancelled {
        var first = 0
        for place in features.indices where own[place] > own[first] { first = place }
        guard own[first] >= 0 else { break }
        let needed = Double(target.gain) + Double(max(best.lossChange, HistGrower.leastGain))
        if open[i].bound.gain(own[first]) < needed * (1 - 1e-6) { break }
        own[first] = -1
        let feature = Int(features[first])
        let split = exactly(feature, target, scratch.baseAddress!)
        // Of equal splits that of the first feature counts.
        let isTie = split.lossChange == best.lossChange && split.feature < best.feature
        if best.isWorse(than: split.lossChange) || isTie { best = split }
      }
      found[i] = best
    }
  }

  private func exactly(
    _ feature: Int, _ target: SearchTarget, _ sums: UnsafeMutablePointer<SIMD2<Double>>
  ) -> HistSplit {
    let column = setting.matrix.column(feature)
    sums.update(repeating: .zero, count: setting.matrix.cuts.binCount(feature) + 1)
    for i in 0..<target.count {
      let row = Int(target.rows[i])
      sums[Int(column[row])] += SIMD2<Double>(gradients[row])
    }
    var split = HistSplit()
    setting.search(feature, target, sums, into: &split)
    return split
  }
}
