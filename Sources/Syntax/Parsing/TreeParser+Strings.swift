/// String literals: adjacent ones joined, f-strings with their fields parsed.
extension TreeParser {
  /// One literal token taken apart.
  struct Literal {
    var isRaw = false
    var isBytes = false
    var isFormatted = false
    /// What stands between the quotes.
    var body: Range<Int> = 0..<0
    let range: SourceRange
  }

  func parseStrings() throws(Stop) -> Expression {
    let start = self.start
    var literals: [Literal] = []
    while kind == .string {
      literals.append(literal())
      advance()
    }
    if kind == .error { throw unexpected() }
    if literals[0].isBytes { return try parseBytes(literals, from: start) }
    var parts: [FormattedPart] = []
    for literal in literals {
      if literal.isBytes {
        _ = try decodeBytes(literal)
        throw mixed(literal)
      }
      if !literal.isFormatted {
        parts.append(text: try decode(literal.body, isRaw: literal.isRaw, in: literal))
      }
      if literal.isFormatted {
        var reader = FieldReader(parser: self, literal: literal)
        try reader.readAll(into: &parts)
      }
    }
    if literals.contains(where: \.isFormatted) { return make(.formatted(parts), from: start) }
    if case .text(let text)? = parts.first { return make(.constant(.string(text)), from: start) }
    return make(.constant(.string("")), from: start)
  }

  private func mixed(_ literal: Literal) -> Stop {
    fail(Diagnostic(.syntaxError, "cannot mix bytes and nonbytes literals", literal.range))
  }

  private func parseBytes(_ literals: [Literal], from start: Int) throws(Stop) -> Expression {
    var value: [UInt8] = []
    for literal in literals {
      guard literal.isBytes else {
        if !literal.isFormatted {
          _ = try decode(literal.body, isRaw: literal.isRaw, in: literal)
        }
        throw mixed(literal)
      }
      value += try decodeBytes(literal)
    }
    return make(.constant(.bytes(value)), from: start)
  }

  private func decodeBytes(_ literal: Literal) throws(Stop) -> [UInt8] {
    do {
      return try StringEscapes.bytes(text[literal.body], isRaw: literal.isRaw)
    } catch {
      throw fail(Diagnostic(error.kind, error.message, literal.range))
    }
  }

  private func literal() -> Literal {
    var literal = Literal(range: tokenRange)
    var from = start
    while text[from].isLetter {
      switch text[from] | 0x20 {
      case UInt8(ascii: "r"): literal.isRaw = true
      case UInt8(ascii: "b"): literal.isBytes = true
      case UInt8(ascii: "f"): literal.isFormatted = true
      default: break
      }
      from += 1
    }
    let quote = text[from]
    let isTriple = end - from >= 6 && text[from + 1] == quote && text[from + 2] == quote
    let width = isTriple ? 3 : 1
    literal.body = (from + width)..<(end - width)
    return literal
  }

  /// The text of a part of a literal.
  func decode(_ body: Range<Int>, isRaw: Bool, in literal: Literal) throws(Stop) -> String {
    let bytes = text[body]
    if isRaw || !bytes.contains(Ascii.backslash) { return StringEscapes.rawText(bytes) }
    do {
      return try StringEscapes.text(bytes)
    } catch {
      throw fail(Diagnostic(error.kind, error.message, literal.range))
    }
  }
}

extension [FormattedPart] {
  /// Adds literal text to the last part if that is text too.
  mutating func append(text: String) {
    if text.isEmpty { return }
    if case .text(let before)? = last {
      self[count - 1] = .text(before + text)
    } else {
      append(.text(text))
    }
  }
}
