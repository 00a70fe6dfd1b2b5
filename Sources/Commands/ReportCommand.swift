import ArgumentParser
import Foundation
import Notebook

extension ReportFormat: ExpressibleByArgument {}

/// `mnb report FILE`
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Write the report again from the last run, without running.")

  @Option(name: .customLong("run"), help: "A run of the history instead of the last one.")
  var id: String?

  @Option(name: [.customShort("o"), .customLong("output")], help: "The folder of the results.")
  var output: String?

  @Option(name: .customLong("to"), help: "The form: md, html (one page) or ipynb (Jupyter).")
  var format = ReportFormat.markdown

  @Flag(name: .customLong("collapse"), help: "Fold the code away.")
  var collapse = false

  @Argument(help: "A notebook (.mnb).")
  var file: String

  func run() throws {
    do throws(NotebookFile.Problem) {
      let store = try NotebookFile(file, output: output).store
      guard let record = store.record(id) else {
        let which = id.map { "run '\($0)'" } ?? "run"
        throw NotebookFile.Problem(
          code: .usage, message: "'\(file)' has no \(which) in \(store.folder)")
      }
      let figures = id.map { RunStore(folder: store.runFolder($0)) } ?? store
      // The source that was run, which the file may not be any more.
      let document = NotebookDocument(record.source, name: record.notebook)
      let text = format.text(
        document, figures.withFigures(record), options: ReportOptions(collapsesCode: collapse),
        folder: (file as NSString).deletingLastPathComponent)
      let path = store.folder + "/" + format.fileName
      do throws(FileError) {
        try AtomicFiles.write(text, at: path)
      } catch { throw NotebookFile.Problem(code: .failed, message: error.message) }
      print(path)
    } catch { throw ExitCode(error.report()) }
  }
}
