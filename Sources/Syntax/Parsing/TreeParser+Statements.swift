/// Simple statements.
extension TreeParser {
  /// Parses one compound statement or one line of simple ones.
  func parseStatement(into body: inout [Statement]) throws(Stop) {
    let outer = statementStart
    statementStart = index
    try parseOneStatement(into: &body)
    statementStart = outer
  }

  private func parseOneStatement(into body: inout [Statement]) throws(Stop) {
    switch kind {
    case .kIf: body.append(try parseIf())
    case .kFor: body.append(try parseFor())
    case .kWhile: body.append(try parseWhile())
    case .kTry: body.append(try parseTry())
    case .kWith: body.append(try parseWith())
    case .kDef: body.append(try parseFunction(decorators: []))
    case .kClass: body.append(try parseClass(decorators: []))
    case .at: body.append(try parseDecorated())
    case .kAsync: throw refuseAsync()
    case .name where isMatchStatement: throw unsupported("the match statement is", tokenRange)
    default: try parseSimpleLine(into: &body)
    }
  }

  private func refuseAsync() -> Stop {
    switch next {
    case .kDef: unsupported("async def is", SourceRange(start, Int(tokens[index + 1].end)))
    case .kFor: unsupported("async for is", SourceRange(start, Int(tokens[index + 1].end)))
    case .kWith: unsupported("async with is", SourceRange(start, Int(tokens[index + 1].end)))
    default: unexpected()
    }
  }

  /// Whether the line is `match …:` with an indented `case` below it.
  private var isMatchStatement: Bool {
    guard end - start == 5, text[start..<end].elementsEqual("match".utf8) else { return false }
    var index = self.index + 1
    while index < tokens.count, tokens[index].kind != .newline { index += 1 }
    guard index + 2 < tokens.count, tokens[index - 1].kind == .colon,
      tokens[index + 1].kind == .indent, tokens[index + 2].kind == .name
    else { return false }
    return text[Int(tokens[index + 2].start)..<Int(tokens[index + 2].end)]
      .elementsEqual("case".utf8)
  }

  func parseSimpleLine(into body: inout [Statement]) throws(Stop) {
    repeat { body.append(try parseSimple()) } while take(.semicolon) && kind != .newline
    try expect(.newline)
  }

  private func parseSimple() throws(Stop) -> Statement {
    let start = self.start
    switch kind {
    case .kPass, .kBreak, .kContinue:
      let simple: Statement.Kind =
        kind == .kPass ? .pass : kind == .kBreak ? .break : .continue
      advance()
      return make(simple, from: start)
    case .kReturn:
      advance()
      let value = startsExpression || kind == .star ? try parseStarExpressions() : nil
      return make(.return(value), from: start)
    case .kRaise:
      advance()
      guard startsExpression else { return make(.raise(nil, cause: nil), from: start) }
      let value = try parseExpression()
      let cause = take(.kFrom) ? try parseExpression() : nil
      return make(.raise(value, cause: cause), from: start)
    case .kAssert:
      advance()
      let test = try parseExpression()
      let message = take(.comma) ? try parseExpression() : nil
      return make(.assert(test: test, message: message), from: start)
    case .kDel: return try parseDelete()
    case .kGlobal, .kNonlocal: return try parseDeclaration()
    case .kImport: return try parseImport()
    case .kFrom: return try parseImportFrom()
    default: return try parseExpressionStatement()
    }
  }

  // MARK: Expressions and assignments

  private func parseExpressionStatement() throws(Stop) -> Statement {
    let start = self.start
    let value = try parseYieldOrStarExpressions()
    switch kind {
    case .assign: return try parseAssignment(value, from: start)
    case .colon where value.isSingleTarget: return try parseAnnotated(value, from: start)
    default: break
    }
    if let op = TreeParser.augmented(kind), value.isSingleTarget {
      advance()
      let operand = try parseYieldOrStarExpressions()
      return make(.augmentedAssign(target: value, op: op, value: operand), from: start)
    }
    return make(.expression(value), from: start)
  }

  private func parseAssignment(
    _ first: Expression, from start: Int
  ) throws(Stop) -> Statement {
    var targets: [Expression] = []
    var value = first
    while kind == .assign {
      guard value.isTarget else { throw unexpected() }
      advance()
      targets.append(value)
      value = try parseYieldOrStarExpressions()
    }
    return make(.assign(targets: targets, value: value), from: start)
  }

