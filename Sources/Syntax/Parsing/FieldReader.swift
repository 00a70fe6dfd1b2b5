/// Reads the replacement fields of an f-string as CPython 3.11 does: the field's end is found by
/// counting brackets and quotes, then what is inside is parsed as an expression in parentheses.
struct FieldReader {
  typealias Stop = TreeParser.Stop

  let parser: TreeParser
  let literal: TreeParser.Literal
  let end: Int
  var position: Int

  init(parser: TreeParser, literal: TreeParser.Literal) {
    self.parser = parser
    self.literal = literal
    position = literal.body.lowerBound
    end = literal.body.upperBound
  }

  private func byte(_ offset: Int) -> UInt8 { parser.text[offset] }

  private func fail(_ message: String, _ range: SourceRange? = nil) -> Stop {
    parser.fail(Diagnostic(.syntaxError, message, range ?? literal.range))
  }

  private func failAtEnd() -> Stop { fail("f-string: expecting '}'") }

  mutating func readAll(into parts: inout [FormattedPart]) throws(Stop) {
    try read(into: &parts, depth: 0)
  }

  private mutating func read(into parts: inout [FormattedPart], depth: Int) throws(Stop) {
    while true {
      let isDoubled = try readText(into: &parts, depth: depth)
      if isDoubled { continue }
      if position >= end || byte(position) == Ascii.closeBrace { break }
      parts.append(try readField(depth: depth))
    }
    if depth > 0, position >= end { throw failAtEnd() }
  }

  /// Reads literal text up to a brace; true after a doubled brace, when more text may follow.
  private mutating func readText(
    into parts: inout [FormattedPart], depth: Int
  ) throws(Stop) -> Bool {
    let start = position
    var isDoubled = false
    while position < end {
      var character = byte(position)
      position += 1
      if !literal.isRaw, character == Ascii.backslash, position < end {
        character = byte(position)
        position += 1
        if character == UInt8(ascii: "N") {
          guard position < end, byte(position) == Ascii.openBrace else { break }
          while position < end, byte(position) != Ascii.closeBrace { position += 1 }
          position = min(position + 1, end)
          continue
        }
      }
      guard character == Ascii.openBrace || character == Ascii.closeBrace else { continue }
      if depth == 0 {
        if position < end, byte(position) == character {
          isDoubled = true
          break
        }
        if character == Ascii.closeBrace {
          throw fail(
            "f-string: single '}' is not allowed", SourceRange(position - 1, position))
        }
      }
      position -= 1
      break
    }
    if start < position {
      parts.append(
        text: try parser.decode(start..<position, isRaw: literal.isRaw, in: literal))
    }
    if isDoubled { position += 1 }
    return isDoubled
  }

  /// Reads `{value=!r:spec}`.
  private mutating func readField(depth: Int) throws(Stop) -> FormattedPart {
    if depth >= 2 { throw fail("f-string: expressions nested too deeply") }
    position += 1
    let start = position
    try skipExpression()
    if position >= end { throw failAtEnd() }
    let value = try parseValue(start, position)
    var debugText: String?
    if byte(position) == UInt8(ascii: "=") {
      position += 1
      while position < end, byte(position) == Ascii.space || byte(position) &- 9 < 5 {
        position += 1
      }
      debugText = StringEscapes.rawText(parser.text[start..<position])
    }
    var conversion = try readConversion()
    var spec: [FormattedPart]?
    if position >= end { throw failAtEnd() }
    if byte(position) == UInt8(ascii: ":") {
      position += 1
      if position >= end { throw failAtEnd() }
      var parts: [FormattedPart] = []
      try read(into: &parts, depth: depth + 1)
      spec = parts
    }
    if position >= end || byte(position) != Ascii.closeBrace { throw failAtEnd() }
    position += 1
    if debugText != nil, spec == nil, conversion == nil { conversion = "r" }
    return .field(value: value, debugText: debugText, conversion: conversion, spec: spec ?? [])
  }

  private mutating func readConversion() throws(Stop) -> Character? {
    guard position < end, byte(position) == UInt8(ascii: "!") else { return nil }
    position += 1
    if position >= end { throw failAtEnd() }
    let conversion = byte(position)
    position += 1
    switch conversion {
    case UInt8(ascii: "s"): return "s"
    case UInt8(ascii: "r"): return "r"
    case UInt8(ascii: "a"): return "a"
    default:
      throw fail("f-string: invalid conversion character: expected 's', 'r', or 'a'")
    }
  }

