/// Lets another pruner decide only once a trial has stopped getting better.
public final class PatientPruner: Pruner {
  private let wrapped: (any Pruner)?
  private let patience: Int
  private let delta: Double

  /// - Parameters:
  ///   - wrapped: asked once patience is out; nil ends the trial then.
  ///   - patience: reports without a new best.
  ///   - delta: by how much a new best must be better.
  /// - Throws: `SearchError` in Optuna's words.
  public init(
    _ wrapped: (any Pruner)?, patience: Int, delta: Double = 0
  ) throws(SearchError) {
    guard patience >= 0 else {
      throw SearchError("patience cannot be negative but got \(patience).")
    }
    guard delta >= 0 else {
      throw SearchError("min_delta cannot be negative but got \(delta).")
    }
    self.wrapped = wrapped
    self.patience = patience
    self.delta = delta
  }

  public func shouldPrune(_ view: StudyView, _ trial: inout TrialRecord) throws -> Bool {
    guard trial.reports.count > patience + 1 else { return false }
    let sign = view.directions[0].sign
    let values = trial.reports.sorted { $0.step < $1.step }.map { $0.value * sign }
    let before = values.dropLast(patience + 1).filter { !$0.isNaN }.min()
    let after = values.suffix(patience + 1).filter { !$0.isNaN }.min()
    guard let before, let after, before + delta < after else { return false }
    return try wrapped?.shouldPrune(view, &trial) ?? true
  }
}
