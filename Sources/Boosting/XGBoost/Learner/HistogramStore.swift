/// Sums of gradients (x) and hessians (y) of a node's rows by bin, of all features.
struct NodeHistogram {
  /// One pair a bin, and one more a feature for the missing values.
  let sums: UnsafeMutablePointer<SIMD2<Double>>
  /// Bits of the bins that are not empty, as far as `marked` says so.
  let marks: UnsafeMutablePointer<UInt64>
  /// Whether a feature's bits are kept.
  let marked: UnsafeMutablePointer<Bool>
}

/// Histograms that nodes borrow.
final class HistogramStore {
  /// Where a feature's sums begin; one more than features.
  let offsets: [Int]
  /// Where a feature's bits begin; one more than features.
  let markOffsets: [Int]
  /// Bins of the feature with the most.
  let longest: Int
  private var free: [NodeHistogram] = []
  private var all: [NodeHistogram] = []

  init(_ cuts: QuantileCuts) {
    longest = (0..<cuts.featureCount).map { cuts.binCount($0) }.max() ?? 0
    offsets = cuts.offsets.enumerated().map { $1 + $0 }
    markOffsets = (0..<cuts.featureCount).reduce(into: [0]) {
      $0.append($0[$0.count - 1] + (cuts.binCount($1) + 64) / 64)
    }
  }

  deinit {
    for histogram in all {
      histogram.sums.deallocate()
      histogram.marks.deallocate()
      histogram.marked.deallocate()
    }
  }

  func take() -> NodeHistogram {
    if let last = free.popLast() { return last }
    let features = offsets.count - 1
    let made = NodeHistogram(
      sums: .allocate(capacity: max(1, offsets[features])),
      marks: .allocate(capacity: max(1, markOffsets[features])),
      marked: .allocate(capacity: max(1, features)))
    made.marked.initialize(repeating: false, count: max(1, features))
    all.append(made)
    return made
  }

  func give(_ histogram: NodeHistogram) { free.append(histogram) }
}
