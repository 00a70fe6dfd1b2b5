/// A node to be searched for its best split.
struct SearchTarget {
  let rows: UnsafePointer<Int32>
  let count: Int
  let sums: SIMD2<Double>
  let gain: Float
  let bounds: SplitMath.Bounds
  /// Features that it may use; nil for all of the tree's.
  let features: Set<Int32>?
}

/// Nodes whose histograms are made together: one from its rows, the other by what is left of the
/// parent's.
struct SearchTask<Element> {
  /// Of the built node's rows, as `NodeRows` has them.
  let pairs: UnsafePointer<UInt64>
  let built: UnsafeMutablePointer<Element>
  /// Holds the parent's sums, and then the other child's.
  let rest: UnsafeMutablePointer<Element>?
  let targets: [SearchTarget]
  /// The target that is built.
  let builtTarget: Int

  func histogram(_ target: Int) -> UnsafeMutablePointer<Element> {
    target == builtTarget ? built : rest!
  }
}

/// What all searches of a tree have in common.
struct SearchSetting {
  let matrix: QuantizedMatrix
  let config: XGBoostConfig
  let math: SplitMath
  let features: [Int32]
  let threads: Int
  /// Asked between features; what a cancelled search finds is not used.
  let cancellation: Cancellation

  /// The best split of a node by one feature, given the sums of its bins, and after them those of
  /// missing values.
  func search(
    _ feature: Int, _ target: SearchTarget, _ sums: UnsafePointer<SIMD2<Double>>,
    into best: inout HistSplit
  ) {
    let bins = matrix.cuts.binCount(feature)
    let scan = HistScan(
      math: math, parent: target.sums, parentGain: target.gain, bounds: target.bounds)
    let direction = feature < config.monotone.count ? config.monotone[feature] : 0
    if matrix.isCategorical[feature] {
      scan.searchCategories(
        sums, bins: bins, feature: feature, direction: direction, config: config, into: &best)
    } else {
      scan.search(
        sums, bins: bins, feature: feature, direction: direction, cuts: matrix.cuts, into: &best)
    }
  }
}
