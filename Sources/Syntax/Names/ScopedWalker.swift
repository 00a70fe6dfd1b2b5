/// A walker that knows which scope it is in.
class ScopedWalker: TreeWalker {
  private var scopes: [Scope] = []
  /// How many functions enclose the code being visited.
  private(set) var functionDepth = 0

  /// The scope of the code being visited; nil before the module is entered.
  final var scope: Scope? { scopes.last }

  /// What a name stands for in the code being visited.
  final func binding(of name: String) -> Scope.Binding {
    scopes[scopes.count - 1].binding(of: name)
  }

  override func enter(_ owner: ScopeOwner) {
    scopes.append(owner.scope)
    if case .function = owner { functionDepth += 1 }
  }

  override func leave(_ owner: ScopeOwner) {
    scopes.removeLast()
    if case .function = owner { functionDepth -= 1 }
  }
}
