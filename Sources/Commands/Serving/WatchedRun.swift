import Foundation
import HostModules
import Notebook

/// `mnb run --watch`: runs a notebook again whenever its file or its data changed.
struct WatchedRun: Sendable {
  let runner: NotebookCommandRunner
  let server: ReportServer?

  /// Runs until Ctrl-C; the exit code.
  func start() -> Int32 {
    let project = ProjectPermissions.project(
      of: runner.file, workingFolder: FileManager.default.currentDirectoryPath)
    if let server {
      writeError("serving \(server.address)\n")
      show(message: "The first run is under way.")
    }
    while true {
      // Looked at before the run, so that a change during it is noticed.
      let before = paths(project)
      var watch = FileWatch(before)
      let code = runner.run()
      InterruptHandler.unblock()
      if code == Exit.interrupted.rawValue { return code }
      show(code)
      let after = paths(project)
      if after != before { watch = FileWatch(after) }
      writeError("watching \(after.count) file\(after.count == 1 ? "" : "s"); Ctrl-C ends\n")
      guard watch.wait(until: { InterruptHandler.wasInterrupted }) else {
        return Exit.interrupted.rawValue
      }
    }
  }

  /// The notebook, its parameters, and all that the last run read.
  private func paths(_ project: String) -> Set<String> {
    var paths: Set<String> = [runner.file]
    if let file = runner.parameters.file { paths.insert(file) }
    for file in store(project).record()?.files ?? [] {
      paths.insert(file.path.hasPrefix("/") ? file.path : project + "/" + file.path)
    }
    return paths
  }

  private func store(_ project: String) -> RunStore {
    runner.output.map { RunStore(folder: $0) }
      ?? RunStore(project: project, notebook: runner.file)
  }

  // MARK: The page

  private func show(_ exitCode: Int32) {
    guard let server else { return }
    do throws(NotebookFile.Problem) {
      let notebook = try NotebookFile(runner.file, output: runner.output)
      guard exitCode != Exit.usage.rawValue, let record = notebook.store.record() else {
        return show(message: "The notebook could not be run; the terminal says why.")
      }
      let document = NotebookDocument(record.source, name: record.notebook)
      let run = notebook.store.withFigures(record)
      let folder = (runner.file as NSString).deletingLastPathComponent
      server.show { HTMLReport.page(document, run, folder: folder, reloading: $0) }
    } catch { show(message: error.message) }
  }

  private func show(message: String) {
    let name = (runner.file as NSString).lastPathComponent
    server?.show { HTMLReport.page(title: name, message: message, reloading: $0) }
  }
}
