import Foundation
import Notebook
import Syntax

/// The notebook whose cells were run at the prompt.
struct OpenNotebook {
  let path: String
  private(set) var document: NotebookDocument
  private var runs: [String: Run] = [:]

  /// What a cell was when it was last run without an error: its code, and the files that it read.
  private struct Run {
    let code: String
    let files: [FileRecord]
  }

  /// - Throws: `CommandError` where the file cannot be read or is not a valid notebook.
  init(path: String) throws(CommandError) {
    self.path = path
    document = try OpenNotebook.read(path)
  }

  private static func read(_ path: String) throws(CommandError) -> NotebookDocument {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandError("cannot read '\(path)'")
    }
    let document = NotebookDocument(bytes: Array(data), name: path)
    if let problem = document.problems.first { throw CommandError(problem.rendered(in: path)) }
    return document
  }

  mutating func readAgain() throws(CommandError) { document = try OpenNotebook.read(path) }

  /// Cells in the order in which they run: setup cells first, no test cells.
  var order: [NotebookCell] {
    let cells = document.cells.filter { !$0.isTest }
    return cells.filter(\.isSetup) + cells.filter { !$0.isSetup }
  }

  /// The cells whose code or files changed since they ran, and those that use what these define.
  func stale(_ isCurrent: (FileRecord) -> Bool) -> [NotebookCell] {
    var changed = Set<String>()
    var list: [NotebookCell] = []
    for cell in order {
      let names = OpenNotebook.names(of: cell)
      // All files are asked for, since asking also forgets modules that changed.
      let files = runs[cell.id]?.files.map(isCurrent) ?? []
      let isStale =
        runs[cell.id]?.code != cell.code || files.contains(false)
        || !changed.isDisjoint(with: names.reads)
      if isStale {
        list.append(cell)
        changed.formUnion(names.definitions)
      }
    }
    return list
  }

  private static func names(of cell: NotebookCell) -> (reads: [String], definitions: [String]) {
    guard let module = try? Parser.parse(cell.source) else { return ([], []) }
    let found = Dependencies.of(module)
    return (Array(found.reads), Array(found.definitions))
  }

  mutating func markRun(_ cell: NotebookCell, _ files: [FileRecord]) {
    runs[cell.id] = Run(code: cell.code, files: files)
  }

  /// `*` for a cell that ran, `!` for one that changed since, a space for one that did not run.
  func mark(of cell: NotebookCell) -> String {
    guard let code = runs[cell.id]?.code else { return " " }
    return code == cell.code ? "*" : "!"
  }

  func code(ofCell id: String) throws(CommandError) -> String {
    let wanted = id.drop { $0 == "#" }
    guard let cell = document.cells.first(where: { $0.id == wanted }) else {
      let near = nearestName(String(wanted), among: document.cells.map(\.id))
      throw CommandError(
        "goto: there is no cell '\(wanted)'" + (near.map { "; did you mean '\($0)'?" } ?? ""))
    }
    return cell.code
  }
}
