import Foundation

/// Everything that is measured of one object.
struct ObjectFeatures {
  /// NaN where not known.
  let redshift: Double
  let ebv: Double
  let hasRedshift: Bool
  let hasReddening: Bool

  /// Writes one value a name of `FeatureNames.all`.
  func write(_ curve: borrowing ObjectCurve, _ out: inout FeatureWriter) {
    var means = [Double](repeating: .nan, count: 6)
    var deviations = means
    for b in 0..<6 {
      let statistics = FluxStatistics(curve.band(b), curve.scratch, &out)
      (means[b], deviations[b]) = (statistics.weightedMean, statistics.mean)
    }
    _ = FluxStatistics(curve.whole, curve.scratch, &out)
    let shapes = (0..<6).map { BurstShape(curve.band($0)) }
    for shape in shapes { shape.write(&out) }
    let peak = mainPeak(shapes)
    for b in 0..<6 { QuietTime(curve.band(b), peak: peak.time, shapes[b]).write(&out) }
    let colors = PhaseColors(curve.whole, peak: peak.time)
    for (a, b) in FeatureNames.pairs {
      out.put(colors.color(0, a, b))
      out.put(colors.color(1, a, b))
      out.put(colors.color(2, a, b))
      out.put(colors.color(3, a, b))
      out.put(colors.slope(a, b))
      out.put(shapes[b].peakTime - shapes[a].peakTime)
      out.put(stetsonJ(curve.band(a), curve.band(b), means[a], means[b]))
      out.put(deviations[a] / deviations[b])
    }
    writeWhole(curve.whole, shapes, peak, colors, &out)
    if hasReddening { out.put(ebv) }
    if hasRedshift { writeRest(shapes, peak, &out) }
  }

  /// The most significant of the peaks in g, r and i, else in any band.
  private func mainPeak(_ shapes: [BurstShape]) -> (time: Double, snr: Double, band: Int) {
    func best(_ bands: [Int]) -> Int? {
      bands.filter { shapes[$0].peakSNR.isFinite }
        .max { (shapes[$0].peakSNR, -$0) < (shapes[$1].peakSNR, -$1) }
    }
    guard let band = best([1, 2, 3]) ?? best([0, 4, 5]) else { return (.nan, .nan, 2) }
    return (shapes[band].peakTime, shapes[band].peakSNR, band)
  }

  private func writeWhole(
    _ points: UnsafeBufferPointer<Measurement>, _ shapes: [BurstShape],
    _ peak: (time: Double, snr: Double, band: Int), _ colors: PhaseColors,
    _ out: inout FeatureWriter
  ) {
    let times = shapes.filter { $0.peakSNR > 3 }.map(\.peakTime)
    out.put(times.count > 1 ? (times.max() ?? 0) - (times.min() ?? 0) : .nan)
    out.put(peak.snr)
    let spectra = BlackBodyTable(redshift: redshift)
    let first = colors.temperature(0, spectra)
    let later = colors.temperature(2, spectra)
    out.put(first.kelvin)
    out.put(later.kelvin)
    out.put(Foundation.log(later.kelvin / first.kelvin))
    out.put(first.chi2)
    let main = shapes[peak.band]
    out.put(main.riseTime / main.fadeTime)
    out.put(consistency(shapes.map(\.fadeTime)))
    var detections = 0
    for point in points where point.flux > 5 * point.error { detections += 1 }
    out.put(Double(detections))
  }

  /// Standard deviation over mean.
  private func consistency(_ values: [Double]) -> Double {
    let finite = values.filter(\.isFinite)
    guard finite.count > 1 else { return .nan }
    let mean = finite.reduce(0, +) / Double(finite.count)
    let sum = finite.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return mean > 0 ? (sum / Double(finite.count)).squareRoot() / mean : .nan
  }

  private func writeRest(
    _ shapes: [BurstShape], _ peak: (time: Double, snr: Double, band: Int),
    _ out: inout FeatureWriter
  ) {
    let dilation = 1 + redshift
    let main = shapes[peak.band]
    out.put(redshift)
    out.put(main.riseTime / dilation)
    out.put(main.fadeTime / dilation)
    out.put(main.duration / dilation)
    guard redshift > 0, main.peakFlux > 0 else { return out.put(.nan) }
    let apparent = 23.9 - 2.5 * Foundation.log10(main.peakFlux)
    out.put(apparent - Cosmology.distanceModulus(redshift))
  }

  /// Stetson (1996) J of two bands: products of the pulls of measurements within half a day.
  private func stetsonJ(
    _ a: UnsafeBufferPointer<Measurement>, _ b: UnsafeBufferPointer<Measurement>, _ meanA: Double,
    _ meanB: Double
  ) -> Double {
    var (sum, count, j) = (0.0, 0, 0)
    for i in 0..<a.count where a[i].error > 0 {
      while j < b.count, b[j].time < a[i].time - 0.5 { j += 1 }
      guard j < b.count, b[j].time <= a[i].time + 0.5, b[j].error > 0 else { continue }
      let product = (a[i].flux - meanA) / a[i].error * (b[j].flux - meanB) / b[j].error
      sum += (product < 0 ? -1 : 1) * abs(product).squareRoot()
      count += 1
    }
    return count > 0 ? sum / Double(count) : .nan
  }
}
