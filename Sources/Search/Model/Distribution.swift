/// The range of a real parameter.
public struct FloatDistribution: Hashable, Sendable {
  public let low: Double
  /// Lowered to the grid where there is a step.
  public let high: Double
  /// Whether the logarithm is what is spread evenly.
  public let log: Bool
  public let step: Double?

  /// - Throws: `SearchError` in Optuna's words.
  public init(
    _ low: Double, _ high: Double, log: Bool = false, step: Double? = nil
  ) throws(SearchError) {
    if log && step != nil {
      throw SearchError("The parameter `step` is not supported when `log` is true.")
    }
    if low > high {
      throw SearchError("`low <= high` must hold, but got (low=\(low), high=\(high)).")
    }
    if log && low <= 0 {
      throw SearchError("`low > 0` must hold for `log=True`, but got (low=\(low), high=\(high)).")
    }
    if low.isNaN || high.isNaN {
      throw SearchError("`low <= high` must hold, but got (low=\(low), high=\(high)).")
    }
    var end = high
    if let step {
      guard step > 0 else { throw SearchError("`step > 0` must hold, but got step=\(step).") }
      end =
        DecimalGrid(low: low, high: high, step: step).map { $0.loweredHigh ?? high }
        ?? low + ((high - low) / step).rounded(.down) * step
    }
    self.low = low
    self.high = end
    self.log = log
    self.step = step
  }

  var isSingle: Bool {
    guard let step, low != high else { return low == high }
    return DecimalGrid(low: low, high: high, step: step)?.isShorterThanStep ?? (high - low < step)
  }

  func contains(_ value: Double) -> Bool {
    guard low <= value && value <= high else { return false }
    guard let step else { return true }
    let k = (value - low) / step
    return abs(k - k.rounded(.toNearestOrEven)) < 1e-8
  }
}

/// The range of a whole-numbered parameter.
public struct IntDistribution: Hashable, Sendable {
  public let low: Int
  /// Lowered to the grid of the step.
  public let high: Int
  public let log: Bool
  public let step: Int

  /// - Throws: `SearchError` in Optuna's words.
  public init(
    _ low: Int, _ high: Int, log: Bool = false, step: Int = 1
  ) throws(SearchError) {
    if log && step != 1 {
      throw SearchError(
        "Samplers and other components in Optuna only accept step is 1 when `log` argument is True."
      )
    }
    if low > high {
      throw SearchError("`low <= high` must hold, but got (low=\(low), high=\(high)).")
    }
    if log && low < 1 {
      throw SearchError("`low >= 1` must hold for `log=True`, but got (low=\(low), high=\(high)).")
    }
    guard step > 0 else { throw SearchError("`step > 0` must hold, but got step=\(step).") }
    self.low = low
    self.high = low + (high - low) / step * step
    self.log = log
    self.step = step
  }

  var isSingle: Bool { low == high || (!log && high - low < step) }

  func contains(_ value: Double) -> Bool {
    Double(low) <= value && value <= Double(high)
      && (value - Double(low)).truncatingRemainder(dividingBy: Double(step)) == 0
  }
}

/// The choices of a categorical parameter.
public struct CategoricalDistribution: Hashable, Sendable {
  public let choices: [ParameterValue]

  /// - Throws: `SearchError` for no choices.
  public init(_ choices: [ParameterValue]) throws(SearchError) {
    guard !choices.isEmpty else {
      throw SearchError("The `choices` must contain one or more elements.")
    }
    self.choices = choices
  }
}

/// What a parameter may be.
///
/// Inside the engine every value is a double: itself, or the place of a choice.
public enum Distribution: Hashable, Sendable {
  case float(FloatDistribution)
  case int(IntDistribution)
  case categorical(CategoricalDistribution)

  public static func float(
    _ low: Double, _ high: Double, log: Bool = false, step: Double? = nil
  ) throws(SearchError) -> Distribution {
    .float(try FloatDistribution(low, high, log: log, step: step))
  }

  public static func int(
    _ low: Int, _ high: Int, log: Bool = false, step: Int = 1
  ) throws(SearchError) -> Distribution {
    .int(try IntDistribution(low, high, log: log, step: step))
  }

  public static func categorical(_ choices: [ParameterValue]) throws(SearchError) -> Distribution {
    .categorical(try CategoricalDistribution(choices))
  }

  /// Whether there is but one value.
  public var isSingle: Bool {
    switch self {
    case .float(let d): d.isSingle
    case .int(let d): d.isSingle
    case .categorical(let d): d.choices.count == 1
    }
  }

  /// The only value of a single-valued distribution.
  var singleValue: Double {
    switch self {
    case .float(let d): d.low
    case .int(let d): Double(d.low)
    case .categorical: 0
    }
  }

  /// Whether a value lies in the range and on the grid.
  public func contains(_ value: Double) -> Bool {
    switch self {
    case .float(let d): d.contains(value)
    case .int(let d): d.contains(value)
    case .categorical(let d):
      value > -1 && value < Double(d.choices.count)
    }
  }

  /// The value as the objective sees it.
  public func external(_ value: Double) -> ParameterValue {
    switch self {
    case .float: .float(value)
    case .int: .int(Int(value))
    case .categorical(let d): d.choices[Int(value)]
    }
  }

  /// The value inside the engine.
  ///
  /// - Throws: `SearchError` in Optuna's words for values of another type, NaN, or no choice.
  public func `internal`(_ value: ParameterValue) throws(SearchError) -> Double {
    switch self {
    case .float(let d): return try number(value, positive: d.log)
    case .int(let d): return try number(value, positive: d.log)
    case .categorical(let d):
      guard let place = d.choices.firstIndex(of: value) else {
        let listed = d.choices.map(\.text).joined(separator: ", ")
        let choices = d.choices.count == 1 ? "(\(listed),)" : "(\(listed))"
        throw SearchError("'\(value.plainText)' not in \(choices).")
      }
      return Double(place)
    }
  }

  private func number(_ value: ParameterValue, positive: Bool) throws(SearchError) -> Double {
    var found = value.number
    if case .string(let text) = value { found = Double(text) }
    guard let found else {
      throw SearchError(
        "'\(value.plainText)' is not a valid type. float-castable value is expected.")
    }
    if found.isNaN { throw SearchError("`\(value.plainText)` is invalid value.") }
    if positive && found <= 0 {
      throw SearchError("`\(value.plainText)` is invalid value for the case log=True.")
    }
    return found
  }

  /// Checks that a name keeps its kind of distribution, and its choices or logarithm.
  ///
  /// - Throws: `SearchError` in Optuna's words.
  func requireCompatible(with other: Distribution) throws(SearchError) {
    switch (self, other) {
    case (.float(let a), .float(let b)) where a.log != b.log: throw Self.otherLog
    case (.int(let a), .int(let b)) where a.log != b.log: throw Self.otherLog
    case (.float, .float), (.int, .int): return
    case (.categorical(let a), .categorical(let b)):
      guard a == b else {
        throw SearchError("CategoricalDistribution does not support dynamic value space.")
      }
    default:
      throw SearchError("Cannot set different distribution kind to the same parameter name.")
    }
  }

  private static let otherLog = SearchError(
    "Cannot set different log configuration to the same parameter name.")
}

extension ParameterValue {
  /// As Python's `str` prints it.
  var plainText: String {
    if case .string(let text) = self { return text }
    return text
  }
}
