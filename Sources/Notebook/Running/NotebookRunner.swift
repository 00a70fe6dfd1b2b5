import Foundation

/// How a run is made.
public struct RunOptions: Sendable {
  public var parameters: [BoundParameter] = []
  /// Runs test cells too (`mnb test`).
  public var runsTests = false
  public var engineName = "mnb"
  public var versions: [NamedText] = []
  public var isCancelled: @Sendable () -> Bool = { false }
  /// Seconds since 1970; injected so that tests have their own clock.
  public var clock: @Sendable () -> Double = { Date().timeIntervalSince1970 }
  public var report = ReportOptions()
  /// Runs kept in the history; nil for all.
  public var keep: Int?

  public init() {}
}

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

  /// Setup cells first, then the others; test cells only where asked for.
  static func order(_ cells: [NotebookCell], tests: Bool) -> [Int] {
    let wanted = cells.indices.filter { tests || !cells[$0].isTest }
    return wanted.filter { cells[$0].isSetup } + wanted.filter { !cells[$0].isSetup }
  }

  /// Runs and writes report and record; a failing cell stops the run, not the report.
  ///
  /// - Throws: `FileError` where the results cannot be written.
  public func run(into store: RunStore) throws(FileError) -> RunOutcome {
    let outcome = run(artifactsFolder: store.artifactsFolder)
    let report = ReportWriter.report(document, outcome.record, options: options.report)
    try store.save(report, outcome.record, keep: options.keep)
    observe(.finished(outcome.record, report: store.reportPath))
    return outcome
  }

  /// Runs without writing anything.
  public func run(artifactsFolder: String) -> RunOutcome {
    let start = options.clock()
    let source = String(decoding: document.bytes, as: UTF8.self)
    var record = RunRecord(
      id: runID(start, source), notebook: document.name, title: document.title, status: .succeeded,
      started: start, seconds: 0, engine: "\(options.engineName) \(engine.version)", source: source)
    record.parameters = options.parameters
    record.versions = options.versions
    let exitCode = runCells(&record, artifactsFolder)
    record.seconds = max(0, options.clock() - start)
    return RunOutcome(record: record, exitCode: exitCode)
  }

  private func runID(_ start: Double, _ source: String) -> String {
    let parameters = options.parameters.map { "\($0.name)=\($0.value.literal)" }
    let digest = Digest.of([document.name, source, "\(start)"] + parameters)
    return Timestamp.compact(start) + "-" + digest.prefix(6)
  }

  private func runCells(_ record: inout RunRecord, _ artifactsFolder: String) -> Int32 {
    let order = Self.order(document.cells, tests: options.runsTests)
    var records = document.cells.map {
      CellRecord(id: $0.id, status: $0.isTest && !options.runsTests ? .skipped : .notRun)
    }
    defer { record.cells = records }
    observe(.started(cells: order.count))
    let context = RunContext(
      notebook: document.name, parameters: options.parameters,
      freezes: document.frontMatter.freeze, artifactsFolder: artifactsFolder,
      isCancelled: options.isCancelled)
    do { try engine.begin(context) } catch {
      guard let first = order.first else { return 1 }
      records[first].status = .failed
      records[first].outputs = [.error(error)]
      record.status = .failed
      return 1
    }
    var graph = CellGraph(parameters: options.parameters)
    for (position, index) in order.enumerated() {
      let cell = document.cells[index]
      observe(.cellStarted(id: cell.id, index: position + 1, of: order.count))
      let (done, exitCode) = run(cell, &graph, &record)
      records[index] = done
      observe(.cellFinished(done, index: position + 1, of: order.count))
      if done.status.isStop {
        record.status = done.status == .interrupted ? .interrupted : .failed
        return exitCode
      }
    }
    return 0
  }

  private func run(_ cell: NotebookCell, _ graph: inout CellGraph, _ record: inout RunRecord)
    -> (CellRecord, Int32)
  {
    let start = options.clock()
    var outputs: [CellOutput] = []
    let result = engine.run(cell) { output in
      observe(.output(output, cell: cell.id))
      Self.append(output, to: &outputs)
    }
    let names = engine.names(of: cell)
    let key = CellKey(
      code: cell.code, inputs: graph.inputs(names), files: result.files, engine: engine.version)
    graph.define(names, key: key)
    var done = CellRecord(
      id: cell.id, key: key.description, status: .succeeded,
      seconds: max(0, options.clock() - start))
    var exitCode: Int32 = 0
    switch result.ending {
    case .succeeded: break
    case .failed(let error), .refused(let error):
      (done.status, exitCode) = (.failed, 1)
      if case .refused = result.ending { exitCode = 4 }
      observe(.output(.error(error), cell: cell.id))
      outputs.append(.error(error))
    case .interrupted: (done.status, exitCode) = (.interrupted, 130)
    }
    done.outputs = outputs
    done.warnings = result.warnings
    done.files = result.files.map(\.path)
    Self.merge(result, into: &record)
    return (done, exitCode)
  }

  /// Printed pieces that follow one another are one text.
  private static func append(_ output: CellOutput, to outputs: inout [CellOutput]) {
    if case .text(let more) = output, case .text(let before)? = outputs.last {
      outputs[outputs.count - 1] = .text(before + more)
    } else {
      outputs.append(output)
    }
  }

  /// Files in the order of their paths, the last content that was read; scores in the order in
  /// which they were first recorded, the last value of each.
  private static func merge(_ result: CellResult, into record: inout RunRecord) {
    for file in result.files {
      record.files.removeAll { $0.path == file.path }
      record.files.append(file)
    }
    record.files.sort { $0.path < $1.path }
    for score in result.scores {
      if let i = record.scores.firstIndex(where: { $0.name == score.name }) {
        record.scores[i] = score
      } else {
        record.scores.append(score)
      }
    }
  }
}
