/// Ranks of non-domination: 0 for the Pareto front, 1 for the front of the rest, and so on.
enum NonDomination {
  /// - Parameters:
  ///   - losses: a row a trial, smaller is better in every column.
  ///   - enough: ranking stops once so many are ranked; the rest share the next rank.
  /// - Complexity: O(n log n) a front for two objectives, O(n · front) for more.
  static func ranks(_ losses: [[Double]], enough: Int? = nil) -> [Int] {
    guard let width = losses.first?.count, enough ?? 1 > 0 else {
      return [Int](repeating: 0, count: losses.count)
    }
    let (unique, place) = uniqueSorted(losses)
    if width == 1 { return place }
    var ranks = [Int](repeating: 0, count: unique.count)
    var rest = Array(unique.indices)
    var rank = 0
    let wanted = min(enough ?? unique.count, unique.count)
    while unique.count - rest.count < wanted {
      let front = frontOfSorted(rest.map { unique[$0] })
      for (i, isFront) in zip(rest, front) where isFront { ranks[i] = rank }
      rest = zip(rest, front).filter { !$1 }.map(\.0)
      rank += 1
    }
    for i in rest { ranks[i] = rank }
    return place.map { ranks[$0] }
  }

  /// Whether each row is on the Pareto front.
  static func isOnFront(_ losses: [[Double]]) -> [Bool] {
    if losses.isEmpty { return [] }
    let (unique, place) = uniqueSorted(losses)
    let front = frontOfSorted(unique)
    return place.map { front[$0] }
  }

  /// Distinct rows in lexicographic order, and each row's place among them.
  static func uniqueSorted(_ rows: [[Double]]) -> (unique: [[Double]], place: [Int]) {
    let order = rows.indices.sorted { rows[$0].lexicographicallyPrecedes(rows[$1]) }
    var unique: [[Double]] = []
    var place = [Int](repeating: 0, count: rows.count)
    for i in order {
      if unique.last != rows[i] { unique.append(rows[i]) }
      place[i] = unique.count - 1
    }
    return (unique, place)
  }

  /// The front of distinct rows in lexicographic order; of equal rows only the first is on it.
  static func frontOfSorted(_ rows: [[Double]]) -> [Bool] {
    var front = [Bool](repeating: false, count: rows.count)
    guard let width = rows.first?.count else { return front }
    if width == 1 {
      front[0] = true
      return front
    }
    if width == 2 {
      var lowest = Double.infinity
      for (i, row) in rows.enumerated() where i == 0 || row[1] < lowest {
        front[i] = true
        lowest = min(lowest, row[1])
      }
      return front
    }
    var rest = Array(rows.indices)
    while let best = rest.first {
      front[best] = true
      rest = rest.filter { i in (1..<width).contains { rows[i][$0] < rows[best][$0] } }
    }
    return front
  }
}
