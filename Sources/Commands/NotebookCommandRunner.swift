import Foundation
import HostModules
import Interpreter
import Notebook

/// `mnb run` of a notebook: parses, binds parameters, runs the cells, writes report and record.
struct NotebookCommandRunner: Sendable {
  let file: String
  /// `name=value`, as given.
  let parameters: [String]
  let output: String?
  let reading: [String]
  let writing: [String]

  /// Runs and returns the exit code.
  func run() -> Int32 {
    ScriptSession.onScriptThread { runOnScriptThread() }
  }

  private func runOnScriptThread() -> Int32 {
    let text: String
    do {
      text = try Host.readText(file)
    } catch {
      return fail(
        .usage,
        "can't open notebook '\(file)': \((error as? any PythonError)?.message ?? "\(error)")")
    }
    let document = NotebookDocument(text, name: file)
    if !document.isValid {
      for problem in document.problems { writeError("mnb: \(problem.rendered(in: file))\n") }
      return Exit.invalidNotebook.rawValue
    }
    let bound: [BoundParameter]
    do throws(ParameterError) {
      bound = try ParameterBinding.bind(
        document.frontMatter.parameters, assignments: parameters)
    } catch { return fail(.usage, error.message) }
    return run(document, bound)
  }

  private func run(_ document: NotebookDocument, _ bound: [BoundParameter]) -> Int32 {
    let working = FileManager.default.currentDirectoryPath
    let project = ProjectPermissions.project(of: file, workingFolder: working)
    let session = ScriptSession(
      file: file, arguments: [file], reading: reading + paths(bound),
      writing: writing + [output].compactMap { $0 })
    let engine = NotebookEngine(session, project: project)
    var options = RunOptions()
    options.parameters = bound
    let store =
      output.map { RunStore(folder: $0) } ?? RunStore(project: project, notebook: file)
    let runner = NotebookRunner(document, engine: engine, options: options, observe: observe)
    do throws(Notebook.FileError) {
      return try runner.run(into: store).exitCode
    } catch {
      return fail(.failed, "cannot write the report: \(error.message)")
    }
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
