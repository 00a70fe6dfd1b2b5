/// What a cell's result depends on, as one digest: equal keys mean equal results.
public struct CellKey: Sendable, Hashable, CustomStringConvertible {
  public let description: String

  /// - Parameters:
  ///   - code: the cell's text.
  ///   - inputs: for each name that it uses, the key of the cell that defines it, or the value of
  ///     the parameter of that name.
  ///   - files: what it read when it last ran.
  ///   - engine: the engine's version.
  init(code: String, inputs: [String: String], files: [FileRecord], engine: String) {
    var parts = ["cell", engine, code]
    for (name, key) in inputs.sorted(by: { $0.key < $1.key }) { parts += ["input", name, key] }
    for file in files.sorted(by: { $0.path < $1.path }) {
      parts += ["file", file.path, file.sha256]
    }
    description = String(Digest.of(parts).prefix(32))
  }
}

/// Follows which cell's definition each name has, in running order.
struct CellGraph {
  /// By name, what defines it: a parameter's value or a cell's key.
  private var definitions: [String: String] = [:]
  /// Takes part in every later key once a cell could not be analysed.
  private var unknown: [String] = []

  init(parameters: [BoundParameter]) {
    for one in parameters { definitions[one.name] = "parameter " + one.value.literal }
  }

  /// The inputs of a cell: of the names that it uses, those that something defined.
  func inputs(_ names: CellNames?) -> [String: String] {
    var inputs =
      names.map { names in definitions.filter { names.uses.contains($0.key) } } ?? definitions
    for (i, key) in unknown.enumerated() { inputs["unknown \(i)"] = key }
    return inputs
  }

  mutating func define(_ names: CellNames?, key: CellKey) {
    guard let names else { return unknown.append(key.description) }
    for name in names.defines { definitions[name] = key.description }
  }
}
