/// A source that rises once and fades: flux at any rest-frame wavelength and time.
///
/// A black body whose temperature follows the class, scaled so that its brightness at 620 nm
/// follows the class's light curve, behind the dust of its host.
struct Transient {
  private let kind: SourceClass
  /// Rest-frame days.
  private let rise: Double
  private let fall: Double
  private let stretch: Double
  /// Length of a plateau, or power-law index of a decline, as the class needs.
  private let extra: Double
  private let peakTemperature: Double
  private let lateTemperature: Double
  /// Magnitudes of host extinction at 550 nm.
  private let hostDust: Double
  /// Second maximum beyond 700 nm.
  private let bump: Double

  init(_ kind: SourceClass, _ random: inout CounterRandom) {
    self.kind = kind
    stretch = min(max(random.normal(1, 0.1), 0.7), 1.35)
    let dust = -Elementary.log(1 - random.uniform())
    bump = kind == .supernovaIa ? random.uniform(0.2, 0.45) : 0
    switch kind {
    case .tidalDisruption:
      rise = random.uniform(8, 26)
      fall = random.logNormal(median: 32, sigma: 0.45)
      extra = min(max(random.normal(5.0 / 3, 0.28), 1.0), 2.6)
      peakTemperature = min(max(random.logNormal(median: 20_000, sigma: 0.32), 11_000), 42_000)
      lateTemperature = peakTemperature * random.uniform(0.92, 1.25)
      hostDust = 0.12 * dust
    case .supernovaIa:
      (rise, fall, extra) = (5.5, random.uniform(17, 23), 0)
      peakTemperature = random.normal(11_500, 900)
      lateTemperature = random.normal(5000, 300)
      hostDust = 0.15 * dust
    case .supernovaII:
      rise = random.uniform(4, 9)
      fall = random.uniform(90, 260)
      extra = random.uniform() < 0.3 ? random.uniform(30, 55) : random.uniform(75, 115)
      peakTemperature = random.normal(14_000, 1800)
      lateTemperature = random.normal(5600, 400)
      hostDust = 0.2 * dust
    case .supernovaIIn:
      (rise, fall, extra) = (random.uniform(9, 24), random.uniform(35, 110), 0)
      peakTemperature = random.normal(13_500, 2000)
      lateTemperature = random.normal(8000, 900)
      hostDust = 0.15 * dust
    case .supernovaIc, .supernovaIb:
      (rise, fall, extra) = (random.uniform(5, 9), random.uniform(14, 28), 0)
      peakTemperature = random.normal(9000, 900)
      lateTemperature = random.normal(4900, 300)
      hostDust = 0.35 * dust
    case .superluminous:
      (rise, fall, extra) = (random.uniform(18, 34), random.uniform(30, 75), 0)
      peakTemperature = random.normal(16_000, 2000)
      lateTemperature = random.normal(8200, 900)
      hostDust = 0.05 * dust
    case .agn:
      // A flare of an active nucleus: blue, slow to fade, sometimes very like a disruption.
      (rise, fall) = (random.uniform(12, 60), random.uniform(35, 190))
      extra = random.uniform(0.8, 1.8)
      peakTemperature = min(max(random.logNormal(median: 17_000, sigma: 0.25), 9000), 30_000)
      lateTemperature = peakTemperature * random.uniform(0.85, 1.1)
      hostDust = 0.1 * dust
    }
  }

  /// Flux relative to that at 480 nm at the peak.
  ///
  /// - Parameters:
  ///   - wavelength: rest frame, nanometres.
  ///   - days: rest frame, from the peak.
  func flux(_ wavelength: Double, at days: Double) -> Double {
    let now = temperature(days)
    let color =
      Self.blackBody(wavelength, now) / Self.blackBody(620, now)
      * (Self.blackBody(620, peakTemperature) / Self.blackBody(480, peakTemperature))
    var value = shape(days) * color * blanketing(wavelength, days) * dust(wavelength)
    if bump > 0, wavelength > 700 {
      let x = (days / stretch - 25) / 9
      value *= 1 + bump * 2.2 * Elementary.exp(-0.5 * x * x)
    }
    return value
  }

  /// Brightness at 620 nm, one at the peak.
  private func shape(_ days: Double) -> Double {
    switch kind {
    case .tidalDisruption:
      if days < 0 { return gaussianRise(days) }
      return Elementary.pow(1 + days / fall, -extra)
    case .agn:
      if days < 0 { return gaussianRise(days) }
      return 0.5 * Elementary.exp(-days / fall) + 0.5 * Elementary.pow(1 + days / fall, -extra)
    case .supernovaII: return plateau(days)
    default: return pulse(days)
    }
  }

  private func gaussianRise(_ days: Double) -> Double {
    let x = days / rise
    return Elementary.exp(-0.5 * x * x)
  }

  /// Bazin et al. (2009): a logistic rise into an exponential fall, and a radioactive tail.
  private func pulse(_ days: Double) -> Double {
    let t = days / stretch
    let ratio = rise / fall
    // The peak of the curve lies at -rise · log(fall / rise - 1); it is moved to zero.
    let peak = rise * Elementary.log(1 / ratio - 1)
    let top = Elementary.exp(-peak / fall) / (1 + Elementary.exp(-peak / rise))
    let x = t + peak
    let early = Elementary.exp(-x / fall) / (1 + Elementary.exp(-x / rise)) / top
    let tail = t > 0 ? 0.06 * (1 - Elementary.exp(-t / 20)) * Elementary.exp(-t / 75) : 0
    return early + tail
  }

  private func plateau(_ days: Double) -> Double {
    if days < 0 { return gaussianRise(days * 1.6) }
    let slow = Elementary.exp(-days / fall)
    let drop = 0.8 / (1 + Elementary.exp((days - extra) / 5)) + 0.2
    return slow * drop / (0.8 / (1 + Elementary.exp(-extra / 5)) + 0.2)
  }

  private func temperature(_ days: Double) -> Double {
    switch kind {
    case .tidalDisruption, .agn:
      let part = min(max(days / 150, 0), 1)
      return peakTemperature + (lateTemperature - peakTemperature) * part
    default:
      let scale = kind == .supernovaIIn || kind == .superluminous ? 45.0 : 16 * stretch
      let cooling = days > 0 ? Elementary.exp(-days / scale) : 1 + min(-days / 40, 0.6)
      return lateTemperature + (peakTemperature - lateTemperature) * cooling
    }
  }

  /// Lines of iron eat the ultraviolet of supernovae, more so later on.
  private func blanketing(_ wavelength: Double, _ days: Double) -> Double {
    switch kind {
    case .tidalDisruption, .agn, .superluminous: return 1
    default:
      guard wavelength < 400 else { return 1 }
      let age = min(max(days, 0), 40) / 40
      let strength = kind == .supernovaIIn ? 0.15 + 0.2 * age : 0.5 + 1.1 * age
      return Elementary.exp(-strength * (400 - wavelength) / 60)
    }
  }

  private func dust(_ wavelength: Double) -> Double {
    Elementary.powerOfTen(-0.4 * hostDust * Elementary.pow(550 / wavelength, 1.3))
  }

  /// Planck's law in frequency units, up to a constant.
  static func blackBody(_ nanometres: Double, _ kelvin: Double) -> Double {
    let x = 1.438776877e7 / (nanometres * kelvin)
    return 1 / (nanometres * nanometres * nanometres * (Elementary.exp(x) - 1))
  }
}
