import Foundation

/// Importances by the Pearson divergence between the best trials and all, parameter by parameter.
///
/// Source: Optuna 5.0 `_ped_anova`, with its regimes for conditional parameters.
struct PEDANOVA {
  private static let steps = 50

  private let study: Study
  private let target: ((TrialRecord) -> Double)?
  private let targetQuantile: Double
  private let regionQuantile: Double
  private let isLocal: Bool

  init(
    _ study: Study, _ target: ((TrialRecord) -> Double)?, _ targetQuantile: Double,
    _ regionQuantile: Double, _ isLocal: Bool
  ) {
    self.study = study
    self.target = target
    self.targetQuantile = targetQuantile
    self.regionQuantile = regionQuantile
    self.isLocal = isLocal
  }

  func evaluate(
    _ complete: [TrialRecord], _ parameters: [String]?
  ) throws(SearchError) -> [(name: String, value: Double)] {
    let names = try resolve(complete, parameters)
    let trials = complete.filter { trial in
      target.map { $0(trial).isFinite } ?? trial.values!.allSatisfy(\.isFinite)
    }
    guard trials.count > 1 else { return names.map { ($0, 0) } }
    let best = top(trials, targetQuantile)
    let region = top(trials, regionQuantile)
    if best.isEmpty { return names.map { ($0, 0) } }
    let share = Double(best.count) / Double(region.count)
    let ids = Set(best.map(\.id))
    return names.map { name in
      (name, importance(name, region, ids, best.count) * share * share)
    }
  }

  private func resolve(
    _ complete: [TrialRecord], _ parameters: [String]?
  ) throws(SearchError) -> [String] {
    var all: [String] = []
    for trial in complete {
      for parameter in trial.parameters where !all.contains(parameter.name) {
        all.append(parameter.name)
      }
    }
    guard let parameters else { return all }
    let missing = parameters.filter { !all.contains($0) }
    guard missing.isEmpty else {
      throw SearchError(
        "Study must contain at least one completed trial for each specified parameter. Missing "
          + "parameters: [\(missing.map { "'\($0)'" }.joined(separator: ", "))].")
    }
    return parameters
  }

  /// The trials up to a quantile, those equal to the last of them included.
  private func top(_ trials: [TrialRecord], _ quantile: Double) -> [TrialRecord] {
    if quantile == 1 { return trials }
    let wanted = Int((quantile * Double(trials.count)).rounded(.up))
    if study.isMultiObjective && target == nil {
      let losses = trials.map { trial in
        zip(trial.values!, study.directions).map { $0 * $1.sign }
      }
      let chosen = Set(ParetoSplit.best(losses, wanted))
      return trials.indices.filter(chosen.contains).map { trials[$0] }
    }
    let losses = trials.map { target?($0) ?? $0.values![0] * study.directions[0].sign }
    let cutoff = losses.sorted()[wanted - 1]
    return zip(trials, losses).filter { $1 <= cutoff }.map(\.0)
  }

  private func importance(
    _ name: String, _ region: [TrialRecord], _ best: Set<Int>, _ bestCount: Int
  ) -> Double {
    var regimes: [(distribution: Distribution?, trials: [TrialRecord])] = []
    for trial in region {
      let distribution = trial.parameter(name)?.distribution
      if let i = regimes.firstIndex(where: { $0.distribution == distribution }) {
        regimes[i].trials.append(trial)
      } else {
        regimes.append((distribution, [trial]))
      }
    }
    var sum = 0.0
    for (distribution, trials) in regimes where trials.count >= 2 {
      let good = trials.filter { best.contains($0.id) }
      guard let distribution, !distribution.isSingle, !good.isEmpty else { continue }
      let goodShare = Double(good.count) / Double(bestCount)
      let share = Double(trials.count) / Double(region.count)
      sum += goodShare * goodShare / share * divergence(name, distribution, good, trials)
    }
    return sum
  }

  private func divergence(
    _ name: String, _ distribution: Distribution, _ good: [TrialRecord], _ all: [TrialRecord]
  ) -> Double {
    let top = density(name, distribution, good).map { $0 + 1e-12 }
    let base =
      isLocal
      ? density(name, distribution, all).map { $0 + 1e-12 }
      : top.map { _ in 1 / Double(top.count) }
    return zip(top, base).reduce(0) { sum, pair in
      let excess = pair.0 / pair.1 - 1
      return sum + pair.1 * (excess * excess)
    }
  }

