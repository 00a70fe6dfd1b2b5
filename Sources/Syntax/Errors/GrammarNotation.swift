/// A cursor over the notation of `ErrorGrammar`. The text is ours, so mistakes in it trap.
struct GrammarNotation {
  private let text: [UInt8]
  private var position = 0

  static let classes: [String: TokenKind] = [
    "NAME": .name, "NUMBER": .number, "STRING": .string, "NEWLINE": .newline,
    "INDENT": .indent, "DEDENT": .dedent, "ENDMARKER": .endOfFile,
  ]

  private static let tokens = Dictionary(uniqueKeysWithValues: TokenKind.spellings)

  init(_ text: String) { self.text = Array(text.utf8) }

  private mutating func skipBlanks() {
    while position < text.count, text[position] <= 0x20 { position += 1 }
  }

  mutating func isAt(_ symbol: String) -> Bool {
    skipBlanks()
    return text[position...].starts(with: symbol.utf8)
  }

  mutating func take(_ symbol: String) -> Bool {
    guard isAt(symbol) else { return false }
    position += symbol.utf8.count
    return true
  }

  mutating func expect(_ symbol: String) {
    precondition(take(symbol), "error grammar: '\(symbol)' expected")
  }

  mutating func word() -> String {
    skipBlanks()
    let start = position
    while position < text.count, text[position].continuesName { position += 1 }
    precondition(position > start, "error grammar: a name expected")
    return String(decoding: text[start..<position], as: UTF8.self)
  }

  mutating func text(upTo end: Character) -> String {
    let start = position
    while text[position] != end.asciiValue! { position += 1 }
    position += 1
    return String(decoding: text[start..<(position - 1)], as: UTF8.self)
  }

  mutating func token() -> TokenKind {
    expect("'")
    return GrammarNotation.tokens[text(upTo: "'")]!
  }

  /// The name of the next rule; nil at the end.
  mutating func ruleName() -> String? {
    skipBlanks()
    return position < text.count ? word() : nil
  }

  /// Whether an action, another alternative, a closing parenthesis or a new rule follows.
  var endsAlternative: Bool {
    mutating get {
      skipBlanks()
      if position >= text.count || isAt("|") || isAt(")") || isAt("->") || isAt("=>") {
        return true
      }
      return startsRule
    }
  }

  /// Whether `name:` or `name*:` follows.
  private var startsRule: Bool {
    var end = position
    while end < text.count, text[end].continuesName { end += 1 }
    if end == position { return false }
    if end < text.count, text[end] == UInt8(ascii: "*") { end += 1 }
    return end < text.count && text[end] == UInt8(ascii: ":")
  }

  /// The letter of `a=`, if that follows.
  mutating func capture() -> Character? {
    skipBlanks()
    guard position + 1 < text.count, text[position].isLetter,
      text[position + 1] == UInt8(ascii: "=")
    else { return nil }
    position += 2
    return Character(Unicode.Scalar(text[position - 2]))
  }

  mutating func letter() -> Character {
    skipBlanks()
    position += 1
    return Character(Unicode.Scalar(text[position - 1]))
  }

  mutating func action() -> PackratGrammar.Action {
    if take("=") { return .pass(letter()) }
    let name = word()
    guard name == "fold" else { return .make(Match.Kind(rawValue: name)!) }
    let kind = word()
    return kind == "last" ? .foldLast : .fold(Match.Kind(rawValue: kind)!)
  }

  mutating func report() -> ErrorReport {
    if take("indent") { return ErrorReport(.last, message(), kind: .indentationError) }
    if take("target") {
      let word = word()
      return ErrorReport(
        .invalidTarget(ErrorReport.TargetKind(rawValue: word)!, letter()), "")
    }
    if take("legacy") { return ErrorReport(.legacyPrint(letter(), letter()), "") }
    if take("comma") { return ErrorReport(.missingComma(letter(), letter()), "") }
    if take("generator") { return ErrorReport(.bareGenerator(letter(), letter()), "") }
    if take("positional") { return ErrorReport(.positionalAfterKeyword(letter()), "") }
    if take("key") { return ErrorReport(.dictionaryKey(letter()), "") }
    expect("@")
    if take("last") { return ErrorReport(.last, message()) }
    let first = letter()
    guard take("..") else { return ErrorReport(.at(first), message()) }
    if isAt("`") { return ErrorReport(.from(first), message()) }
    return ErrorReport(.range(first, letter()), message())
  }

  private mutating func message() -> String {
    expect("`")
    return text(upTo: "`")
  }
}
