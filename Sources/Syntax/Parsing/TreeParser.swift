/// A hand-written recursive descent parser with precedence climbing.
///
/// It builds trees of valid programs fast and stops at the first token that fits nothing; which of
/// CPython's many messages describes the mistake is then found out by `ErrorFinder`. Chains of left
/// associative operators and of postfixes are built in loops, all other nesting counts against
/// `maximumDepth`, so that no program overflows the native stack.
final class TreeParser {
  /// Thrown where parsing stops; `failure` says why.
  struct Stop: Error {}

  enum Failure {
    /// No specific reason: the current token fits nothing.
    case unexpected
    case known(Diagnostic)
    /// What the parser of an f-string's field found.
    case inherited(Diagnostic)
  }

  static let maximumDepth = 600

  let source: SourceFile
  let text: [UInt8]
  let list: TokenList
  let tokens: ContiguousArray<Token>
  let arena: NodeArena
  var index = 0
  /// The current token's kind, kept beside the array because every decision reads it.
  var kind: TokenKind
  /// End of the last token that was not a newline, indent or dedent.
  var lastEnd = 0
  var depth = 0
  var failure: Failure?
  /// Index of the first token of the innermost statement being parsed.
  var statementStart = 0
  /// Names of the enclosing classes without leading underscores, nil where there are only
  /// underscores: private names (`__x`) get them in front.
  var classes: [String?] = []
  var isInAnnotation = false
  /// How many f-strings enclose these tokens.
  let fieldDepth: Int

  init(source: SourceFile, list: TokenList, arena: NodeArena, fieldDepth: Int = 0) {
    self.source = source
    self.list = list
    self.arena = arena
    self.fieldDepth = fieldDepth
    text = source.text
    tokens = list.tokens
    kind = list.tokens[0].kind
  }

  // MARK: Tokens

  var token: Token { tokens[index] }
  var start: Int { Int(tokens[index].start) }
  var end: Int { Int(tokens[index].end) }

  /// The kind of the token after the current one.
  var next: TokenKind { index + 1 < tokens.count ? tokens[index + 1].kind : .endOfFile }

  @inline(__always) func advance() {
    let current = tokens[index]
    if current.kind.rawValue > TokenKind.dedent.rawValue { lastEnd = Int(current.end) }
    index += 1
    kind = tokens[index].kind
  }

  @inline(__always) func take(_ wanted: TokenKind) -> Bool {
    guard kind == wanted else { return false }
    advance()
    return true
  }

  @inline(__always) func expect(_ wanted: TokenKind) throws(Stop) {
    guard kind == wanted else { throw unexpected() }
    advance()
  }

  func unexpected() -> Stop {
    failure = .unexpected
    return Stop()
  }

  func fail(_ diagnostic: Diagnostic) -> Stop {
    failure = .known(diagnostic)
    return Stop()
  }

  /// A refusal of valid Python that the dialect leaves out.
  func unsupported(_ what: String, _ range: SourceRange, hint: String? = nil) -> Stop {
    fail(Diagnostic(.unsupported, "\(what) not part of mnb's Python", range, hint: hint))
  }

  // MARK: Ranges, names and nodes

  func range(from start: Int) -> SourceRange { SourceRange(start, lastEnd) }

  var tokenRange: SourceRange { SourceRange(start, end) }

  func make(_ kind: Expression.Kind, from start: Int) -> Expression {
    arena.add(kind, SourceRange(start, lastEnd))
  }

  func make(_ kind: Statement.Kind, from start: Int) -> Statement {
    arena.add(kind, SourceRange(start, lastEnd))
  }

  /// The identifier at the current token, which is a name; private names come out mangled.
  func identifier() -> String { mangled(plainIdentifier()) }

  /// The identifier at the current token as written, in normal form.
  func plainIdentifier() -> String {
    Identifiers.normalized(text[Int(token.start)..<Int(token.end)])
  }

  func expectName() throws(Stop) -> (name: String, range: SourceRange) {
    guard kind == .name else { throw unexpected() }
    let result = (identifier(), tokenRange)
    advance()
    return result
  }

  func mangled(_ name: String) -> String {
    guard let last = classes.last, let owner = last else { return name }
    guard name.utf8.starts(with: "__".utf8), !name.utf8.reversed().starts(with: "__".utf8),
      !name.utf8.contains(Ascii.dot)
    else { return name }
    return "_\(owner)\(name)"
  }

  /// Counts one level of nesting around `body`.
  @inline(__always)
  func nested<Result>(_ body: () throws(Stop) -> Result) throws(Stop) -> Result {
    depth += 1
    defer { depth -= 1 }
    if depth > TreeParser.maximumDepth {
      throw fail(Diagnostic(.syntaxError, "too many nested expressions", tokenRange))
    }
    return try body()
  }

  // MARK: The module

  func parseModule() throws(Stop) -> ModuleNode {
    var body: [Statement] = []
    while kind != .endOfFile { try parseStatement(into: &body) }
    let module = ModuleNode(source: source, body: body, docstring: docstring(of: body))
    module.arena = arena
    return module
  }

  func docstring(of body: [Statement]) -> String? {
    guard case .expression(let value)? = body.first?.kind,
      case .constant(.string(let text)) = value.kind
    else { return nil }
    return text
  }
}
