/// Ends a trial whose last report is NaN or outside of fixed limits.
public final class ThresholdPruner: Pruner {
  private let lower: Double
  private let upper: Double
  private let schedule: PruningSchedule

  /// - Throws: `SearchError` in Optuna's words.
  public init(
    lower: Double? = nil, upper: Double? = nil, warmupSteps: Int = 0, interval: Int = 1
  ) throws(SearchError) {
    if lower == nil && upper == nil {
      throw SearchError("Either lower or upper must be specified.", pythonClass: "TypeError")
    }
    self.lower = lower ?? -.infinity
    self.upper = upper ?? .infinity
    if self.lower > self.upper { throw SearchError("lower should be smaller than upper.") }
    guard warmupSteps >= 0 else {
      throw SearchError("Number of warmup steps cannot be negative but got \(warmupSteps).")
    }
    guard interval >= 1 else {
      throw SearchError("Pruning interval steps must be at least 1 but got \(interval).")
    }
    schedule = PruningSchedule(warmup: warmupSteps, interval: interval)
  }

  public func shouldPrune(_ view: StudyView, _ trial: inout TrialRecord) -> Bool {
    guard let last = trial.lastReport, schedule.isDue(trial, last.step) else { return false }
    return last.value.isNaN || last.value < lower || last.value > upper
  }
}
