/// Finished trials in the order in which they are good, kept sorted as trials finish.
struct TPERanking {
  private struct Entry {
    let key: (Double, Double)
    let number: Int
  }

  private let direction: Direction
  private var complete: [Entry] = []
  private var pruned: [Entry] = []
  private var infeasible: [Entry] = []

  init(_ direction: Direction) { self.direction = direction }

  /// - Complexity: O(log n) comparisons and a move.
  mutating func take(_ trial: TrialRecord) {
    let violation = trial.violation
    if violation > 0 {
      Self.insert(Entry(key: (violation, 0), number: trial.number), into: &infeasible)
    } else if trial.state == .complete {
      let value = (trial.values?.first ?? .nan) * direction.sign
      Self.insert(Entry(key: (value, 0), number: trial.number), into: &complete)
    } else {
      Self.insert(Entry(key: prunedKey(trial), number: trial.number), into: &pruned)
    }
  }

  /// Later steps first, then better values; trials without reports last.
  private func prunedKey(_ trial: TrialRecord) -> (Double, Double) {
    guard let last = trial.lastReport else { return (1, 0) }
    return (-Double(last.step), last.value.isNaN ? .infinity : last.value * direction.sign)
  }

  private static func insert(_ entry: Entry, into list: inout [Entry]) {
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      let other = list[middle]
      let isBefore =
        other.key < entry.key || (other.key == entry.key && other.number < entry.number)
      if isBefore { low = middle + 1 } else { high = middle }
    }
    list.insert(entry, at: low)
  }

  /// The numbers of the best `count` trials, ascending.
  func best(_ count: Int) -> [Int] {
    var chosen: [Int] = []
    for list in [complete, pruned, infeasible] {
      chosen += list.prefix(max(0, count - chosen.count)).map(\.number)
    }
    return chosen.sorted()
  }
}
