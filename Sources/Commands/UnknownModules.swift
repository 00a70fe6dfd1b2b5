import Foundation
import Interpreter
import Syntax

/// Imports of modules that nobody has: neither the host, nor a file where imports look for them.
struct UnknownModules {
  /// Modules of the host.
  private let names: [String]
  private let searchPath: [String]
  /// Where the code itself changes the search path, any module may be there.
  private let isOpen: Bool

  init(_ vm: Interpreter, _ sources: [SourceFile]) {
    names = Array(vm.host.modules.keys) + Array(vm.host.embeddedModules.keys)
    searchPath = vm.host.searchPath
    isOpen = sources.contains { String(decoding: $0.text, as: UTF8.self).contains("sys.path") }
  }

  /// Warnings for the imports at the top level of a module.
  func findings(in module: ModuleNode) -> [CodeFinding] {
    guard !isOpen else { return [] }
    return module.body.flatMap { statement -> [CodeFinding] in
      let names: [String] =
        switch statement.kind {
        case .import(let list): list.map(\.module)
        case .importFrom(let name?, _, 0): [name]
        default: []
        }
      return names.map { String($0.prefix { $0 != "." }) }.filter { !isKnown($0) }.map {
        CodeFinding(.warning, "unknown-module", "no module named '\($0)'", statement.range)
      }
    }
  }

  private func isKnown(_ root: String) -> Bool {
    if ["__future__", "__main__"].contains(root)
      || names.contains(where: { $0 == root || $0.hasPrefix(root + ".") })
    {
      return true
    }
    return searchPath.contains { folder in
      let path = (folder.isEmpty ? "." : folder) + "/" + root
      return ["", ".py", ".mnb"].contains { FileManager.default.fileExists(atPath: path + $0) }
    }
  }
}
