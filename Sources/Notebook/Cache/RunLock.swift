import Foundation

/// Keeps two runs of one notebook apart: a lock on a file in its outputs folder, which the system
/// gives free when the process ends, however it ends.
public final class RunLock {
  private let file: Int32

  /// Another process is running the notebook.
  public struct Taken: Error, Sendable, Equatable {
    public let message: String
  }

  /// Takes the lock.
  ///
  /// - Throws: `Taken` naming the other process; `FileError` where the folder cannot be written.
  public init(folder: String, notebook: String) throws {
    try AtomicFiles.makeFolder(folder)
    let path = folder + "/.lock"
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileError("cannot write", path) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      var buffer = [UInt8](repeating: 0, count: 64)
      let count = max(0, pread(file, &buffer, buffer.count, 0))
      close(file)
      let holder = String(decoding: buffer[..<count], as: UTF8.self).trimmingWhitespace
      let process = holder.isEmpty ? "another process" : "process \(holder)"
      throw Taken(
        message: "'\(notebook)' is being run by \(process); wait for it, or run this one with "
          + "another output folder (-o)")
    }
    ftruncate(file, 0)
    let text = Array("\(getpid()) since \(Timestamp.text(Date().timeIntervalSince1970))\n".utf8)
    _ = pwrite(file, text, text.count, 0)
  }

  deinit { close(file) }
}
