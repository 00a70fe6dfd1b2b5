import Foundation

/// The cell cache of a project: `.mnb/cache/`.
///
/// One file an entry, named by the cell, by all that decides its result and is known before it
/// runs, and by its key. Files are written under a temporary name, synced and renamed, and never
/// changed; several processes may use a cache at once.
public final class CellCache {
  public let folder: String
  /// Names of files by the base that is in them.
  private var names: [String: [String]] = [:]
  /// Names of files by the cell's tag.
  private var namesOfCell: [String: [String]] = [:]
  private var isListed = false
  private var lastSync: UInt64 = 0
  private var isUnsynced = false

  public init(folder: String) { self.folder = folder }

  /// The cache of a project folder.
  public convenience init(project: String) { self.init(folder: project + "/.mnb/cache") }

  static let ending = ".cell"

  private static func tag(_ notebook: String, _ cell: String) -> String {
    String(Digest.of([notebook, cell]).prefix(12))
  }

  private func list() {
    guard !isListed else { return }
    isListed = true
    for name in Self.files(folder) { add(name) }
  }

  private func add(_ name: String) {
    let parts = name.dropLast(Self.ending.count).split(separator: "-")
    guard parts.count == 3 else { return }
    names[String(parts[1]), default: []].append(name)
    namesOfCell[String(parts[0]), default: []].append(name)
  }

  private static func files(_ folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var found: [String] = []
    while let item = readdir(stream) {
      let name = withUnsafePointer(to: &item.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(ending) {
        found.append(name)
      } else if name.hasSuffix(".tmp") {
        removeAbandoned(folder + "/" + name)
      }
    }
    return found
  }

  /// What a killed process left half-written an hour ago.
  private static func removeAbandoned(_ path: String) {
    var info = stat()
    if stat(path, &info) == 0, time(nil) - info.st_mtim.tv_sec > 3600 { unlink(path) }
  }

  // MARK: Finding

  /// A stored run of a cell.
  public struct Hit {
    public let entry: CellEntry
    let opened: CellFile.Opened
    let path: String
  }

  /// The run of a cell with that base whose files are as they were, if there is one.
  func find(base: String, isCurrent: (CellEntry) -> Bool) -> Hit? {
    list()
    for name in names[base]?.reversed() ?? [] {
      let path = folder + "/" + name
      guard let opened = CellFile.open(path), opened.entry.base == base,
        opened.entry.blocked == nil, isCurrent(opened.entry)
      else { continue }
      return Hit(entry: opened.entry, opened: opened, path: path)
    }
    return nil
  }

  /// All runs of a cell that are stored, the last one first; values that cannot be stored included.
  func entries(notebook: String, cell: String) -> [CellEntry] {
    list()
    let found = (namesOfCell[Self.tag(notebook, cell)] ?? []).compactMap {
      CellFile.open(folder + "/" + $0)?.entry
    }
    return found.sorted { ($0.time, $0.key) > ($1.time, $1.key) }
  }

  // MARK: Keeping

  /// Stores a run of a cell.
  ///
  /// - Throws: `FileError`; the cache is then as it was.
  func save(_ entry: CellEntry, payload: [UInt8]) throws(FileError) {
    list()
    let tag = Self.tag(entry.notebook, entry.cell)
    let name = "\(tag)-\(entry.base)-\(entry.key)\(Self.ending)"
    var files = AtomicFiles()
    try files.stage(CellFile.bytes(entry, payload: payload), at: folder + "/" + name)
    try files.commit(syncsFolders: false)
    syncFolder()
    if names[entry.base]?.contains(name) != true { add(name) }
  }

  /// Makes the names of new entries durable once a second: more often costs short cells more than
  /// running them again after a power cut would.
  private func syncFolder() {
    let now = DispatchTime.now().uptimeNanoseconds
    guard now > lastSync + 1_000_000_000 else {
      isUnsynced = true
      return
    }
    lastSync = now
    isUnsynced = false
    AtomicFiles.sync(folder: folder)
  }

  /// Called at the end of a run.
  func finish() {
    if isUnsynced { AtomicFiles.sync(folder: folder) }
    isUnsynced = false
  }

  /// Takes a damaged entry out.
  func remove(_ hit: Hit) {
    unlink(hit.path)
    names[hit.entry.base]?.removeAll { folder + "/" + $0 == hit.path }
  }
}
