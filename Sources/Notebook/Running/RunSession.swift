/// One run under way: visits the cells of the plan, taking from the cache what is there.
///
/// Cells that are in the cache are not restored at once but when a later cell has to run; then all
/// of them are, in their order, so that every cell runs in the state that it would have found
/// without a cache. A run in which nothing changed restores nothing.
final class RunSession {
  private(set) var record: RunRecord
  private let document: NotebookDocument
  private let engine: any CellEngine
  private let options: RunOptions
  private let observe: (RunEvent) -> Void
  private let books: CacheBooks?
  private let deadline: Double?
  private var graph: CellGraph
  private var records: [CellRecord] = []
  /// For each cell of the plan, the names that cells after it use.
  private var usedLater: [Int: Set<String>] = [:]
  /// Cells found in the cache whose values are not bound yet.
  private var waiting: [(index: Int, hit: CellCache.Hit)] = []
  /// Where the shared random streams would stand.
  private var random = ""

  init(
    _ document: NotebookDocument, _ engine: any CellEngine, _ options: RunOptions,
    _ record: RunRecord, artifacts: String, _ observe: @escaping (RunEvent) -> Void
  ) {
    (self.document, self.engine, self.options) = (document, engine, options)
    (self.record, self.observe) = (record, observe)
    graph = CellGraph(parameters: options.parameters)
    books = CacheBooks(
      document, engineVersion: engine.version, project: options.project, artifacts: artifacts)
    let limit = options.timeout ?? document.frontMatter.timeout
    deadline = limit.map { record.started + $0 }
  }

  /// A cell of a plan with its names and what they imply.
  private struct Visit {
    let index: Int
    let cell: NotebookCell
    let resolved: CellGraph.Resolved
    let base: CellKey
  }

  /// Runs the notebook; the exit code.
  func run(_ context: RunContext) -> Int32 {
    let plan = RunPlan(
      document.cells, options.selection, tests: options.runsTests, names: engine.names)
    records = document.cells.indices.map {
      CellRecord(id: document.cells[$0].id, status: plan.skipped.contains($0) ? .skipped : .notRun)
    }
    defer {
      record.cells = records
      settleRecord()
      books?.finish()
    }
    observe(.started(cells: plan.order.count))
    do { try engine.begin(context) } catch {
      guard let first = plan.order.first else { return 1 }
      records[first].status = .failed
      records[first].outputs = [.error(error)]
      record.status = .failed
      return 1
    }
    usedLater = plan.usedLater(document.cells, names: engine.names)
    for (position, index) in plan.order.enumerated() {
      let cell = document.cells[index]
      observe(.cellStarted(id: cell.id, index: position + 1, of: plan.order.count))
      let exitCode = visit(cell, index, isForced: plan.forced.contains(index))
      observe(.cellFinished(records[index], index: position + 1, of: plan.order.count))
      if records[index].status.isStop || exitCode != 0 {
        let isInterrupted = records.contains { $0.status == .interrupted }
        record.status = isInterrupted ? .interrupted : .failed
        return exitCode
      }
    }
    return 0
  }

  private func visit(_ cell: NotebookCell, _ index: Int, isForced: Bool) -> Int32 {
    let names = engine.names(of: cell)
    let resolved = graph.resolve(names)
    let visit = Visit(
      index: index, cell: cell, resolved: resolved,
      base: CellKey(code: cell.code, inputs: resolved.inputs, engine: engine.version))
    let mayLoad = !isForced && !options.ignoresCache && cell.attributes.cache != false
    if mayLoad, names != nil,
      let hit = books?.find(visit.base, random: random, needed: usedLater[index] ?? [])
    {
      take(hit, visit)
      return 0
    }
    let exitCode = restoreWaiting()
    return exitCode == 0 ? run(visit, shows: true) : exitCode
  }

  /// Cells whose values were not needed: their predictions are in the records of earlier runs.
  var unrestored: [CellEntry] { waiting.map(\.hit.entry) }

  // MARK: From the cache

  private func take(_ hit: CellCache.Hit, _ visit: Visit) {
    let entry = hit.entry
    for output in entry.outputs { observe(.output(output, cell: visit.cell.id)) }
    var done = CellRecord(
      id: visit.cell.id, key: entry.key, status: .succeeded, seconds: entry.seconds, isCached: true)
    (done.outputs, done.warnings) = (entry.outputs, entry.warnings)
    done.files = entry.files.map(\.path)
    done.scores = entry.scores
    records[visit.index] = done
    note(entry.files)
    graph.define(visit.resolved, key: entry.key, stateful: entry.stateful)
    if let step = entry.random { random = step.after }
    waiting.append((visit.index, hit))
  }

  /// Binds what was found in the cache so far; an exit code other than 0 where a damaged cell had to
  /// run and failed.
  private func restoreWaiting() -> Int32 {
    let cells = waiting
    waiting = []
    for (index, hit) in cells {
      let cell = document.cells[index]
      if let payload = hit.opened.payload {
        // The values lie in a mapped file, which has to be there until all are read.
        defer { withExtendedLifetime(payload) {} }
        do throws(RestoreFailure) {
          try engine.restore(hit.entry.defines, of: cell, from: payload)
          continue
        } catch {
          observe(.note("cell '\(cell.id)' runs again: \(error.message)"))
        }
      } else {
        observe(.note("cell '\(cell.id)' runs again: its cache file is damaged"))
      }
      books?.remove(hit)
      let exitCode = run(again: cell, index, hit.entry)
      if exitCode != 0 { return exitCode }
    }
    return 0
  }

