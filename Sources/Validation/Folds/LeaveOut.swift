/// Every row in turn as the test set.
public struct LeaveOneOut: Splitter {
  public init() {}

  public func split(
    rows: Int, labels: Labels? = nil, groups: Labels? = nil
  ) throws(ValidationError) -> FoldSet {
    guard rows > 1 else {
      throw ValidationError("Cannot perform LeaveOneOut with n_samples=\(rows).")
    }
    return FoldSet(rows: rows, folds: rows, fold: Array(0..<rows))
  }
}

/// Every group in turn as the test set.
public struct LeaveOneGroupOut: Splitter {
  public init() {}

  public func split(
    rows: Int, labels: Labels? = nil, groups: Labels?
  ) throws(ValidationError) -> FoldSet {
    let groups = try required(groups, "groups", rows: rows)
    guard groups.classes.count > 1 else {
      throw ValidationError(
        "The groups parameter contains fewer than 2 unique groups "
          + "(\(arrayText(groups.classes))). LeaveOneGroupOut expects at least 2.")
    }
    return FoldSet(rows: rows, folds: groups.classes.count, fold: groups.codes)
  }
}

/// Folds given a row; rows of fold -1 are never tested.
public struct PredefinedSplit: Splitter {
  let fold: [Int]

  public init(_ fold: [Int]) { self.fold = fold }

  public func split(
    rows: Int, labels: Labels? = nil, groups: Labels? = nil
  ) throws(ValidationError) -> FoldSet {
    guard rows == fold.count else { throw .lengths([rows, fold.count]) }
    let numbers = Set(fold).subtracting([-1]).sorted()
    return FoldSet(
      rows: rows, splits: numbers.map { f in Split(rows: rows) { fold[$0] == f } })
  }
}
