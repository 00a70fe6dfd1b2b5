/// The cells at the head of a notebook whose results are in the cache, for a prompt that opens it.
public enum StoredCells {
  /// One of them: what it showed, and its values.
  public struct Cell {
    public let cell: NotebookCell
    public let outputs: [CellOutput]
    /// What it found on disk.
    public var files: [FileRecord] { hit.entry.files }
    private let hit: CellCache.Hit

    fileprivate init(_ cell: NotebookCell, _ hit: CellCache.Hit) {
      (self.cell, outputs, self.hit) = (cell, hit.entry.outputs, hit)
    }

    /// nil where the values are damaged.
    public var payload: StoredPayload? { hit.opened.payload }
  }

  /// The cells in running order up to the first one that would have to run. All that they define is
  /// stored, since lines typed later may use any of it.
  ///
  /// - Parameter random: where the shared random streams stand.
  public static func head(
    of document: NotebookDocument, parameters: [BoundParameter], engineVersion: String,
    project: String, artifacts: String, random: String
  ) -> [Cell] {
    guard
      let books = CacheBooks(
        document, engineVersion: engineVersion, project: project, artifacts: artifacts)
    else { return [] }
    var graph = CellGraph(parameters: parameters)
    var random = random
    var found: [Cell] = []
    for index in RunPlan(document.cells, tests: false).order {
      let cell = document.cells[index]
      guard cell.attributes.cache != false, let names = CellNames(of: cell.source) else { break }
      let resolved = graph.resolve(names)
      let base = CellKey(code: cell.code, inputs: resolved.inputs, engine: engineVersion)
      guard let hit = books.find(base, random: random, needed: []), hit.entry.missing.isEmpty
      else { break }
      found.append(Cell(cell, hit))
      graph.define(resolved, key: hit.entry.key, stateful: hit.entry.stateful)
      if let step = hit.entry.random { random = step.after }
    }
    return found
  }
}
