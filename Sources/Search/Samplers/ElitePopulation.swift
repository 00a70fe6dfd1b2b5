/// The best of a population: by ranks of non-domination, the last rank by crowding distance.
struct ElitePopulation {
  private let directions: [Direction]

  init(_ directions: [Direction]) { self.directions = directions }

  private func losses(_ trial: TrialRecord) -> [Double] {
    zip(trial.values ?? [], directions).map { $0 * $1.sign }
  }

  func dominates(_ a: TrialRecord, _ b: TrialRecord, _ isConstrained: Bool) -> Bool {
    if a.state != .complete { return false }
    if b.state != .complete { return true }
    if isConstrained {
      let (va, vb) = (a.violation, b.violation)
      if va > 0 && vb > 0 { return va < vb }
      if va > 0 || vb > 0 { return va <= 0 }
    }
    let (x, y) = (losses(a), losses(b))
    return x != y && zip(x, y).allSatisfy { $0 <= $1 }
  }

  func select(_ population: [TrialRecord], _ size: Int) -> [TrialRecord] {
    var elite: [TrialRecord] = []
    for rank in ranked(population) {
      if elite.count + rank.count < size {
        elite += rank
      } else {
        return elite + crowdingSorted(rank).prefix(size - elite.count)
      }
    }
    return elite
  }

  private func ranked(_ population: [TrialRecord]) -> [[TrialRecord]] {
    var ranks = [Int](repeating: 0, count: population.count)
    let bad = population.indices.filter { population[$0].violation > 0 }
    let good = population.indices.filter { population[$0].violation <= 0 }
    for (i, rank) in zip(good, NonDomination.ranks(good.map { losses(population[$0]) })) {
      ranks[i] = rank
    }
    let next = (good.map { ranks[$0] }.max() ?? -1) + 1
    // Optuna ranks the infeasible by violation, and only as many as the feasible leave room for.
    let left = population.count - good.count
    if left > 0 {
      let violations = bad.map { [population[$0].violation] }
      for (i, rank) in zip(bad, NonDomination.ranks(violations)) { ranks[i] = next + rank }
    }
    guard let last = ranks.max() else { return [] }
    return (0...last).map { rank in
      population.indices.filter { ranks[$0] == rank }.map { population[$0] }
    }
  }

  /// The farthest from their neighbours first, as Optuna's stable sorts leave them.
  private func crowdingSorted(_ trials: [TrialRecord]) -> [TrialRecord] {
    var order = trials
    var distances: [Int: Double] = [:]
    for objective in directions.indices {
      order = stablySorted(order) { $0.values![objective] }
      let values = order.map { $0.values![objective] }
      if values.first == values.last { continue }
      let padded = [-Double.infinity] + values + [Double.infinity]
      let low = padded.first { $0 != -.infinity }!
      let high = padded.last { $0 != .infinity }!
      let width = high - low <= 0 ? 1 : high - low
      for (i, trial) in order.enumerated() {
        let gap = padded[i] == padded[i + 2] ? 0 : padded[i + 2] - padded[i]
        distances[trial.number, default: 0] += gap / width
      }
    }
    return stablySorted(order) { distances[$0.number] ?? 0 }.reversed()
  }

  private func stablySorted(
    _ trials: [TrialRecord], by key: (TrialRecord) -> Double
  ) -> [TrialRecord] {
    trials.enumerated().map { (key: key($1), place: $0, trial: $1) }
      .sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.trial)
  }
}
