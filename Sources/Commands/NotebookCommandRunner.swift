import Foundation
import HostModules
import Interpreter
import Notebook

/// `mnb run` of a notebook: parses, binds parameters, runs the cells, writes report and record.
struct NotebookCommandRunner: Sendable {
  let file: String
  let parameters: ParameterOptions
  /// Further assignments, of `--each`.
  let more: [String]
  let output: String?
  let reading: [String]
  let writing: [String]
  let options: RunOptions

  /// Runs and returns the exit code.
  func run() -> Int32 {
    ScriptSession.onScriptThread { runOnScriptThread() }
  }

  private func runOnScriptThread() -> Int32 {
    do throws(NotebookFile.Problem) {
      let notebook = try NotebookFile(file, output: output)
      do throws(ParameterError) {
        return run(notebook, try parameters.bind(notebook.document, more: more))
      } catch { return fail(.usage, error.message) }
    } catch { return error.report() }
  }

  private func run(_ notebook: NotebookFile, _ bound: [BoundParameter]) -> Int32 {
    if let problem = options.selection.problem(in: notebook.document) {
      return fail(.usage, problem)
    }
    let lock: RunLock
    do {
      lock = try RunLock(folder: notebook.store.folder, notebook: file)
    } catch let error as RunLock.Taken {
      return fail(.usage, error.message)
    } catch {
      return fail(
        .failed, "cannot write the report: \((error as? Notebook.FileError)?.message ?? "\(error)")"
      )
    }
    defer { withExtendedLifetime(lock) {} }
    let session = ScriptSession(
      file: file, arguments: [file], reading: reading + paths(bound),
      writing: writing + [output].compactMap { $0 })
    let engine = NotebookEngine(session, project: notebook.project)
    var options = options
    options.parameters = bound
    options.project = options.leavesCache ? nil : notebook.project
    let runner = NotebookRunner(
      notebook.document, engine: engine, options: options, observe: observe)
    do throws(Notebook.FileError) {
      let outcome = try runner.run(into: notebook.store)
      updateLedger(notebook)
      return outcome.exitCode
    } catch {
      return fail(.failed, "cannot write the report: \(error.message)")
    }
  }

  /// The ledger of the project, where the run's results are part of it.
  private func updateLedger(_ notebook: NotebookFile) {
    guard output == nil else { return }
    let folder = notebook.project + "/outputs"
    do throws(Notebook.FileError) {
      try AtomicFiles.write(Ledger(outputs: folder).markdown(), at: folder + "/ledger.md")
    } catch { writeError("mnb: the ledger was not written: \(error.message)\n") }
  }

  /// A parameter that names an existing file or folder may be read.
  private func paths(_ bound: [BoundParameter]) -> [String] {
    bound.compactMap { parameter in
      guard !parameter.isDefault, case .string(let text) = parameter.value,
        FileManager.default.fileExists(atPath: text)
      else { return nil }
      return text
    }
  }

  private func observe(_ event: RunEvent) {
    if case .output(let output, _) = event {
      if case .error(let error) = output {
        writeError(error.traceback)
      } else {
        FileHandle.standardOutput.write(Data(output.terminalText.utf8))
      }
    }
    if let line = ProgressLine.text(event) { writeError(line + "\n") }
  }

  private func fail(_ code: Exit, _ message: String) -> Int32 {
    writeError("mnb: \(message)\n")
    return code.rawValue
  }
}
