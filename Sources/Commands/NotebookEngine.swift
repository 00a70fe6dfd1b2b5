import Charts
import Foundation
import Frames
import HostModules
import Interpreter
import Notebook
import Syntax

/// Runs a notebook's cells in one interpreter.
final class NotebookEngine: CellEngine {
  let version = "0.1"
  private let session: ScriptSession
  private let project: String
  private var show: ((CellOutput) -> Void)?
  private var filesRead: [String] = []
  private var warnings: [String] = []

  init(_ session: ScriptSession, project: String) {
    self.session = session
    self.project = project
    let host = session.vm.host
    host.write = { [unowned self] bytes in
      show?(.text(String(decoding: bytes, as: UTF8.self)))
    }
    host.writeError = { [unowned self] bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      if text.contains("Warning: ") { warnings.append(text.trimmingCharacters(in: .newlines)) }
      FileHandle.standardError.write(Data(text.utf8))
    }
    host.fileWasRead = { [unowned self] path in filesRead.append(path) }
    host.display = { [unowned self] vm, value in try display(vm, value) }
  }

  func begin(_ context: RunContext) throws(ErrorOutput) {
    let vm = session.vm
    RunState.of(vm).artifactsFolder = context.artifactsFolder
    let main = vm.mainModule(path: context.notebook)
    for parameter in context.parameters {
      vm.setVariable(parameter.name, vm.value(of: parameter.value), in: main)
    }
  }

  func names(of cell: NotebookCell) -> CellNames? {
    guard let module = try? Parser.parse(cell.source) else { return nil }
    let found = Dependencies.of(module)
    return CellNames(uses: found.reads, defines: found.definitions)
  }

  func run(_ cell: NotebookCell, show: (CellOutput) -> Void) -> CellResult {
    let vm = session.vm
    let state = RunState.of(vm)
    state.scores.removeAll()
    filesRead.removeAll()
    warnings.removeAll()
    return withoutActuallyEscaping(show) { show in
      self.show = show
      defer { self.show = nil }
      var ending = CellResult.Ending.succeeded
      do throws(ScriptError) {
        try vm.run(cell.source, in: vm.mainModule(), mode: .cell)
        vm.flushOutput()
      } catch {
        vm.flushOutput()
        ending = self.ending(error)
      }
      return CellResult(
        ending, files: filesRead.compactMap(fileRecord),
        scores: state.scores.map { Score($0.name, $0.value) }, warnings: warnings)
    }
  }

  private func ending(_ error: ScriptError) -> CellResult.Ending {
    if error.isInterrupt { return .interrupted }
    let output = ErrorOutput(
      pythonClass: error.className, message: error.message, traceback: error.traceback)
    let isRefused = error.className == "PermissionError" && error.message.contains("--allow-")
    return isRefused ? .refused(output) : .failed(output)
  }

  private func fileRecord(_ path: String) -> FileRecord? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
    let shown =
      absolute.hasPrefix(project + "/") ? String(absolute.dropFirst(project.count + 1)) : path
    return FileRecord(path: shown, bytes: data.count, sha256: Digest.of(data))
  }

  // MARK: Displays

  private func display(_ vm: Interpreter, _ value: Value) throws {
    if value.isNone { return }
    vm.flushOutput()
    for item in try HostModules.displayItems(value, vm) {
      switch item {
      case .text(let text): show?(.value(text))
      case .table(let frame): show?(.table(try table(vm, frame)))
      case .figure(let figure): show?(.figure(FigureOutput(figure)))
      }
    }
  }

  private func table(_ vm: Interpreter, _ frame: Frame) throws -> TableOutput {
    let names = try HostModules.columnTexts(frame, vm)
    let isNumeric = frame.columns.map { $0.type.isNumeric }
    return TableOutput(
      rowCount: frame.rowCount, columns: names, isNumeric: isNumeric,
      text: frame.text(TableTextOptions.display())
    ) { row, column in HostModules.cellText(frame.columns[column], row) }
  }
}
