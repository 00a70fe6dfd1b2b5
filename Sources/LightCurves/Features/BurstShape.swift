import Foundation

/// How one band rises to its peak and fades from it.
struct BurstShape {
  /// Time and flux of the brightest measurement that stands three errors above nothing, else of
  /// the brightest; NaN without measurements.
  let peakTime: Double
  let peakFlux: Double
  let peakSNR: Double
  private(set) var riseTime = Double.nan
  private(set) var fadeTime = Double.nan
  private(set) var quarterTime = Double.nan
  private(set) var duration = Double.nan
  private(set) var decaySlope = Double.nan
  private(set) var alpha = Double.nan
  private(set) var alphaResidual = Double.nan
  private(set) var lateRatio = Double.nan

  init(_ points: UnsafeBufferPointer<Measurement>) {
    guard let peak = Self.peak(points) else {
      (peakTime, peakFlux, peakSNR) = (.nan, .nan, .nan)
      return
    }
    peakTime = points[peak].time
    peakFlux = points[peak].flux
    peakSNR = points[peak].flux / points[peak].error
    guard peakFlux > 0, points.count > 2 else { return }
    measureCrossings(points, peak)
    measureDecay(points, peak)
  }

  /// Writes the features of `FeatureNames.shapes`.
  func write(_ out: inout FeatureWriter) {
    out.put(peakFlux)
    out.put(riseTime)
    out.put(fadeTime)
    out.put(quarterTime)
    out.put(duration)
    out.put(riseTime > 0 ? fadeTime / riseTime : .nan)
    out.put(decaySlope)
    out.put(alpha)
    out.put(alphaResidual)
    out.put(lateRatio)
  }

  static func peak(_ points: UnsafeBufferPointer<Measurement>) -> Int? {
    var (best, solid): (Int?, Int?) = (nil, nil)
    for i in 0..<points.count {
      if best.map({ points[i].flux > points[$0].flux }) ?? true { best = i }
      guard points[i].flux > 3 * points[i].error else { continue }
      if solid.map({ points[i].flux > points[$0].flux }) ?? true { solid = i }
    }
    return solid ?? best
  }

  /// Days to half (before and after) and to a quarter of the peak, between measurements.
  private mutating func measureCrossings(_ points: UnsafeBufferPointer<Measurement>, _ peak: Int) {
    func crossing(_ i: Int, _ j: Int, _ level: Double) -> Double {
      let (a, b) = (points[i], points[j])
      guard a.flux != b.flux else { return abs(b.time - peakTime) }
      let t = a.time + (a.flux - level) / (a.flux - b.flux) * (b.time - a.time)
      return abs(t - peakTime)
    }
    for i in stride(from: peak - 1, through: 0, by: -1) where points[i].flux < peakFlux / 2 {
      riseTime = crossing(i + 1, i, peakFlux / 2)
      break
    }
    for i in stride(from: peak + 1, to: points.count, by: 1) {
      if fadeTime.isNaN, points[i].flux < peakFlux / 2 {
        fadeTime = crossing(i - 1, i, peakFlux / 2)
      }
      if points[i].flux < peakFlux / 4 {
        quarterTime = crossing(i - 1, i, peakFlux / 4)
        break
      }
    }
    duration = riseTime + fadeTime
  }

  /// Straight lines through the logarithm of the flux after the peak, against time and against the
  /// logarithm of time; and what is left after 100 days.
  private mutating func measureDecay(_ points: UnsafeBufferPointer<Measurement>, _ peak: Int) {
    var (linear, power) = (LineFit(), LineFit())
    var (late, lateWeight) = (0.0, 0.0)
    for i in peak + 1..<max(points.count, peak + 1) {
      let (days, flux) = (points[i].time - peakTime, points[i].flux)
      if days > 100, days < 400, points[i].error > 0 {
        let w = 1 / (points[i].error * points[i].error)
        late += w * flux
        lateWeight += w
      }
      guard flux > 1.5 * points[i].error, flux > 0, days > 1, days < 300 else { continue }
      let weight = min(flux / points[i].error, 20)
      let value = Foundation.log(flux / peakFlux)
      if days < 120 { linear.add(days, value, weight) }
      power.add(Foundation.log(1 + days / 30), value, weight)
    }
    if linear.count > 2 { decaySlope = linear.slope }
    if power.count > 3 {
      alpha = power.slope
      alphaResidual = power.residual
    }
    if lateWeight > 0 { lateRatio = late / lateWeight / peakFlux }
  }
}

/// A weighted straight line.
struct LineFit {
  private(set) var count = 0
  private var (w, x, y, xx, xy, yy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

  mutating func add(_ px: Double, _ py: Double, _ weight: Double) {
    count += 1
    w += weight
    x += weight * px
    y += weight * py
    xx += weight * px * px
    xy += weight * px * py
    yy += weight * py * py
  }

  private var spread: Double { w * xx - x * x }

  var slope: Double {
    spread > 1e-9 * w * xx ? (w * xy - x * y) / spread : .nan
  }

  /// Root of the mean squared distance from the line.
  var residual: Double {
    guard slope.isFinite, w > 0 else { return .nan }
    let intercept = (y - slope * x) / w
    let sum =
      yy - 2 * slope * xy - 2 * intercept * y + slope * slope * xx
      + 2 * slope * intercept * x + intercept * intercept * w
    return (max(sum, 0) / w).squareRoot()
  }
}
