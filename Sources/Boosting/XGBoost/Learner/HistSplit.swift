/// The best way found so far to divide a node.
struct HistSplit: Sendable {
  var lossChange: Float = 0
  var feature: Int32 = 0
  /// Values below this go left.
  var value: Float = 0
  /// Last bin that goes left; -1 when only missing values do.
  var bin: Int32 = 0
  var defaultLeft = false
  var isCategorical = false
  /// Bit field of the categories that go right.
  var categories: [UInt32] = []
  /// Sums of gradients and hessians on either side.
  var left = SIMD2<Double>.zero
  var right = SIMD2<Double>.zero

  /// Whether a candidate is better; of equal ones the first stays, and infinite gains are none.
  @inline(__always)
  func isWorse(than gain: Float) -> Bool { gain > lossChange && !gain.isInfinite }
}
