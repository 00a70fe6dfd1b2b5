/// One band away from the main peak: a transient was not there before and fades for good, an active
/// nucleus always flickers.
struct QuietTime {
  private(set) var flux = Double.nan
  private(set) var ratio = Double.nan
  private(set) var chi2 = Double.nan
  private(set) var rebrightening = Double.nan

  /// Days before and after the peak that belong to the burst.
  static let before = 60.0
  static let after = 250.0

  init(_ points: UnsafeBufferPointer<Measurement>, peak: Double, _ shape: BurstShape) {
    var (sum, weight, square, count) = (0.0, 0.0, 0.0, 0)
    var (lowest, rise) = (Double.infinity, 0.0)
    for point in points where point.error > 0 {
      let days = point.time - peak
      if days < -Self.before || days > Self.after {
        let w = 1 / (point.error * point.error)
        sum += w * point.flux
        weight += w
        square += w * point.flux * point.flux
        count += 1
      }
      if days > 0 {
        rise = max(rise, point.flux - 2 * point.error - lowest)
        lowest = min(lowest, point.flux + 2 * point.error)
      }
    }
    if shape.peakFlux > 0 { rebrightening = lowest.isFinite ? rise / shape.peakFlux : .nan }
    guard count > 1 else { return }
    flux = sum / weight
    ratio = shape.peakFlux > 0 ? flux / shape.peakFlux : .nan
    chi2 = (square - sum * sum / weight) / Double(count - 1)
  }

  /// Writes the features of `FeatureNames.quiet`.
  func write(_ out: inout FeatureWriter) {
    out.put(flux)
    out.put(ratio)
    out.put(chi2)
    out.put(rebrightening)
  }
}
