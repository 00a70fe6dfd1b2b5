/// Consecutive folds, shuffled first where asked.
public struct KFold: Splitter {
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
    rows: Int, labels: Labels? = nil, groups: Labels? = nil
  ) throws(ValidationError) -> FoldSet {
    try folds.check(rows: rows)
    let order = shuffle ? random.makeStream().permutation(rows) : Array(0..<rows)
    var fold = [Int](repeating: 0, count: rows)
    var next = 0
    for f in 0..<folds.splits {
      let size = rows / folds.splits + (f < rows % folds.splits ? 1 : 0)
      for i in order[next..<(next + size)] { fold[i] = f }
      next += size
    }
    return FoldSet(rows: rows, folds: folds.splits, fold: fold)
  }
}
