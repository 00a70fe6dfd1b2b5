import Foundation
import HostModules
import Interpreter
import Notebook

/// A notebook of the command line: read, checked, and where its results go.
struct NotebookFile {
  let document: NotebookDocument
  let project: String
  let store: RunStore

  /// What keeps a notebook from being used: a message and an exit code.
  struct Problem: Error {
    let code: Exit
    let message: String
  }

  /// - Parameter output: the folder given with `-o`.
  init(_ file: String, output: String? = nil) throws(Problem) {
    let text: String
    do {
      text = try Host.readText(file)
    } catch {
      throw Problem(
        code: .usage,
        message: "can't open notebook '\(file)': "
          + ((error as? any PythonError)?.message ?? "\(error)"))
    }
    document = NotebookDocument(text, name: file)
    if !document.isValid {
      let lines = document.problems.map { $0.rendered(in: file) }
      throw Problem(code: .invalidNotebook, message: lines.joined(separator: "\nmnb: "))
    }
    project = ProjectPermissions.project(
      of: file, workingFolder: FileManager.default.currentDirectoryPath)
    store = output.map { RunStore(folder: $0) } ?? RunStore(project: project, notebook: file)
  }
}

extension NotebookFile.Problem {
  /// Says what is wrong; the exit code.
  func report() -> Int32 {
    writeError("mnb: \(message)\n")
    return code.rawValue
  }
}