  /// The density of a parameter's values on a grid, by kernels of Scott's width.
  private func density(
    _ name: String, _ distribution: Distribution, _ trials: [TrialRecord]
  ) -> [Double] {
    let values = trials.map { $0.parameter(name)!.value }
    if case .categorical(let d) = distribution {
      return choiceDensity(values.map { Int($0) }, d.choices.count)
    }
    return ScottDensity(counts(values, distribution)).density()
  }

  private func counts(_ values: [Double], _ distribution: Distribution) -> [Int] {
    var steps = Self.steps
    let low: Double
    let high: Double
    let isLog: Bool
    switch distribution {
    case .int(let d):
      (low, high, isLog) = (Double(d.low), Double(d.high), d.log)
      if d.log {
        steps = min(Int((log(high - low + 1) / log(2)).rounded(.up)) + 1, steps)
      } else {
        steps = min((d.high - d.low) / d.step + 1, steps)
      }
    case .float(let d):
      (low, high, isLog) = (d.low, d.high, d.log)
      if let step = d.step {
        steps = min(Int(((high - low) / step).rounded(.toNearestOrEven)) + 1, steps)
      }
    case .categorical: return []
    }
    let start = isLog ? log(low) : low
    let width = ((isLog ? log(high) : high) - start) / Double(steps - 1)
    var counts = [Int](repeating: 0, count: steps)
    for value in values {
      let place = (((isLog ? log(value) : value) - start) / width - 0.5).rounded(.up)
      counts[Int(min(max(place, 0), Double(steps - 1)))] += 1
    }
    return counts
  }

  private func choiceDensity(_ values: [Int], _ choices: Int) -> [Double] {
    var counts = [Int](repeating: 0, count: choices)
    for value in values { counts[value] += 1 }
    let seen = counts.indices.filter { counts[$0] > 0 }
    let floor = 1 / Double(seen.count + 1)
    let total = Double(values.count) + 1
    return counts.indices.map { choice in
      let kernels = seen.reduce(0) { sum, other in
        let weight = Double(counts[other]) / total
        return sum + weight
          * ((other == choice ? floor + 1 : floor) / (floor * Double(choices) + 1))
      }
      return kernels + 1 / total / Double(choices)
    }
  }
}

/// Kernels of equal width by Scott's rule on the places 0, 1, … of a grid, and a wide prior.
private struct ScottDensity {
  private let places: [Double]
  private let weights: [Double]
  private let gridCount: Int

  init(_ counts: [Int]) {
    let seen = counts.indices.filter { counts[$0] > 0 }
    places = seen.map(Double.init)
    weights = seen.map { Double(counts[$0]) }
    gridCount = counts.count
  }

  func density() -> [Double] {
    let high = Double(gridCount - 1)
    let sigma = max(width(), 0.5 / 1.64)
    let total = weights.reduce(0, +) + 1
    let kernels =
      zip(places, weights).map { (mu: $0, sigma: sigma, weight: $1 / total) }
      + [(mu: high / 2, sigma: high + 1, weight: 1 / total)]
    return (0..<gridCount).map { place in
      kernels.reduce(0) { sum, k in
        let x = Double(place)
        let window = NormalLog.logMass((x - 0.5 - k.mu) / k.sigma, (x + 0.5 - k.mu) / k.sigma)
        let whole = NormalLog.logMass((-0.5 - k.mu) / k.sigma, (high + 0.5 - k.mu) / k.sigma)
        return sum + k.weight * exp(window - whole)
      }
    }
  }

  private func width() -> Double {
    let total = weights.reduce(0, +)
    let mean = zip(places, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    let squares = zip(places, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
    let deviation = (squares / max(1, total - 1)).squareRoot()
    var sums: [Double] = []
    for weight in weights { sums.append((sums.last ?? 0) + weight) }
    let low = sums.firstIndex { $0 >= (total / 4).rounded(.down) } ?? sums.count
    let high = sums.firstIndex { $0 > (total * 3 / 4).rounded(.down) } ?? sums.count
    let spread = places[min(places.count - 1, high)] - places[low]
    return 1.059 * min(spread / 1.34, deviation) * pow(total, -0.2)
  }
}
