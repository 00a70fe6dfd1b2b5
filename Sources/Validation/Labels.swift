/// Labels numbered by their place among the sorted distinct values (numpy's `unique` with its
/// inverse).
public struct Labels: Sendable {
  /// A class number a row.
  public let codes: [Int]
  /// The distinct values, ascending.
  public let classes: [LabelValue]
  let isContinuous: Bool

  public var count: Int { codes.count }

  /// - Complexity: O(n) for integers of a small range, else O(n log n).
  public init(_ column: LabelColumn) {
    isContinuous = column.isContinuous
    switch column {
    case .ints(let values): (codes, classes) = Self.numbered(values)
    case .bools(let values):
      let (codes, found) = Self.numbered(values.map { $0 ? 1 : 0 })
      self.codes = codes
      classes = found.map { .bool($0 == .int(1)) }
    case .floats(let values):
      let (codes, found) = Self.sorted(values, by: <)
      self.codes = codes
      classes = found.map(LabelValue.float)
    case .strings(let values):
      let (codes, found) = Self.sorted(values) {
        $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
      }
      self.codes = codes
      classes = found.map(LabelValue.string)
    }
  }

  private static func numbered(_ values: [Int]) -> ([Int], [LabelValue]) {
    guard let low = values.min(), let high = values.max() else { return ([], []) }
    let (range, overflow) = high.subtractingReportingOverflow(low)
    guard !overflow && range <= 4 * values.count + 64 else {
      let (codes, found) = sorted(values, by: <)
      return (codes, found.map(LabelValue.int))
    }
    var place = [Int](repeating: -1, count: range + 1)
    for value in values { place[value - low] = 0 }
    var found: [LabelValue] = []
    for i in place.indices where place[i] == 0 {
      place[i] = found.count
      found.append(.int(low + i))
    }
    return (values.map { place[$0 - low] }, found)
  }

  private static func sorted<Value: Hashable>(
    _ values: [Value], by precedes: (Value, Value) -> Bool
  ) -> ([Int], [Value]) {
    let found = Set(values).sorted(by: precedes)
    var place: [Value: Int] = [:]
    for (i, value) in found.enumerated() { place[value] = i }
    return (values.map { place[$0]! }, found)
  }

  /// Rows of every class.
  var counts: [Int] {
    var counts = [Int](repeating: 0, count: classes.count)
    for code in codes { counts[code] += 1 }
    return counts
  }

  /// scikit-learn's `type_of_target`.
  var targetType: String {
    isContinuous ? "continuous" : classes.count > 2 ? "multiclass" : "binary"
  }
}
