/// How tightly operators bind, loosest first.
enum Precedence: UInt8, Comparable {
  case or, and, not, comparison, bitOr, bitXor, bitAnd, shift, sum, term, unary

  static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }
  var tighter: Precedence { Precedence(rawValue: rawValue + 1)! }
}

extension TreeParser {
  /// `a if test else b`, `lambda`, or an operator expression.
  func parseExpression() throws(Stop) -> Expression {
    let start = self.start
    depth += 1
    defer { depth -= 1 }
    if depth > TreeParser.maximumDepth { throw tooDeep() }
    if kind == .kLambda { return try parseLambda() }
    let body = try parseOperators(.or)
    guard kind == .kIf else { return body }
    advance()
    let test = try parseOperators(.or)
    try expect(.kElse)
    let orElse = try parseExpression()
    return make(.conditional(test: test, body: body, orElse: orElse), from: start)
  }

  func tooDeep() -> Stop {
    fail(Diagnostic(.syntaxError, "too many nested expressions", tokenRange))
  }

  /// An expression or `name := value`.
  func parseNamedExpression() throws(Stop) -> Expression {
    guard kind == .name, next == .walrus else { return try parseExpression() }
    try refuseInAnnotation("an assignment expression")
    let start = self.start
    let (name, nameRange) = try expectName()
    advance()
    let value = try parseExpression()
    return make(.walrus(name, nameRange: nameRange, value: value), from: start)
  }

  /// `*value`, where the value binds at least as tightly as `|`.
  func parseStar() throws(Stop) -> Expression {
    let start = self.start
    advance()
    let value = try parseOperators(.bitOr)
    return make(.starred(value), from: start)
  }

  func parseStarExpression() throws(Stop) -> Expression {
    kind == .star ? try parseStar() : try parseExpression()
  }

  func parseStarNamedExpression() throws(Stop) -> Expression {
    kind == .star ? try parseStar() : try parseNamedExpression()
  }

  /// One expression, or a tuple without parentheses.
  func parseStarExpressions() throws(Stop) -> Expression {
    let start = self.start
    let first = try parseStarExpression()
    guard kind == .comma else { return first }
    var items = [first]
    while take(.comma) {
      guard startsExpression || kind == .star else { break }
      items.append(try parseStarExpression())
    }
    return make(.tuple(items), from: start)
  }

  /// `yield`, or one expression, or a tuple without parentheses.
  func parseYieldOrStarExpressions() throws(Stop) -> Expression {
    kind == .kYield ? try parseYield() : try parseStarExpressions()
  }

  func parseYield() throws(Stop) -> Expression {
    try refuseInAnnotation("yield")
    let start = self.start
    advance()
    if take(.kFrom) {
      let value = try parseExpression()
      return make(.yieldFrom(value), from: start)
    }
    let value = startsExpression || kind == .star ? try parseStarExpressions() : nil
    return make(.yield(value), from: start)
  }

  /// Whether the current token can begin an expression (not counting `*` and `yield`).
  var startsExpression: Bool {
    switch kind {
    case .name, .number, .string, .openParen, .openBracket, .openBrace, .ellipsis, .plus, .minus,
      .tilde, .kNot, .kLambda, .kNone, .kTrue, .kFalse, .kAwait:
      true
    default: false
    }
  }

  // MARK: Operators

  /// An expression of operators that bind at least as tightly as `minimum`.
  func parseOperators(_ minimum: Precedence) throws(Stop) -> Expression {
    let start = self.start
    var left = try parsePrefix(minimum)
    while true {
      if let (precedence, op) = TreeParser.binary(kind) {
        guard precedence >= minimum else { return left }
        advance()
        let right = try parseOperators(precedence.tighter)
        left = make(.binary(op, left, right), from: start)
        continue
      }
      switch kind {
      case .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual, .kIn, .kIs, .kNot:
        guard minimum <= .comparison, kind != .kNot || next == .kIn else { return left }
        left = try parseComparison(left, from: start)
      case .kAnd where minimum <= .and:
        left = try parseBoolean(left, .and, .kAnd, .not, from: start)
      case .kOr where minimum <= .or:
        left = try parseBoolean(left, .or, .kOr, .and, from: start)
      default: return left
      }
    }
  }

  private func parsePrefix(_ minimum: Precedence) throws(Stop) -> Expression {
    let op: UnaryOperator
    switch kind {
    case .minus: op = .minus
    case .plus: op = .plus
    case .tilde: op = .invert
    case .kNot where minimum <= .not: op = .not
    default: return try parsePower()
    }
    depth += 1
    defer { depth -= 1 }
    if depth > TreeParser.maximumDepth { throw tooDeep() }
    let start = self.start
    advance()
    let operand = try parseOperators(op == .not ? .not : .unary)
    return make(.unary(op, operand), from: start)
  }

  private func parsePower() throws(Stop) -> Expression {
    let start = self.start
    let base = try parsePrimary()
    guard kind == .doubleStar else { return base }
    depth += 1
    defer { depth -= 1 }
    if depth > TreeParser.maximumDepth { throw tooDeep() }
    advance()
    let exponent = try parseOperators(.unary)
    return make(.binary(.power, base, exponent), from: start)
  }

  private func parseBoolean(
    _ first: Expression, _ op: BooleanOperator, _ word: TokenKind, _ operand: Precedence,
    from start: Int
  ) throws(Stop) -> Expression {
    var operands = [first]
    while take(word) { operands.append(try parseOperators(operand)) }
    return make(.boolean(op, operands), from: start)
  }

  private func parseComparison(_ first: Expression, from start: Int) throws(Stop) -> Expression {
    var rest: [Comparison] = []
    while let op = comparisonOperator() {
      rest.append(Comparison(op: op, operand: try parseOperators(.bitOr)))
    }
    return make(.compare(first, rest), from: start)
  }

  /// Takes a comparison operator.
  private func comparisonOperator() -> ComparisonOperator? {
    let op: ComparisonOperator
    switch kind {
    case .less: op = .less
    case .lessEqual: op = .lessEqual
    case .greater: op = .greater
    case .greaterEqual: op = .greaterEqual
    case .equal: op = .equal
    case .notEqual: op = .notEqual
    case .kIn: op = .in
    case .kIs where next == .kNot:
      advance()
      op = .isNot
    case .kIs: op = .is
    case .kNot where next == .kIn:
      advance()
      op = .notIn
    default: return nil
    }
    advance()
    return op
  }

  /// Left associative binary operators.
  @inline(__always)
  static func binary(_ kind: TokenKind) -> (Precedence, BinaryOperator)? {
    switch kind {
    case .bar: (.bitOr, .or)
    case .caret: (.bitXor, .xor)
    case .ampersand: (.bitAnd, .and)
    case .leftShift: (.shift, .leftShift)
    case .rightShift: (.shift, .rightShift)
    case .plus: (.sum, .add)
    case .minus: (.sum, .subtract)
    case .star: (.term, .multiply)
    case .slash: (.term, .divide)
    case .doubleSlash: (.term, .floorDivide)
    case .percent: (.term, .modulo)
    case .at: (.term, .matrixMultiply)
    default: nil
    }
  }
}
