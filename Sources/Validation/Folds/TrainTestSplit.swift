/// One training and one test set: scikit-learn's `train_test_split`, as row numbers.
///
/// - Parameters:
///   - stratify: the classes to keep in proportion.
/// - Throws: `ValidationError` in scikit-learn's words.
public func trainTestSplit(
  rows: Int, test: SplitSize? = nil, train: SplitSize? = nil, random: RandomSource = .unseeded,
  shuffle: Bool = true, stratify: Labels? = nil
) throws(ValidationError) -> Split {
  let size = try SplitSize.resolve(rows: rows, test: test, train: train, standard: 0.25)
  guard shuffle else {
    guard stratify == nil else {
      throw ValidationError("Stratified train/test split is not implemented for shuffle=False")
    }
    return Split(
      train: Array(0..<size.train), test: Array(size.train..<(size.train + size.test)))
  }
  let testRows = SplitSize.count(size.test)
  let trainRows = SplitSize.count(size.train)
  let splitter: any Splitter =
    stratify == nil
    ? ShuffleSplit(1, test: testRows, train: trainRows, random: random)
    : StratifiedShuffleSplit(1, test: testRows, train: trainRows, random: random)
  return try splitter.split(rows: rows, labels: stratify, groups: nil).splits[0]
}
