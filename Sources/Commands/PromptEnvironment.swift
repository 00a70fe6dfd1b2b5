import Console
import Foundation
import HostModules
import Interpreter
import Notebook
import Syntax

/// What the prompt needs to know of tables, modules and interrupts.
final class PromptEnvironment: ReplEnvironment {
  private let vm: Interpreter
  /// Of the project of the notebook that was opened last.
  private var files: CellFiles?

  init(_ vm: Interpreter) { self.vm = vm }

  func columns(of value: Value) -> [(name: String, type: String)]? {
    HostModules.columns(of: value, vm)
  }

  func moduleNames() -> [String] {
    var names = Array(vm.host.modules.keys)
    for folder in vm.host.searchPath {
      let files =
        (try? FileManager.default.contentsOfDirectory(
          atPath: folder.isEmpty ? "." : folder)) ?? []
      for file in files where file.hasSuffix(".py") || file.hasSuffix(".mnb") {
        names.append(String(file.prefix { $0 != "." }))
      }
    }
    return names
  }

  func text(of value: Value, mode: TableMode, width: Int?) throws -> String? {
    let style: TableStyle =
      switch mode {
      case .table: .table
      case .markdown: .markdown
      case .csv: .csv
      }
    return try HostModules.terminalText(
      value, vm, style: style, width: width, color: width != nil && hasColor)
  }

  private var hasColor: Bool {
    let environment = ProcessInfo.processInfo.environment
    return (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }

  func restoreCells(of document: NotebookDocument, _ parameters: [BoundParameter])
    -> [StoredCells.Cell]
  {
    let project = project(of: document.name)
    let stored = StoredCells.head(
      of: document, parameters: parameters, engineVersion: EngineVersion.text, project: project,
      artifacts: RunStore(project: project, notebook: document.name).artifactsFolder,
      random: StoredValues.randomState(vm))
    var bound: [StoredCells.Cell] = []
    for one in stored {
      guard let payload = one.payload, let module = try? Parser.parse(one.cell.source),
        (try? CellRestorer(vm: vm).restore(one.cell, CellOutline.of(module), from: payload)) != nil
      else { return bound }
      bound.append(one)
    }
    return bound
  }

  private func project(of notebook: String) -> String {
    ProjectPermissions.project(
      of: notebook, workingFolder: FileManager.default.currentDirectoryPath)
  }

  func beginFiles(of notebook: String) {
    let project = project(of: notebook)
    if files?.project != project {
      files = CellFiles(vm, project: project)
      files?.begin(artifactsFolder: "")
    }
    files?.clear()
  }

  func filesRead(by cell: NotebookCell) -> [FileRecord] {
    files?.noteModules()
    let module = try? Parser.parse(cell.source)
    return files?.records(imports: module.map { CellOutline.of($0).imports } ?? []) ?? []
  }

  func isCurrent(_ record: FileRecord) -> Bool {
    guard let files else { return true }
    let isCurrent = files.isCurrent(record)
    if !isCurrent, record.kind == .module { files.forgetModules(from: record) }
    return isCurrent
  }

  func willRun() { InterruptHandler.rearm() }
  func willWait() { InterruptHandler.idle() }
}
