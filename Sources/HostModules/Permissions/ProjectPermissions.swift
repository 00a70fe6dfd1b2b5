import Glibc
import Interpreter

/// What a program may read and write: its project folder, and what the command line adds.
///
/// Paths are judged by where they lead: symbolic links and `..` are resolved first, and for a file
/// that does not exist yet its nearest existing folder. See language.md, "Permissions".
public final class ProjectPermissions: Permissions {
  private var readable: [String]
  private var writable: [String]

  /// - Parameters:
  ///   - project: the folder that may be read and written.
  ///   - reading: further files and folders that may be read (`--allow-read`, path parameters).
  ///   - writing: further files and folders that may be written (`--allow-write`); they may be read too.
  public init(project: String, reading: [String] = [], writing: [String] = []) {
    let project = ProjectPermissions.resolve(project)
    let writing = writing.map(ProjectPermissions.resolve)
    readable = [project] + reading.map(ProjectPermissions.resolve) + writing
    writable = [project] + writing
  }

  /// What is written here is gone, and there is nothing to read: everyone may.
  private static let nowhere = "/dev/null"

  public func checkRead(_ path: String) throws {
    let resolved = ProjectPermissions.resolve(path)
    if resolved == ProjectPermissions.nowhere { return }
    guard readable.contains(where: { ProjectPermissions.holds($0, resolved) }) else {
      throw PermissionRefused(path: path, option: "--allow-read", resolved: resolved)
    }
  }

  public func checkWrite(_ path: String) throws {
    let resolved = ProjectPermissions.resolve(path)
    if resolved == ProjectPermissions.nowhere { return }
    guard writable.contains(where: { ProjectPermissions.holds($0, resolved) }) else {
      throw PermissionRefused(path: path, option: "--allow-write", resolved: resolved)
    }
  }

  /// The folder that a program belongs to: the nearest one above it that holds `.git`, `.mnb` or
  /// `notebooks`; else the working folder when the file is inside it; else the file's own folder.
  public static func project(of file: String, workingFolder: String) -> String {
    let path = resolve(file)
    var folder = parent(of: path)
    let own = folder
    while true {
      for marker in [".git", ".mnb", "notebooks"] where access(folder + "/" + marker, F_OK) == 0 {
        return folder
      }
      if folder == "/" || folder.isEmpty { break }
      folder = parent(of: folder)
    }
    let working = resolve(workingFolder)
    return holds(working, path) ? working : own
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  private static func holds(_ folder: String, _ path: String) -> Bool {
    path == folder || folder == "/" || path.hasPrefix(folder + "/")
  }

  /// The absolute path without links; parts that do not exist are kept as they are.
  static func resolve(_ path: String) -> String { resolve(path, links: 40) }

  private static func resolve(_ path: String, links: Int) -> String {
    if let resolved = realPath(path) { return resolved }
    // A link that leads to nothing yet: what is written through it appears where it leads.
    if links > 0, let target = linkTarget(path) {
      let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
      return resolve(target.hasPrefix("/") ? target : folder + target, links: links - 1)
    }
    var absolute = path
    if !path.hasPrefix("/") { absolute = (realPath(".") ?? "/") + "/" + path }
    var parts = absolute.split(separator: "/").map(String.init)
    var rest: [String] = []
    while !parts.isEmpty {
      if let existing = realPath("/" + parts.joined(separator: "/")) {
        return normalize(existing + "/" + rest.reversed().joined(separator: "/"))
      }
      rest.append(parts.removeLast())
    }
    return normalize("/" + rest.reversed().joined(separator: "/"))
  }

  private static func linkTarget(_ path: String) -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes {
      readlink(path, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
    }
    return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func normalize(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      if part == ".." {
        if !parts.isEmpty { parts.removeLast() }
      } else if part != "." {
        parts.append(part)
      }
    }
    return "/" + parts.joined(separator: "/")
  }
}

/// A path outside what a program may use; the message names the option that would allow it.
public struct PermissionRefused: PythonError {
  let path: String
  let option: String
  let resolved: String

  public var pythonClass: String { "PermissionError" }
  public var message: String {
    "'\(path)' is outside the project folder; run with \(option) \(resolved) to allow it"
  }
}
