import Foundation

/// Why a file could not be read or written.
public struct FileError: Error, Sendable, Equatable {
  public let message: String

  /// With the system's reason, from `errno`.
  init(_ action: String, _ path: String) {
    let code = errno
    message = "\(action) '\(path)': " + String(cString: strerror(code))
  }

  init(message: String) { self.message = message }
}

/// Writes files so that readers, and a power cut, find either the old content or the new.
///
/// All files are first written and synced under temporary names; only `commit` puts them in place,
/// so that a full disk leaves everything as it was.
public struct AtomicFiles: ~Copyable {
  private var staged: [(temporary: String, path: String)] = []

  public init() {}

  /// Writes content beside its later place, making the folders that it needs; does nothing where a
  /// file with that content is in place.
  ///
  /// - Parameter twin: a file that may have the same content, which is then shared with it: these
  ///   files are replaced and never changed.
  public mutating func stage(
    _ content: some Sequence<UInt8>, at path: String, twin: String? = nil
  ) throws(FileError) {
    let bytes = Array(content)
    if Self.holds(path, bytes) { return }
    let folder = (path as NSString).deletingLastPathComponent
    try Self.makeFolder(folder)
    let name = (path as NSString).lastPathComponent
    let temporary =
      (folder.isEmpty ? "." : folder) + "/.\(name).\(getpid()).\(Self.nextNumber()).tmp"
    staged.append((temporary, path))
    if let twin, Self.holds(twin, bytes), link(twin, temporary) == 0 { return }
    try Self.write(bytes, temporary, for: path)
  }

  /// Whether a file has that content; every sync costs more than reading it.
  private static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
    var info = stat()
    guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG,
      Int(info.st_size) == bytes.count, let data = FileManager.default.contents(atPath: path)
    else { return false }
    return data.elementsEqual(bytes)
  }

  public mutating func stage(
    _ text: String, at path: String, twin: String? = nil
  ) throws(FileError) {
    try stage(Array(text.utf8), at: path, twin: twin)
  }

  /// Puts all staged files in place, in the order in which they were staged.
  ///
  /// - Parameter syncsFolders: false where it does no harm that a power cut takes the files away
  ///   again; what is there is whole either way.
  public consuming func commit(syncsFolders: Bool = true) throws(FileError) {
    var folders: [String] = []
    while !staged.isEmpty {
      let (temporary, path) = staged[0]
      guard rename(temporary, path) == 0 else { throw FileError("cannot write", path) }
      staged.removeFirst()
      let folder = (path as NSString).deletingLastPathComponent
      if !folders.contains(folder) { folders.append(folder) }
    }
    if syncsFolders { for folder in folders { Self.sync(folder: folder) } }
  }

  deinit {
    for (temporary, _) in staged { unlink(temporary) }
  }

  /// Writes one file.
  public static func write(_ text: String, at path: String) throws(FileError) {
    var files = AtomicFiles()
    try files.stage(text, at: path)
    try files.commit()
  }

  public static func makeFolder(_ path: String) throws(FileError) {
    guard !path.isEmpty else { return }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      let reason = (error as NSError).localizedDescription
      throw FileError(message: "cannot make folder '\(path)': \(reason)")
    }
  }

  private static func write(_ bytes: [UInt8], _ temporary: String, for path: String)
    throws(FileError)
  {
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileError("cannot write", path) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.write(file, $0.baseAddress! + offset, bytes.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = FileError("cannot write", path)
        close(file)
        throw error
      }
      offset += count
    }
    guard fsync(file) == 0, close(file) == 0 else { throw FileError("cannot write", path) }
  }

  /// Makes renames durable; file systems that cannot sync folders are let be.
  static func sync(folder: String) {
    let handle = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { return }
    fsync(handle)
    close(handle)
  }

  private static func nextNumber() -> UInt64 {
    var bytes = SystemRandomNumberGenerator()
    return bytes.next() >> 24
  }
}
