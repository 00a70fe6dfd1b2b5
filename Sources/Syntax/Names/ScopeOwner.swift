/// A node that has a scope.
enum ScopeOwner {
  case module(ModuleNode)
  case function(FunctionNode)
  case `class`(ClassNode)
  case comprehension(ComprehensionNode)

  var scope: Scope {
    switch self {
    case .module(let node): node.scope
    case .function(let node): node.scope
    case .class(let node): node.scope
    case .comprehension(let node): node.scope
    }
  }

  /// A new scope for the node.
  func makeScope(in parent: Scope?) -> Scope {
    let scope: Scope
    switch self {
    case .module(let node):
      scope = Scope(kind: .module, name: "<module>", parent: nil)
      node.scope = scope
    case .function(let node):
      scope = Scope(
        kind: node.isLambda ? .lambda : .function, name: node.plainName, parent: parent)
      node.scope = scope
    case .class(let node):
      scope = Scope(kind: .class, name: node.plainName, parent: parent)
      node.scope = scope
    case .comprehension(let node):
      let names: [ComprehensionNode.Kind: String] = [
        .list: "<listcomp>", .set: "<setcomp>", .dict: "<dictcomp>", .generator: "<genexpr>",
      ]
      scope = Scope(
        kind: node.kind == .generator ? .generatorExpression : .comprehension,
        name: names[node.kind]!, parent: parent)
      node.scope = scope
    }
    return scope
  }
}
