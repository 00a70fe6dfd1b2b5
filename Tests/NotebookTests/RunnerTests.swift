import Charts
import Foundation
import TestSupport
import Testing

@testable import Notebook

/// An engine of canned answers by cell id; `x = …` defines, every other word uses.
private final class CannedEngine: CellEngine {
  let version = "0.1"
  var answers: [String: ([CellOutput], CellResult)] = [:]
  var ran: [String] = []
  var context: RunContext?

  func begin(_ context: RunContext) throws(ErrorOutput) {
    self.context = context
    if context.parameters.contains(where: { $0.name == "refuse" }) {
      throw ErrorOutput(pythonClass: "ValueError", message: "no", traceback: "ValueError: no\n")
    }
  }

  func names(of cell: NotebookCell) -> CellNames? {
    let words = cell.code.split { !$0.isLetter }.map(String.init)
    guard let first = words.first, cell.code.contains("=") else {
      return CellNames(uses: Set(words), defines: [])
    }
    return CellNames(uses: Set(words.dropFirst()), defines: [first])
  }

  func run(_ cell: NotebookCell, show: (CellOutput) -> Void) -> CellResult {
    ran.append(cell.id)
    let (outputs, result) = answers[cell.id] ?? ([], CellResult())
    outputs.forEach(show)
    return result
  }
}

/// A clock that moves on by a tenth of a second a look.
private final class Clock: @unchecked Sendable {
  private var now = 1_795_442_537.0
  func next() -> Double {
    now += 0.1
    return now
  }
}

@Suite struct RunnerTests {
  private let text = """
    ---
    title: Find the TDEs
    params: {data: simulated, seed: 42}
    ---
    # Find the TDEs

    What the experiment asks, with **markup** kept.

    ## Data
    ```mnb {#data}
    x = load(data)
    ```

    ```mnb {#look .hide}
    display(x)
    ```

    ```mnb {#noise .quiet}
    print(x)
    ```

    ```mnb {#check .test}
    assert x
    ```

    ```mnb {#early .setup}
    y = options()
    ```

    ```python
    not_a_cell()
    ```

    ## Fit
    ```mnb
    z = fit(x, y)
    ```

    The end.

    """

  private func table(_ rows: Int, _ columns: Int) -> TableOutput {
    TableOutput(
      rowCount: rows, columns: (0..<columns).map { "c_\($0)" },
      isNumeric: (0..<columns).map { $0 > 0 }, index: [("", { String($0) })],
      text: "the table as text"
    ) { "\($0 * 100 + $1)" }
  }

  private func engine() throws -> CannedEngine {
    let engine = CannedEngine()
    let train = FileRecord(path: "data/train_log.csv", bytes: 123_456, sha256: Digest.of("train"))
    let figure = FigureOutput(
      try Figure.line([Series("a", y: [1, 2])], options: ChartOptions(title: "A line")))
    engine.answers = [
      "data": (
        [.text("Loading 1%\rLoading 100%\n"), .text("\u{1b}[32mdone\u{1b}[0m\n")],
        CellResult(files: [train], warnings: ["Flux is missing in 2,913 rows"])
      ),
      "look": (
        [.value("3043"), .table(table(3043, 224)), .table(table(2, 2)), .figure(figure)],
        CellResult()
      ),
      "noise": ([.text("never shown\n")], CellResult()),
      "fit": (
        [.markdown("**F1** 0.6243"), .value("```\nfenced\n```")],
        CellResult(scores: [Score("oof_f1", 0.6243, low: 0.57, high: 0.68)])
      ),
    ]
    return engine
  }

  private func options(_ assignments: [String] = []) throws -> RunOptions {
    let document = NotebookDocument(text, name: "notebooks/tde.mnb")
    var options = RunOptions()
    options.parameters = try ParameterBinding.bind(
      document.frontMatter.parameters, assignments: assignments)
    options.versions = [NamedText("stdlib", "0123abcd")]
    let clock = Clock()
    options.clock = { clock.next() }
    return options
  }

  private func folder() -> String { NSTemporaryDirectory() + "run-\(UUID().uuidString)" }

