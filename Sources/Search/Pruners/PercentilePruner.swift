/// Ends a trial whose best report so far is worse than a percentile of the complete trials' reports
/// at the same step.
public final class PercentilePruner: Pruner {
  private let percentile: Double
  private let startupTrials: Int
  private let schedule: PruningSchedule
  private let smallestCount: Int

  /// - Parameters:
  ///   - percentile: the share of complete trials, in percent, that a trial must be among.
  ///   - startupTrials: complete trials before any is ended.
  ///   - warmupSteps: steps of each trial before it is ended.
  ///   - interval: steps between two checks.
  ///   - smallestCount: reports at a step for it to be checked.
  /// - Throws: `SearchError` in Optuna's words.
  public init(
    _ percentile: Double, startupTrials: Int = 5, warmupSteps: Int = 0, interval: Int = 1,
    smallestCount: Int = 1
  ) throws(SearchError) {
    guard percentile >= 0 && percentile <= 100 else {
      throw SearchError(
        "Percentile must be between 0 and 100 inclusive, but got percentile=\(percentile).")
    }
    guard startupTrials >= 0 else {
      throw SearchError(
        "Number of startup trials cannot be negative, but got n_startup_trials=\(startupTrials).")
    }
    guard warmupSteps >= 0 else {
      throw SearchError(
        "Number of warmup steps cannot be negative, but got n_warmup_steps=\(warmupSteps).")
    }
    guard interval >= 1 else {
      throw SearchError(
        "Pruning interval steps must be at least 1, but got interval_steps=\(interval).")
    }
    guard smallestCount >= 1 else {
      throw SearchError(
        "Number of trials for pruning must be at least 1, but got n_min_trials=\(smallestCount).")
    }
    self.percentile = percentile
    self.startupTrials = startupTrials
    schedule = PruningSchedule(warmup: warmupSteps, interval: interval)
    self.smallestCount = smallestCount
  }

  /// The median rule of fixed, valid defaults.
  fileprivate init(startupTrials: Int, schedule: PruningSchedule, smallestCount: Int) {
    percentile = 50
    self.startupTrials = startupTrials
    self.schedule = schedule
    self.smallestCount = smallestCount
  }

  public func shouldPrune(_ view: StudyView, _ trial: inout TrialRecord) -> Bool {
    let complete = view.complete
    guard !complete.isEmpty, complete.count >= startupTrials, let last = trial.lastReport,
      schedule.isDue(trial, last.step)
    else { return false }
    let sign = view.directions[0].sign
    let own = trial.reports.map { $0.value * sign }.filter { !$0.isNaN }
    guard let best = own.min() else { return true }
    let others = complete.compactMap { $0.report(at: last.step) }
    guard others.count >= smallestCount else { return false }
    let share = view.directions[0] == .maximize ? 100 - percentile : percentile
    guard let limit = Self.percentile(others.filter { !$0.isNaN }, share) else { return false }
    return best > limit * sign
  }

  /// numpy's percentile with linear interpolation.
  static func percentile(_ values: [Double], _ percent: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let place = Double(sorted.count - 1) * (percent / 100)
    let i = Int(place)
    let j = min(i + 1, sorted.count - 1)
    let share = place - Double(i)
    let gap = sorted[j] - sorted[i]
    return share < 0.5 ? sorted[i] + gap * share : sorted[j] - gap * (1 - share)
  }
}

/// Ends a trial whose best report so far is worse than the median of the complete trials' reports at
/// the same step.
public final class MedianPruner: Pruner {
  private let rule: PercentilePruner

  /// Optuna's defaults.
  public init() {
    rule = PercentilePruner(
      startupTrials: 5, schedule: PruningSchedule(warmup: 0, interval: 1), smallestCount: 1)
  }

  /// - Throws: `SearchError` in Optuna's words.
  public init(
    startupTrials: Int = 5, warmupSteps: Int = 0, interval: Int = 1, smallestCount: Int = 1
  ) throws(SearchError) {
    rule = try PercentilePruner(
      50, startupTrials: startupTrials, warmupSteps: warmupSteps, interval: interval,
      smallestCount: smallestCount)
  }

  public func shouldPrune(_ view: StudyView, _ trial: inout TrialRecord) -> Bool {
    rule.shouldPrune(view, &trial)
  }
}

/// The steps at which a trial is checked: the first report of every interval after the warm-up.
struct PruningSchedule {
  let warmup: Int
  let interval: Int

  func isDue(_ trial: TrialRecord, _ step: Int) -> Bool {
    guard step >= warmup else { return false }
    let start = (step - warmup) / interval * interval + warmup
    let previous = trial.reports.map(\.step).filter { $0 != step }.max() ?? -1
    return previous < start
  }
}
