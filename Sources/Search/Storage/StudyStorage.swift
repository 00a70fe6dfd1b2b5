import Foundation

/// Which of the two attribute tables: the user's, or the engine's own.
public enum AttributeKind: Sendable { case user, system }

/// One change of a running trial.
public enum TrialChange: Sendable {
  case parameter(Parameter)
  case report(Report)
  case attribute(AttributeKind, key: String, value: Attribute)
}

/// How a trial ended.
public struct TrialEnd: Sendable {
  public let state: TrialState
  public let values: [Double]?
  public let time: Date

  public init(state: TrialState, values: [Double]?, time: Date) {
    self.state = state
    self.values = values
    self.time = time
  }
}

/// How far a reader has followed a study's changes; starts at the beginning.
public struct StorageCursor: Sendable {
  /// The storage's own count, time or key.
  public var position = 0

  public init() {}
}

/// Where studies and their trials are kept.
///
/// Many workers may share a storage. A study reads only what has changed since it last looked, and
/// every trial is claimed exactly once. A storage on disk may gather the changes of a trial and
/// write them in one transaction, at the latest when the trial reports, ends, or `flush` is called.
public protocol StudyStorage: AnyObject, Sendable {
  /// Makes a study and returns its key and name; a name is made up where it is nil.
  ///
  /// - Throws: `SearchError` (`optuna.exceptions.DuplicatedStudyError`) where the name is taken.
  func createStudy(name: String?, directions: [Direction]) throws -> (id: Int, name: String)

  /// - Throws: `SearchError` (`KeyError`) where there is no such study.
  func studyID(named name: String) throws -> Int

  func deleteStudy(_ study: Int) throws
  func studyNames() throws -> [String]
  func directions(of study: Int) throws -> [Direction]
  func attributes(of study: Int, _ kind: AttributeKind) throws -> AttributeTable

  func setAttribute(_ study: Int, _ kind: AttributeKind, key: String, value: Attribute) throws

  /// Makes a trial: a running one that starts now, or a copy of `template`.
  ///
  /// - Parameter limit: how many trials the study may have, retries of dead ones aside.
  /// - Returns: nil where it has so many.
  func createTrial(_ study: Int, template: TrialRecord?, limit: Int?) throws -> TrialRecord?

  /// Sets the waiting trial of the lowest number running; no other worker gets it.
  func claimWaitingTrial(_ study: Int) throws -> TrialRecord?

  /// - Throws: `SearchError` (`optuna.exceptions.UpdateFinishedTrialError`) where the trial has
  ///   ended, or where a parameter has another kind of distribution than before in the study.
  func write(_ changes: [TrialChange], trial: Int, study: Int) throws

  /// Ends a trial, after writing its last changes.
  func finish(_ trial: Int, study: Int, _ end: TrialEnd, changes: [TrialChange]) throws

  /// Puts a running trial of a dead process back in the queue, without what it had drawn.
  func requeue(_ trial: Int, study: Int) throws

  /// Fails running trials whose worker gives no sign of life any more, and queues them again where
  /// that is wanted. Every trial is failed by one worker only.
  func failStale(_ study: Int) throws -> [TrialRecord]

  /// The trials that are new or other than at the cursor, each once, and moves the cursor.
  func changes(of study: Int, since cursor: inout StorageCursor) throws -> [TrialRecord]

  /// Writes everything gathered.
  func flush() throws
}

extension StudyStorage {
  /// Makes a trial, however many there are.
  func createTrial(_ study: Int, template: TrialRecord?) throws -> TrialRecord {
    try createTrial(study, template: template, limit: nil)!
  }
}
