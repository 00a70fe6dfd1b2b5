/// Runs the error grammar over tokens.
///
/// A parsing expression grammar with the memory that CPython's parser has, rule for rule: which
/// results are remembered decides which error rules get to run.
final class PackratParser {
  /// Thrown where a diagnostic was found, and where the program is nested too deeply to look.
  enum Stop: Error {
    case found(Diagnostic)
    case tooDeep
  }

  /// CPython's limit on rules inside one another (`MAXSTACK`).
  static let maximumDepth = 6000
  /// As many rules inside one another as a quarter of a megabyte of stack has room for.
  static let shallowDepth = 160

  let source: SourceFile
  let text: [UInt8]
  let list: TokenList
  let tokens: ContiguousArray<Token>
  private let grammar = PackratGrammar.error
  let reporter: Reporter

  private var position: Int
  /// Index after the last token looked at, in either pass.
  private(set) var read: Int
  private var usesInvalid = false
  private var depth = 0
  private let depthLimit: Int
  private var memory: [Int: Remembered] = [:]

  private struct Remembered {
    let match: Match?
    let position: Int
  }

  init(source: SourceFile, list: TokenList, from start: Int, depthLimit: Int) {
    self.depthLimit = depthLimit
    self.source = source
    self.list = list
    tokens = list.tokens
    text = source.text
    position = start
    read = start
    reporter = Reporter(source: source, tokens: list.tokens)
  }

  /// Runs a pass from the start token on: plain, or with the rules of common mistakes.
  /// - Returns: index of the token after the match.
  func run(_ rule: String, from start: Int, usesInvalid: Bool) throws(Stop) -> Int {
    position = start
    self.usesInvalid = usesInvalid
    memory.removeAll(keepingCapacity: true)
    _ = try match(grammar.number(of: rule))
    return position
  }

  // MARK: Rules

  private func match(_ number: Int) throws(Stop) -> Match? {
    let rule = grammar.rules[number]
    let key = position * grammar.rules.count + number
    if rule.isRemembered, let known = memory[key] {
      position = known.position
      return known.match
    }
    depth += 1
    defer { depth -= 1 }
    if depth > depthLimit { throw .tooDeep }
    let used = usesInvalid
    if rule.hidesInvalid { usesInvalid = false }
    let result = try choose(rule.alternatives)
    usesInvalid = used
    if rule.isRemembered { memory[key] = Remembered(match: result, position: position) }
    return result
  }

  private func choose(
    _ alternatives: [PackratGrammar.Alternative]
  ) throws(Stop) -> Match? {
    let start = position
    for alternative in alternatives {
      if alternative.isInvalid, !usesInvalid { continue }
      var isCommitted = false
      if let result = try match(alternative, &isCommitted) { return result }
      position = start
      if isCommitted { return nil }
    }
    return nil
  }

  private func match(
    _ alternative: PackratGrammar.Alternative, _ isCommitted: inout Bool
  ) throws(Stop) -> Match? {
    let start = position
    var values: [Match] = []
    var captures: [Character: Match] = [:]
    for element in alternative.elements {
      if case .cut = element.item {
        isCommitted = true
        continue
      }
      guard let value = try match(element.item) else { return nil }
      if let capture = element.capture { captures[capture] = value }
      if element.item.isConsuming { values.append(value) }
    }
    switch alternative.action {
    case .none:
      return values.count == 1 ? values[0] : Match(.sequence, start, position, values)
    case .make(.strings):
      if let diagnostic = TreeParser.stringFailure(source, list, at: start) {
        throw .found(diagnostic)
      }
      return Match(stringKind(start, position), start, position)
    case .make(let kind): return Match(kind, start, position, values)
    case .fold(let kind):
      return values[1].children.isEmpty ? values[0] : Match(kind, start, position, values)
    case .foldLast:
      guard let last = values[1].children.last else { return values[0] }
      return Match(last.kind, start, position, values)
    case .pass(let capture): return captures[capture]!
    case .report(let report):
      if let diagnostic = reporter.diagnostic(report, captures, at: position, read: read) {
        throw .found(diagnostic)
      }
      return nil
    }
  }

