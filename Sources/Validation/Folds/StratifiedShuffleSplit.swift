import Arrays

/// Random training and test sets with every class in the proportion of the whole.
public struct StratifiedShuffleSplit: Splitter {
  let splits: Int
  let test: SplitSize?
  let train: SplitSize?
  let random: RandomSource

  public init(
    _ splits: Int = 10, test: SplitSize? = nil, train: SplitSize? = nil,
    random: RandomSource = .unseeded
  ) {
    self.splits = splits
    self.test = test
    self.train = train
    self.random = random
  }

  public func split(
    rows: Int, labels: Labels?, groups: Labels? = nil
  ) throws(ValidationError) -> FoldSet {
    let labels = try required(labels, "y", rows: rows)
    let size = try SplitSize.resolve(rows: rows, test: test, train: train, standard: 0.1)
    let counts = labels.counts
    try check(labels, counts, size)
    var rowsOfClass = [[Int]](repeating: [], count: counts.count)
    for (row, code) in labels.codes.enumerated() { rowsOfClass[code].append(row) }
    let stream = random.makeStream()
    let splits = (0..<splits).map { _ in draw(counts, rowsOfClass, size, stream) }
    return FoldSet(rows: rows, splits: splits)
  }

  private func check(
    _ labels: Labels, _ counts: [Int], _ size: (train: Int, test: Int)
  ) throws(ValidationError) {
    let tooFew = zip(labels.classes, counts).filter { $1 < 2 }.map(\.0)
    guard tooFew.isEmpty else {
      let listed = tooFew.map { value in
        if case .string(let text) = value { return "'\(text)'" }
        return value.text
      }
      throw ValidationError(
        "The least populated classes in y have only 1 member, which is too few. The minimum "
          + "number of groups for any class cannot be less than 2. Classes with too few members "
          + "are: [\(listed.joined(separator: ", "))]")
    }
    for (name, rows) in [("train_size", size.train), ("test_size", size.test)]
    where rows < counts.count {
      throw ValidationError(
        "The \(name) = \(rows) should be greater or equal to the number of classes = "
          + "\(counts.count)")
    }
  }

  private func draw(
    _ counts: [Int], _ rowsOfClass: [[Int]], _ size: (train: Int, test: Int),
    _ stream: RandomState
  ) -> Split {
    let trainCounts = Self.approximateMode(counts, size.train, stream)
    let rest = zip(counts, trainCounts).map { $0 - $1 }
    let testCounts = Self.approximateMode(rest, size.test, stream)
    var train: [Int] = []
    var test: [Int] = []
    for c in counts.indices {
      let rows = stream.permutation(counts[c]).map { rowsOfClass[c][$0] }
      train += rows[..<trainCounts[c]]
      test += rows[trainCounts[c]..<(trainCounts[c] + testCounts[c])]
    }
    stream.shuffle(&train)
    stream.shuffle(&test)
    return Split(train: train, test: test)
  }

  /// The likeliest numbers of each class in `draws` draws without replacement, ties broken at
  /// random.
  static func approximateMode(_ counts: [Int], _ draws: Int, _ stream: RandomState) -> [Int] {
    let total = Double(counts.reduce(0, +))
    let exact = counts.map { Double($0) / total * Double(draws) }
    var mode = exact.map { Int($0.rounded(.down)) }
    var missing = draws - mode.reduce(0, +)
    guard missing > 0 else { return mode }
    let rest = zip(exact, mode).map { $0 - Double($1) }
    for value in Set(rest).sorted(by: >) {
      let tied = rest.indices.filter { rest[$0] == value }
      let added = min(tied.count, missing)
      for i in stream.permutation(tied.count).prefix(added) { mode[tied[i]] += 1 }
      missing -= added
      if missing == 0 { break }
    }
    return mode
  }
}
