/// The volume that points dominate below a reference point.
///
/// Source: While, Bradstreet and Barone (2012), as in Optuna 5.0.
enum Hypervolume {
  /// - Parameter points: none above the reference in any objective.
  static func compute(_ points: [[Double]], _ reference: [Double]) -> Double {
    if points.isEmpty { return 0 }
    let unique = NonDomination.uniqueSorted(points).unique
    let front = NonDomination.frontOfSorted(unique)
    let sorted = zip(unique, front).filter(\.1).map(\.0)
    let volume = reference.count == 2 ? area(sorted, reference) : ofFront(sorted, reference)
    return volume.isFinite ? volume : .infinity
  }

  private static func area(_ sorted: [[Double]], _ reference: [Double]) -> Double {
    var top = reference[1]
    var sum = 0.0
    for point in sorted {
      sum += (reference[0] - point[0]) * (top - point[1])
      top = point[1]
    }
    return sum
  }

  static func box(_ point: [Double], _ reference: [Double]) -> Double {
    zip(reference, point).reduce(1) { $0 * ($1.0 - $1.1) }
  }

  private static func ofFront(_ sorted: [[Double]], _ reference: [Double]) -> Double {
    var sum = 0.0
    for (i, point) in sorted.enumerated() {
      let limited = sorted[(i + 1)...].map { zip($0, point).map { max($0, $1) } }
      sum += box(point, reference)
      if !limited.isEmpty {
        let front = NonDomination.frontOfSorted(limited)
        sum -= ofFront(zip(limited, front).filter(\.1).map(\.0), reference)
      }
    }
    return sum
  }
}

/// The points of a front that together dominate the most volume, chosen greedily.
enum HypervolumeSubset {
  /// Places of the chosen points.
  static func select(_ points: [[Double]], count: Int) -> [Int] {
    if count >= points.count { return Array(points.indices) }
    let order = points.indices.sorted {
      points[$0] == points[$1] ? $0 < $1 : points[$0].lexicographicallyPrecedes(points[$1])
    }
    var distinct: [Int] = []
    for i in order where distinct.isEmpty || points[distinct.last!] != points[i] {
      distinct.append(i)
    }
    if distinct.count < count {
      let chosen = Set(distinct)
      let doubles = points.indices.filter { !chosen.contains($0) }
      return (distinct + doubles.prefix(count - distinct.count)).sorted()
    }
    let reference = referencePoint(points)
    if !reference.allSatisfy(\.isFinite) || distinct.count == count {
      return Array(distinct.prefix(count))
    }
    let rows = distinct.map { points[$0] }
    let chosen =
      reference.count == 2
      ? planar(rows, count, reference) : greedy(rows, count, reference)
    return chosen.map { distinct[$0] }
  }

  /// A tenth beyond the worst value of every objective.
  private static func referencePoint(_ points: [[Double]]) -> [Double] {
    points[0].indices.map { c in
      let worst = points.map { $0[c] }.max()!
      let reference = max(1.1 * worst, 0.9 * worst)
      return reference == 0 ? 1e-12 : reference
    }
  }

  /// For two objectives a point's gain is a rectangle between its chosen neighbours.
  private static func planar(
    _ sorted: [[Double]], _ count: Int, _ reference: [Double]
  ) -> [Int] {
    var left = Array(sorted.indices)
    var corners = [[Double]](repeating: reference, count: sorted.count)
    var chosen: [Int] = []
    for _ in 0..<count {
      var best = 0
      var largest = -Double.infinity
      for (i, place) in left.enumerated() {
        let gain = (corners[i][0] - sorted[place][0]) * (corners[i][1] - sorted[place][1])
        if gain > largest { (best, largest) = (i, gain) }
      }
      let point = sorted[left[best]]
      chosen.append(left[best])
      left.remove(at: best)
      corners.remove(at: best)
      for i in corners.indices {
        if i < best {
          corners[i][0] = min(point[0], corners[i][0])
        } else {
          corners[i][1] = min(point[1], corners[i][1])
        }
      }
    }
    return chosen
  }

  private static func greedy(
    _ sorted: [[Double]], _ count: Int, _ reference: [Double]
  ) -> [Int] {
    var left = Array(sorted.indices)
    var chosen: [Int] = []
    var gains = left.map { Hypervolume.box(sorted[$0], reference) }
    var volume = 0.0
    while true {
      let best = gains.indices.max { gains[$0] < gains[$1] }.map { top in
        gains.firstIndex(of: gains[top])!
      }!
      volume += gains[best]
      chosen.append(left.remove(at: best))
      if chosen.count == count { return chosen }
      let base = chosen.map { sorted[$0] }
      gains = left.map { Hypervolume.compute(base + [sorted[$0]], reference) - volume }
    }
  }
}
