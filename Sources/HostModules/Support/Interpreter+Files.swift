import Glibc
import Interpreter

/// Files as scripts name them; every access asks the host's permissions first.
extension Interpreter {
  /// A path given as str or as a path object.
  func path(_ value: Value, _ name: String) throws -> String {
    if let text = value.stringValue { return text }
    if let path = value.host(as: PathObject.self) { return path.text }
    if let method = try attributeIfPresent(value, "__fspath__") {
      return try text(try call(method), name)
    }
    throw typeError(
      "expected str, bytes or os.PathLike object, not \(typeName(value))")
  }

  func readFile(_ path: String) throws -> [UInt8] {
    try host.permissions.checkRead(path)
    guard let file = fopen(path, "rb") else { throw FileError(path: path, code: errno) }
    defer { fclose(file) }
    var info = stat()
    fstat(fileno(file), &info)
    if info.st_mode & S_IFMT == S_IFDIR { throw FileError(path: path, code: EISDIR) }
    var bytes = [UInt8](repeating: 0, count: max(Int(info.st_size), 0))
    var used = 0
    while true {
      try checkCancelled()
      if used == bytes.count {
        bytes.append(contentsOf: repeatElement(0, count: max(1 << 16, min(used, 1 << 26))))
      }
      let count = bytes.withUnsafeMutableBytes {
        fread($0.baseAddress! + used, 1, min($0.count - used, 1 << 22), file)
      }
      if count == 0 { break }
      used += count
    }
    bytes.removeLast(bytes.count - used)
    return bytes
  }

  /// Replaces a file's contents; a failure leaves the old file.
  func writeFile(_ path: String, _ bytes: [UInt8]) throws {
    try host.permissions.checkWrite(path)
    // Through a link, the file that it leads to is replaced, not the link.
    let path = ProjectPermissions.resolve(path)
    let temporary = path + ".mnb-\(getpid())"
    guard let file = fopen(temporary, "wb") else { throw FileError(path: path, code: errno) }
    let written = bytes.withUnsafeBytes {
      fwrite($0.baseAddress ?? UnsafeRawPointer(bitPattern: 1)!, 1, $0.count, file)
    }
    let failed = written != bytes.count || fflush(file) != 0
    let code = errno
    fclose(file)
    if failed {
      unlink(temporary)
      throw FileError(path: path, code: code)
    }
    if rename(temporary, path) != 0 {
      let code = errno
      unlink(temporary)
      throw FileError(path: path, code: code)
    }
  }

  /// One printed line.
  public func print(_ line: String) { writeOutput(line + "\n") }
}
