import Foundation
import TestSupport

@testable import Syntax

/// The folder `Fixtures` of these tests.
enum FixtureFiles {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  static func data(_ path: String) throws -> Data {
    try Data(contentsOf: folder.appendingPathComponent(path))
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try data(path), as: UTF8.self)
  }

  /// Names without extension of the files in a subfolder that have this extension.
  static func names(in subfolder: String, extension wanted: String) throws -> [String] {
    let files = try FileManager.default.contentsOfDirectory(
      at: folder.appendingPathComponent(subfolder), includingPropertiesForKeys: nil)
    return files.filter { $0.pathExtension == wanted }
      .map { $0.deletingPathExtension().lastPathComponent }.sorted()
  }
}

/// Parses and resolves a program given as text.
func parse(_ text: String, firstLine: Int = 1) throws -> ModuleNode {
  try Parser.parse(SourceFile(name: "test.py", text: text, firstLine: firstLine))
}

/// The error in a program; nil if it has none.
func failure(_ text: String) -> Diagnostic? {
  do {
    _ = try Parser.parse(SourceFile(name: "test.py", text: text))
    return nil
  } catch {
    return error
  }
}
