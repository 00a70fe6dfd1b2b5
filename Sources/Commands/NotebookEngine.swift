import Charts
import Foundation
import Frames
import HostModules
import Interpreter
import Notebook
import Syntax

/// Runs a notebook's cells in one interpreter.
final class NotebookEngine: CellEngine {
  let version = EngineVersion.text
  let session: ScriptSession
  let files: CellFiles
  private var show: ((CellOutput) -> Void)?
  private var warnings: [String] = []
  /// What was read off each cell, by id.
  private var analyses: [String: Analysis] = [:]
  /// Cells that froze something, by the number that their values carry.
  private var freezers: [String] = []

  private struct Analysis {
    let names: CellNames?
    let outline: CellOutline?
  }

  init(_ session: ScriptSession, project: String) {
    self.session = session
    files = CellFiles(session.vm, project: project)
    let host = session.vm.host
    host.write = { [unowned self] bytes in
      show?(.text(String(decoding: bytes, as: UTF8.self)))
    }
    host.writeError = { [unowned self] bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      if text.contains("Warning: ") { warnings.append(text.trimmingCharacters(in: .newlines)) }
      FileHandle.standardError.write(Data(text.utf8))
    }
    host.display = { [unowned self] vm, value in try display(vm, value) }
    host.frozenBy = { [unowned self] value in
      session.vm.freezeMark(of: value).flatMap { mark in
        freezers.indices.contains(Int(mark)) ? freezers[Int(mark)] : nil
      }
    }
  }

  private var main: ModuleNamespace { session.vm.mainModule() }

  func begin(_ context: RunContext) throws(ErrorOutput) {
    let vm = session.vm
    RunState.of(vm).artifactsFolder = context.artifactsFolder
    let main = vm.mainModule(path: context.notebook)
    for parameter in context.parameters {
      vm.setVariable(parameter.name, vm.value(of: parameter.value), in: main)
    }
    files.begin(artifactsFolder: context.artifactsFolder)
  }

  private func analysis(of cell: NotebookCell) -> Analysis {
    if let known = analyses[cell.id] { return known }
    let module = try? Parser.parse(cell.source)
    let made = Analysis(
      names: module.map { CellNames(of: $0) }, outline: module.map { CellOutline.of($0) })
    analyses[cell.id] = made
    return made
  }

  func names(of cell: NotebookCell) -> CellNames? { analysis(of: cell).names }

  // MARK: Running

  func run(_ cell: NotebookCell, show: (CellOutput) -> Void) -> CellResult {
    let vm = session.vm
    let state = RunState.of(vm)
    state.scores.removeAll()
    files.clear()
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
        ending = self.ending(error, cell)
      }
      files.noteModules()
      return CellResult(
        ending, files: files.records(imports: analysis(of: cell).outline?.imports ?? []),
        written: files.written(), scores: state.scores.map { Score($0.name, $0.value) },
        warnings: warnings)
    }
  }

  func interrupt() {
    session.vm.cancellationFlag.pointee |= Interpreter.cancelBit
  }

  private func ending(_ error: ScriptError, _ cell: NotebookCell) -> CellResult.Ending {
    session.vm.clearInterrupt()
    if error.isInterrupt { return .interrupted }
    let output = ErrorOutput(
      pythonClass: error.className, message: error.message, traceback: error.traceback,
      line: Self.line(error.traceback, cell))
    let isRefused = error.className == "PermissionError" && error.message.contains("--allow-")
    return isRefused ? .refused(output) : .failed(output)
  }

  /// The last line of the notebook that a traceback names.
  private static func line(_ traceback: String, _ cell: NotebookCell) -> Int? {
    var found: Int?
    for line in traceback.split(separator: "\n") where line.contains("\"\(cell.id)\"") {
      guard let start = line.range(of: ", line ") else { continue }
      found = Int(line[start.upperBound...].prefix { $0.isNumber }) ?? found
    }
    return found
  }

  // MARK: The cache

  func freeze(_ names: [String], by cell: NotebookCell) {
    let mark = UInt32(freezers.count)
    freezers.append(cell.id)
    StoredValues.freeze(names, by: cell.id, mark: mark, in: main, session.vm)
  }

  func capture(_ names: [String], of cell: NotebookCell, known: Set<String>) -> CapturedValues {
    guard let outline = analysis(of: cell).outline else {
      return CapturedValues(blocked: "its code cannot be read")
    }
    let captured = StoredValues.capture(
      names, definitions: outline.definitions.union(["__name__"]), known: known, in: main,
      session.vm)
    return CapturedValues(
      payload: captured.bytes, missing: captured.missing, blocked: outline.problem,
      stateful: captured.stateful)
  }

  func restore(_ names: [String], of cell: NotebookCell, from payload: StoredPayload)
    throws(RestoreFailure)
  {
    guard let outline = analysis(of: cell).outline else { return }
    files.clear()
    try CellRestorer(vm: session.vm).restore(cell, outline, from: payload)
    files.noteModules()
    freeze(names, by: cell)
  }

  func randomState() -> String { StoredValues.randomState(session.vm) }

  func predictions() -> [PredictionSet] {
    HostModules.predictions(of: session.vm.variables(of: main)).map { run in
      PredictionSet(
        name: run.name, folds: run.folds, truth: run.truth, predicted: run.predicted,
        threshold: run.threshold)
    }
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
    let labels = try HostModules.labelColumns(frame, vm)
    return TableOutput(
      rowCount: frame.rowCount, columns: names, isNumeric: frame.columns.map(\.type.isNumeric),
      index: labels.map { label in (label.name, { HostModules.cellText(label.column, $0) }) },
      text: frame.text(TableTextOptions.display())
    ) { row, column in HostModules.cellText(frame.columns[column], row) }
  }
}
