/// A way to propose parameters: one joint draw a trial for the space it can foresee, and single
/// draws for all other parameters.
///
/// A sampler belongs to one study. Calls come one at a time.
public protocol Sampler: AnyObject {
  /// Called once a trial is running, before any draw.
  func beforeTrial(_ view: StudyView, _ trial: inout TrialRecord) throws

  /// The parameters to be drawn together, in drawing order.
  func relativeSpace(
    _ view: StudyView, _ trial: TrialRecord
  ) throws -> [(name: String, distribution: Distribution)]

  /// Draws the parameters of the relative space; leaves out those it has no answer for.
  func sampleRelative(
    _ view: StudyView, _ trial: inout TrialRecord,
    _ space: [(name: String, distribution: Distribution)]
  ) throws -> [String: Double]

  /// Draws one parameter.
  func sampleIndependent(
    _ view: StudyView, _ trial: TrialRecord, name: String, _ distribution: Distribution
  ) throws -> Double

  /// Called before a trial's end is stored; returns attributes to store with it.
  func afterTrial(
    _ view: StudyView, _ trial: TrialRecord, state: TrialState, values: [Double]?
  ) throws -> [(key: String, value: Attribute)]

  /// The random streams, each with a name of its own.
  ///
  /// A study stores where they stand with every trial, and lends trials that run at once streams of
  /// their own.
  var streams: [SamplerStream] { get set }

  /// True once the sampler has nothing left to propose, which ends the search.
  var isExhausted: Bool { get }
}

extension Sampler {
  public func beforeTrial(_ view: StudyView, _ trial: inout TrialRecord) throws {}

  public func relativeSpace(
    _ view: StudyView, _ trial: TrialRecord
  ) throws -> [(name: String, distribution: Distribution)] { [] }

  public func sampleRelative(
    _ view: StudyView, _ trial: inout TrialRecord,
    _ space: [(name: String, distribution: Distribution)]
  ) throws -> [String: Double] { [:] }

  public func afterTrial(
    _ view: StudyView, _ trial: TrialRecord, state: TrialState, values: [Double]?
  ) throws -> [(key: String, value: Attribute)] { [] }

  public var isExhausted: Bool { false }
}
