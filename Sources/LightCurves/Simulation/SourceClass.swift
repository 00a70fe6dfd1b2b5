/// What an object of the simulated survey is.
enum SourceClass: Int, CaseIterable {
  case agn, supernovaIa, supernovaII, tidalDisruption, supernovaIIn, supernovaIc, supernovaIb
  case superluminous

  /// As in the log's SpecType.
  var name: String {
    switch self {
    case .agn: "AGN"
    case .supernovaIa: "SN Ia"
    case .supernovaII: "SN II"
    case .tidalDisruption: "TDE"
    case .supernovaIIn: "SN IIn"
    case .supernovaIc: "SN Ic"
    case .supernovaIb: "SN Ib"
    case .superluminous: "SLSN-I"
    }
  }

  /// Objects of each class in a survey of 3,043.
  private var share: Int {
    switch self {
    case .agn: 1786
    case .supernovaIa: 820
    case .supernovaII: 180
    case .tidalDisruption: 148
    case .supernovaIIn: 41
    case .supernovaIc: 32
    case .supernovaIb: 11
    case .superluminous: 25
    }
  }

  /// How many of `total` objects are of each class, by largest remainders; at least one TDE.
  static func counts(_ total: Int) -> [Int] {
    let whole = allCases.reduce(0) { $0 + $1.share }
    var counts = allCases.map { $0.share * total / whole }
    let order = allCases.indices.sorted {
      (allCases[$0].share * total % whole, -$0) > (allCases[$1].share * total % whole, -$1)
    }
    for i in 0..<(total - counts.reduce(0, +)) { counts[order[i]] += 1 }
    let tde = SourceClass.tidalDisruption.rawValue
    if counts[tde] == 0, total > 0 {
      counts[tde] = 1
      counts[SourceClass.agn.rawValue] -= 1
    }
    return counts
  }

  /// A redshift as surveys find them: bright kinds from further away.
  func redshift(_ random: inout CounterRandom) -> Double {
    switch self {
    case .agn: min(max(random.logNormal(median: 0.75, sigma: 0.62), 0.04), 4.9)
    case .supernovaIa: min(max(random.normal(0.36, 0.10), 0.09), 0.7)
    case .supernovaII: min(max(random.logNormal(median: 0.185, sigma: 0.42), 0.05), 0.7)
    case .tidalDisruption: min(max(random.logNormal(median: 0.52, sigma: 0.58), 0.08), 1.95)
    case .supernovaIIn: min(max(random.normal(0.46, 0.16), 0.08), 0.9)
    case .supernovaIc, .supernovaIb: min(max(random.normal(0.2, 0.085), 0.05), 0.45)
    case .superluminous: min(max(random.normal(0.68, 0.18), 0.3), 1.1)
    }
  }

  /// Peak absolute AB magnitude near 480 nm: mean and scatter.
  var luminosity: (mean: Double, scatter: Double) {
    switch self {
    case .agn: (0, 0)
    case .supernovaIa: (-19.2, 0.4)
    case .supernovaII: (-17.6, 0.8)
    case .tidalDisruption: (-19.25, 0.75)
    case .supernovaIIn: (-19.2, 0.8)
    case .supernovaIc, .supernovaIb: (-17.9, 0.6)
    case .superluminous: (-21.6, 0.5)
    }
  }
}
