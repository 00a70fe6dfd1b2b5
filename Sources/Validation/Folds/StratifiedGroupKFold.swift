/// Folds that never part a group and keep the classes as even as that allows.
///
/// Greedy: groups with the most uneven classes first, each to the fold where the classes' spread
/// over folds grows least.
public struct StratifiedGroupKFold: Splitter {
  let folds: FoldCount
  let shuffle: Bool
  let random: RandomSource

  public init(
    _ splits: Int = 5, shuffle: Bool = false, random: RandomSource = .unseeded
  ) throws(ValidationError) {
    folds = try FoldCount(splits, shuffle: shuffle, random: random)
    self.shuffle = shuffle
    self.random = random
  }

  public func split(
    rows: Int, labels: Labels?, groups: Labels?
  ) throws(ValidationError) -> FoldSet {
    let labels = try required(labels, "y", rows: rows)
    try folds.check(rows: rows)
    let warnings = try folds.check(labels: labels)
    let groups = try required(groups, "groups", rows: rows)
    let groupCount = groups.classes.count
    try folds.check(groups: groupCount)
    let classCount = labels.classes.count
    let order =
      shuffle ? random.makeStream().permutation(groupCount) : Array(0..<groupCount)
    var counts = [[Double]](
      repeating: [Double](repeating: 0, count: classCount), count: groupCount)
    for (group, label) in zip(groups.codes, labels.codes) { counts[group][label] += 1 }
    let shuffled = order.map { counts[$0] }
    let spread = shuffled.map { -standardDeviation($0) }
    let bySpread = shuffled.indices.sorted { (spread[$0], $0) < (spread[$1], $1) }
    var balance = ClassBalance(folds: folds.splits, totals: labels.counts.map(Double.init))
    var fold = [Int](repeating: 0, count: groupCount)
    for position in bySpread { fold[order[position]] = balance.place(shuffled[position]) }
    return FoldSet(
      rows: rows, folds: folds.splits, fold: groups.codes.map { fold[$0] }, warnings: warnings)
  }
}

/// Class counts a fold while groups are being placed.
private struct ClassBalance {
  let folds: Int
  let totals: [Double]
  /// Row-major, folds by classes.
  var counts: [Double]

  init(folds: Int, totals: [Double]) {
    self.folds = folds
    self.totals = totals
    counts = [Double](repeating: 0, count: folds * totals.count)
  }

  /// Puts a group into its best fold.
  mutating func place(_ group: [Double]) -> Int {
    var best = 0
    var lowest = Double.infinity
    var fewest = Double.infinity
    for fold in 0..<folds {
      add(group, to: fold, sign: 1)
      let unevenness = unevenness()
      add(group, to: fold, sign: -1)
      let rows = (0..<totals.count).reduce(0) { $0 + counts[fold * totals.count + $1] }
      if unevenness < lowest || (isClose(unevenness, lowest) && rows < fewest) {
        best = fold
        lowest = unevenness
        fewest = rows
      }
    }
    add(group, to: best, sign: 1)
    return best
  }

  private mutating func add(_ group: [Double], to fold: Int, sign: Double) {
    for c in totals.indices { counts[fold * totals.count + c] += sign * group[c] }
  }

  /// Mean over classes of the deviation over folds of the class's share.
  private func unevenness() -> Double {
    let n = totals.count
    var deviations = [Double](repeating: 0, count: n)
    for c in 0..<n {
      let shares = (0..<folds).map { counts[$0 * n + c] / totals[c] }
      // numpy sums a single column pairwise, but row by row where there are several.
      deviations[c] = n == 1 ? standardDeviation(shares) : rowwiseDeviation(shares)
    }
    return pairwiseSum(deviations) / Double(n)
  }

  private func rowwiseDeviation(_ shares: [Double]) -> Double {
    let mean = shares.reduce(0, +) / Double(folds)
    return (shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(folds)).squareRoot()
  }

  /// numpy's `isclose`.
  private func isClose(_ a: Double, _ b: Double) -> Bool {
    a.isFinite && b.isFinite ? abs(a - b) <= 1e-8 + 1e-5 * abs(b) : a == b
  }
}
