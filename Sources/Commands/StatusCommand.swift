import ArgumentParser
import Foundation
import Notebook

/// `mnb status FILE`
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show which cells are stale, why, and what a run would cost.")

  @OptionGroup var parameters: ParameterOptions

  @Option(name: [.customShort("o"), .customLong("output")], help: "The folder of the report.")
  var output: String?

  @Flag(name: .customLong("json"), help: "Print JSON.")
  var json = false

  @Argument(help: "A notebook (.mnb).")
  var file: String

  func run() throws {
    let (file, parameters, output, json) = (file, parameters, output, json)
    // Parsing deeply nested code needs a large stack.
    throw ExitCode(
      ScriptSession.onScriptThread { Self.show(file, parameters, output: output, json: json) })
  }

  private static func show(
    _ file: String, _ parameters: ParameterOptions, output: String?, json: Bool
  ) -> Int32 {
    do throws(NotebookFile.Problem) {
      let notebook = try NotebookFile(file, output: output)
      let bound: [BoundParameter]
      do throws(ParameterError) { bound = try parameters.bind(notebook.document) } catch {
        return NotebookFile.Problem(code: .usage, message: error.message).report()
      }
      let status = NotebookStatus(
        notebook.document, parameters: bound, engineVersion: EngineVersion.text,
        project: notebook.project, artifacts: notebook.store.artifactsFolder)
      print(json ? status.json.text() : status.text, terminator: "")
      return Exit.success.rawValue
    } catch { return error.report() }
  }
}
