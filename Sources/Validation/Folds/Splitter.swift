import Arrays

/// A way to cut rows into training and test sets.
///
/// The rules, random draws included, are those of scikit-learn 1.9's class of the same name.
public protocol Splitter {
  /// Cuts `rows` rows.
  ///
  /// - Parameters:
  ///   - labels: the classes that stratifying splitters keep in proportion; others ignore them.
  ///   - groups: the groups that grouping splitters keep together; others ignore them.
  /// - Throws: `ValidationError` in scikit-learn's words.
  func split(rows: Int, labels: Labels?, groups: Labels?) throws(ValidationError) -> FoldSet
}

/// Where a splitter's random numbers come from: scikit-learn's `random_state`.
public enum RandomSource {
  /// Fresh entropy at every split.
  case unseeded
  /// The same stream anew at every split.
  case seed(UInt32)
  /// A stream that goes on from split to split.
  case stream(RandomState)

  func makeStream() -> RandomState {
    switch self {
    case .unseeded: RandomState()
    case .seed(let seed): RandomState(seed: seed)
    case .stream(let state): state
    }
  }
}

/// Rules that all k-fold splitters share.
struct FoldCount {
  let splits: Int

  init(_ splits: Int) throws(ValidationError) {
    guard splits > 1 else {
      throw ValidationError(
        "k-fold cross-validation requires at least one train/test split by setting n_splits=2 "
          + "or more, got n_splits=\(splits).")
    }
    self.splits = splits
  }

  /// - Throws: where a seed is given without shuffling, which would do nothing.
  init(_ splits: Int, shuffle: Bool, random: RandomSource) throws(ValidationError) {
    try self.init(splits)
    if case .unseeded = random { return }
    guard shuffle else {
      throw ValidationError(
        "Setting a random_state has no effect since shuffle is False. You should leave "
          + "random_state to its default (None), or set shuffle=True.")
    }
  }

  func check(rows: Int) throws(ValidationError) {
    guard splits <= rows else {
      throw ValidationError(
        "Cannot have number of splits n_splits=\(splits) greater than the number of samples: "
          + "n_samples=\(rows).")
    }
  }

  func check(groups: Int) throws(ValidationError) {
    guard splits <= groups else {
      throw ValidationError(
        "Cannot have number of splits n_splits=\(splits) greater than the number of groups: "
          + "\(groups).")
    }
  }

  /// Checks class sizes; returns the warning for a class too small to be in every fold.
  func check(labels: Labels) throws(ValidationError) -> [ValidationWarning] {
    guard !labels.isContinuous else {
      throw ValidationError(
        "Supported target types are: ('binary', 'multiclass'). Got 'continuous' instead.")
    }
    let counts = labels.counts
    guard counts.contains(where: { $0 >= splits }) else {
      throw ValidationError(
        "n_splits=\(splits) cannot be greater than the number of members in each class.")
    }
    let smallest = counts.min() ?? 0
    if splits <= smallest { return [] }
    return [
      .user(
        "The least populated class in y has only \(smallest) members, which is less than "
          + "n_splits=\(splits).")
    ]
  }
}

/// The labels or groups that a splitter cannot do without.
func required(_ labels: Labels?, _ name: String, rows: Int) throws(ValidationError) -> Labels {
  guard let labels else {
    throw ValidationError("The '\(name)' parameter should not be None.")
  }
  guard labels.count == rows else { throw .lengths([rows, labels.count]) }
  return labels
}
