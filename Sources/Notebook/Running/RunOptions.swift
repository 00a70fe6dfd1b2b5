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
  /// Forms of the report besides Markdown.
  public var formats: [ReportFormat] = []
  /// Runs kept in the history; nil for all.
  public var keep: Int?
  /// The project folder whose cell cache is used; nil uses none.
  public var project: String?
  /// Neither reads nor writes the cache.
  public var leavesCache = false
  /// Runs every cell, though what it gives is stored.
  public var ignoresCache = false
  public var selection = CellSelection()
  /// Seconds for the whole run, before the front matter's.
  public var timeout: Double?

  public init() {}
}

/// Which cells run: `--from`, `--to` and `--only`.
public struct CellSelection: Sendable, Equatable {
  /// This cell and those after it run, whether they are stored or not.
  public var from: String?
  /// The run ends after this cell.
  public var to: String?
  /// Only this cell runs, and those that it depends on where they are not stored.
  public var only: String?

  public init() {}

  /// A name that no cell of a notebook has; nil where all is well.
  public func problem(in document: NotebookDocument) -> String? {
    let ids = document.cells.map(\.id)
    for id in [from, to, only].compactMap({ $0 }) where !ids.contains(id) {
      return "no cell '\(id)'" + Suggestion.text(id, among: ids)
    }
    if only != nil, from != nil || to != nil { return "--only goes without --from and --to" }
    if let from, let to, let first = ids.firstIndex(of: from), let last = ids.firstIndex(of: to),
      first > last
    {
      return "cell '\(from)' comes after cell '\(to)'"
    }
    return nil
  }
}

extension RunOptions {
  /// Seconds since a time of the clock, in whole milliseconds: what is shown is what is recorded.
  func elapsed(since start: Double) -> Double {
    (max(0, clock() - start) * 1000).rounded() / 1000
  }
}
