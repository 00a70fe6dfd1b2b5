/// Owns every node of a tree so that a tree of any depth is freed without recursion.
///
/// Swift frees a chain of objects recursively: the left-deep tree of `1+1+…+1` with a million terms
/// would overflow the stack when its root goes. The arena holds each node in the order of creation,
/// children before parents, and lets go of them from the last to the first. A parent is then freed
/// while the arena still holds its children, so no release ever cascades. The module owns the arena:
/// whoever keeps nodes must keep their `ModuleNode`.
final class NodeArena {
  private var expressions: ContiguousArray<Expression> = []
  private var statements: ContiguousArray<Statement> = []

  func add(_ kind: Expression.Kind, _ range: SourceRange) -> Expression {
    let node = Expression(kind, range)
    expressions.append(node)
    return node
  }

  func add(_ kind: Statement.Kind, _ range: SourceRange) -> Statement {
    let node = Statement(kind, range)
    statements.append(node)
    return node
  }

  deinit {
    while statements.popLast() != nil {}
    while expressions.popLast() != nil {}
  }
}
