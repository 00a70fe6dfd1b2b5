/// What runs cells: the interpreter with its host modules, or a stand-in in tests.
///
/// The runner decides which cells run, in which order, and keeps the books; an engine holds the
/// variables that cells define for one another.
public protocol CellEngine: AnyObject {
  /// Version of the language and of the built-in functions; part of every cell's key.
  var version: String { get }

  /// Begins a run: parameters become globals.
  func begin(_ context: RunContext) throws(ErrorOutput)

  /// Global names that a cell uses before it defines them, and that it defines; nil where the code
  /// has errors, which running it will show.
  func names(of cell: NotebookCell) -> CellNames?

  /// Runs a cell in the state that the earlier ones left.
  ///
  /// Outputs are handed to `show` as they happen, and are not repeated in the result.
  func run(_ cell: NotebookCell, show: (CellOutput) -> Void) -> CellResult
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

public struct CellNames: Sendable, Equatable {
  public var uses: Set<String>
  public var defines: Set<String>
  public init(uses: Set<String>, defines: Set<String>) {
    (self.uses, self.defines) = (uses, defines)
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
  public var scores: [Score]
  public var warnings: [String]

  public init(
    _ ending: Ending = .succeeded, files: [FileRecord] = [], scores: [Score] = [],
    warnings: [String] = []
  ) {
    (self.ending, self.files, self.scores, self.warnings) = (ending, files, scores, warnings)
  }
}