  private func parseAnnotated(
    _ target: Expression, from start: Int
  ) throws(Stop) -> Statement {
    advance()
    let annotation = try parseAnnotation()
    let value = take(.assign) ? try parseYieldOrStarExpressions() : nil
    return make(
      .annotatedAssign(target: target, annotation: annotation, value: value), from: start)
  }

  private static func augmented(_ kind: TokenKind) -> BinaryOperator? {
    switch kind {
    case .plusAssign: .add
    case .minusAssign: .subtract
    case .starAssign: .multiply
    case .slashAssign: .divide
    case .doubleSlashAssign: .floorDivide
    case .percentAssign: .modulo
    case .doubleStarAssign: .power
    case .atAssign: .matrixMultiply
    case .leftShiftAssign: .leftShift
    case .rightShiftAssign: .rightShift
    case .ampersandAssign: .and
    case .barAssign: .or
    case .caretAssign: .xor
    default: nil
    }
  }

  /// One target of a `for` or `with`, or a tuple of them without parentheses.
  func parseTargets() throws(Stop) -> Expression {
    let start = self.start
    let first = try parseTarget()
    guard kind == .comma else { return first }
    var items = [first]
    while take(.comma), startsExpression || kind == .star { items.append(try parseTarget()) }
    return make(.tuple(items), from: start)
  }

  func parseTarget() throws(Stop) -> Expression {
    let target = kind == .star ? try parseStar() : try parseOperators(.bitOr)
    guard target.isTarget else { throw unexpected() }
    return target
  }

  private func parseDelete() throws(Stop) -> Statement {
    let start = self.start
    advance()
    var targets: [Expression] = []
    repeat {
      let target = try parseOperators(.bitOr)
      guard target.isDeletable else { throw unexpected() }
      targets.append(target)
    } while take(.comma) && kind != .newline && kind != .semicolon
    guard kind == .newline || kind == .semicolon else { throw unexpected() }
    return make(.delete(targets), from: start)
  }

  private func parseDeclaration() throws(Stop) -> Statement {
    let start = self.start
    let isGlobal = kind == .kGlobal
    advance()
    var names: [String] = []
    repeat { names.append(try expectName().name) } while take(.comma)
    return make(isGlobal ? .global(names) : .nonlocal(names), from: start)
  }

  // MARK: Imports

  private func parseImport() throws(Stop) -> Statement {
    let start = self.start
    advance()
    var modules: [ImportedModule] = []
    repeat {
      let start = self.start
      let module = try parseDottedName()
      let alias = take(.kAs) ? try expectName().name : nil
      modules.append(ImportedModule(module: module, alias: alias, range: range(from: start)))
    } while take(.comma)
    return make(.import(modules), from: start)
  }

  private func parseDottedName() throws(Stop) -> String {
    guard kind == .name else { throw unexpected() }
    var name = next == .dot ? plainIdentifier() : identifier()
    advance()
    while take(.dot) {
      guard kind == .name else { throw unexpected() }
      name += "." + plainIdentifier()
      advance()
    }
    return name
  }

  private func parseImportFrom() throws(Stop) -> Statement {
    let start = self.start
    advance()
    var level = 0
    while kind == .dot || kind == .ellipsis {
      level += kind == .dot ? 1 : 3
      advance()
    }
    let module = kind == .name || level == 0 ? try parseDottedName() : nil
    try expect(.kImport)
    if take(.star) {
      return make(.importFrom(module: module, names: [], level: level), from: start)
    }
    let isParenthesized = take(.openParen)
    var names: [ImportedName] = []
    repeat {
      let start = self.start
      let name = try expectName().name
      let alias = take(.kAs) ? try expectName().name : nil
      names.append(ImportedName(name: name, alias: alias, range: range(from: start)))
    } while take(.comma) && !(isParenthesized && kind == .closeParen)
    if isParenthesized { try expect(.closeParen) }
    return make(.importFrom(module: module, names: names, level: level), from: start)
  }
}

extension Expression {
  /// Whether the expression may stand left of `=`.
  var isTarget: Bool {
    switch kind {
    case .name, .attribute, .subscript: true
    case .starred(let value): value.isTarget && !value.isStarred
    case .list(let items), .tuple(let items): items.allSatisfy(\.isTarget)
    default: false
    }
  }

  /// Whether the expression may stand left of `+=` or an annotation.
  var isSingleTarget: Bool {
    switch kind {
    case .name, .attribute, .subscript: true
    default: false
    }
  }

  /// Whether the expression may follow `del`.
  var isDeletable: Bool {
    switch kind {
    case .name, .attribute, .subscript: true
    case .list(let items), .tuple(let items): items.allSatisfy(\.isDeletable)
    default: false
    }
  }
}
