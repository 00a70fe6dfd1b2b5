/// The value of one class or group, as it stands in the data.
public enum LabelValue: Hashable, Sendable {
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)

  /// Python's equality: `1 == 1.0 == True`.
  public static func == (a: LabelValue, b: LabelValue) -> Bool {
    switch (a, b) {
    case (.string(let x), .string(let y)): x == y
    case (.string, _), (_, .string): false
    default: a.number! == b.number!
    }
  }

  public func hash(into hasher: inout Hasher) {
    if case .string(let text) = self { hasher.combine(text) } else { hasher.combine(number!) }
  }

  /// The value as a number; nil for text.
  public var number: Double? {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .float(let value): value
    case .string: nil
    }
  }

  /// The value as `str` prints it, for reports.
  public var text: String {
    switch self {
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .float(let value): value.description
    case .string(let value): value
    }
  }

  /// The value as Python prints numpy's scalar.
  var scalarText: String {
    switch self {
    case .bool: "np.\(text)"
    case .int: "np.int64(\(text))"
    case .float: "np.float64(\(text))"
    case .string: "np.str_(\(arrayText))"
    }
  }

  /// The value as it stands in numpy's text of an array.
  var arrayText: String {
    switch self {
    case .string(let value): "'\(value)'"
    case .float(let value) where value == value.rounded() && abs(value) < 1e16: "\(Int(value))."
    default: text
    }
  }
}

/// numpy's text of an array of labels.
func arrayText(_ values: [LabelValue]) -> String {
  "[" + values.map(\.arrayText).joined(separator: " ") + "]"
}

/// A column of labels as it stands in the data.
public enum LabelColumn: Sendable {
  case bools([Bool])
  case ints([Int])
  case floats([Double])
  case strings([String])

  public var count: Int {
    switch self {
    case .bools(let values): values.count
    case .ints(let values): values.count
    case .floats(let values): values.count
    case .strings(let values): values.count
    }
  }

  var isText: Bool {
    if case .strings = self { return true }
    return false
  }

  /// True for numbers that are not all whole, which no classification takes.
  var isContinuous: Bool {
    guard case .floats(let values) = self else { return false }
    return values.contains { $0 != $0.rounded(.towardZero) }
  }
}
