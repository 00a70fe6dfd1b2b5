import Glibc

/// A `pathlib` path: POSIX text in normal form, without `.` parts, doubled or trailing slashes.
final class PathObject {
  let text: String

  init(_ text: String) { self.text = PathObject.normalize(text) }

  private static func normalize(_ text: String) -> String {
    let isAbsolute = text.hasPrefix("/")
    let parts = text.split(separator: "/").filter { $0 != "." }
    let joined = parts.joined(separator: "/")
    return isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined
  }

  var isAbsolute: Bool { text.hasPrefix("/") }

  /// The anchor and the names.
  var parts: [String] {
    let names = text == "." ? [] : text.split(separator: "/").map(String.init)
    return isAbsolute ? ["/"] + names : names
  }

  var name: String {
    let last = text.split(separator: "/").last.map(String.init) ?? ""
    return last == "." ? "" : last
  }

  var suffix: String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex,
      name.index(after: dot) != name.endIndex
    else { return "" }
    return String(name[dot...])
  }

  var suffixes: [String] {
    guard !name.hasSuffix(".") else { return [] }
    let trimmed = name.drop { $0 == "." }
    return trimmed.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
      .map { "." + $0 }
  }

  var stem: String { String(name.dropLast(suffix.count)) }

  var parent: PathObject {
    guard let slash = text.lastIndex(of: "/") else { return PathObject(".") }
    return PathObject(slash == text.startIndex ? "/" : String(text[..<slash]))
  }

  func joined(_ other: String) -> PathObject {
    other.hasPrefix("/") ? PathObject(other) : PathObject(text + "/" + other)
  }

  var fileType: mode_t? {
    var info = stat()
    return stat(text, &info) == 0 ? info.st_mode & S_IFMT : nil
  }

  /// Absolute, with links resolved as far as the path exists.
  var resolved: PathObject { PathObject(ProjectPermissions.resolve(text)) }

  var absolute: PathObject {
    if isAbsolute { return self }
    return PathObject(PathObject.workingFolder + "/" + text)
  }

  static var workingFolder: String {
    guard let buffer = getcwd(nil, 0) else { return "/" }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// Names in a folder, sorted so that results do not depend on the file system.
  static func names(in folder: String) throws(FolderError) -> [String] {
    guard let stream = opendir(folder) else { throw FolderError(code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  struct FolderError: Error { let code: Int32 }
}
