import Foundation

extension CellCache {
  /// What a cache holds of one notebook.
  public struct Share: Sendable, Equatable {
    public var notebook: String
    public var entries: Int
    public var bytes: Int
    /// When the newest entry was written: seconds since 1970.
    public var newest: Double
  }

  /// What there is, by notebook, largest first; damaged files under `(damaged)`.
  public func shares() -> [Share] {
    var shares: [String: Share] = [:]
    for file in storedFiles() {
      let notebook = CellFile.open(file.path)?.entry.notebook ?? "(damaged)"
      var share =
        shares[notebook] ?? Share(notebook: notebook, entries: 0, bytes: 0, newest: 0)
      share.entries += 1
      share.bytes += file.bytes
      share.newest = max(share.newest, file.time)
      shares[notebook] = share
    }
    return shares.values.sorted { ($0.bytes, $1.notebook) > ($1.bytes, $0.notebook) }
  }

  /// Removes entries, the ones written first before others.
  ///
  /// - Parameters:
  ///   - maximumBytes: what may stay; nil for no limit.
  ///   - before: entries written earlier go; seconds since 1970.
  ///   - notebook: only that notebook's entries; nil for all.
  /// - Returns: how many files and bytes were removed.
  public func prune(
    maximumBytes: Int? = nil, before: Double? = nil, notebook: String? = nil
  ) -> (entries: Int, bytes: Int) {
    var files = storedFiles().sorted { ($0.time, $0.path) < ($1.time, $1.path) }
    if let notebook { files = files.filter { CellFile.open($0.path)?.entry.notebook == notebook } }
    var left = files.reduce(0) { $0 + $1.bytes }
    var removed = (entries: 0, bytes: 0)
    for file in files {
      let isOld = before.map { file.time < $0 } ?? false
      let isTooMuch = maximumBytes.map { left > $0 } ?? false
      guard isOld || isTooMuch, unlink(file.path) == 0 else { continue }
      left -= file.bytes
      removed = (removed.entries + 1, removed.bytes + file.bytes)
    }
    return removed
  }

  private func storedFiles() -> [(path: String, bytes: Int, time: Double)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(Self.ending) }.compactMap { name in
      let path = folder + "/" + name
      var info = stat()
      guard stat(path, &info) == 0 else { return nil }
      return (path, Int(info.st_size), Double(info.st_mtim.tv_sec))
    }
  }
}