  private func stringKind(_ start: Int, _ end: Int) -> Match.Kind {
    for token in tokens[start..<end] {
      let prefix = text[Int(token.start)..<min(Int(token.start) + 2, Int(token.end))]
      if prefix.prefix(while: \.isLetter).contains(where: { $0 | 0x20 == UInt8(ascii: "f") }) {
        return .formatted
      }
    }
    return .literal
  }

  // MARK: Items

  private func match(_ item: PackratGrammar.Item) throws(Stop) -> Match? {
    let start = position
    switch item {
    case .token(let kind): return try take(kind)
    case .softKeyword(let word):
      guard try peek() == .name, spells(word) else { return nil }
      return try take(.name)
    case .anySoftKeyword:
      // CPython compares as many characters as the name has: `m` passes for `match` here.
      guard try peek() == .name, begins("_") || begins("case") || begins("match") else {
        return nil
      }
      return try take(.name)
    case .rule(let number): return try match(number)
    case .choice(let alternatives): return try choose(alternatives)
    case .optional(let inner):
      if let value = try match(inner) { return value }
      position = start
      return Match(.nothing, start, start)
    case .many(let inner, let atLeastOne):
      let values = try matchMany(inner)
      return atLeastOne && values.isEmpty ? nil : Match(.sequence, start, position, values)
    case .separated(let inner, let separator):
      let values = try matchSeparated(inner, separator)
      return values.isEmpty ? nil : Match(.sequence, start, position, values)
    case .ahead(let inner):
      let value = try match(inner)
      position = start
      return value
    case .notAhead(let inner):
      let value = try match(inner)
      position = start
      return value == nil ? Match(.nothing, start, start) : nil
    case .forced(let kind):
      if let value = try take(kind) { return value }
      throw .found(
        Diagnostic(
          .syntaxError, "expected '\(kind.spelling!)'", reporter.range(of: position)))
    case .cut: return Match(.nothing, start, start)
    }
  }

  private func matchMany(_ item: PackratGrammar.Item) throws(Stop) -> [Match] {
    var values: [Match] = []
    while true {
      let start = position
      guard let value = try match(item) else {
        position = start
        return values
      }
      values.append(value)
    }
  }

  private func matchSeparated(
    _ item: PackratGrammar.Item, _ separator: PackratGrammar.Item
  ) throws(Stop) -> [Match] {
    var values: [Match] = []
    var end = position
    while let value = try match(item) {
      values.append(value)
      end = position
      guard try match(separator) != nil else { break }
    }
    position = end
    return values
  }

  // MARK: Tokens

  /// The current token's kind; an error token is an error as soon as it is looked at.
  private func peek() throws(Stop) -> TokenKind {
    let kind = tokens[position].kind
    read = max(read, position + 1)
    if kind == .error, let failure = list.failure { throw .found(failure.diagnostic) }
    return kind
  }

  private func take(_ wanted: TokenKind) throws(Stop) -> Match? {
    guard try peek() == wanted else { return nil }
    position += 1
    return Match(PackratParser.kind(of: wanted), position - 1, position)
  }

  private static func kind(of token: TokenKind) -> Match.Kind {
    switch token {
    case .name: .name
    case .number: .literal
    case .kNone: .none
    case .kTrue: .true
    case .kFalse: .false
    case .ellipsis: .ellipsis
    default: .token
    }
  }

  private func spells(_ word: String) -> Bool {
    let token = tokens[position]
    return text[Int(token.start)..<Int(token.end)].elementsEqual(word.utf8)
  }

  private func begins(_ word: String) -> Bool {
    let token = tokens[position]
    return word.utf8.starts(with: text[Int(token.start)..<Int(token.end)])
  }
}

extension PackratGrammar.Item {
  /// Whether a match takes tokens, unlike looking ahead.
  var isConsuming: Bool {
    switch self {
    case .ahead, .notAhead, .cut: false
    default: true
    }
  }
}
