import Foundation
import Interpreter
import Notebook

/// Which files the running cell reads and writes, and which modules it brings in.
final class CellFiles {
  private let vm: Interpreter
  private let fingerprints: FileFingerprints
  var project: String { fingerprints.project }
  private let permissions: TrackingPermissions
  private var artifactsFolder = ""
  /// Data files that host modules reported themselves.
  private var reported: [String] = []
  /// Module files that the running cell has read.
  private var modulesRead: [String] = []
  /// All module files of this run.
  private var modulePaths: Set<String> = []
  /// The files that a module's import read, by the module's name.
  private var filesOfModule: [String: [String]] = [:]
  private var modulesBefore: Set<String> = []

  init(_ vm: Interpreter, project: String) {
    self.vm = vm
    fingerprints = FileFingerprints(project: project, memo: project + "/.mnb/cache/digests.json")
    permissions = TrackingPermissions(vm.host.permissions)
    vm.host.permissions = permissions
    vm.host.fileWasRead = { [unowned self] path in reported.append(path) }
    let moduleText = vm.host.moduleText
    vm.host.moduleText = { [unowned self] path, contents in
      // Modules that are part of the binary are read from no file.
      if permissions.read.contains(path) {
        modulesRead.append(path)
        modulePaths.insert(path)
      }
      return try moduleText(path, contents)
    }
  }

  func begin(artifactsFolder: String) {
    self.artifactsFolder = artifactsFolder
    modulesBefore = moduleNames()
  }

  /// Begins the notes of a cell.
  func clear() {
    permissions.clear()
    reported.removeAll()
    modulesRead.removeAll()
  }

  /// Notes whose import brought in which modules; called when a cell ended or was restored.
  func noteModules() {
    guard !modulesRead.isEmpty else { return }
    let names = moduleNames()
    for name in names.subtracting(modulesBefore) { filesOfModule[name] = modulesRead }
    modulesBefore = names
  }

  private func moduleNames() -> Set<String> {
    Set(vm.entries(ofDict: vm.loadedModules()).compactMap(\.key.stringValue))
  }

  /// What the cell found on disk, as it is now.
  ///
  /// - Parameter imports: modules that it imports, which an earlier cell may have brought in.
  func records(imports: Set<String>) -> [FileRecord] {
    var paths = permissions.read + reported
    for name in imports { paths += filesOfModule[name] ?? [] }
    var seen: Set<String> = []
    var records: [FileRecord] = []
    let modules = Set(modulePaths.map(fingerprints.name))
    for name in paths.map(fingerprints.name) where seen.insert(name).inserted {
      var record = fingerprints.record(name)
      if modules.contains(name), record.kind == .file { record.kind = .module }
      records.append(record)
    }
    return records
  }

  /// Whether a file is as a record says.
  func isCurrent(_ record: FileRecord) -> Bool { fingerprints.isCurrent(record) }

  /// Lets modules that came from a file be read again by the next import.
  func forgetModules(from record: FileRecord) {
    for (name, paths) in filesOfModule where paths.map(fingerprints.name).contains(record.path) {
      filesOfModule[name] = nil
      modulesBefore.remove(name)
      vm.forgetModule(name)
    }
  }

  /// The files that the cell wrote and that are there, as records name them.
  func written() -> [String] {
    var seen: Set<String> = []
    return permissions.written.compactMap { path in
      let name = FileFingerprints.artifactName(path, in: artifactsFolder) ?? fingerprints.name(path)
      let isThere = FileManager.default.fileExists(atPath: path)
      return isThere && seen.insert(name).inserted ? name : nil
    }
  }
}
