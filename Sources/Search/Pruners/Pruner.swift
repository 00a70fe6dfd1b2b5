/// A rule that ends trials early by what they have reported.
public protocol Pruner: AnyObject {
  /// Whether the trial should end now. May store attributes with the trial.
  func shouldPrune(_ view: StudyView, _ trial: inout TrialRecord) throws -> Bool
}

/// Never ends a trial.
public final class NopPruner: Pruner {
  public init() {}

  public func shouldPrune(_ view: StudyView, _ trial: inout TrialRecord) -> Bool { false }
}
