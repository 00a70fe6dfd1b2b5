/// The good trials of a study with several objectives: by rank of non-domination, the last rank
/// thinned to the subset of the largest hypervolume.
struct ParetoSplit {
  private let view: StudyView
  private let finished: [Int]

  init(_ view: StudyView, _ finished: [Int]) {
    self.view = view
    self.finished = finished
  }

  /// The numbers of the best `count` trials, ascending.
  func best(_ count: Int) -> [Int] {
    let trials = finished.map { view.history.trials[$0] }
    let feasible = trials.filter { $0.state == .complete && $0.violation <= 0 }
    var chosen = completeBest(feasible, count)
    let pruned = trials.filter { $0.state == .pruned && $0.violation <= 0 }
    chosen += pruned.prefix(max(0, count - chosen.count)).map(\.number)
    let infeasible = trials.filter { $0.violation > 0 }
      .sorted { ($0.violation, $0.number) < ($1.violation, $1.number) }
    chosen += infeasible.prefix(max(0, count - chosen.count)).map(\.number)
    return chosen.sorted()
  }

  private func completeBest(_ trials: [TrialRecord], _ wanted: Int) -> [Int] {
    let losses = trials.map { trial in
      zip(trial.values ?? [], view.directions).map { $0 * $1.sign }
    }
    return Self.best(losses, wanted).map { trials[$0].number }
  }

  /// Places of the best rows, smaller being better in every column.
  static func best(_ losses: [[Double]], _ wanted: Int) -> [Int] {
    let count = min(wanted, losses.count)
    if count == 0 || count == losses.count { return Array(losses.indices.prefix(count)) }
    let ranks = NonDomination.ranks(losses, enough: count)
    var chosen: [Int] = []
    for rank in 0...(ranks.max() ?? 0) {
      let members = ranks.indices.filter { ranks[$0] == rank }
      if chosen.count + members.count <= count {
        chosen += members
        continue
      }
      let subset = HypervolumeSubset.select(
        members.map { losses[$0] }, count: count - chosen.count)
      return chosen + subset.map { members[$0] }
    }
    return chosen
  }
}
