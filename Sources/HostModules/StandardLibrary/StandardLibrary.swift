import Foundation
import Interpreter

/// The standard library: modules written in Swift, and those written in the dialect itself, whose
/// text is part of the binary.
enum StandardLibrary {
  static let modules: [(String, @Sendable (ModuleBuilder) throws -> Void)] = [
    ("_abc", AbcModule.build),
    ("_collections", CollectionsModule.build),
    ("_enum", EnumModule.build),
    ("_functools", FunctoolsModule.build),
    ("_gzip", GzipModule.build),
    ("_hashlib", HashlibModule.build),
    ("_io_types", FileTypesModule.build),
    ("_json", JSONModule.build),
    ("_mnb", DialectModule.build),
    ("_os", OSModule.build),
    ("_typing", TypingModule.build),
    ("itertools", ItertoolsModule.build),
    ("math", MathModule.build),
    ("operator", OperatorModule.build),
    ("pathlib", PathlibModule.build),
    ("random", RandomModule.build),
    ("re", RegexModule.build),
    ("sys", SysModule.build),
    ("time", TimeModule.build),
    ("warnings", WarningsModule.build),
  ]

  /// Modules in the dialect by dotted name: those in the binary, or the files of the folder that
  /// `MNB_STDLIB` names, for those who work on them.
  static let embedded: [String: EmbeddedModule] = {
    guard let folder = ProcessInfo.processInfo.environment["MNB_STDLIB"] else {
      return EmbeddedModules.all
    }
    var found: [String: EmbeddedModule] = [:]
    let files = FileManager.default.enumerator(atPath: folder)
    for case let file as String in files ?? .init()
    where file.hasSuffix(".py") || file.hasSuffix(".mnb") {
      guard let text = try? Host.readText(folder + "/" + file) else { continue }
      found[name(of: file)] = EmbeddedModule(path: "<stdlib>/" + file, text: text)
    }
    return found
  }()

  /// The dotted name of a file such as `os/__init__.py` or `os/path.py`.
  private static func name(of file: String) -> String {
    var parts = file.split(separator: "/").map(String.init)
    let leaf = String(parts.removeLast().prefix { $0 != "." })
    return (leaf == "__init__" ? parts : parts + [leaf]).joined(separator: ".")
  }
}
