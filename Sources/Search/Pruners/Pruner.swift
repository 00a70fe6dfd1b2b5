/// A rule that ends trials early by what they have reported.
public protocol Pruner: AnyObject {
  /// Whether the trial should end now. May store attributes with the trial.
  func shouldPrune(_ view: StudyView, _ trial: inout TrialRecord) throws -> Bool

  /// The part of the study that a trial belongs to, which is all that samplers see of the study
  /// for it; nil for the whole.
  func part(of number: Int, study: StudyView) throws -> (key: Int, includes: (Int) -> Bool)?
}

extension Pruner {
  public func part(
    of number: Int, study: StudyView
  ) throws -> (key: Int, includes: (Int) -> Bool)? { nil }
}

/// Never ends a trial.
public final class NopPruner: Pruner {
  public init() {}

  public func shouldPrune(_ view: StudyView, _ trial: inout TrialRecord) -> Bool { false }
}
