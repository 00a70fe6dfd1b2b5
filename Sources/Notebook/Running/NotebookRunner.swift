import Foundation

/// What a run came to.
public struct RunOutcome: Sendable {
  public let record: RunRecord
  /// 0 success, 1 a cell failed, 4 a permission was refused, 130 interrupted.
  public let exitCode: Int32
}

/// Runs the cells of a notebook from start to end and keeps the record.
public struct NotebookRunner {
  private let document: NotebookDocument
  private let engine: any CellEngine
  private let options: RunOptions
  private let observe: (RunEvent) -> Void

  /// - Parameter observe: told what happens, in order, on the calling thread.
  public init(
    _ document: NotebookDocument, engine: any CellEngine, options: RunOptions = RunOptions(),
    observe: @escaping (RunEvent) -> Void = { _ in }
  ) {
    (self.document, self.engine, self.options, self.observe) = (document, engine, options, observe)
  }

  /// Runs and writes report and record; a failing cell stops the run, not the report.
  ///
  /// - Throws: `FileError` where the results cannot be written.
  public func run(into store: RunStore) throws(FileError) -> RunOutcome {
    let (outcome, unrestored) = runCells(artifactsFolder: store.artifactsFolder)
    let report = ReportWriter.report(document, outcome.record, options: options.report)
    let folder = (document.name as NSString).deletingLastPathComponent
    let further = options.formats.filter { $0 != .markdown }.map { format in
      (
        name: format.fileName,
        text: format.text(document, outcome.record, options: options.report, folder: folder)
      )
    }
    try store.save(
      report, outcome.record, predictions: predictions(store, unrestored), further: further,
      keep: options.keep)
    observe(.finished(outcome.record, report: store.reportPath))
    return outcome
  }

  /// The predictions of this run's variables, those of cells that were not restored from the runs
  /// that made them.
  private func predictions(_ store: RunStore, _ unrestored: [CellEntry]) -> [PredictionSet] {
    var found = engine.predictions()
    for entry in unrestored where !entry.predicted.isEmpty {
      let old = store.predictions(entry.run).filter { entry.predicted.contains($0.name) }
      found.removeAll { set in old.contains { $0.name == set.name } }
      found += old
    }
    return found.sorted { $0.name < $1.name }
  }

  /// Runs without writing anything but the cell cache.
  public func run(artifactsFolder: String) -> RunOutcome {
    runCells(artifactsFolder: artifactsFolder).outcome
  }

  private func runCells(
    artifactsFolder: String
  ) -> (outcome: RunOutcome, unrestored: [CellEntry]) {
    let start = options.clock()
    let source = String(decoding: document.bytes, as: UTF8.self)
    var record = RunRecord(
      id: runID(start, source), notebook: document.name, title: document.title, status: .succeeded,
      started: start, seconds: 0, engine: "\(options.engineName) \(engine.version)", source: source)
    record.parameters = options.parameters
    record.versions = options.versions
    let context = RunContext(
      notebook: document.name, parameters: options.parameters,
      freezes: document.frontMatter.freeze, artifactsFolder: artifactsFolder,
      isCancelled: options.isCancelled)
    let session = RunSession(
      document, engine, options, record, artifacts: artifactsFolder, observe)
    let exitCode = session.run(context)
    record = session.record
    record.seconds = options.elapsed(since: start)
    return (RunOutcome(record: record, exitCode: exitCode), session.unrestored)
  }

  private func runID(_ start: Double, _ source: String) -> String {
    let parameters = options.parameters.map { "\($0.name)=\($0.value.literal)" }
    let digest = Digest.of([document.name, source, "\(start)"] + parameters)
    return Timestamp.compact(start) + "-" + digest.prefix(6)
  }
}
