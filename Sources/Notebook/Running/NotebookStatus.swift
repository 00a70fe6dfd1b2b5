/// What a run of a notebook would do, without running: which cells are fresh, which are stale and
/// why, and what they cost last time.
public struct NotebookStatus: Sendable, Equatable {
  public struct Cell: Sendable, Equatable {
    public var id: String
    public var isFresh: Bool
    /// Why the cell would run; empty for fresh ones.
    public var reasons: [StaleReason]
    /// Seconds that it took last time; nil where it never ran.
    public var seconds: Double?
  }

  public var cells: [Cell]

  /// Seconds that the stale cells took last time, together.
  public var expectedSeconds: Double {
    cells.filter { !$0.isFresh }.compactMap(\.seconds).reduce(0, +)
  }

  /// Stale cells that never ran, so that nobody knows what they cost.
  public var unknownCount: Int { cells.count { !$0.isFresh && $0.seconds == nil } }

  /// - Parameters:
  ///   - project: the folder whose cache is looked at.
  ///   - artifacts: where the run would save files.
  public init(
    _ document: NotebookDocument, parameters: [BoundParameter], engineVersion: String,
    project: String, artifacts: String,
    names: (NotebookCell) -> CellNames? = { CellNames(of: $0.source) }
  ) {
    let plan = RunPlan(document.cells, tests: false, names: names)
    let usedLater = plan.usedLater(document.cells, names: names)
    let books = CacheBooks(
      document, engineVersion: engineVersion, project: project, artifacts: artifacts)
    var graph = CellGraph(parameters: parameters)
    var random = ""
    var isRandomKnown = true
    cells = plan.order.map { index in
      let cell = document.cells[index]
      let cellNames = names(cell)
      let resolved = graph.resolve(cellNames)
      let base = CellKey(code: cell.code, inputs: resolved.inputs, engine: engineVersion)
      let hit =
        cellNames == nil || !isRandomKnown || cell.attributes.cache == false
        ? nil : books?.find(base, random: random, needed: usedLater[index] ?? [])
      if let entry = hit?.entry {
        graph.define(resolved, key: entry.key, stateful: entry.stateful)
        if let step = entry.random { random = step.after }
        return Cell(id: cell.id, isFresh: true, reasons: [], seconds: entry.seconds)
      }
      let last = books?.entries(of: cell) ?? []
      let reasons: [StaleReason]
      if !document.frontMatter.freeze {
        reasons = [.blocked("the notebook says freeze: false")]
      } else {
        let place = StaleReason.Place(
          cell: cell, inputs: resolved.inputs, engine: engineVersion, base: base.description,
          usedLater: usedLater[index] ?? [])
        reasons = StaleReason.reasons(place, last, books)
      }
      graph.define(
        resolved, key: StaleReason.stalePrefix + cell.id, stateful: last.first?.stateful ?? [])
      if last.first?.random != nil { isRandomKnown = false }
      return Cell(id: cell.id, isFresh: false, reasons: reasons, seconds: last.first?.seconds)
    }
  }
}
