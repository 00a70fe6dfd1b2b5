/// Compound statements.
extension TreeParser {
  /// More branches than this would make the tree, in which each `elif` nests, too deep.
  static let maximumBranches = 1000

  /// A colon, then an indented block or simple statements on the same line.
  func parseBlock() throws(Stop) -> [Statement] {
    try expect(.colon)
    var body: [Statement] = []
    guard take(.newline) else {
      try parseSimpleLine(into: &body)
      return body
    }
    try expect(.indent)
    while kind != .dedent { try parseStatement(into: &body) }
    advance()
    return body
  }

  private func parseElse() throws(Stop) -> [Statement] {
    take(.kElse) ? try parseBlock() : []
  }

  func parseIf() throws(Stop) -> Statement {
    var branches: [(start: Int, test: Expression, body: [Statement])] = []
    repeat {
      let start = self.start
      advance()
      let test = try parseNamedExpression()
      branches.append((start, test, try parseBlock()))
      if branches.count > TreeParser.maximumBranches {
        throw fail(Diagnostic(.syntaxError, "too many elif branches", tokenRange))
      }
    } while kind == .kElif
    var orElse = try parseElse()
    for branch in branches.reversed() {
      orElse = [
        make(.if(test: branch.test, body: branch.body, orElse: orElse), from: branch.start)
      ]
    }
    return orElse[0]
  }

  func parseWhile() throws(Stop) -> Statement {
    let start = self.start
    advance()
    let test = try parseNamedExpression()
    let body = try parseBlock()
    let orElse = try parseElse()
    return make(.while(test: test, body: body, orElse: orElse), from: start)
  }

  func parseFor() throws(Stop) -> Statement {
    let start = self.start
    advance()
    let target = try parseTargets()
    try expect(.kIn)
    let iterable = try parseStarExpressions()
    let body = try parseBlock()
    let orElse = try parseElse()
    return make(
      .for(target: target, iterable: iterable, body: body, orElse: orElse), from: start)
  }

  // MARK: with

  func parseWith() throws(Stop) -> Statement {
    let start = self.start
    advance()
    var items = parseParenthesizedItems()
    if items.isEmpty { items = try parseItems() }
    let body = try parseBlock()
    return make(.with(items, body: body), from: start)
  }

  private func parseItems() throws(Stop) -> [WithItem] {
    var items: [WithItem] = []
    repeat { items.append(try parseItem()) } while take(.comma)
    return items
  }

  private func parseItem() throws(Stop) -> WithItem {
    let context = try parseExpression()
    guard take(.kAs) else { return WithItem(context: context, target: nil) }
    let target = try parseTarget()
    guard kind == .comma || kind == .colon || kind == .closeParen else { throw unexpected() }
    return WithItem(context: context, target: target)
  }

  /// Items in parentheses; none, with nothing taken, if the parenthesis belongs to an expression.
  private func parseParenthesizedItems() -> [WithItem] {
    guard kind == .openParen else { return [] }
    let (index, lastEnd, depth) = (self.index, self.lastEnd, self.depth)
    advance()
    if let items = try? parseItemsToColon() { return items }
    failure = nil
    self.index = index
    self.lastEnd = lastEnd
    self.depth = depth
    kind = tokens[index].kind
    return []
  }

  private func parseItemsToColon() throws(Stop) -> [WithItem] {
    var items: [WithItem] = []
    repeat { items.append(try parseItem()) } while take(.comma) && kind != .closeParen
    try expect(.closeParen)
    guard kind == .colon else { throw unexpected() }
    return items
  }

  // MARK: try

  func parseTry() throws(Stop) -> Statement {
    let start = self.start
    advance()
    let body = try parseBlock()
    var handlers: [ExceptionHandler] = []
    while kind == .kExcept { handlers.append(try parseHandler()) }
    let orElse = handlers.isEmpty ? [] : try parseElse()
    let hasFinally = take(.kFinally)
    let finally = hasFinally ? try parseBlock() : []
    if handlers.isEmpty, !hasFinally { throw unexpected() }
    return make(
      .try(body: body, handlers: handlers, orElse: orElse, finally: finally), from: start)
  }

  private func parseHandler() throws(Stop) -> ExceptionHandler {
    let start = self.start
    advance()
    if kind == .star {
      throw unsupported("except* is", SourceRange(start, end))
    }
    var type: Expression?
    var name: String?
    if kind != .colon {
      type = try parseExpression()
      if take(.kAs) { name = try expectName().name }
    }
    let body = try parseBlock()
    return ExceptionHandler(type: type, name: name, body: body, range: range(from: start))
  }

  // MARK: Functions and classes

  func parseDecorated() throws(Stop) -> Statement {
    var decorators: [Expression] = []
    while take(.at) {
      decorators.append(try parseNamedExpression())
      try expect(.newline)
    }
    switch kind {
    case .kDef: return try parseFunction(decorators: decorators)
    case .kClass: return try parseClass(decorators: decorators)
    case .kAsync where next == .kDef:
      throw unsupported("async def is", SourceRange(start, Int(tokens[index + 1].end)))
    default: throw unexpected()
    }
  }

  func parseFunction(decorators: [Expression]) throws(Stop) -> Statement {
    let start = self.start
    advance()
    let plainName = kind == .name ? plainIdentifier() : ""
    let (name, nameRange) = try expectName()
    try expect(.openParen)
    let parameters = try parseParameters(until: .closeParen, allowsAnnotations: true)
    try expect(.closeParen)
    if take(.arrow) { _ = try parseAnnotation() }
    let body = try parseBlock()
    let function = FunctionNode(
      name: name, plainName: plainName, nameRange: nameRange, parameters: parameters, body: body,
      decorators: decorators, docstring: docstring(of: body), isLambda: false,
      range: range(from: start))
    return make(.function(function), from: start)
  }

  func parseClass(decorators: [Expression]) throws(Stop) -> Statement {
    let start = self.start
    advance()
    let plainName = kind == .name ? plainIdentifier() : ""
    let (name, nameRange) = try expectName()
    let arguments = kind == .openParen ? try parseClassArguments() : []
    let owner = plainName.drop { $0 == "_" }
    classes.append(owner.isEmpty ? nil : String(owner))
    defer { classes.removeLast() }
    let body = try parseBlock()
    let node = ClassNode(
      name: name, plainName: plainName, nameRange: nameRange, arguments: arguments, body: body,
      decorators: decorators,
      docstring: docstring(of: body), range: range(from: start))
    return make(.class(node), from: start)
  }

  /// The metaclasses that modules offer; a script cannot write one.
  private static let knownMetaclasses: Set<String> = ["ABCMeta", "EnumMeta", "EnumType", "type"]

  private func parseClassArguments() throws(Stop) -> [Argument] {
    let arguments = try parseCallArguments(allowsGenerator: false)
    for argument in arguments {
      guard case .keyword("metaclass") = argument.kind else { continue }
      switch argument.value.kind {
      case .name(let name), .attribute(_, let name, _):
        if Self.knownMetaclasses.contains(name) { continue }
      default: break
      }
      throw unsupported("a metaclass is", argument.range)
    }
    return arguments
  }
}
