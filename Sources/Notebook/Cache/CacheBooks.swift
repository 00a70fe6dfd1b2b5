import Foundation

/// The cache as one notebook sees it.
public struct CacheBooks {
  let cache: CellCache
  let fingerprints: FileFingerprints
  private let notebook: String
  private let engineVersion: String
  /// Where `save(...)` writes in this run.
  let artifacts: String

  /// nil without a project, and for notebooks that do not freeze: what their cells give may have
  /// been changed by later ones.
  public init?(
    _ document: NotebookDocument, engineVersion: String, project: String?, artifacts: String
  ) {
    guard let project, document.frontMatter.freeze else { return nil }
    cache = CellCache(project: project)
    fingerprints = FileFingerprints(project: project, memo: cache.folder + "/digests.json")
    notebook = fingerprints.name(document.name)
    self.engineVersion = engineVersion
    self.artifacts = artifacts
  }

  /// A stored run with this base whose files and random numbers are as they were.
  ///
  /// - Parameter needed: names that later cells use.
  func find(_ base: CellKey, random: String, needed: Set<String>) -> CellCache.Hit? {
    cache.find(base: base.description) { entry in
      needed.isDisjoint(with: entry.missing.keys)
        && (entry.random.map { $0.before == random } ?? true)
        && entry.files.allSatisfy(fingerprints.isCurrent)
        && entry.written.allSatisfy { fingerprints.exists($0, artifacts: artifacts) }
    }
  }

  func remove(_ hit: CellCache.Hit) { cache.remove(hit) }

  /// The runs of a cell that are stored, the last one first.
  func entries(of cell: NotebookCell) -> [CellEntry] {
    cache.entries(notebook: notebook, cell: cell.id)
  }

  /// An entry with all that is known before the cell ran.
  func entry(
    _ cell: NotebookCell, _ resolved: CellGraph.Resolved, base: CellKey, key: CellKey
  ) -> CellEntry {
    var entry = CellEntry(
      notebook: notebook, cell: cell.id, engine: engineVersion, code: Digest.of(cell.code),
      base: base.description, key: key.description)
    entry.inputs = resolved.inputs
    return entry
  }

  /// Stores an entry; what went wrong, for the user, where it could not be.
  func save(_ entry: CellEntry, _ captured: CapturedValues) -> String? {
    let payload = entry.blocked == nil ? captured.payload : []
    do throws(FileError) {
      try cache.save(entry, payload: payload)
      return nil
    } catch { return "cell '\(entry.cell)' is not in the cache: \(error.message)" }
  }

  func finish() {
    cache.finish()
    fingerprints.save()
  }
}
