/// One exposure.
struct Visit {
  /// Modified Julian date.
  var time: Double
  var band: Band
}

/// When an object is looked at: nights scattered over yearly seasons, most in two filters.
struct Cadence {
  /// First and last night of each season.
  let seasons: [(start: Double, end: Double)]
  /// In the order of time.
  let visits: [Visit]

  private static let weights = [0.088, 0.085, 0.255, 0.23, 0.185, 0.157]

  init(_ random: inout CounterRandom) {
    let years = 4 + random.choice([0.16, 0.28, 0.34, 0.18, 0.04])
    let first = 60_980 + 365.25 * Double(random.choice([0.42, 0.28, 0.2, 0.1]))
    let phase = random.uniform(0, 150)
    let half = random.uniform(85, 115)
    seasons = (0..<years).map { year in
      let center = first + phase + half + 365.25 * Double(year)
      return (center - half, center + half)
    }
    let wanted = Self.visitCount(&random)
    var visits: [Visit] = []
    while visits.count < wanted {
      let season = seasons[random.below(years)]
      let night = random.uniform(season.start, season.end)
      let time = (night * 1e4).rounded() / 1e4
      let band = random.choice(Self.weights)
      visits.append(Visit(time: time, band: Band.allCases[band]))
      if random.uniform() < 0.45, visits.count < wanted {
        let isRedder = random.uniform() < 0.5
        let next = band == 0 ? 1 : band == 5 ? 4 : isRedder ? band + 1 : band - 1
        visits.append(Visit(time: time, band: Band.allCases[next]))
      }
    }
    self.visits = visits.sorted { ($0.time, $0.band.rawValue) < ($1.time, $1.band.rawValue) }
  }

  /// Deep drilling fields get hundreds of visits; a few objects near the edge get hardly any.
  private static func visitCount(_ random: inout CounterRandom) -> Int {
    let kind = random.uniform()
    if kind < 0.012 { return 780 + random.below(407) }
    if kind < 0.05 { return 17 + random.below(70) }
    return min(max(Int(random.normal(150, 27)), 40), 270)
  }

  /// A night in one of the middle seasons, away from its ends.
  func peakTime(_ random: inout CounterRandom) -> Double {
    let season = seasons[1 + random.below(max(seasons.count - 2, 1))]
    return random.uniform(season.start + 10, season.end - 25)
  }
}

/// The noise of an exposure.
enum Noise {
  /// Usual one-sigma depths a band, microjansky (five-sigma depths near LSST's single visits).
  private static let depths = [0.33, 0.117, 0.168, 0.272, 0.465, 1.11]

  /// The error bar for a source of some flux: sky that differs from night to night, photon noise of
  /// the source, and one per cent of calibration.
  static func error(_ band: Band, flux: Double, _ random: inout CounterRandom) -> Double {
    let quality = Elementary.exp(0.3 * random.normal())
    let bad = random.uniform() < 0.05 ? random.uniform(1.3, 4) : 1
    let sky = depths[Int(band.rawValue)] * quality * bad
    let bright = max(flux, 0)
    return (sky * sky + 0.0025 * bright + 0.0001 * flux * flux).squareRoot()
  }
}
