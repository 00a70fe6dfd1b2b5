/// What is known of a name in one scope before bindings are decided.
struct NameFlags: OptionSet {
  let rawValue: UInt8
  static let global = NameFlags(rawValue: 1)
  static let local = NameFlags(rawValue: 2)
  static let parameter = NameFlags(rawValue: 4)
  static let nonlocal = NameFlags(rawValue: 8)
  static let use = NameFlags(rawValue: 16)
  static let annotation = NameFlags(rawValue: 32)
  static let iteration = NameFlags(rawValue: 64)
  static let imported = NameFlags(rawValue: 128)

  static let bound: NameFlags = [.local, .parameter, .imported]
}

/// A scope while its names are being collected.
final class ScopeRecord {
  let scope: Scope
  /// The comprehension whose scope this is.
  let comprehension: ComprehensionNode?
  var flags: [String: NameFlags] = [:]
  /// Names in order of appearance.
  var order: [String] = []
  var children: [ScopeRecord] = []
  /// `global` and `nonlocal` statements, and walruses in comprehensions, by name.
  var directives: [String: SourceRange] = [:]
  /// How many iterables of inner clauses are being visited.
  var iterableDepth = 0

  init(scope: Scope, comprehension: ComprehensionNode?) {
    self.scope = scope
    self.comprehension = comprehension
  }

  /// Whether the scope is one whose names can be captured.
  var isFunction: Bool { scope.kind != .module && scope.kind != .class }

  func add(_ name: String, _ new: NameFlags) {
    if let index = flags.index(forKey: name) {
      flags.values[index].formUnion(new)
    } else {
      flags[name] = new
      order.append(name)
    }
  }
}
