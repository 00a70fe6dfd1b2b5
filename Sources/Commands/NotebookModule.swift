import Interpreter
import Notebook

/// A `.mnb` file as a module: its cells, without the test cells, each at its own lines.
enum NotebookModule {
  /// - Throws: `NotebookModuleError` for a file that is not a valid notebook.
  static func text(path: String, contents: String) throws -> String {
    guard path.hasSuffix(".mnb") else { return contents }
    // The binary holds the cells of its own modules, not their prose.
    if path.hasPrefix("<"), !contents.contains("```") { return contents }
    let document = NotebookDocument(contents, name: path)
    if let problem = document.problems.first {
      throw NotebookModuleError(message: problem.rendered(in: path))
    }
    var lines: [String] = []
    for cell in document.cells where !cell.isTest {
      let first = cell.source.firstLine - 1
      if lines.count < first {
        lines += Array(repeating: "", count: first - lines.count)
      }
      lines += cell.code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// A module file that cannot be read as a notebook.
struct NotebookModuleError: PythonError {
  let message: String
  var pythonClass: String { "ImportError" }
}
