/// Lambdas and parameter lists.
extension TreeParser {
  func parseLambda() throws(Stop) -> Expression {
    let start = self.start
    let keyword = tokenRange
    advance()
    let parameters = try parseParameters(until: .colon, allowsAnnotations: false)
    try expect(.colon)
    let body = try parseExpression()
    let result = arena.add(Statement.Kind.return(body), body.range)
    let function = FunctionNode(
      name: "<lambda>", nameRange: keyword, parameters: parameters, body: [result],
      isLambda: true, range: range(from: start))
    return make(.lambda(function), from: start)
  }

  /// Parameters up to the closing parenthesis of a `def` or the colon of a lambda.
  func parseParameters(
    until terminator: TokenKind, allowsAnnotations: Bool
  ) throws(Stop) -> [Parameter] {
    var parameters: [Parameter] = []
    var sawStar = false
    var sawSlash = false
    var sawDefault = false
    while kind != terminator {
      switch kind {
      case .slash:
        if sawSlash || sawStar || parameters.isEmpty { throw unexpected() }
        sawSlash = true
        advance()
        parameters = parameters.map(positionalOnly)
      case .star:
        if sawStar { throw unexpected() }
        sawStar = true
        advance()
        if kind == .comma {
          guard next == .name else { throw unexpected() }
        } else {
          parameters.append(
            try parseParameter(.variadic, allowsAnnotations: allowsAnnotations))
        }
      case .doubleStar:
        advance()
        parameters.append(try parseParameter(.keywords, allowsAnnotations: allowsAnnotations))
        _ = take(.comma)
        guard kind == terminator else { throw unexpected() }
        return parameters
      default:
        let parameter = try parseParameter(
          sawStar ? .keywordOnly : .positionalOrKeyword, allowsAnnotations: allowsAnnotations)
        if !sawStar, sawDefault, parameter.defaultValue == nil { throw unexpected() }
        sawDefault = sawDefault || parameter.defaultValue != nil
        parameters.append(parameter)
      }
      if !take(.comma) { break }
    }
    guard kind == terminator else { throw unexpected() }
    return parameters
  }

  private func positionalOnly(_ parameter: Parameter) -> Parameter {
    Parameter(
      name: parameter.name, kind: .positionalOnly, defaultValue: parameter.defaultValue,
      annotation: parameter.annotation, range: parameter.range)
  }

  private func parseParameter(
    _ parameterKind: Parameter.Kind, allowsAnnotations: Bool
  ) throws(Stop) -> Parameter {
    let start = self.start
    let (name, _) = try expectName()
    var annotation: Expression?
    if allowsAnnotations, take(.colon) {
      annotation =
        parameterKind == .variadic && kind == .star ? try parseStar() : try parseAnnotation()
    }
    let range = range(from: start)
    var defaultValue: Expression?
    if parameterKind != .variadic, parameterKind != .keywords, take(.assign) {
      defaultValue = try parseExpression()
    }
    return Parameter(
      name: name, kind: parameterKind, defaultValue: defaultValue, annotation: annotation,
      range: range)
  }

  /// An annotation is read and never evaluated, so it may not bind names or suspend.
  func parseAnnotation() throws(Stop) -> Expression {
    let outer = isInAnnotation
    isInAnnotation = true
    defer { isInAnnotation = outer }
    return try parseExpression()
  }

  /// Refuses what would have an effect if annotations were evaluated.
  func refuseInAnnotation(_ what: String) throws(Stop) {
    if isInAnnotation { throw unsupported("\(what) in an annotation is", tokenRange) }
  }
}
