import Interpreter
import Notebook

/// How tables are shown at the prompt.
public enum TableMode: String, CaseIterable, Sendable { case table, markdown, csv }

/// What the prompt asks of the program around it: the values that only the host modules know.
public protocol ReplEnvironment: AnyObject {
  /// Names and types of a table's columns; nil for other values.
  func columns(of value: Value) -> [(name: String, type: String)]?
  /// Modules that `import` would find.
  func moduleNames() -> [String]
  /// A value as it is shown; nil for None.
  ///
  /// - Parameter width: columns of the terminal; nil where there is none.
  func text(of value: Value, mode: TableMode, width: Int?) throws -> String?
  /// Binds what the first cells of a notebook defined when they ran last, where the cache has it and
  /// nothing that they depend on has changed.
  func restoreCells(of document: NotebookDocument, _ parameters: [BoundParameter])
    -> [StoredCells.Cell]
  /// Begins to note which files are read by a notebook's cells.
  func beginFiles(of notebook: String)
  /// The files read since, as they are now.
  ///
  /// - Parameter cell: its imports count too, though an earlier cell may have brought them in.
  func filesRead(by cell: NotebookCell) -> [FileRecord]
  /// Whether a file is as a record says. Modules that a changed file belongs to are imported again
  /// when they are asked for.
  func isCurrent(_ record: FileRecord) -> Bool
  /// Called before an entry runs, so that the next Ctrl-C is its first.
  func willRun()
  /// Called before the prompt waits for a line.
  func willWait()
}

extension ReplEnvironment {
  public func restoreCells(of document: NotebookDocument, _ parameters: [BoundParameter])
    -> [StoredCells.Cell]
  { [] }
  public func beginFiles(of notebook: String) {}
  public func filesRead(by cell: NotebookCell) -> [FileRecord] { [] }
  public func isCurrent(_ record: FileRecord) -> Bool { true }
}
