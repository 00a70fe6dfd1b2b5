import Foundation
import Interpreter
import Notebook
import Syntax

/// Runs test cells and test functions, and prints a line for each.
struct TestRunner {
  private var passed = 0
  private var failed = 0
  private var isUnreadable = false

  /// Runs a file, or the files of a folder that have tests.
  mutating func run(_ path: String) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      writeError("mnb: can't open '\(path)': No such file or directory\n")
      isUnreadable = true
      return
    }
    guard isFolder.boolValue else { return runFile(path) }
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    for name in names.sorted() where name.hasSuffix(".mnb") || name.hasSuffix(".py") {
      let file = path + "/" + name
      guard let text = try? Host.readText(file), hasTests(text, file) else { continue }
      runFile(file)
    }
  }

  private func hasTests(_ text: String, _ file: String) -> Bool {
    if file.hasSuffix(".py") { return text.contains("def test_") }
    return NotebookDocument(text, name: file).cells.contains(where: \.isTest)
  }

  private mutating func runFile(_ file: String) {
    let text: String
    do {
      text = try Host.readText(file)
    } catch {
      let reason = (error as? any PythonError)?.message ?? "\(error)"
      writeError("mnb: can't open '\(file)': \(reason)\n")
      isUnreadable = true
      return
    }
    let session = ScriptSession(file: file, arguments: [file])
    defer { session.vm.flushOutput() }
    if file.hasSuffix(".mnb") {
      runNotebook(NotebookDocument(text, name: file), file, session)
    } else {
      runScript(SourceFile(name: file, text: text), file, session)
    }
  }

  private mutating func runNotebook(
    _ document: NotebookDocument, _ file: String, _ session: ScriptSession
  ) {
    for problem in document.problems { writeError("mnb: \(problem.rendered(in: file))\n") }
    if !document.isValid {
      isUnreadable = true
      return
    }
    let main = session.vm.mainModule(path: file)
    for parameter in document.frontMatter.parameters {
      session.vm.setVariable(parameter.name, session.vm.value(of: parameter.defaultValue), in: main)
    }
    let cells = document.cells.filter(\.isSetup) + document.cells.filter { !$0.isSetup }
    for cell in cells {
      let problem = run(session) { vm throws(ScriptError) in
        try vm.run(cell.source, in: main, mode: .script)
      }
      // A cell that is no test is only spoken of when it fails; what follows needs it.
      if cell.isTest { report(file, cell.id, problem) }
      if !cell.isTest, let problem {
        report(file, cell.id, problem)
        return
      }
    }
  }

  private mutating func runScript(
    _ source: SourceFile, _ file: String, _ session: ScriptSession
  ) {
    let main = session.vm.mainModule(path: file)
    // A module under test is imported, not run as a program.
    session.vm.setVariable("__name__", session.vm.string("__test__"), in: main)
    if let problem = run(session, { vm throws(ScriptError) in try vm.run(source, in: main) }) {
      return report(file, "module", problem)
    }
    for (name, _) in session.vm.variables(of: main) where name.hasPrefix("test_") {
      let call = SourceFile(name: file, text: "\(name)()\n")
      report(file, name, run(session) { vm throws(ScriptError) in try vm.run(call, in: main) })
    }
  }

  /// The traceback when it failed.
  private func run(
    _ session: ScriptSession, _ body: (Interpreter) throws(ScriptError) -> Void
  ) -> String? {
    do throws(ScriptError) {
      try body(session.vm)
      session.vm.flushOutput()
      return nil
    } catch {
      session.vm.flushOutput()
      return error.traceback
    }
  }

  private mutating func report(_ file: String, _ name: String, _ problem: String?) {
    if let problem {
      failed += 1
      print("FAILED \(file)#\(name)")
      print(problem.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
    } else {
      passed += 1
      print("ok     \(file)#\(name)")
    }
  }

  /// Prints the sums; the exit code.
  func finish() -> Int32 {
    print("\(passed) passed, \(failed) failed")
    return failed > 0 ? Exit.failed.rawValue : isUnreadable ? Exit.usage.rawValue : 0
  }
}
