/// Folds that never part a group: balanced by rows, or random groups where shuffled.
public struct GroupKFold: Splitter {
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
    rows: Int, labels: Labels? = nil, groups: Labels?
  ) throws(ValidationError) -> FoldSet {
    let groups = try required(groups, "groups", rows: rows)
    try folds.check(rows: rows)
    try folds.check(groups: groups.classes.count)
    let fold = shuffle ? randomFolds(groups.classes.count) : balancedFolds(groups.counts)
    return FoldSet(rows: rows, folds: folds.splits, fold: groups.codes.map { fold[$0] })
  }

  /// Consecutive parts of the shuffled groups, the first ones longer by one.
  private func randomFolds(_ count: Int) -> [Int] {
    let order = random.makeStream().permutation(count)
    var fold = [Int](repeating: 0, count: count)
    var next = 0
    for f in 0..<folds.splits {
      let size = count / folds.splits + (f < count % folds.splits ? 1 : 0)
      for group in order[next..<(next + size)] { fold[group] = f }
      next += size
    }
    return fold
  }

  /// The largest groups first, each to the fold with the fewest rows; of equal groups the later
  /// one first.
  private func balancedFolds(_ counts: [Int]) -> [Int] {
    let order = counts.indices.sorted { (counts[$0], $0) > (counts[$1], $1) }
    var weight = [Int](repeating: 0, count: folds.splits)
    var fold = [Int](repeating: 0, count: counts.count)
    for group in order {
      let lightest = weight.indices.min { weight[$0] < weight[$1] }!
      weight[lightest] += counts[group]
      fold[group] = lightest
    }
    return fold
  }
}
