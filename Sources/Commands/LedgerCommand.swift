import ArgumentParser
import Foundation
import HostModules
import Notebook

/// The outputs of the project that a path is in.
struct ProjectOptions: ParsableArguments {
  @Option(name: .customLong("project"), help: "A folder of the project (default: this one).")
  var folder = "."

  /// `outputs/` of the project.
  var outputs: String {
    ProjectPermissions.project(
      of: folder + "/x", workingFolder: FileManager.default.currentDirectoryPath) + "/outputs"
  }

  /// A run by its id, or by the only beginning of one; by a notebook's name, its last run.
  func entry(_ name: String) throws -> Ledger.Entry {
    let ledger = Ledger(outputs: outputs)
    if let entry = ledger.entry(name) { return entry }
    let stem = (((name as NSString).lastPathComponent) as NSString).deletingPathExtension
    let ofNotebook = ledger.entries.filter {
      (($0.run.notebook as NSString).lastPathComponent as NSString).deletingPathExtension == stem
    }
    if let last = ofNotebook.last { return last }
    let near = ledger.entries.filter { $0.run.id.hasPrefix(name) }.map(\.run.id)
    throw NotebookFile.Problem(
      code: .usage,
      message: near.count > 1
        ? "'\(name)' begins several runs: \(near.joined(separator: ", "))"
        : "no run '\(name)' (see mnb runs)")
  }
}

/// `mnb ledger`
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "The table of all runs.",
    subcommands: [LedgerShow.self, LedgerScore.self], defaultSubcommand: LedgerShow.self)
}

struct LedgerShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show the runs.", shouldDisplay: false)

  @Option(name: .customLong("sort"), help: "A score, started, seconds, public, private or gap.")
  var sort: String?

  @Option(name: .customLong("filter"), help: "Part of the notebook's name or title.")
  var filter: String?

  @Option(name: .customLong("since"), help: "A date: 2026-11-23, or days back: 7d.")
  var since: String?

  @Flag(name: .customLong("csv"), help: "Comma-separated values.")
  var csv = false

  @OptionGroup var project: ProjectOptions

  func run() throws {
    var query = Ledger.Query()
    query.matching = filter
    query.sortedBy = sort
    query.since = try since.map(Self.time)
    let ledger = Ledger(outputs: project.outputs)
    if let sort, !ledger.canSort(by: sort) {
      throw NotebookFile.Problem(code: .usage, message: "no run has a score '\(sort)'")
    }
    print(csv ? ledger.csv(query) : ledger.markdown(query), terminator: "")
  }

  private static func time(_ text: String) throws -> Double {
    if text.hasSuffix("d"), let days = Double(text.dropLast()) {
      return Date().timeIntervalSince1970 - days * 86_400
    }
    if let time = Timestamp.seconds(text) ?? Timestamp.seconds(text + "T00:00:00Z") { return time }
    throw NotebookFile.Problem(
      code: .usage, message: "--since '\(text)' is neither a date such as 2026-11-23 nor 7d")
  }
}

/// `mnb ledger score RUN`
struct LedgerScore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Enter a run's leaderboard score.")

  @Option(name: .customLong("public"), help: "The public score.")
  var publicScore: Double?

  @Option(name: .customLong("private"), help: "The private score.")
  var privateScore: Double?

  @OptionGroup var project: ProjectOptions

  @Argument(help: "A run's id, or the beginning of one.")
  var name: String

  func validate() throws {
    if publicScore == nil, privateScore == nil {
      throw ValidationError("give --public, --private or both")
    }
  }

  func run() throws {
    let id = try project.entry(name).run.id
    do throws(FileError) {
      try Ledger.enter(
        Ledger.Leaderboard(publicScore: publicScore, privateScore: privateScore), run: id,
        outputs: project.outputs)
      try AtomicFiles.write(
        Ledger(outputs: project.outputs).markdown(), at: project.outputs + "/ledger.md")
    } catch {
      writeError("mnb: \(error.message)\n")
      throw ExitCode(Exit.failed.rawValue)
    }
    print("entered for \(id)")
  }
}

/// `mnb runs`
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List the runs that are kept, newest first.")

  @OptionGroup var project: ProjectOptions

  @Argument(help: "Only runs of this notebook.")
  var notebook: String?

  func run() throws {
    let entries = Ledger(outputs: project.outputs).entries
    if entries.isEmpty { writeError("no runs yet\n") }
    for entry in entries.reversed() {
      let run = entry.run
      if let notebook, !run.notebook.contains(notebook) { continue }
      let scores = run.scores.map { "\($0.name) \($0.text)" }.joined(separator: ", ")
      let parts = [
        run.id, run.status.rawValue, ReportWriter.duration(run.seconds), run.notebook, scores,
      ]
      print(parts.filter { !$0.isEmpty }.joined(separator: "  "))
    }
  }
}

/// `mnb diff RUN RUN`
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Compare two runs: code, parameters, data, scores.")

  @OptionGroup var project: ProjectOptions

  @Argument(help: "A run's id, the beginning of one, or a notebook for its last run.")
  var first: String

  @Argument(help: "The other run.")
  var second: String

  func run() throws {
    let (a, b) = (try project.entry(first).run, try project.entry(second).run)
    print(
      RunComparison(a, b, predictions: (predictions(a), predictions(b))).text, terminator: "")
  }

  private func predictions(_ run: RunRecord) -> [PredictionSet] {
    let file = (run.notebook as NSString).lastPathComponent
    let folder = project.outputs + "/" + (file as NSString).deletingPathExtension
    return RunStore(folder: folder).predictions(run.id)
  }
}
