/// True and predicted classes in one numbering, with the rows' weights.
public struct LabelPair: Sendable {
  /// A class number a row.
  public let truth: [Int]
  public let predicted: [Int]
  /// All classes of both columns, ascending.
  public let classes: [LabelValue]
  /// nil for equal weights.
  public let weights: [Double]?
  let isBinary: Bool

  /// Numbers two columns and checks them as scikit-learn's classification metrics do.
  ///
  /// - Throws: `ValidationError` for other lengths, empty columns, or columns of different kinds.
  public init(
    truth: LabelColumn, predicted: LabelColumn, weights: [Double]? = nil
  ) throws(ValidationError) {
    let counts = [truth.count, predicted.count] + (weights.map { [$0.count] } ?? [])
    guard Set(counts).count == 1 else { throw .lengths(counts) }
    guard truth.count > 0 else {
      throw ValidationError(
        "Found empty input array (e.g., `y_true` or `y_pred`) while a minimum of 1 sample is "
          + "required.")
    }
    if let weights, weights.allSatisfy({ $0 == 0 }) {
      throw ValidationError("Sample weights must contain at least one non-zero number.")
    }
    try Self.checkKinds(truth, predicted)
    let both = Labels(Self.joined(truth, predicted))
    self.truth = Array(both.codes[..<truth.count])
    self.predicted = Array(both.codes[truth.count...])
    classes = both.classes
    isBinary = classes.count <= 2
    self.weights = weights
  }

  private static func checkKinds(
    _ truth: LabelColumn, _ predicted: LabelColumn
  ) throws(ValidationError) {
    let kinds = [truth, predicted].map { $0.isContinuous ? "continuous" : Labels($0).targetType }
    if kinds.contains("continuous") {
      guard kinds[0] == kinds[1] else {
        throw ValidationError(
          "Classification metrics can't handle a mix of \(kinds[0]) and \(kinds[1]) targets")
      }
      throw ValidationError("continuous is not supported")
    }
    guard truth.isText == predicted.isText else {
      let listed = [truth, predicted].map { arrayText(Labels($0).classes) }
      throw ValidationError(
        "Mix of label input types (string and number); Got \(listed[0]) and \(listed[1]).")
    }
  }

  private static func joined(_ a: LabelColumn, _ b: LabelColumn) -> LabelColumn {
    switch (a, b) {
    case (.strings(let x), .strings(let y)): .strings(x + y)
    case (.bools(let x), .bools(let y)): .bools(x + y)
    case (.floats, _), (_, .floats): .floats(a.doubles + b.doubles)
    default: .ints(a.integers + b.integers)
    }
  }

  var count: Int { truth.count }

  /// The number of a class; nil where no row has it.
  func code(of value: LabelValue) -> Int? { classes.firstIndex(of: value) }

  /// Weighted rows of every class among the rows that `include` lets pass.
  func tally(_ codes: [Int], where include: (Int) -> Bool = { _ in true }) -> [Double] {
    var sums = [Double](repeating: 0, count: classes.count)
    if let weights {
      for i in codes.indices where include(i) { sums[codes[i]] += weights[i] }
    } else {
      for i in codes.indices where include(i) { sums[codes[i]] += 1 }
    }
    return sums
  }
}

extension LabelColumn {
  fileprivate var doubles: [Double] {
    switch self {
    case .bools(let values): values.map { $0 ? 1 : 0 }
    case .ints(let values): values.map(Double.init)
    case .floats(let values): values
    case .strings: []
    }
  }

  fileprivate var integers: [Int] {
    switch self {
    case .bools(let values): values.map { $0 ? 1 : 0 }
    case .ints(let values): values
    case .floats, .strings: []
    }
  }
}
