import Foundation
import HostModules
import Interpreter
import Notebook
import Syntax

/// Checks one script or notebook and prints what it finds.
struct FileChecker {
  private let file: String

  init(_ file: String) { self.file = file }

  /// The exit code: 0, 1 for errors, 2 for a file that cannot be read, 3 for an invalid notebook.
  func check() -> Int32 {
    let text: String
    do {
      text = try Host.readText(file)
    } catch {
      writeError("mnb: \((error as? any PythonError)?.message ?? "\(error)")\n")
      return Exit.usage.rawValue
    }
    let session = ScriptSession(file: file, arguments: [file])
    var known = Set(session.vm.builtinNames)
    if !file.hasSuffix(".mnb") {
      return report(check(SourceFile(name: file, text: text), &known))
    }
    let document = NotebookDocument(text, name: file)
    for problem in document.problems { print(problem.rendered(in: file)) }
    if !document.isValid { return Exit.invalidNotebook.rawValue }
    known.formUnion(document.frontMatter.parameters.map(\.name))
    var lines: [String] = []
    for cell in document.cells { lines += check(cell.source, &known) }
    return report(lines)
  }

  /// The messages for one piece of code; what it defines is known to the next.
  private func check(_ source: SourceFile, _ known: inout Set<String>) -> [String] {
    let (module, errors) = Parser.parseRecovering(source)
    var found = errors
    if let module, errors.isEmpty {
      found += undefinedNames(in: module, known: known)
      known.formUnion(Dependencies.of(module).definitions)
    }
    return found.map { $0.rendered(in: source) }
  }

  private func report(_ messages: [String]) -> Int32 {
    for message in messages { print(message) }
    return messages.isEmpty ? Exit.success.rawValue : Exit.failed.rawValue
  }
}
