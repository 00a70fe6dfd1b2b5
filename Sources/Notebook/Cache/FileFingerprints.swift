import Foundation

/// Digests of files and folders, remembered as long as the system says that nothing touched them.
///
/// A digest is used again only where device, inode, size and both times (of change and of
/// modification, in nanoseconds) are the same and the file had rested for two seconds when it was
/// read. The time of change cannot be set by programs, so a file of the same size and modification
/// time but other content is noticed.
public final class FileFingerprints {
  /// Paths inside are recorded relative to it.
  public let project: String
  private let memoPath: String?
  private var known: [String: Known] = [:]
  private var isChanged = false

  private struct Known: Equatable {
    var stamp: [Int]
    var record: FileRecord
  }

  /// - Parameter memo: the file that keeps digests between runs; nil keeps none.
  public init(project: String, memo: String? = nil) {
    self.project = project
    memoPath = memo
    guard let memo, let data = FileManager.default.contents(atPath: memo),
      let members = try? JSONValue(parsing: [UInt8](data)).members
    else { return }
    for member in members {
      guard let stamp = member.value["stamp"]?.arrayValue?.compactMap(\.intValue),
        let record = FileRecord(json: member.value)
      else { continue }
      known[member.key] = Known(stamp: stamp, record: record)
    }
  }

  /// A path as records name it: relative to the project where it is inside, else absolute.
  public func name(_ path: String) -> String {
    let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
    if absolute == project { return "." }
    return absolute.hasPrefix(project + "/")
      ? String(absolute.dropFirst(project.count + 1)) : absolute
  }

  private func absolute(_ name: String) -> String {
    name == "." ? project : name.hasPrefix("/") ? name : project + "/" + name
  }

  /// What a path, given as records name it, leads to now.
  public func record(_ name: String) -> FileRecord {
    let path = absolute(name)
    var info = stat()
    guard stat(path, &info) == 0 else {
      return FileRecord(path: name, bytes: 0, sha256: "", kind: .absent)
    }
    if info.st_mode & S_IFMT == S_IFDIR { return folder(name, path) }
    guard info.st_mode & S_IFMT == S_IFREG else {
      return FileRecord(path: name, bytes: 0, sha256: "special", kind: .file)
    }
    let stamp = Self.stamp(info)
    if let known = known[name], known.stamp == stamp { return known.record }
    let start = time(nil)
    guard let digest = try? Digest.ofFile(path) else {
      return FileRecord(path: name, bytes: 0, sha256: "unreadable", kind: .file)
    }
    let record = FileRecord(path: name, bytes: digest.bytes, sha256: digest.sha256)
    let rested = max(info.st_ctim.tv_sec, info.st_mtim.tv_sec) + 2 < start
    known[name] = rested ? Known(stamp: stamp, record: record) : nil
    isChanged = true
    return record
  }

  /// Whether something is as a record says.
  public func isCurrent(_ old: FileRecord) -> Bool {
    let now = record(old.path)
    return now.sha256 == old.sha256 && now.bytes == old.bytes
      && (now.kind == old.kind || (now.kind == .file && old.kind == .module))
  }

  private static let artifactPrefix = "artifacts:"

  /// How records name a file in the folder that `save(...)` writes to, which may be another one in
  /// the next run; nil for other files.
  public static func artifactName(_ path: String, in folder: String) -> String? {
    guard !folder.isEmpty, path.hasPrefix(folder + "/") else { return nil }
    return artifactPrefix + path.dropFirst(folder.count + 1)
  }

  /// Whether a path, given as records name it, leads to anything.
  func exists(_ name: String, artifacts: String) -> Bool {
    if name.hasPrefix(Self.artifactPrefix) {
      return access(artifacts + "/" + name.dropFirst(Self.artifactPrefix.count), F_OK) == 0
    }
    return access(absolute(name), F_OK) == 0
  }

  /// The names in a folder, without hidden ones and the host's own.
  private func folder(_ name: String, _ path: String) -> FileRecord {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
      .filter { !$0.hasPrefix(".") && !(path == project && $0 == "outputs") }.sorted()
    return FileRecord(path: name, bytes: 0, sha256: Digest.of(names), kind: .folder)
  }

  private static func stamp(_ info: stat) -> [Int] {
    [
      Int(info.st_dev), Int(info.st_ino), Int(info.st_size), info.st_mtim.tv_sec,
      info.st_mtim.tv_nsec, info.st_ctim.tv_sec, info.st_ctim.tv_nsec,
    ]
  }

  /// Keeps the digests for later runs; where that cannot be, they are taken again.
  public func save() {
    guard let memoPath, isChanged else { return }
    isChanged = false
    let members = known.sorted { $0.key < $1.key }.map { name, known in
      var json = known.record.json
      if case .object(let members) = json {
        json = .object(members + [("stamp", .array(known.stamp.map(JSONValue.int)))])
      }
      return (key: name, value: json)
    }
    try? AtomicFiles.write(JSONValue.object(members).text(), at: memoPath)
  }
}