  @Test func `a run leaves a report, its pictures and a record`() throws {
    let store = RunStore(project: folder(), notebook: "notebooks/tde.mnb")
    defer { try? FileManager.default.removeItem(atPath: store.folder) }
    let document = NotebookDocument(text, name: "notebooks/tde.mnb")
    let engine = try engine()
    var lines: [String] = []
    let runner = NotebookRunner(document, engine: engine, options: try options(["seed=7"])) {
      if let line = ProgressLine.text($0) { lines.append(line) }
    }
    let outcome = try runner.run(into: store)
    #expect(outcome.exitCode == 0)
    #expect(engine.ran == ["early", "data", "look", "noise", "fit"])
    #expect(engine.context?.parameters.map(\.value.literal) == ["'simulated'", "7"])
    func content(_ path: String) throws -> String {
      try String(contentsOfFile: store.folder + "/" + path, encoding: .utf8)
    }
    #expect(try Golden.difference(try content("report.md"), "tde/report.md") == nil)
    #expect(try Golden.difference(try content("run.json"), "tde/run.json") == nil)
    #expect(try content("figures/look-1.svg").hasPrefix("<svg"))
    #expect(lines[1] == "[2/5] data: done, 0.10 s")
    #expect(lines.last?.hasPrefix("succeeded in 1.1 s, ") == true)
    #expect(store.runIDs == [outcome.record.id])
    let read = store.withFigures(store.record()!)
    #expect(read.source == text)
    #expect(ReportWriter.report(document, read).markdown == (try content("report.md")))
    #expect(
      ReportWriter.report(document, read).figures.map(\.svg) == [try content("figures/look-1.svg")])
  }

  @Test func `a failing cell stops the run and shows in the report`() throws {
    let engine = try engine()
    let error = ErrorOutput(
      pythonClass: "ValueError", message: "bad flux",
      traceback:
        "Traceback (most recent call last):\n  Cell 'look', line 1\nValueError: bad flux\n",
      line: 15)
    engine.answers["look"] = ([.text("before\n")], CellResult(.failed(error)))
    let document = NotebookDocument(text, name: "notebooks/tde.mnb")
    let outcome = NotebookRunner(document, engine: engine, options: try options())
      .run(artifactsFolder: "")
    #expect(outcome.exitCode == 1)
    #expect(outcome.record.status == .failed)
    #expect(
      outcome.record.cells.map(\.status) == [
        .succeeded, .failed, .notRun, .skipped, .succeeded, .notRun,
      ])
    let report = ReportWriter.report(document, outcome.record).markdown
    #expect(try Golden.difference(report, "tde/failed.md") == nil)
    for (ending, code) in [(CellResult.Ending.interrupted, Int32(130)), (.refused(error), 4)] {
      engine.answers["look"] = ([], CellResult(ending))
      let outcome = NotebookRunner(document, engine: engine, options: try options())
        .run(artifactsFolder: "")
      #expect(outcome.exitCode == code)
    }
  }

  @Test func `a key changes with code, inputs, parameters and files, and with nothing else`() throws
  {
    func keys(_ text: String, _ assignments: [String] = [], sha: String = "a") throws -> [String] {
      let document = NotebookDocument(text, name: "k.mnb")
      let engine = CannedEngine()
      engine.answers["a"] = ([], CellResult(files: [FileRecord(path: "f", bytes: 1, sha256: sha)]))
      var options = RunOptions()
      options.parameters = try ParameterBinding.bind(
        document.frontMatter.parameters, assignments: assignments)
      return NotebookRunner(document, engine: engine, options: options).run(artifactsFolder: "")
        .record.cells.map(\.key)
    }
    func notebook(_ a: String, _ b: String) -> String {
      """
      ---
      params: {p: 1, q: 2}
      ---
      ```mnb {#a}
      \(a)
      ```
      ```mnb {#b}
      \(b)
      ```
      ```mnb {#c}
      v = u + w
      ```
      ```mnb {#d}
      t = q
      ```
      """
    }
    let base = try keys(notebook("u = p", "w = 1"))
    #expect(Set(base).count == 4)
    func changed(_ other: [String]) -> [Int] { base.indices.filter { base[$0] != other[$0] } }
    #expect(
      changed(try keys(notebook("u = p", "w = 1").replacing("---\n```", with: "---\nprose\n```")))
        == [])
    #expect(changed(try keys(notebook("u = p ", "w = 1"))) == [0, 2])
    #expect(changed(try keys(notebook("u = p", "w = 2"))) == [1, 2])
    #expect(changed(try keys(notebook("u = p", "w = 1"), ["p=5"])) == [0, 2])
    #expect(changed(try keys(notebook("u = p", "w = 1"), ["q=5"])) == [3])
    #expect(changed(try keys(notebook("u = p", "w = 1"), sha: "b")) == [0, 2])
    #expect(changed(try keys(notebook("w = 1", "u = p"))) == [0, 1, 2])
  }

  @Test func `an engine that cannot begin fails the first cell`() throws {
    let document = NotebookDocument(
      "---\nparams: {refuse: 1}\n---\n```mnb\nx\n```\n", name: "a.mnb")
    var options = RunOptions()
    options.parameters = try ParameterBinding.bind(document.frontMatter.parameters)
    let outcome = NotebookRunner(document, engine: CannedEngine(), options: options)
      .run(artifactsFolder: "")
    #expect(outcome.exitCode == 1)
    #expect(outcome.record.cells[0].status == .failed)
  }

  @Test func `results that cannot be written leave the last good ones`() throws {
    let store = RunStore(project: folder(), notebook: "tde.mnb")
    defer { try? FileManager.default.removeItem(atPath: store.folder) }
    let document = NotebookDocument(text, name: "notebooks/tde.mnb")
    let runner = NotebookRunner(document, engine: try engine(), options: try options())
    _ = try runner.run(into: store)
    let before = try String(contentsOfFile: store.reportPath, encoding: .utf8)
    try FileManager.default.removeItem(atPath: store.folder + "/figures")
    #expect(FileManager.default.createFile(atPath: store.folder + "/figures", contents: Data()))
    #expect(throws: FileError.self) { try runner.run(into: store) }
    #expect(try String(contentsOfFile: store.reportPath, encoding: .utf8) == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: store.folder)
    #expect(!left.contains { $0.hasSuffix(".tmp") }, "\(left)")
  }

  @Test func `the history keeps as many runs as asked`() throws {
    let store = RunStore(project: folder(), notebook: "tde.mnb")
    defer { try? FileManager.default.removeItem(atPath: store.folder) }
    let document = NotebookDocument(text, name: "notebooks/tde.mnb")
    var options = try options()
    options.keep = 2
    var ids: [String] = []
    for _ in 0..<4 {
      ids.append(
        try NotebookRunner(document, engine: try engine(), options: options).run(into: store).record
          .id)
    }
    #expect(Set(store.runIDs) == Set(ids.suffix(2)))
    #expect(store.record(ids[3])?.id == ids[3])
    #expect(store.record(ids[0]) == nil)
  }
}
