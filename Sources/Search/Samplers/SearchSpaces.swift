/// The parameters that every finished trial has with equal distributions.
struct IntersectionSpace {
  private var space: [String: Distribution]?

  /// Takes one more finished trial into account.
  mutating func take(_ trial: TrialRecord) {
    guard let known = space else {
      space = Dictionary(
        trial.parameters.map { ($0.name, $0.distribution) }, uniquingKeysWith: { first, _ in first }
      )
      return
    }
    if known.isEmpty { return }
    var common: [String: Distribution] = [:]
    common.reserveCapacity(known.count)
    for parameter in trial.parameters where known[parameter.name] == parameter.distribution {
      common[parameter.name] = parameter.distribution
    }
    if common.count != known.count { space = common }
  }

  /// Sorted by name, single-valued parameters left out.
  var parameters: [(name: String, distribution: Distribution)] { sortedSpace(space ?? [:]) }
}

/// Groups of parameters that always occur together, in Optuna's order of discovery.
struct GroupedSpace {
  private var groups: [[String: Distribution]] = []

  /// Takes one more finished trial into account: every group is split by the trial's names.
  mutating func take(_ trial: TrialRecord) {
    var rest = Dictionary(
      trial.parameters.map { ($0.name, $0.distribution) }, uniquingKeysWith: { first, _ in first })
    if groups.count == 1, groups[0].count == rest.count,
      groups[0].keys.allSatisfy({ rest[$0] != nil })
    {
      return
    }
    var next: [[String: Distribution]] = []
    for group in groups {
      next.append(group.filter { rest[$0.key] != nil })
      next.append(group.filter { rest[$0.key] == nil })
      for name in group.keys { rest[name] = nil }
    }
    next.append(rest)
    groups = next.filter { !$0.isEmpty }
  }

  /// Each group sorted by name, single-valued parameters left out.
  var parameters: [[(name: String, distribution: Distribution)]] { groups.map(sortedSpace) }
}

/// By code points of the names, as Python sorts; without single-valued distributions.
private func sortedSpace(
  _ space: [String: Distribution]
) -> [(name: String, distribution: Distribution)] {
  space.filter { !$0.value.isSingle }
    .sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
    .map { ($0.key, $0.value) }
}
