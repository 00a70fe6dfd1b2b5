import ArgumentParser
import Foundation
import HostModules
import Notebook

/// `mnb cache`
struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "Show and prune the cell cache of the project.",
    discussion:
      "Without options it shows what the cache holds. Removed cells run again when needed.")

  @Option(name: .customLong("keep-mb"), help: "Remove the oldest entries above this size.")
  var megabytes: Int?

  @Option(name: .customLong("older-than"), help: "Remove entries older than this many days.")
  var days: Double?

  @Option(name: .customLong("notebook"), help: "Only entries of this notebook.")
  var notebook: String?

  @Flag(name: .customLong("clear"), help: "Remove everything.")
  var clear = false

  @Argument(help: "A folder or file of the project.")
  var place = "."

  func run() throws {
    let working = FileManager.default.currentDirectoryPath
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
    let project = ProjectPermissions.project(
      of: isFolder.boolValue ? place + "/x" : place, workingFolder: working)
    let cache = CellCache(project: project)
    guard clear || megabytes != nil || days != nil else { return show(cache) }
    let removed = cache.prune(
      maximumBytes: clear ? -1 : megabytes.map { $0 * 1_000_000 },
      before: days.map { Date().timeIntervalSince1970 - $0 * 86_400 },
      notebook: notebook)
    print("removed \(removed.entries) entries, \(ReportWriter.size(removed.bytes))")
  }

  private func show(_ cache: CellCache) {
    let shares = cache.shares().filter { notebook == nil || $0.notebook == notebook }
    for share in shares {
      let age = Timestamp.text(share.newest)
      print("\(ReportWriter.size(share.bytes))\t\(share.entries) cells\t\(age)\t\(share.notebook)")
    }
    let bytes = shares.reduce(0) { $0 + $1.bytes }
    let entries = shares.reduce(0) { $0 + $1.entries }
    print("\(cache.folder): \(entries) cells, \(ReportWriter.size(bytes))")
  }
}
