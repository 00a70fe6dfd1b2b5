/// The test that rules candidates out in single precision.
///
/// One side is a running sum plus a shift, the other what remains of the whole. With the unit
/// roundoff u = 2^-24: converted sums are within 2u of their values, so that a difference is within
/// 4u (|whole| + |sum|), a sum with the shift within 4u (|sum| + |shift|), and the difference of
/// hessians, which are not negative, within 8u whole. What is left are relative errors of a few u,
/// far below the 1e-5 that the limit is lowered by. Sums are below 1e9, so that nothing overflows;
/// where products underflow, gains are below those that splits need.
struct ScanTest {
  private typealias Lanes = SIMD4<Float>

  private let whole: SIMD2<Float>
  private let shift: SIMD2<Float>
  private let lambda: Float
  private let alpha: Float
  private let gradientSlack: Float
  private let hessianSlack: Float
  private static let unit: Float = 0x1p-22

  /// Gains below this are too low.
  var limit: Float

  init(_ math: SplitMath, whole: SIMD2<Double>, shift: SIMD2<Double>, limit: Float) {
    self.whole = SIMD2<Float>(whole)
    self.shift = SIMD2<Float>(shift)
    (lambda, alpha, self.limit) = (Float(math.lambda), Float(math.alpha), limit)
    gradientSlack = Self.unit * (self.whole.x.magnitude + self.shift.x.magnitude)
    hessianSlack = 2 * Self.unit * self.whole.y
  }

  /// Whether any of the next sixteen candidates may be good enough, by their extremes: the largest
  /// gradients either way, the smallest hessians.
  @inline(__always)
  func mayPass(_ range: (low: Float, high: Float), first: Float, last: Float) -> Bool {
    let slack = max(range.low.magnitude, range.high.magnitude) * Self.unit + gradientSlack
    let left = max((range.low + shift.x).magnitude, (range.high + shift.x).magnitude) + slack
    let right = max((whole.x - range.low).magnitude, (whole.x - range.high).magnitude) + slack
    let (low, high) = (max(left - alpha, 0), max(right - alpha, 0))
    let a = (first + shift.y) + lambda
    let b = ((whole.y - last) + lambda) - hessianSlack
    return low * low * b + high * high * a > a * b * limit || b <= 0
  }

  /// The least and the largest of sixteen numbers.
  @inline(__always)
  static func range(_ values: UnsafePointer<Float>) -> (low: Float, high: Float) {
    let raw = UnsafeRawPointer(values)
    let a = raw.loadUnaligned(as: Lanes.self)
    let b = raw.loadUnaligned(fromByteOffset: 16, as: Lanes.self)
    let c = raw.loadUnaligned(fromByteOffset: 32, as: Lanes.self)
    let d = raw.loadUnaligned(fromByteOffset: 48, as: Lanes.self)
    return (
      pointwiseMin(pointwiseMin(a, b), pointwiseMin(c, d)).min(),
      pointwiseMax(pointwiseMax(a, b), pointwiseMax(c, d)).max()
    )
  }

  /// Whether any of the next sixteen candidates may be good enough, by themselves.
  @inline(__always)
  func mayPass(_ gradients: UnsafePointer<Float>, _ hessians: UnsafePointer<Float>) -> Bool {
    let passes =
      test(gradients, hessians) .| test(gradients + 4, hessians + 4)
      .| test(gradients + 8, hessians + 8) .| test(gradients + 12, hessians + 12)
    return any(passes)
  }

  @inline(__always)
  private func test(
    _ gradients: UnsafePointer<Float>, _ hessians: UnsafePointer<Float>
  ) -> SIMDMask<SIMD4<Int32>> {
    let gradient = UnsafeRawPointer(gradients).loadUnaligned(as: Lanes.self)
    let hessian = UnsafeRawPointer(hessians).loadUnaligned(as: Lanes.self)
    let slack = magnitude(gradient) * Self.unit + gradientSlack
    let low = shrunk(magnitude(gradient + shift.x) + slack)
    let high = shrunk(magnitude(whole.x - gradient) + slack)
    let a = (hessian + shift.y) + lambda
    let b = ((whole.y - hessian) + lambda) - hessianSlack
    let gain = (low * low) * b + (high * high) * a
    return (gain .> (a * b) * limit) .| (b .<= 0)
  }

  @inline(__always)
  private func magnitude(_ x: Lanes) -> Lanes {
    unsafeBitCast(unsafeBitCast(x, to: SIMD4<UInt32>.self) & 0x7fff_ffff, to: Lanes.self)
  }

  @inline(__always)
  private func shrunk(_ x: Lanes) -> Lanes {
    let less = x - alpha
    return less.replacing(with: 0, where: less .< 0)
  }
}
