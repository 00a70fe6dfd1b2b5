import Foundation

/// Weighted mean fluxes in windows of days around the peak: colours and temperatures.
struct PhaseColors {
  /// Days from the peak, observer's frame.
  static let windows: [(from: Double, to: Double)] = [(-8, 12), (12, 35), (35, 75), (75, 150)]

  /// `[window * 6 + band]`; weight 0 where there is nothing.
  private var sums = [Double](repeating: 0, count: 24)
  private var weights = [Double](repeating: 0, count: 24)

  init(_ points: UnsafeBufferPointer<Measurement>, peak: Double) {
    for point in points where point.error > 0 {
      let days = point.time - peak
      guard days >= -8, days < 150 else { continue }
      let window = days < 12 ? 0 : days < 35 ? 1 : days < 75 ? 2 : 3
      let w = 1 / (point.error * point.error)
      sums[window * 6 + Int(point.band)] += w * point.flux
      weights[window * 6 + Int(point.band)] += w
    }
  }

  /// Mean flux and its error; nil without measurements.
  func flux(_ window: Int, _ band: Int) -> (flux: Double, error: Double)? {
    let w = weights[window * 6 + band]
    return w > 0 ? (sums[window * 6 + band] / w, 1 / w.squareRoot()) : nil
  }

  /// Magnitudes of the bluer band minus the redder; NaN unless both stand two errors above nothing.
  func color(_ window: Int, _ a: Int, _ b: Int) -> Double {
    guard let blue = flux(window, a), let red = flux(window, b), blue.flux > 2 * blue.error,
      red.flux > 2 * red.error
    else { return .nan }
    return -2.5 * Foundation.log10(blue.flux / red.flux)
  }

  /// Change of the colour, magnitudes a hundred days.
  func slope(_ a: Int, _ b: Int) -> Double {
    var fit = LineFit()
    let middles = [2.0, 22, 52, 105]
    for window in 0..<4 {
      let value = color(window, a, b)
      if value.isFinite { fit.add(middles[window] / 100, value, 1) }
    }
    return fit.count > 1 ? fit.slope : .nan
  }

  /// The black body that fits the bands of a window best, over 28 temperatures from 4,000 to
  /// 50,000 K; NaN with fewer than three bands.
  func temperature(_ window: Int, _ spectra: BlackBodyTable) -> (kelvin: Double, chi2: Double) {
    var (best, bestChi2, bands) = (Double.nan, Double.infinity, 0)
    var strongest = 0.0
    for b in 0..<6 {
      guard let (flux, error) = flux(window, b) else { continue }
      bands += 1
      strongest = max(strongest, flux / error)
    }
    guard bands >= 3, strongest > 4 else { return (.nan, .nan) }
    for k in 0..<BlackBodyTable.temperatures.count {
      var (fm, mm, ff) = (0.0, 0.0, 0.0)
      for b in 0..<6 {
        guard let (flux, error) = flux(window, b) else { continue }
        // Five per cent for what a black body does not know.
        let w = 1 / (error * error + 0.0025 * flux * flux)
        let model = spectra.values[k * 6 + b]
        fm += w * flux * model
        mm += w * model * model
        ff += w * flux * flux
      }
      guard fm > 0 else { continue }
      let chi2 = ff - fm * fm / mm
      if chi2 < bestChi2 { (best, bestChi2) = (BlackBodyTable.temperatures[k], chi2) }
    }
    return (best, bestChi2 / Double(max(bands - 2, 1)))
  }
}

/// Black bodies seen through the six bands at one redshift, largest value one.
struct BlackBodyTable {
  static let temperatures: [Double] = (0..<28).map { k in
    4000 * Foundation.pow(12.5, Double(k) / 27)
  }
  /// `[temperature * 6 + band]`
  private(set) var values = [Double](repeating: 0, count: 168)

  init(redshift: Double) {
    let dilation = 1 + (redshift.isFinite ? min(max(redshift, 0), 8) : 0)
    for (k, kelvin) in Self.temperatures.enumerated() {
      var largest = 0.0
      for b in 0..<6 {
        let nanometres = Band.wavelengths[b] / dilation
        let x = 1.438776877e7 / (nanometres * kelvin)
        let value = 1 / (nanometres * nanometres * nanometres * (Foundation.exp(x) - 1))
        values[k * 6 + b] = value
        largest = max(largest, value)
      }
      for b in 0..<6 { values[k * 6 + b] /= largest }
    }
  }
}
