/// What the sizes of a tree's gradients say about sums of them.
struct GradientRange {
  /// Whether all sums of rows are exact in double, in whatever order they are made.
  let sumsAreExact: Bool
  /// Whether no hessian is negative.
  let hasPositiveHessians: Bool
  /// Sums over the rows.
  let gradient: Double
  let hessian: Double
  let gradientSize: Double

  /// - Parameters:
  ///   - rows: rows to look at, in order; the first `count` if nil.
  init(
    _ gradients: UnsafePointer<SIMD2<Float>>, rows: UnsafePointer<Int32>?, count: Int
  ) {
    var sums = SIMD2<Double>.zero
    var sizes = SIMD2<Double>.zero
    // Zero has the smallest exponent of all and must not count.
    var least = SIMD2<UInt32>(repeating: .max)
    for i in 0..<count {
      let pair = gradients[rows.map { Int($0[i]) } ?? i]
      let wide = SIMD2<Double>(pair)
      sums += wide
      let bits = SIMD2(pair.x.bitPattern, pair.y.bitPattern) & 0x7fff_ffff
      sizes += SIMD2(wide.x.magnitude, wide.y.magnitude)
      let exponents = (bits &- 1) | 0x007f_ffff
      least = least.replacing(with: exponents, where: exponents .< least)
    }
    (gradient, hessian) = (sums.x, sums.y)
    gradientSize = sizes.x
    hasPositiveHessians = sizes.y == sums.y
    let exponent = Int(least.min() >> 23)
    // The unit of the smallest number, against 53 bits of the largest sum (and a bit to spare).
    let unit = exponent - 127 - 23
    let most = max(sizes.x, sizes.y)
    sumsAreExact = most < Double(sign: .plus, exponent: unit + 52, significand: 1)
  }
}
