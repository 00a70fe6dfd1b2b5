/// k folds again and again, each time shuffled anew by one going random stream.
public struct RepeatedFolds: Splitter {
  let splits: Int
  let repeats: Int
  let stratified: Bool
  let random: RandomSource

  /// scikit-learn's `RepeatedKFold`, or `RepeatedStratifiedKFold`.
  public init(
    _ splits: Int = 5, repeats: Int = 10, stratified: Bool, random: RandomSource = .unseeded
  ) throws(ValidationError) {
    guard repeats > 0 else {
      throw ValidationError("Number of repetitions must be greater than 0.")
    }
    _ = try FoldCount(splits)
    self.splits = splits
    self.repeats = repeats
    self.stratified = stratified
    self.random = random
  }

  public func split(
    rows: Int, labels: Labels?, groups: Labels? = nil
  ) throws(ValidationError) -> FoldSet {
    let stream = RandomSource.stream(random.makeStream())
    var all: [Split] = []
    var warnings: [ValidationWarning] = []
    for _ in 0..<repeats {
      let folds =
        stratified
        ? try StratifiedKFold(splits, shuffle: true, random: stream)
          .split(rows: rows, labels: labels)
        : try KFold(splits, shuffle: true, random: stream).split(rows: rows)
      all += folds.splits
      warnings += folds.warnings
    }
    return FoldSet(rows: rows, splits: all, warnings: warnings)
  }
}
