/// What runs cells: the interpreter with its host modules, or a stand-in in tests.
///
/// The runner decides which cells run, in which order, and keeps the books; an engine holds the
/// variables that cells define for one another.
public protocol CellEngine: AnyObject {
  /// Version of the language and of the built-in functions; part of every cell's key.
  var version: String { get }

  /// Begins a run: parameters become globals.
  func begin(_ context: RunContext) throws(ErrorOutput)

  /// Global names that a cell takes and gives; nil where the code has errors, which running it will
  /// show.
  func names(of cell: NotebookCell) -> CellNames?

  /// Runs a cell in the state that the earlier ones left.
  ///
  /// Outputs are handed to `show` as they happen, and are not repeated in the result.
  func run(_ cell: NotebookCell, show: (CellOutput) -> Void) -> CellResult

  /// Asks the running cell to stop soon; called from another thread.
  func interrupt()

  /// Makes what a cell defined unchangeable for the cells after it.
  func freeze(_ names: [String], by cell: NotebookCell)

  /// The values of names that a cell defined, for the cache.
  ///
  /// - Parameter known: names of earlier cells that the cell used; values that are theirs can be
  ///   stored as such.
  func capture(_ names: [String], of cell: NotebookCell, known: Set<String>) -> CapturedValues

  /// Binds names to the values that `capture` gave, runs the cell's definitions again, and freezes.
  ///
  /// - Throws: `RestoreFailure` for values that cannot be read; the cell then runs.
  func restore(_ names: [String], of cell: NotebookCell, from payload: StoredPayload)
    throws(RestoreFailure)

  /// Predictions that a run's variables hold, for the record.
  func predictions() -> [PredictionSet]

  /// A digest of where the random streams stand that all cells share; `""` before their first use.
  func randomState() -> String
}

extension CellEngine {
  public func names(of cell: NotebookCell) -> CellNames? { CellNames(of: cell.source) }
  public func interrupt() {}
  public func freeze(_ names: [String], by cell: NotebookCell) {}
  public func capture(_ names: [String], of cell: NotebookCell, known: Set<String>)
    -> CapturedValues
  {
    CapturedValues(blocked: "the engine stores no values")
  }
  public func restore(_ names: [String], of cell: NotebookCell, from payload: StoredPayload)
    throws(RestoreFailure)
  {
    throw RestoreFailure(message: "the engine stores no values")
  }
  public func predictions() -> [PredictionSet] { [] }
  public func randomState() -> String { "" }
}

/// What an engine is told about a run.
public struct RunContext: Sendable {
  public var notebook: String
  public var parameters: [BoundParameter]
  /// False where the front matter says `freeze: false`.
  public var freezes: Bool
  /// Where `save(...)` writes.
  public var artifactsFolder: String
  /// Asked often by long work; true asks to stop.
  public var isCancelled: @Sendable () -> Bool

  public init(
    notebook: String, parameters: [BoundParameter] = [], freezes: Bool = true,
    artifactsFolder: String, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    (self.notebook, self.parameters, self.freezes) = (notebook, parameters, freezes)
    (self.artifactsFolder, self.isCancelled) = (artifactsFolder, isCancelled)
  }
}

/// How a cell ended, and what it left besides its outputs.
public struct CellResult: Sendable {
  public enum Ending: Sendable, Equatable {
    case succeeded
    case failed(ErrorOutput)
    /// Ctrl-C.
    case interrupted
    /// A permission was refused; exit code 4.
    case refused(ErrorOutput)
  }
  public var ending: Ending
  public var files: [FileRecord]
  /// Files that it wrote, as records name them.
  public var written: [String]
  public var scores: [Score]
  public var warnings: [String]

  public init(
    _ ending: Ending = .succeeded, files: [FileRecord] = [], written: [String] = [],
    scores: [Score] = [], warnings: [String] = []
  ) {
    (self.ending, self.files, self.written) = (ending, files, written)
    (self.scores, self.warnings) = (scores, warnings)
  }
}

/// The values of a cell, encoded for the cache.
public struct CapturedValues: Sendable {
  public var payload: [UInt8]
  /// Names whose values cannot be stored, each with the reason.
  public var missing: [String: String]
  /// Why nothing can be stored; nil where it can.
  public var blocked: String?
  /// Names whose values change when they are used.
  public var stateful: [String]

  public init(
    payload: [UInt8] = [], missing: [String: String] = [:], blocked: String? = nil,
    stateful: [String] = []
  ) {
    (self.payload, self.missing) = (payload, missing)
    (self.blocked, self.stateful) = (blocked, stateful)
  }
}

/// Stored values that cannot be read.
public struct RestoreFailure: Error, Sendable {
  public let message: String
  public init(message: String) { self.message = message }
}

/// Out-of-fold predictions of a cross-validated model, for comparing runs row by row.
public struct PredictionSet: Sendable, Equatable {
  /// The variable that holds them.
  public var name: String
  /// Same for the same rows in the same folds.
  public var folds: String
  public var truth: [Double]
  public var predicted: [Double]
  public var threshold: Double

  public init(
    name: String, folds: String, truth: [Double], predicted: [Double], threshold: Double
  ) {
    (self.name, self.folds, self.truth) = (name, folds, truth)
    (self.predicted, self.threshold) = (predicted, threshold)
  }
}
