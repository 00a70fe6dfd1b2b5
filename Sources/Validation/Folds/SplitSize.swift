/// The size of one side of a split: a share of the rows or a number of them.
public enum SplitSize: Sendable, Equatable {
  case share(Double)
  case count(Int)

  var text: String {
    switch self {
    case .share(let value): value.description
    case .count(let value): String(value)
    }
  }

  private func isAllowed(_ rows: Int) -> Bool {
    switch self {
    case .share(let value): value > 0 && value < 1
    case .count(let value): value > 0 && value < rows
    }
  }

  /// Rows to train and to test on: scikit-learn's `_validate_shuffle_split`.
  ///
  /// - Parameter standard: the test size where neither is given.
  static func resolve(
    rows: Int, test: SplitSize?, train: SplitSize?, standard: Double
  ) throws(ValidationError) -> (train: Int, test: Int) {
    let test = test == nil && train == nil ? .share(standard) : test
    for (name, size) in [("test_size", test), ("train_size", train)] {
      guard let size, !size.isAllowed(rows) else { continue }
      throw ValidationError(
        "\(name)=\(size.text) should be either positive and smaller than the number of samples "
          + "\(rows) or a float in the (0, 1) range")
    }
    if case .share(let a) = test, case .share(let b) = train, a + b > 1 {
      throw ValidationError(
        "The sum of test_size and train_size = \(a + b), should be in the (0, 1) range. Reduce "
          + "test_size and/or train_size.")
    }
    let testRows = test.map { $0.rows(of: rows, .up) }
    let trainRows = train.map { $0.rows(of: rows, .down) } ?? rows - testRows!
    return try checked(rows, trainRows, testRows ?? rows - trainRows, test, train)
  }

  private func rows(of rows: Int, _ rounding: FloatingPointRoundingRule) -> Int {
    switch self {
    case .share(let value): Int((value * Double(rows)).rounded(rounding))
    case .count(let value): value
    }
  }

  private static func checked(
    _ rows: Int, _ train: Int, _ test: Int, _ testSize: SplitSize?, _ trainSize: SplitSize?
  ) throws(ValidationError) -> (train: Int, test: Int) {
    guard train + test <= rows else {
      throw ValidationError(
        "The sum of train_size and test_size = \(train + test), should be smaller than the number "
          + "of samples \(rows). Reduce test_size and/or train_size.")
    }
    guard train > 0 else {
      throw ValidationError(
        "With n_samples=\(rows), test_size=\(testSize?.text ?? "None") and "
          + "train_size=\(trainSize?.text ?? "None"), the resulting train set will be empty. "
          + "Adjust any of the aforementioned parameters.")
    }
    return (train, test)
  }
}
