extension Ledger {
  /// What is listed, and how.
  public struct Query: Sendable {
    /// Part of the notebook's path or title.
    public var matching: String?
    /// Runs started at or after this time (seconds since 1970).
    public var since: Double?
    /// A score's name, `started`, `seconds`, `public`, `private` or `gap`; best first.
    public var sortedBy: String?
    public init() {}
  }

  /// The entries that a query asks for.
  public func selected(_ query: Query) -> [Entry] {
    var chosen = entries
    if let text = query.matching {
      chosen = chosen.filter { $0.run.notebook.contains(text) || $0.run.title.contains(text) }
    }
    if let since = query.since { chosen = chosen.filter { $0.run.started >= since } }
    guard let name = query.sortedBy else { return chosen }
    return chosen.enumerated().sorted { a, b in
      let (x, y) = (Self.sortValue(a.element, name), Self.sortValue(b.element, name))
      if x == y { return a.offset < b.offset }
      return x > y
    }.map(\.element)
  }

  /// Whether a name to sort by means anything.
  public func canSort(by name: String) -> Bool {
    ["started", "seconds", "public", "private", "gap"].contains(name)
      || entries.contains { entry in entry.run.scores.contains { $0.name == name } }
  }

  private static func sortValue(_ entry: Entry, _ name: String) -> Double {
    let value: Double? =
      switch name {
      case "started": entry.run.started
      case "seconds": -entry.run.seconds
      case "public": entry.leaderboard.publicScore
      case "private": entry.leaderboard.privateScore
      case "gap": entry.gap.map { -abs($0) }
      default: entry.run.scores.first { $0.name == name }?.value
      }
    return value.map { $0.isNaN ? -.infinity : $0 } ?? -.infinity
  }

  private func scoreNames(_ entries: [Entry]) -> [String] {
    var names: [String] = []
    for name in entries.flatMap({ $0.run.scores.map(\.name) }) where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// The whole ledger as a Markdown file.
  public func markdown(_ query: Query = Query()) -> String {
    let chosen = selected(query)
    guard !chosen.isEmpty else { return "# Ledger\n\nNo runs yet.\n" }
    let names = scoreNames(chosen)
    let hasBoard = chosen.contains { $0.leaderboard != Leaderboard() }
    var header = ["run", "notebook"] + names
    var rules = ["---", "---"] + names.map { _ in "---:" }
    if hasBoard {
      header += ["public", "private", "gap"]
      rules += ["---:", "---:", "---:"]
    }
    header += ["time", "parameters", "data", "status"]
    rules += ["---:", "---", "---", "---"]
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let rows = chosen.map { entry in
      var cells = ["`\(entry.run.id)`", MarkdownText.escaped(entry.run.title)]
      cells += names.map { name in entry.run.scores.first { $0.name == name }?.text ?? " " }
      if hasBoard {
        let board = entry.leaderboard
        cells += [board.publicScore, board.privateScore, entry.gap].map { value in
          value.map { Timestamp.fixed($0, 4) } ?? " "
        }
      }
      let changed = entry.run.parameters.filter { !$0.isDefault }
        .map { MarkdownText.code("\($0.name)=\($0.value.literal)").replacing("|", with: "\\|") }
      let warnings = entry.run.warnings.count
      let status = entry.run.status.rawValue + (warnings > 0 ? ", \(warnings) ⚠" : "")
      return line(
        cells + [
          ReportWriter.duration(entry.run.seconds),
          changed.isEmpty ? " " : changed.joined(separator: ", "),
          "`\(entry.run.dataFingerprint)`", status,
        ])
    }
    return "# Ledger\n\n" + line(header) + line(rules) + rows.joined()
  }

  /// Comma-separated values, one row a run, all parameters in one column.
  public func csv(_ query: Query = Query()) -> String {
    let chosen = selected(query)
    let names = scoreNames(chosen)
    let header =
      ["run", "started", "notebook", "title", "status", "seconds"]
      + names.flatMap { [$0, $0 + "_low", $0 + "_high"] }
      + ["public", "private", "gap", "parameters", "data", "engine", "warnings"]
    func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    let rows = chosen.map { entry -> [String] in
      let run = entry.run
      let scores = names.flatMap { name -> [String] in
        let score = run.scores.first { $0.name == name }
        return [number(score?.value), number(score?.low), number(score?.high)]
      }
      let parameters = run.parameters.map { "\($0.name)=\($0.value.literal)" }
      return [
        run.id, Timestamp.iso(run.started), run.notebook, run.title, run.status.rawValue,
        number(run.seconds),
      ] + scores
        + [
          number(entry.leaderboard.publicScore), number(entry.leaderboard.privateScore),
          number(entry.gap), parameters.joined(separator: "; "), run.dataFingerprint, run.engine,
          String(run.warnings.count),
        ]
    }
    return ([header] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.contains { ",\"\n\r\r\n".contains($0) }
    return needsQuotes ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
  }
}
