/// One object of a simulated survey with all its measurements.
struct SimulatedObject {
  /// Four decimals.
  private(set) var redshift = 0.0
  private(set) var photometricRedshift = 0.0
  private(set) var redshiftError = 0.0
  /// Three decimals.
  private(set) var ebv = 0.0
  private var visits: [Visit] = []
  private var fluxes: [Double] = []
  private var errors: [Double] = []
  /// The row that comes first in the file.
  private var pivot = 0

  init(_ kind: SourceClass, _ random: CounterRandom) {
    var random = random
    ebv = Self.rounded(min(max(random.logNormal(median: 0.037, sigma: 0.85), 0.002), 1.2), 1e3)
    let cadence = Cadence(&random)
    visits = cadence.visits
    var truth: [Double] = []
    // Objects are in the log because something was seen: faint ones are drawn again.
    for attempt in 0..<24 {
      redshift = Self.rounded(kind.redshift(&random), 1e4)
      truth = kind == .agn ? nucleus(cadence, &random) : transient(kind, cadence, &random)
      redden(&truth)
      if attempt == 23 || Self.isDetected(truth, visits) { break }
    }
    measure(truth, &random)
    redshiftError = Self.rounded(
      min(max(random.logNormal(median: 0.031, sigma: 0.28), 0.0202), 0.117), 1e5)
    photometricRedshift = Self.rounded(redshift + redshiftError * random.normal(), 1e5)
    pivot = random.below(max(visits.count, 1))
  }

  private func transient(
    _ kind: SourceClass, _ cadence: Cadence, _ random: inout CounterRandom
  ) -> [Double] {
    let source = Transient(kind, &random)
    let (mean, scatter) = kind.luminosity
    let magnitude = random.normal(mean, scatter) + Cosmology.distanceModulus(redshift)
    let peak = Elementary.powerOfTen(-0.4 * (magnitude - 23.9)) * (1 + redshift)
    return shown(source, peak: peak, at: cadence.peakTime(&random))
  }

  private func nucleus(_ cadence: Cadence, _ random: inout CounterRandom) -> [Double] {
    let source = ActiveNucleus(redshift: redshift, &random)
    let flicker = source.fluxes(visits, &random)
    guard let flare = source.flare else { return flicker }
    let bright = shown(flare.transient, peak: flare.peak, at: cadence.peakTime(&random))
    return zip(flicker, bright).map { $0 * 0.35 + $1 }
  }

  /// A transient's flux at each visit, redshifted and stretched in time.
  private func shown(_ source: Transient, peak: Double, at time: Double) -> [Double] {
    let dilation = 1 + redshift
    return visits.map { visit in
      let days = (visit.time - time) / dilation
      guard days > -150 else { return 0 }
      return peak * source.flux(Band.wavelengths[Int(visit.band.rawValue)] / dilation, at: days)
    }
  }

  private func redden(_ truth: inout [Double]) {
    let factors = Band.extinction.map { Elementary.powerOfTen(-0.4 * $0 * ebv) }
    for i in truth.indices { truth[i] *= factors[Int(visits[i].band.rawValue)] }
  }

  /// Three visits or more well above the usual noise.
  private static func isDetected(_ truth: [Double], _ visits: [Visit]) -> Bool {
    let limits = [1.6, 0.6, 0.85, 1.4, 2.4, 5.6]
    var count = 0
    for i in truth.indices where abs(truth[i]) > limits[Int(visits[i].band.rawValue)] { count += 1 }
    return count >= 3
  }

  private mutating func measure(_ truth: [Double], _ random: inout CounterRandom) {
    // What the reference image held of the source, the same in all bands but for noise.
    let depths = [0.05, 0.02, 0.03, 0.05, 0.09, 0.2]
    let offsets = depths.map { $0 * random.normal() }
    for i in visits.indices {
      let band = visits[i].band
      let error = Noise.error(band, flux: truth[i], &random)
      var value = truth[i] + offsets[Int(band.rawValue)] + error * random.normal()
      // Cosmic rays, satellites, bad subtractions.
      if random.uniform() < 0.002 { value += error * random.uniform(-9, 9) }
      let isMissing = random.uniform() < 0.0018
      fluxes.append(isMissing ? .nan : Self.rounded(value, 1e8))
      errors.append(Self.rounded(error, 1e8))
    }
  }

  private static func rounded(_ value: Double, _ scale: Double) -> Double {
    (value * scale).rounded() / scale
  }

  /// Rows from some visit to the last, then those before it backwards, as the real files have them.
  func appendRows(to curves: inout LightCurveTable) {
    for i in Array(pivot..<visits.count) + (0..<pivot).reversed() {
      curves.time.append(visits[i].time)
      curves.flux.append(fluxes[i])
      curves.fluxError.append(errors[i])
      curves.band.append(visits[i].band.rawValue)
    }
    curves.starts.append(curves.time.count)
  }
}
