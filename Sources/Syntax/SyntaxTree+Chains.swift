extension Expression {
  /// The operand that a chain of operators, calls, attributes or subscripts goes on with.
  public var leftOperand: Expression? {
    switch kind {
    case .binary(_, let left, _), .attribute(let left, _, _), .subscript(let left, _),
      .call(let left, _):
      left
    default: nil
    }
  }

  /// This expression, its left operand, and so on down to the first that has none.
  ///
  /// Such chains may be a million long: passes must walk them in a loop.
  public var leftSpine: [Expression] {
    var spine = [self]
    while let left = spine[spine.count - 1].leftOperand { spine.append(left) }
    return spine
  }
}

extension Statement {
  /// The branches of an `if` statement with its `elif`s, which nest in the tree, and the last `else`.
  ///
  /// There may be a thousand branches: passes must walk them in a loop.
  public var branches: (branches: [(test: Expression, body: [Statement])], orElse: [Statement]) {
    var branches: [(test: Expression, body: [Statement])] = []
    var rest = [self]
    while rest.count == 1, case .if(let test, let body, let orElse) = rest[0].kind {
      branches.append((test, body))
      rest = orElse
    }
    return (branches, rest)
  }
}

extension ImportedModule {
  /// The name that the import binds: the alias, else the first part of the module's name.
  public var boundName: String {
    alias ?? String(module.prefix { $0 != "." })
  }
}
