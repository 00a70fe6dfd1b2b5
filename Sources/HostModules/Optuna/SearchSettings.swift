import Foundation
import Search

/// What the command that runs a program says about its searches.
public struct SearchSettings: Sendable {
  /// Where all studies are kept, whatever the program says.
  public var storage: String?
  /// The name of studies that the program gives none.
  public var studyName: String?
  /// Whether studies that exist are gone on with and `n_trials` counts the trials that they have.
  public var continues = false
  /// Whether other processes run trials of the same studies.
  public var isWorker = false
  /// How this process shows that it is alive.
  public var beating: StudyStorages.Beating?

  public init() {}

  private static let lock = NSLock()
  nonisolated(unsafe) private static var settings = SearchSettings()

  /// The settings of this process.
  public static var current: SearchSettings {
    get { lock.withLock { settings } }
    set { lock.withLock { settings = newValue } }
  }
}
