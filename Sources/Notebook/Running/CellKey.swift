/// What a cell's result depends on, as one digest: equal keys mean equal results.
public struct CellKey: Sendable, Hashable, CustomStringConvertible {
  public let description: String

  private init(_ parts: [String]) { description = String(Digest.of(parts).prefix(32)) }

  /// Of all that is known before the cell runs.
  ///
  /// - Parameters:
  ///   - code: the cell's text.
  ///   - inputs: for each name that it uses, the key of the cell that defines it, or the value of
  ///     the parameter of that name.
  ///   - engine: the engine's version.
  init(code: String, inputs: [String: String], engine: String) {
    var parts = ["cell", engine, code]
    for (name, key) in inputs.sorted(by: { $0.key < $1.key }) { parts += ["input", name, key] }
    self.init(parts)
  }

  /// With the files that the cell read; the same key where it read none.
  func reading(_ files: [FileRecord]) -> CellKey {
    if files.isEmpty { return self }
    var parts = [description]
    for file in files.sorted(by: { $0.path < $1.path }) {
      parts += ["file", file.path, file.kind == .absent ? "absent" : file.sha256]
    }
    return CellKey(parts)
  }

  /// Of a cell whose result is not decided by what is known of it: the result itself.
  func holding(_ result: String) -> CellKey { CellKey([description, "result", result]) }
}