  /// Runs a cell whose entry could not be read; what it showed was shown.
  private func run(again cell: NotebookCell, _ index: Int, _ entry: CellEntry) -> Int32 {
    var resolved = CellGraph.Resolved()
    (resolved.inputs, resolved.defines) = (entry.inputs, Set(entry.defines))
    let key = CellKey(code: cell.code, inputs: entry.inputs, engine: engine.version)
    return run(
      Visit(index: index, cell: cell, resolved: resolved, base: key), shows: false)
  }

  // MARK: Running

  /// - Parameter shows: false where the cell's place in the graph and its outputs are known.
  private func run(_ visit: Visit, shows: Bool) -> Int32 {
    let cell = visit.cell
    let start = options.clock()
    let randomBefore = engine.randomState()
    var outputs: [CellOutput] = []
    let result = watched(cell, start) {
      engine.run(cell) { output in
        if shows { observe(.output(output, cell: cell.id)) }
        Self.append(output, to: &outputs)
      }
    }
    var done = CellRecord(
      id: cell.id, status: .succeeded, seconds: options.elapsed(since: start))
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
    (done.outputs, done.warnings) = (outputs, result.warnings)
    done.files = result.files.map(\.path)
    done.scores = result.scores
    done.key = visit.base.reading(result.files).description
    note(result.files)
    random = engine.randomState()
    if exitCode == 0 {
      let step =
        random == randomBefore ? nil : CellEntry.RandomStep(before: randomBefore, after: random)
      done.key = keep(visit, done, result, step, isKnown: !shows)
    } else if shows {
      graph.define(visit.resolved, key: done.key, stateful: [])
    }
    records[visit.index] = done
    return exitCode
  }

  /// Freezes and stores what a cell gave; its key.
  private func keep(
    _ visit: Visit, _ done: CellRecord, _ result: CellResult, _ step: CellEntry.RandomStep?,
    isKnown: Bool
  ) -> String {
    let defines = visit.resolved.defines.sorted()
    if document.frontMatter.freeze { engine.freeze(defines, by: visit.cell) }
    var key = visit.base.reading(result.files)
    var stateful: [String] = []
    if let books {
      let captured = engine.capture(
        defines, of: visit.cell, known: Set(visit.resolved.inputs.keys).subtracting(defines))
      stateful = captured.stateful
      if visit.cell.attributes.cache == false { key = Self.unstableKey(visit.base, captured) }
      var entry = books.entry(visit.cell, visit.resolved, base: visit.base, key: key)
      entry.time = options.clock()
      entry.seconds = done.seconds
      (entry.outputs, entry.warnings, entry.scores) = (done.outputs, done.warnings, done.scores)
      (entry.files, entry.written) = (result.files, result.written)
      (entry.defines, entry.stateful, entry.random) = (defines, stateful, step)
      entry.missing = captured.missing
      entry.run = record.id
      entry.predicted = engine.predictions().map(\.name).filter(defines.contains)
      entry.blocked =
        visit.cell.attributes.cache == false ? "the cell says cache=false" : captured.blocked
      if let problem = books.save(entry, captured) { observe(.note(problem)) }
    }
    if !isKnown { graph.define(visit.resolved, key: key.description, stateful: stateful) }
    return key.description
  }

  /// The key of a cell that may give something else every time: what it gave, where that can be
  /// encoded, else a key that never comes again.
  private static func unstableKey(_ base: CellKey, _ captured: CapturedValues) -> CellKey {
    guard captured.blocked == nil, captured.missing.isEmpty else {
      var generator = SystemRandomNumberGenerator()
      return base.holding(String(generator.next()))
    }
    return base.holding(Digest.of(captured.payload))
  }

  /// Runs a cell under its own time limit and the run's.
  private func watched(
    _ cell: NotebookCell, _ start: Double, _ body: () -> CellResult
  ) -> CellResult {
    let left = deadline.map { $0 - start }
    let limit = [cell.attributes.timeout, left].compactMap { $0 }.min()
    guard let limit else { return body() }
    nonisolated(unsafe) let engine = engine
    let watchdog = Watchdog(seconds: limit) { engine.interrupt() }
    var result = body()
    guard watchdog.stop(), case .interrupted = result.ending else { return result }
    let isOwn = cell.attributes.timeout == limit
    let seconds = CellAttributes.number(
      isOwn ? limit : options.timeout ?? document.frontMatter.timeout ?? limit)
    let message =
      isOwn
      ? "cell '\(cell.id)' took longer than its timeout of \(seconds) s"
      : "the run took longer than its timeout of \(seconds) s, in cell '\(cell.id)'"
    result.ending = .failed(
      ErrorOutput(
        pythonClass: "TimeoutError", message: message, traceback: "TimeoutError: \(message)\n",
        line: cell.line))
    return result
  }

  /// Printed pieces that follow one another are one text.
  private static func append(_ output: CellOutput, to outputs: inout [CellOutput]) {
    if case .text(let more) = output, case .text(let before)? = outputs.last {
      outputs[outputs.count - 1] = .text(before + more)
    } else {
      outputs.append(output)
    }
  }

  // MARK: The record

  private func note(_ files: [FileRecord]) {
    for file in files {
      record.files.removeAll { $0.path == file.path }
      record.files.append(file)
    }
  }

  /// Files in the order of their paths, the last content that was read; scores in the order in
  /// which they were first recorded, the last value of each.
  private func settleRecord() {
    record.files.sort { $0.path < $1.path }
    for score in records.flatMap(\.scores) {
      if let i = record.scores.firstIndex(where: { $0.name == score.name }) {
        record.scores[i] = score
      } else {
        record.scores.append(score)
      }
    }
  }
}
