import Foundation

/// The table of all runs of a project, made from their records.
public struct Ledger: Sendable {
  /// Leaderboard scores of a run, entered by hand.
  public struct Leaderboard: Sendable, Equatable {
    public var publicScore: Double?
    public var privateScore: Double?
    public init(publicScore: Double? = nil, privateScore: Double? = nil) {
      (self.publicScore, self.privateScore) = (publicScore, privateScore)
    }
  }

  public struct Entry: Sendable {
    public var run: RunRecord
    public var leaderboard = Leaderboard()

    /// The first score whose name begins with `oof`, else the first.
    public var mainScore: Score? {
      run.scores.first { $0.name.hasPrefix("oof") } ?? run.scores.first
    }

    /// How much better the run thought itself than the leaderboard did (private before public).
    public var gap: Double? {
      guard let score = mainScore?.value,
        let board = leaderboard.privateScore ?? leaderboard.publicScore
      else { return nil }
      return score - board
    }
  }

  /// Oldest first.
  public var entries: [Entry]

  public init(entries: [Entry]) {
    self.entries = entries.sorted { ($0.run.started, $0.run.id) < ($1.run.started, $1.run.id) }
  }

  /// Reads all runs under a project's `outputs` folder; files that cannot be read are passed over.
  public init(outputs folder: String) {
    var runs: [String: RunRecord] = [:]
    let manager = FileManager.default
    for name in (try? manager.contentsOfDirectory(atPath: folder)) ?? [] {
      let store = RunStore(folder: folder + "/" + name)
      for record in store.runIDs.compactMap({ store.record($0) })
        + [store.record()].compactMap({ $0 })
      {
        runs[record.id] = record
      }
    }
    let boards = Self.leaderboards(folder)
    self.init(
      entries: runs.values.map { Entry(run: $0, leaderboard: boards[$0.id] ?? Leaderboard()) })
  }

  /// The entry with an id, or with the only id that begins so.
  public func entry(_ id: String) -> Entry? {
    if let exact = entries.first(where: { $0.run.id == id }) { return exact }
    let near = entries.filter { $0.run.id.hasPrefix(id) }
    return near.count == 1 ? near[0] : nil
  }

  // MARK: Leaderboard

  private static func boardPath(_ folder: String) -> String { folder + "/leaderboard.json" }

  static func leaderboards(_ folder: String) -> [String: Leaderboard] {
    guard let data = FileManager.default.contents(atPath: boardPath(folder)),
      let members = try? JSONValue(parsing: [UInt8](data)).members
    else { return [:] }
    return Dictionary(
      members.map {
        (
          $0.key,
          Leaderboard(
            publicScore: $0.value["public"]?.doubleValue,
            privateScore: $0.value["private"]?.doubleValue)
        )
      }
    ) { first, _ in first }
  }

  /// Enters a run's leaderboard scores; nil leaves one as it was.
  public static func enter(_ scores: Leaderboard, run id: String, outputs folder: String)
    throws(FileError)
  {
    var boards = leaderboards(folder)
    var board = boards[id] ?? Leaderboard()
    board.publicScore = scores.publicScore ?? board.publicScore
    board.privateScore = scores.privateScore ?? board.privateScore
    boards[id] = board
    let json = JSONValue.object(
      boards.sorted { $0.key < $1.key }.map { id, board in
        var members: [(key: String, value: JSONValue)] = []
        if let score = board.publicScore { members.append(("public", .double(score))) }
        if let score = board.privateScore { members.append(("private", .double(score))) }
        return (id, .object(members))
      })
    try AtomicFiles.write(json.text(), at: boardPath(folder))
  }
}
