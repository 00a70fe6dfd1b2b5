@testable import Syntax

/// Prints the scopes of a module in the form of `Fixtures/python_scopes.py`.
final class ScopeDump: TreeWalker {
  private var lines: [String] = []
  private var records: [(index: Int, scope: Scope, names: Set<String>)] = []

  static func text(of module: ModuleNode) throws -> String {
    let dump = ScopeDump()
    try dump.walk(module)
    return dump.lines.joined(separator: "\n") + "\n"
  }

  override func enter(_ owner: ScopeOwner) {
    records.append((lines.count, owner.scope, []))
    lines.append("")
  }

  override func leave(_ owner: ScopeOwner) {
    let (index, scope, names) = records.removeLast()
    var mentioned = names.union(scope.bound).union(scope.bindings.keys)
    // CPython's tables do not show the class's own cell.
    if scope.kind == .class { mentioned.remove("__class__") }
    let kind =
      switch scope.kind {
      case .generatorExpression: "comprehension"
      default: "\(scope.kind)"
      }
    let bindings = mentioned.sorted().map { "\($0)=\(scope.binding(of: $0))" }
    let free = scope.free.sorted().joined(separator: " ")
    lines[index] =
      String(repeating: "  ", count: records.count)
      + "\(kind) \(scope.name): \(bindings.joined(separator: " "))"
      + (free.isEmpty ? "" : " free \(free)")
  }

  private func mention(_ name: String) { records[records.count - 1].names.insert(name) }

  override func use(_ name: String, _ range: SourceRange) {
    mention(name)
    let kind = records[records.count - 1].scope.kind
    if name == "super", kind != .module, kind != .class { mention("__class__") }
  }

  override func bind(_ name: String, _ range: SourceRange, _ binder: Binder) { mention(name) }
  override func unbind(_ name: String, _ range: SourceRange) { mention(name) }
  override func declareGlobal(_ names: [String], _ range: SourceRange) {
    names.forEach(mention)
  }
  override func declareNonlocal(_ names: [String], _ range: SourceRange) {
    names.forEach(mention)
  }
}
