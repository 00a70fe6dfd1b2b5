/// Names, literals, displays, calls, attributes and subscripts.
extension TreeParser {
  func parsePrimary() throws(Stop) -> Expression {
    let start = self.start
    if kind == .kAwait { throw unsupported("await is", tokenRange) }
    var value = try parseAtom()
    while true {
      switch kind {
      case .dot:
        advance()
        let (name, nameRange) = try expectName()
        value = make(.attribute(value, name, nameRange: nameRange), from: start)
      case .openParen:
        let arguments = try parseCallArguments()
        value = make(.call(value, arguments), from: start)
      case .openBracket:
        advance()
        let index = try parseSlices()
        try expect(.closeBracket)
        value = make(.subscript(value, index), from: start)
      default: return value
      }
    }
  }

  private func parseAtom() throws(Stop) -> Expression {
    let start = self.start
    switch kind {
    case .name:
      let name = identifier()
      advance()
      return make(.name(name), from: start)
    case .number: return try parseNumber()
    case .string: return try parseStrings()
    case .openParen: return try nested { () throws(Stop) in try parseParenthesized() }
    case .openBracket: return try nested { () throws(Stop) in try parseListDisplay() }
    case .openBrace: return try nested { () throws(Stop) in try parseBraceDisplay() }
    case .kNone: return constant(.none)
    case .kTrue: return constant(.true)
    case .kFalse: return constant(.false)
    case .ellipsis: return constant(.ellipsis)
    default: throw unexpected()
    }
  }

  private func constant(_ value: Constant) -> Expression {
    let start = self.start
    advance()
    return make(.constant(value), from: start)
  }

  private func parseNumber() throws(Stop) -> Expression {
    let start = self.start
    let value: Constant
    do {
      value = try NumberLiteral.value(text[start..<end])
    } catch {
      throw numberFailure(error)
    }
    advance()
    return make(.constant(value), from: start)
  }

  private func numberFailure(_ failure: NumberLiteral.Failure) -> Stop {
    switch failure {
    case .imaginary: return unsupported("complex numbers are", tokenRange)
    case .tooManyDigits(let count):
      return fail(
        Diagnostic(
          .syntaxError,
          "Exceeds the limit (\(NumberLiteral.maximumDigits) digits) for integer string "
            + "conversion: value has \(count) digits; use sys.set_int_max_str_digits() to "
            + "increase the limit - Consider hexadecimal for huge integer literals to avoid "
            + "decimal conversion limits.", tokenRange))
    }
  }

  // MARK: Displays

  /// A tuple, a group, or a generator expression.
  private func parseParenthesized() throws(Stop) -> Expression {
    let start = self.start
    advance()
    if take(.closeParen) { return make(.tuple([]), from: start) }
    if kind == .kYield {
      let value = try parseYield()
      try expect(.closeParen)
      return value
    }
    let first = try parseStarNamedExpression()
    if startsComprehension, !first.isStarred {
      let clauses = try parseClauses()
      try expect(.closeParen)
      return comprehension(.generator, first, nil, clauses, from: start)
    }
    if kind != .comma {
      guard kind == .closeParen, !first.isStarred else { throw unexpected() }
      advance()
      return first
    }
    var items = [first]
    while take(.comma), kind != .closeParen { items.append(try parseStarNamedExpression()) }
    try expect(.closeParen)
    return make(.tuple(items), from: start)
  }

  private func parseListDisplay() throws(Stop) -> Expression {
    let start = self.start
    advance()
    if take(.closeBracket) { return make(.list([]), from: start) }
    let first = try parseStarNamedExpression()
    if startsComprehension, !first.isStarred {
      let clauses = try parseClauses()
      try expect(.closeBracket)
      return comprehension(.list, first, nil, clauses, from: start)
    }
    var items = [first]
    while take(.comma), kind != .closeBracket { items.append(try parseStarNamedExpression()) }
    try expect(.closeBracket)
    return make(.list(items), from: start)
  }

  /// A dict, a set, or a comprehension of either.
  private func parseBraceDisplay() throws(Stop) -> Expression {
    let start = self.start
    advance()
    if take(.closeBrace) { return make(.dict([]), from: start) }
    if kind == .doubleStar { return try parseDict([], from: start) }
    let inner = self.start
    let first = try parseStarNamedExpression()
    if kind == .colon, !first.isStarred, !isBareWalrus(first, at: inner) {
      advance()
      let value = try parseExpression()
      guard startsComprehension else {
        return try parseDict([DictEntry(key: first, value: value)], from: start)
      }
      let clauses = try parseClauses()
      try expect(.closeBrace)
      return comprehension(.dict, first, value, clauses, from: start)
    }
    if startsComprehension, !first.isStarred {
      let clauses = try parseClauses()
      try expect(.closeBrace)
      return comprehension(.set, first, nil, clauses, from: start)
    }
    var items = [first]
    while take(.comma), kind != .closeBrace { items.append(try parseStarNamedExpression()) }
    try expect(.closeBrace)
    return make(.set(items), from: start)
  }