  /// Moves to the character that ends the expression: `}`, `!`, `:` or `=`.
  private mutating func skipExpression() throws(Stop) {
    var quote: UInt8 = 0
    var isTriple = false
    var open: [UInt8] = []
    scan: while position < end {
      let character = byte(position)
      if character == Ascii.backslash {
        throw fail(
          "f-string expression part cannot include a backslash",
          SourceRange(position, position + 1))
      }
      if quote != 0 {
        if character == quote, !isTriple || repeats(character) {
          position += isTriple ? 2 : 0
          quote = 0
        }
        position += 1
        continue
      }
      switch character {
      case Ascii.singleQuote, Ascii.doubleQuote:
        quote = character
        isTriple = repeats(character)
        position += isTriple ? 2 : 0
      case UInt8(ascii: "("), UInt8(ascii: "["), Ascii.openBrace:
        if open.count >= Lexer.maximumBrackets {
          throw fail("f-string: too many nested parenthesis")
        }
        open.append(character)
      case Ascii.hash:
        throw fail(
          "f-string expression part cannot include '#'", SourceRange(position, position + 1))
      case UInt8(ascii: "!"), UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "<"),
        UInt8(ascii: ">"):
        if open.isEmpty {
          let isPair =
            position + 1 < end && byte(position + 1) == UInt8(ascii: "=")
            && character != UInt8(ascii: ":")
          if isPair {
            position += 1
          } else if character != UInt8(ascii: "<") && character != UInt8(ascii: ">")
            || position + 1 >= end
          {
            break scan
          }
        }
      case Ascii.closeBrace where open.isEmpty: break scan
      case UInt8(ascii: ")"), UInt8(ascii: "]"), Ascii.closeBrace:
        try close(character, &open)
      default: break
      }
      position += 1
    }
    if quote != 0 { throw fail("f-string: unterminated string") }
    if let last = open.last { throw fail("f-string: unmatched '\(shown(last))'") }
  }

  private func repeats(_ character: UInt8) -> Bool {
    position + 2 < end && byte(position + 1) == character && byte(position + 2) == character
  }

  private func shown(_ byte: UInt8) -> Character { Character(Unicode.Scalar(byte)) }

  private func close(_ character: UInt8, _ open: inout [UInt8]) throws(Stop) {
    let range = SourceRange(position, position + 1)
    guard let opening = open.popLast() else {
      throw fail("f-string: unmatched '\(shown(character))'", range)
    }
    // Each closing bracket follows its opening one by one or two code points.
    let distance = character &- opening
    if distance == 0 || distance > 2 {
      throw fail(
        "f-string: closing parenthesis '\(shown(character))' "
          + "does not match opening parenthesis '\(shown(opening))'", range)
    }
  }

  private func parseValue(_ start: Int, _ end: Int) throws(Stop) -> Expression {
    let isBlank = parser.text[start..<end].allSatisfy {
      $0 == Ascii.space || $0 == Ascii.tab || $0 == Ascii.newline || $0 == Ascii.formFeed
        || $0 == Ascii.carriageReturn
    }
    if isBlank, byte(end) != Ascii.closeBrace {
      throw fail(
        "f-string: expression required before '\(shown(byte(end)))'",
        SourceRange(start - 1, end + 1))
    }
    if isBlank {
      throw fail("f-string: empty expression not allowed", SourceRange(start - 1, end + 1))
    }
    let list = Lexer.fieldTokens(of: parser.source, from: start, to: end)
    let inner = TreeParser(
      source: parser.source, list: list, arena: parser.arena, fieldDepth: parser.fieldDepth + 1)
    inner.classes = parser.classes
    inner.depth = parser.depth
    inner.isInAnnotation = parser.isInAnnotation
    do {
      let value = try inner.parseStarExpressions()
      guard inner.kind == .newline else { throw inner.unexpected() }
      return value
    } catch {
      parser.failure = .inherited(inner.diagnosis())
      throw Stop()
    }
  }
}
