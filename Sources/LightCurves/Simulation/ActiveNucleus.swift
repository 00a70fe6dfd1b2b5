/// The flickering of an active galactic nucleus: damped random walks, shared between the bands in
/// the main, stronger in the blue (Kelly et al. 2009; MacLeod et al. 2010).
struct ActiveNucleus {
  /// Mean flux in each band, microjansky.
  private let fluxes: [Double]
  /// Long-term scatter in each band, magnitudes.
  private let amplitudes: [Double]
  /// Observed days.
  private let memory: Double
  /// The part of the variance that each band has for itself.
  private let privatePart: Double
  /// A single flare on top, with its peak flux at 480 nm.
  let flare: (transient: Transient, peak: Double)?

  init(redshift: Double, _ random: inout CounterRandom) {
    let brightness = min(max(random.logNormal(median: 7.5, sigma: 0.85), 0.8), 90)
    let slope = random.normal(0.45, 0.35)
    fluxes = Band.wavelengths.map { brightness * Elementary.pow($0 / 622.3, slope) }
    let scatter = random.logNormal(median: 0.15, sigma: 0.45)
    amplitudes = Band.wavelengths.map { wavelength in
      scatter * Elementary.pow(wavelength / (1 + redshift) / 400, -0.48)
    }
    memory = random.logNormal(median: 180, sigma: 0.75) * (1 + redshift)
    privatePart = random.uniform(0.02, 0.12)
    if random.uniform() < 0.12 {
      let peak = brightness * random.uniform(0.25, 1.5)
      flare = (Transient(.agn, &random), peak)
    } else {
      flare = nil
    }
  }

  /// Flux differences against a reference image, one a visit; times ascend.
  func fluxes(_ visits: [Visit], _ random: inout CounterRandom) -> [Double] {
    var common = random.normal()
    var own = (0..<6).map { _ in random.normal() }
    let share = (1 - privatePart).squareRoot()
    let rest = privatePart.squareRoot()
    let reference = (0..<6).map { (share * common + rest * own[$0]) * 0.6 }
    var last = visits.first?.time ?? 0
    return visits.map { visit in
      let keep = Elementary.exp(-(visit.time - last) / memory)
      let kick = max(0, 1 - keep * keep).squareRoot()
      last = visit.time
      if kick > 0 {
        common = keep * common + kick * random.normal()
        for b in own.indices { own[b] = keep * own[b] + kick * random.normal() }
      }
      let b = Int(visit.band.rawValue)
      let now = Elementary.powerOfTen(0.4 * amplitudes[b] * (share * common + rest * own[b]))
      return fluxes[b] * (now - Elementary.powerOfTen(0.4 * amplitudes[b] * reference[b]))
    }
  }
}