  /// Whether an expression that was read from `start` on is a walrus without parentheses.
  private func isBareWalrus(_ value: Expression, at start: Int) -> Bool {
    value.isWalrus && Int(value.range.start) == start
  }

  /// The rest of a dict display, after its first entry if that is given.
  private func parseDict(_ first: [DictEntry], from start: Int) throws(Stop) -> Expression {
    var entries = first
    while entries.isEmpty || take(.comma), kind != .closeBrace {
      if take(.doubleStar) {
        entries.append(DictEntry(key: nil, value: try parseOperators(.bitOr)))
      } else {
        let key = try parseExpression()
        try expect(.colon)
        entries.append(DictEntry(key: key, value: try parseExpression()))
      }
    }
    try expect(.closeBrace)
    return make(.dict(entries), from: start)
  }

  // MARK: Comprehensions

  /// Whether a `for` clause follows.
  var startsComprehension: Bool { kind == .kFor || kind == .kAsync }

  func comprehension(
    _ kind: ComprehensionNode.Kind, _ element: Expression, _ value: Expression?,
    _ clauses: [ComprehensionNode.Clause], from start: Int
  ) -> Expression {
    make(
      .comprehension(
        ComprehensionNode(kind: kind, element: element, value: value, clauses: clauses)),
      from: start)
  }

  func parseClauses() throws(Stop) -> [ComprehensionNode.Clause] {
    var clauses: [ComprehensionNode.Clause] = []
    while startsComprehension {
      if kind == .kAsync { throw unsupported("asynchronous comprehensions are", tokenRange) }
      advance()
      let target = try parseTargets()
      try expect(.kIn)
      let iterable = try parseOperators(.or)
      var conditions: [Expression] = []
      while take(.kIf) { conditions.append(try parseOperators(.or)) }
      clauses.append(
        ComprehensionNode.Clause(target: target, iterable: iterable, conditions: conditions))
    }
    return clauses
  }

  // MARK: Subscripts

  /// What stands in brackets after a value: one index or slice, or a tuple of them.
  private func parseSlices() throws(Stop) -> Expression {
    let start = self.start
    let first = kind == .star ? try parseStarArgument() : try parseSlice()
    guard kind == .comma || first.isStarred else { return first }
    var items = [first]
    while take(.comma), kind != .closeBracket {
      items.append(kind == .star ? try parseStarArgument() : try parseSlice())
    }
    return make(.tuple(items), from: start)
  }

  /// `*value` as an argument, where any expression may follow the star.
  func parseStarArgument() throws(Stop) -> Expression {
    let start = self.start
    advance()
    let value = try parseExpression()
    return make(.starred(value), from: start)
  }

  private func parseSlice() throws(Stop) -> Expression {
    let start = self.start
    var lower: Expression?
    if kind != .colon {
      let value = try parseNamedExpression()
      guard kind == .colon, !isBareWalrus(value, at: start) else { return value }
      lower = value
    }
    advance()
    let upper = startsExpression ? try parseExpression() : nil
    var step: Expression?
    if take(.colon), startsExpression { step = try parseExpression() }
    return make(.slice(lower: lower, upper: upper, step: step), from: start)
  }

  // MARK: Calls

  func parseCallArguments(allowsGenerator: Bool = true) throws(Stop) -> [Argument] {
    depth += 1
    defer { depth -= 1 }
    if depth > TreeParser.maximumDepth { throw tooDeep() }
    let open = start
    advance()
    var arguments: [Argument] = []
    var sawKeyword = false
    var sawDoubleStar = false
    while kind != .closeParen {
      let start = self.start
      if kind == .star {
        if sawDoubleStar { throw unexpected() }
        advance()
        let value = try parseExpression()
        arguments.append(Argument(kind: .star, value: value, range: range(from: start)))
      } else if take(.doubleStar) {
        let value = try parseExpression()
        arguments.append(Argument(kind: .doubleStar, value: value, range: range(from: start)))
        sawDoubleStar = true
      } else if kind == .name, next == .assign {
        let name = plainIdentifier()
        advance()
        advance()
        let value = try parseExpression()
        arguments.append(Argument(kind: .keyword(name), value: value, range: range(from: start)))
        sawKeyword = true
      } else {
        if sawKeyword || sawDoubleStar { throw unexpected() }
        var value = try parseNamedExpression()
        if startsComprehension {
          guard arguments.isEmpty, allowsGenerator else { throw unexpected() }
          let clauses = try parseClauses()
          guard kind == .closeParen else { throw unexpected() }
          advance()
          value = comprehension(.generator, value, nil, clauses, from: open)
          return [Argument(kind: .positional, value: value, range: value.range)]
        }
        arguments.append(Argument(kind: .positional, value: value, range: range(from: start)))
      }
      if !take(.comma) { break }
    }
    try expect(.closeParen)
    return arguments
  }
}

extension Expression {
  var isStarred: Bool {
    if case .starred = kind { return true }
    return false
  }

  var isWalrus: Bool {
    if case .walrus = kind { return true }
    return false
  }
}
