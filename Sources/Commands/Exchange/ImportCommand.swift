import ArgumentParser
import Foundation
import Interpreter
import Notebook

/// `mnb import FILE.ipynb|FILE.py`
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a notebook from a Jupyter notebook or a script.",
    discussion: "Lists what could not be carried over, and what the new notebook would stumble on.")

  @Option(name: [.customShort("o"), .customLong("output")], help: "The notebook to write.")
  var output: String?

  @Flag(name: .customLong("force"), help: "Write over a notebook that is there.")
  var force = false

  @Argument(help: "A Jupyter notebook (.ipynb) or a script (.py).")
  var file: String

  func validate() throws {
    if let output, !output.hasSuffix(".mnb") {
      throw ValidationError("-o '\(output)' must end in .mnb")
    }
  }

  func run() throws {
    let path = output ?? (file as NSString).deletingPathExtension + ".mnb"
    let (file, force) = (file, force)
    // Parsing deeply nested code needs a large stack.
    let code = ScriptSession.onScriptThread { Self.make(path, from: file, force: force) }
    throw ExitCode(code)
  }

  private static func make(_ path: String, from file: String, force: Bool) -> Int32 {
    func fail(_ code: Exit, _ message: String) -> Int32 {
      NotebookFile.Problem(code: code, message: message).report()
    }
    if !force, FileManager.default.fileExists(atPath: path) {
      return fail(.usage, "'\(path)' is there already (--force writes over it)")
    }
    let text: String
    do { text = try Host.readText(file) } catch {
      return fail(.usage, (error as? any PythonError)?.message ?? "\(error)")
    }
    do throws(ImportedNotebook.Failure) {
      var notebook = try ImportedNotebook.read(text, name: file)
      do throws(Notebook.FileError) {
        try AtomicFiles.write(notebook.text, at: path)
        let findings = FileChecker(path).check().lines
        if findings.contains(where: { $0.finding.kind == "frozen" }) {
          notebook.thaw()
          try AtomicFiles.write(notebook.text, at: path)
        }
        print(path)
        for note in notebook.notes { print("not carried over: \(note)") }
        for line in findings where line.finding.kind != "frozen" {
          if line.finding.severity == .error || line.finding.kind == "unknown-module" {
            print(line.text)
          }
        }
        return Exit.success.rawValue
      } catch { return fail(.failed, error.message) }
    } catch { return fail(.usage, "cannot import '\(file)': \(error.message)") }
  }
}
