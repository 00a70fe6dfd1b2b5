import Arrays

/// Random training and test sets, drawn independently of each other.
public struct ShuffleSplit: Splitter {
  let splits: Int
  let test: SplitSize?
  let train: SplitSize?
  let random: RandomSource
  let standard: Double

  /// - Parameter standard: the test share where neither size is given.
  public init(
    _ splits: Int = 10, test: SplitSize? = nil, train: SplitSize? = nil,
    random: RandomSource = .unseeded, standard: Double = 0.1
  ) {
    self.splits = splits
    self.test = test
    self.train = train
    self.random = random
    self.standard = standard
  }

  public func split(
    rows: Int, labels: Labels? = nil, groups: Labels? = nil
  ) throws(ValidationError) -> FoldSet {
    let size = try SplitSize.resolve(rows: rows, test: test, train: train, standard: standard)
    let stream = random.makeStream()
    let splits = (0..<splits).map { _ in
      let order = stream.permutation(rows)
      return Split(
        train: Array(order[size.test..<(size.test + size.train)]),
        test: Array(order[..<size.test]))
    }
    return FoldSet(rows: rows, splits: splits)
  }
}

/// Random training and test sets of whole groups.
public struct GroupShuffleSplit: Splitter {
  let inner: ShuffleSplit

  public init(
    _ splits: Int = 5, test: SplitSize? = nil, train: SplitSize? = nil,
    random: RandomSource = .unseeded
  ) {
    inner = ShuffleSplit(splits, test: test, train: train, random: random, standard: 0.2)
  }

  public func split(
    rows: Int, labels: Labels? = nil, groups: Labels?
  ) throws(ValidationError) -> FoldSet {
    let groups = try required(groups, "groups", rows: rows)
    let splits = try inner.split(rows: groups.classes.count).splits.map { split in
      func rowsIn(_ chosen: [Int]) -> [Int] {
        let wanted = Set(chosen)
        return (0..<rows).filter { wanted.contains(groups.codes[$0]) }
      }
      return Split(train: rowsIn(split.train), test: rowsIn(split.test))
    }
    return FoldSet(rows: rows, splits: splits)
  }
}
