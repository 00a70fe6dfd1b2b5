/// Watches evaluations and says when no set improves any more, as LightGBM's Python callback.
public struct EarlyStopping: Sendable {
  /// What to do after a round.
  public enum Decision: Sendable, Equatable {
    case proceed
    /// Training ends; rounds count from 0.
    case stop(bestRound: Int, evaluations: [Evaluation])
  }

  private let rounds: Int
  private let firstMetricOnly: Bool
  private let verbose: Bool
  private let minDelta: [Double]
  private let minDeltaIsList: Bool
  private var isEnabled: Bool
  private var firstMetric = ""
  private var trackers: [Tracker] = []
  /// Lines to show, in the library's words.
  public private(set) var events: [LogEvent] = []

  private struct Tracker {
    let isHigherBetter: Bool
    let delta: Double
    var best: Double
    var round = 0
    var evaluations: [Evaluation] = []

    func isImproved(by value: Double) -> Bool {
      isHigherBetter ? value > best + delta : value < best - delta
    }
  }

  /// - Parameters:
  ///   - rounds: rounds without improvement after which to stop; 0 or less never stops.
  ///   - minDelta: least improvement, one for all metrics.
  public init(
    rounds: Int, firstMetricOnly: Bool = false, minDelta: Double = 0, verbose: Bool = true
  ) {
    self.rounds = rounds
    self.firstMetricOnly = firstMetricOnly
    self.verbose = verbose
    self.minDelta = [minDelta]
    minDeltaIsList = false
    isEnabled = rounds > 0
  }

  /// - Parameter minDelta: none, one for all metrics, or one for each metric.
  public init(rounds: Int, firstMetricOnly: Bool = false, minDelta: [Double], verbose: Bool = true)
  {
    self.rounds = rounds
    self.firstMetricOnly = firstMetricOnly
    self.verbose = verbose
    self.minDelta = minDelta
    minDeltaIsList = true
    isEnabled = rounds > 0
  }

  /// The messages since the last call.
  public mutating func takeEvents() -> [LogEvent] {
    defer { events = [] }
    return events
  }

  /// Takes in the evaluations of a round.
  ///
  /// - Parameters:
  ///   - round: from `first`, where training began, to `last`.
  ///   - trainName: the name under which the training set is evaluated; it never stops training.
  ///   - isDart: DART changes earlier trees, so it is never stopped.
  public mutating func observe(
    round: Int, first: Int, last: Int, _ evaluations: [Evaluation], trainName: String?,
    isDart: Bool = false
  ) throws -> Decision {
    if round == first { try start(evaluations, trainName, isDart) }
    guard isEnabled else { return .proceed }
    for (i, evaluation) in evaluations.enumerated() {
      if round == first || trackers[i].isImproved(by: evaluation.value) {
        trackers[i].best = evaluation.value
        trackers[i].round = round
        trackers[i].evaluations = evaluations
      }
      if firstMetricOnly && evaluation.metric != firstMetric { continue }
      if evaluation.dataset == trainName { continue }
      let tracker = trackers[i]
      if round - tracker.round >= rounds {
        announce("Early stopping, best iteration is:", tracker, evaluation)
        return .stop(bestRound: tracker.round, evaluations: tracker.evaluations)
      }
      if round == last {
        announce("Did not meet early stopping. Best iteration is:", tracker, evaluation)
        return .stop(bestRound: tracker.round, evaluations: tracker.evaluations)
      }
    }
    return .proceed
  }

  private mutating func announce(_ title: String, _ tracker: Tracker, _ cause: Evaluation) {
    guard verbose else { return }
    let scores = tracker.evaluations.map(\.text).joined(separator: "\t")
    events.append(LogEvent(.info, "\(title)\n[\(tracker.round + 1)]\t\(scores)"))
    if firstMetricOnly { events.append(LogEvent(.info, "Evaluated only: \(cause.metric)")) }
  }

  private mutating func start(
    _ evaluations: [Evaluation], _ trainName: String?, _ isDart: Bool
  ) throws {
    guard let firstEvaluation = evaluations.first else {
      throw BoostingError.value(
        "For early stopping, at least one dataset and eval metric is required for evaluation")
    }
    if isDart {
      isEnabled = false
      events.append(LogEvent(.warning, "Early stopping is not available in dart mode"))
      return
    }
    if evaluations.count == 1, firstEvaluation.dataset == trainName {
      isEnabled = false
      events.append(LogEvent(.warning, "Only training set found, disabling early stopping."))
      return
    }
    if verbose {
      events.append(
        LogEvent(
          .info, "Training until validation scores don't improve for \(rounds) rounds"))
    }
    firstMetric = firstEvaluation.metric
    let deltas = try deltas(evaluations)
    trackers = zip(evaluations, deltas).map { evaluation, delta in
      let worst = evaluation.isHigherBetter ? -Double.infinity : .infinity
      return Tracker(isHigherBetter: evaluation.isHigherBetter, delta: delta, best: worst)
    }
  }

  private mutating func deltas(_ evaluations: [Evaluation]) throws -> [Double] {
    let metrics = Set(evaluations.map(\.metric)).count
    let sets = evaluations.count / metrics
    func say(_ text: String) { if verbose { events.append(LogEvent(.info, text)) } }
    guard minDeltaIsList else {
      let delta = minDelta[0]
      guard delta >= 0 else {
        throw BoostingError.value("Early stopping min_delta must be non-negative.")
      }
      if delta > 0 && metrics > 1 && !firstMetricOnly {
        say("Using \(Self.shown(delta)) as min_delta for all metrics.")
      }
      return Array(repeating: delta, count: evaluations.count)
    }
    guard minDelta.allSatisfy({ $0 >= 0 }) else {
      throw BoostingError.value("Values for early stopping min_delta must be non-negative.")
    }
    switch minDelta.count {
    case 0:
      say("Disabling min_delta for early stopping.")
      return Array(repeating: 0, count: evaluations.count)
    case 1:
      say("Using \(Self.shown(minDelta[0])) as min_delta for all metrics.")
      return Array(repeating: minDelta[0], count: evaluations.count)
    case metrics:
      if firstMetricOnly {
        say("Using only \(Self.shown(minDelta[0])) as early stopping min_delta.")
      }
      return (0..<sets).flatMap { _ in minDelta }
    default:
      throw BoostingError.value(
        "Must provide a single value for min_delta or as many as metrics.")
    }
  }

  private static func shown(_ x: Double) -> String { x.description }
}

extension Evaluation {
  /// As the library's log shows it: `valid_0's auc: 0.81`, with ` + ` and the deviation over folds.
  public var text: String {
    deviation.map { "\(shortText) + \(NumberText.general($0))" } ?? shortText
  }

  /// Without the deviation.
  public var shortText: String { "\(dataset)'s \(metric): \(NumberText.general(value))" }
}
