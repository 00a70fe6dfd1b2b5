import Glibc

/// Writes files as a whole: to a name beside, which then takes the place of the old one.
enum OutputFile {
  /// - Throws: what `body` throws, and `OSError` and its like; the old file then stays.
  static func replace(
    _ path: String, _ body: (Int32) throws(PickleError) -> Void
  ) throws(PickleError) {
    let path = resolved(path)
    let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0...UInt32.max)).tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .system("'\(path)'", errno) }
    do throws(PickleError) {
      try body(file)
    } catch {
      close(file)
      unlink(temporary)
      throw error
    }
    if close(file) != 0 || rename(temporary, path) != 0 {
      let code = errno
      unlink(temporary)
      throw .system("'\(path)'", code)
    }
  }

  /// The file that a link leads to.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
