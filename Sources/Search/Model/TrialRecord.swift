import Foundation

/// The stages of a trial.
public enum TrialState: Int, Sendable, CaseIterable {
  case running = 0
  case complete = 1
  case pruned = 2
  case fail = 3
  case waiting = 4

  public var isFinished: Bool { self != .running && self != .waiting }

  /// Optuna's name of the state.
  public var name: String {
    switch self {
    case .running: "RUNNING"
    case .complete: "COMPLETE"
    case .pruned: "PRUNED"
    case .fail: "FAIL"
    case .waiting: "WAITING"
    }
  }
}

/// Whether smaller or larger values of an objective are better.
public enum Direction: Int, Sendable {
  case minimize = 1
  case maximize = 2

  /// The factor that makes smaller better.
  var sign: Double { self == .minimize ? 1 : -1 }
}

/// A suggested parameter of a trial.
public struct Parameter: Sendable, Equatable {
  public let name: String
  public let distribution: Distribution
  /// The engine's value: itself, or the place of a choice.
  public let value: Double

  public init(name: String, distribution: Distribution, value: Double) {
    self.name = name
    self.distribution = distribution
    self.value = value
  }

  /// The value as the objective sees it.
  public var external: ParameterValue { distribution.external(value) }
}

/// A reported value of a trial.
public struct Report: Sendable, Equatable {
  public let step: Int
  public let value: Double

  public init(step: Int, value: Double) {
    self.step = step
    self.value = value
  }
}

/// Everything known of a trial: Optuna's `FrozenTrial`.
public struct TrialRecord: Sendable {
  /// The storage's key of the trial.
  public var id: Int
  /// Consecutive in its study, from 0.
  public var number: Int
  public var state: TrialState
  /// One an objective; nil unless the trial has them.
  public var values: [Double]?
  /// In the order they were suggested.
  public var parameters: [Parameter]
  /// In the order they were reported.
  public var reports: [Report]
  public var userAttributes: AttributeTable
  public var systemAttributes: AttributeTable
  public var started: Date?
  public var finished: Date?

  public init(
    id: Int = -1, number: Int = -1, state: TrialState = .running, values: [Double]? = nil,
    parameters: [Parameter] = [], reports: [Report] = [],
    userAttributes: AttributeTable = AttributeTable(),
    systemAttributes: AttributeTable = AttributeTable(), started: Date? = nil,
    finished: Date? = nil
  ) {
    self.id = id
    self.number = number
    self.state = state
    self.values = values
    self.parameters = parameters
    self.reports = reports
    self.userAttributes = userAttributes
    self.systemAttributes = systemAttributes
    self.started = started
    self.finished = finished
  }

  public func parameter(_ name: String) -> Parameter? { parameters.first { $0.name == name } }

  /// The report of the largest step.
  public var lastReport: Report? { reports.max { $0.step < $1.step } }

  public func report(at step: Int) -> Double? { reports.first { $0.step == step }?.value }

  /// The constraints by name; a trial is feasible where none is above 0.
  public var constraints: [(key: String, value: Double)] {
    var found: [(key: String, value: Double)] = []
    for (key, value) in systemAttributes.pairs {
      if key == "constraints", case .list(let values) = value {
        for (i, entry) in values.enumerated() { found.append((String(i), entry.number ?? 0)) }
      } else if key.hasPrefix("constraints:"), let number = value.number {
        let name = String(key.dropFirst("constraints:".count))
        found.removeAll { $0.key == name }
        found.append((name, number))
      }
    }
    return found
  }

  /// Whether no constraint is broken.
  public var isFeasible: Bool { violation <= 0 }

  /// Whether the trial runs in place of one whose worker died.
  public var isRetry: Bool { systemAttributes["retry_history"] != nil }

  /// The sum of the constraints above 0.
  var violation: Double { constraints.reduce(0) { $0 + ($1.value > 0 ? $1.value : 0) } }

  /// Makes a running trial waiting again, as if it had not begun.
  mutating func forgetDraws() {
    state = .waiting
    started = nil
    parameters = []
    reports = []
    // Those of an enqueued trial were there before it ran.
    if systemAttributes["fixed_params"] == nil { userAttributes = AttributeTable() }
    systemAttributes = AttributeTable(
      systemAttributes.pairs.filter {
        ["fixed_params", "failed_trial", "retry_history"].contains($0.key)
      })
  }

  /// Checks that a record made by hand is whole.
  ///
  /// - Throws: `SearchError` in Optuna's words.
  public func validate() throws(SearchError) {
    if state != .waiting && started == nil {
      throw SearchError(
        "`datetime_start` is supposed to be set when the trial state is not waiting.")
    }
    if state.isFinished != (finished != nil) {
      throw SearchError(
        state.isFinished
          ? "`datetime_complete` is supposed to be set for a finished trial."
          : "`datetime_complete` is supposed to be None for an unfinished trial.")
    }
    if state == .fail && values != nil {
      throw SearchError("values should be None for a failed trial, but got \(values!).")
    }
    if state == .complete {
      guard let values else {
        throw SearchError("values should be set for a complete trial.")
      }
      if values.contains(where: \.isNaN) {
        throw SearchError("values should not contain NaN.")
      }
    }
    for p in parameters where !p.distribution.contains(p.value) {
      throw SearchError(
        "The value \(p.external.text) of parameter '\(p.name)' isn't contained in the distribution "
          + "\(p.distribution.text).")
    }
  }
}

extension Distribution {
  /// As Optuna prints it.
  public var text: String {
    switch self {
    case .float(let d):
      "FloatDistribution(high=\(d.high), log=\(d.log ? "True" : "False"), low=\(d.low), "
        + "step=\(d.step.map(\.description) ?? "None"))"
    case .int(let d):
      "IntDistribution(high=\(d.high), log=\(d.log ? "True" : "False"), low=\(d.low), "
        + "step=\(d.step))"
    case .categorical(let d):
      "CategoricalDistribution(choices=(\(d.choices.map(\.text).joined(separator: ", "))"
        + (d.choices.count == 1 ? "," : "") + "))"
    }
  }
}
