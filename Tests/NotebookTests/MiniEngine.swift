import Foundation

@testable import Notebook

/// An engine for tests of the cache: lines `name = words`, whose value is the text of the words, with
/// names replaced by their values; `read(file)` stands for a file's content, `draw()` for the next
/// random number, `fail` fails, `show word` shows, `def f word` defines a function that reads `word`
/// when `f` is used.
final class MiniEngine: CellEngine {
  var version = "1"
  /// Ids of the cells that were run, not restored.
  var ran: [String] = []
  var restored: [String] = []
  var variables: [String: String] = [:]
  var functions: [String: String] = [:]
  /// Names whose values cannot be stored.
  var unstorable: Set<String> = []
  var failing: Set<String> = []
  var frozen: [String: String] = [:]
  private var draws = 0
  private let project: String

  init(project: String) { self.project = project }

  func begin(_ context: RunContext) throws(ErrorOutput) {
    for one in context.parameters { variables[one.name] = one.value.literal }
  }

  private func words(_ line: Substring) -> [String] {
    line.split(separator: " ").map(String.init)
  }

  func names(of cell: NotebookCell) -> CellNames? {
    var names = CellNames(uses: [], defines: [])
    for line in cell.code.split(separator: "\n") {
      let words = words(line)
      if words.first == "def" {
        names.defines.insert(words[1])
        names.lateUses.formUnion(words[2...])
        names.uses.formUnion(words[2...])
      } else if words.count > 1, words[1] == "=" {
        names.uses.formUnion(words[2...].filter { !names.defines.contains($0) })
        names.defines.insert(words[0])
      } else {
        names.uses.formUnion(words.dropFirst().filter { !names.defines.contains($0) })
      }
    }
    return names
  }

  func run(_ cell: NotebookCell, show: (CellOutput) -> Void) -> CellResult {
    ran.append(cell.id)
    var result = CellResult()
    let prints = FileFingerprints(project: project)
    func value(_ word: String) -> String {
      if word.hasPrefix("read(") {
        let path = String(word.dropFirst(5).dropLast())
        result.files.append(prints.record(path))
        let data = FileManager.default.contents(atPath: project + "/" + path)
        return String(decoding: data ?? Data(), as: UTF8.self)
      }
      if word == "draw()" {
        draws += 1
        return "random\(draws)"
      }
      if let read = functions[word] { return variables[read] ?? read }
      return variables[word] ?? word
    }
    for line in cell.code.split(separator: "\n") {
      let words = words(line)
      if words.first == "def" {
        functions[words[1]] = words[2]
      } else if words.first == "fail" || failing.contains(cell.id) {
        let error = ErrorOutput(pythonClass: "ValueError", message: "no", traceback: "ValueError\n")
        result.ending = .failed(error)
        return result
      } else if words.first == "show" {
        show(.text(words.dropFirst().map(value).joined(separator: " ") + "\n"))
      } else if words.count > 1, words[1] == "=" {
        variables[words[0]] = words[2...].map(value).joined(separator: " ")
      }
    }
    result.scores = [Score("score_" + cell.id.replacing("-", with: "_"), 1)]
    return result
  }

  func freeze(_ names: [String], by cell: NotebookCell) {
    for name in names { frozen[name] = cell.id }
  }

  func capture(_ names: [String], of cell: NotebookCell, known: Set<String>) -> CapturedValues {
    var captured = CapturedValues()
    var members: [(key: String, value: JSONValue)] = []
    for name in names {
      if unstorable.contains(name) {
        captured.missing[name] = "cannot be stored"
      } else if let value = variables[name] {
        members.append((name, .string(value)))
      }
    }
    captured.payload = Array(JSONValue.object(members).text().utf8)
    captured.stateful = names.filter { $0.hasPrefix("rng") }
    return captured
  }

  func restore(_ names: [String], of cell: NotebookCell, from payload: StoredPayload)
    throws(RestoreFailure)
  {
    guard let json = try? JSONValue(parsing: Array(payload.bytes)) else {
      throw RestoreFailure(message: "not JSON")
    }
    restored.append(cell.id)
    for member in json.members ?? [] { variables[member.key] = member.value.stringValue }
    for line in cell.code.split(separator: "\n") where line.hasPrefix("def ") {
      functions[words(line)[1]] = words(line)[2]
    }
    freeze(names, by: cell)
  }

  func randomState() -> String { draws == 0 ? "" : "\(draws)" }
}

/// A project folder with one notebook, removed with it.
final class MiniProject {
  let folder: String
  let store: RunStore

  init() throws {
    folder = NSTemporaryDirectory() + "mnb-mini-" + UUID().uuidString
    store = RunStore(project: folder, notebook: "a.mnb")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  /// A notebook of cells, each with its attributes and code.
  static func document(_ cells: [(String, String)], front: String = "") -> NotebookDocument {
    let matter = front.isEmpty ? "" : "---\n\(front)\n---\n"
    let text = cells.map { "```mnb {\($0.0)}\n\($0.1)\n```\n" }.joined(separator: "\n")
    return NotebookDocument(matter + text, name: "a.mnb")
  }

  /// A run of a fresh engine, as a new process would make it.
  @discardableResult
  func run(
    _ document: NotebookDocument, _ change: (inout RunOptions, MiniEngine) -> Void = { _, _ in }
  ) throws -> (engine: MiniEngine, outcome: RunOutcome) {
    let engine = MiniEngine(project: folder)
    var options = RunOptions()
    options.project = folder
    options.parameters = try ParameterBinding.bind(document.frontMatter.parameters)
    change(&options, engine)
    let runner = NotebookRunner(document, engine: engine, options: options)
    return (engine, try runner.run(into: store))
  }

  func status(
    _ document: NotebookDocument, engine: String = "1", _ assignments: [String] = []
  ) throws -> NotebookStatus {
    NotebookStatus(
      document,
      parameters: try ParameterBinding.bind(
        document.frontMatter.parameters, assignments: assignments), engineVersion: engine,
      project: folder, artifacts: store.artifactsFolder,
      names: MiniEngine(project: folder).names)
  }
}
