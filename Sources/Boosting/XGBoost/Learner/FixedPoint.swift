import BoostingKernels

/// Gradients and hessians as whole numbers, both in one word, so that one addition adds both and
/// sums have no rounding: how trees are searched quickly before they are searched exactly.
struct FixedPoint {
  /// The sizes of all gradients together stay below this, and so do the hessians.
  private static let room = 0x1p30

  /// Units of one.
  let gradient: Double
  let hessian: Double

  /// - Parameter sums: of the sizes of gradients and of the hessians of a tree.
  init(_ sums: SIMD2<Double>, _ math: SplitMath) {
    gradient = Self.scale(sums.x, Self.room)
    // Penalties in these units must leave their products within single precision.
    hessian = min(Self.scale(sums.y, Self.room), 0x1p50 / max(1, math.lambda))
  }

  private static func scale(_ sum: Double, _ room: Double) -> Double {
    sum > 0 ? min(room / sum, 0x1p60) : 1
  }

  /// The gradient in the upper half, the hessian in the lower.
  @inline(__always)
  func packed(_ pair: SIMD2<Float>) -> UInt64 {
    let g = Int64((Double(pair.x) * gradient).rounded(.toNearestOrEven))
    let h = Int64((Double(pair.y) * hessian).rounded(.toNearestOrEven))
    return UInt64(bitPattern: g &<< 32 &+ h)
  }
}

/// What bounds of a node's gains are made of.
///
/// With the penalty λ added to both sides' hessians p and q, and E = G_l - p G / (H + 2λ), the gain
/// G_l²/p + G_r²/q is G²/(H + 2λ) + E² (H + 2λ) / (p q): the first part is the node's, and the
/// second one loses nothing by cancellation, so that small gains of large nodes are bounded well.
/// An L1 penalty leaves no such form; then both sides' gains are bounded as they are.
struct GainBound {
  /// Of what single precision makes of a handful of operations.
  private static let rounding = 0x1p-18

  /// What the vectors work with.
  let leaf: bound_leaf
  private let base: Double
  private let unit: Double

  init(_ sums: SIMD2<Double>, count: Int, _ point: FixedPoint, _ math: SplitMath) {
    let doubt = 0.5 * Double(count)
    let gradient = sums.x * point.gradient
    let penalty = math.lambda * point.hessian
    let whole = sums.y * point.hessian + 2 * penalty
    let least = (math.minChildWeight + math.lambda) * point.hessian
    let slope = gradient / whole
    let off = doubt + whole * 0x1p-21
    var leaf = bound_leaf()
    leaf.slope = Float(slope)
    leaf.shift = Float(slope * penalty)
    // Halves of units, and the rounding of gradients and of what the slope makes of hessians.
    leaf.slack = Float((doubt * (1 + slope.magnitude) + 0x1p10) * (1 + Self.rounding))
    leaf.penalty = Float(penalty - off)
    leaf.total = Float(whole - penalty - off)
    // Where the doubt is larger than what a side must have, nothing is ruled out by its hessian.
    leaf.least = least - 2 * off > 0 ? Float((least - 2 * off) * (1 - Self.rounding)) : -0.0
    leaf.divisor = Float(least * (1 - Self.rounding))
    leaf.gradient = Float(gradient)
    leaf.alpha = Float(math.alpha * point.gradient)
    self.leaf = leaf
    let scale = point.hessian / (point.gradient * point.gradient)
    if math.alpha == 0 {
      base = gradient * gradient / whole * scale
      unit = whole * scale * (1 + Self.rounding)
    } else {
      base = 0
      unit = scale * (1 + Self.rounding)
    }
  }

  /// No boundary's gain is above this, whatever it was rounded to.
  func gain(_ ratio: Float) -> Double { (base + Double(ratio) * unit) * (1 + 0x1p-20) }
}
