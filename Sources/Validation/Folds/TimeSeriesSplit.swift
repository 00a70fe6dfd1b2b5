/// Growing training sets, each tested on the rows that follow.
public struct TimeSeriesSplit: Splitter {
  let folds: FoldCount
  let largestTrain: Int?
  let testSize: Int?
  let gap: Int

  /// - Parameters:
  ///   - largestTrain: keeps only the last rows to train on (`max_train_size`).
  ///   - gap: rows left out between training and test set.
  public init(
    _ splits: Int = 5, largestTrain: Int? = nil, testSize: Int? = nil, gap: Int = 0
  ) throws(ValidationError) {
    folds = try FoldCount(splits)
    self.largestTrain = largestTrain
    self.testSize = testSize
    self.gap = gap
  }

  public func split(
    rows: Int, labels: Labels? = nil, groups: Labels? = nil
  ) throws(ValidationError) -> FoldSet {
    let n = folds.splits
    guard n + 1 <= rows else {
      throw ValidationError(
        "Cannot have number of folds=\(n + 1) greater than the number of samples=\(rows).")
    }
    let size = testSize ?? rows / (n + 1)
    guard rows - gap - size * n > 0 else {
      throw ValidationError(
        "Too many splits=\(n) for number of samples=\(rows) with test_size=\(size) and "
          + "gap=\(gap).")
    }
    let splits = (0..<n).map { f in
      let start = rows - (n - f) * size
      let end = start - gap
      let first = largestTrain.map { $0 > 0 && $0 < end ? end - $0 : 0 } ?? 0
      return Split(train: Array(first..<end), test: Array(start..<(start + size)))
    }
    return FoldSet(rows: rows, splits: splits)
  }
}
