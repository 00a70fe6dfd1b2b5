/// Names, operators and brackets.
extension Lexer {
  /// Lexes the token that starts here; false at an error.
  @inline(__always) mutating func lexToken(_ byte: UInt8) -> Bool {
    if byte.startsName { return lexName() }
    if byte.isDigit { return lexNumber() }
    if byte == Ascii.doubleQuote || byte == Ascii.singleQuote {
      return lexString(from: position, quote: byte)
    }
    if byte == Ascii.dot, self.byte(position + 1).isDigit { return lexNumber() }
    return lexOperator(byte)
  }

  private mutating func lexName() -> Bool {
    let start = position
    var isAscii = true
    while position < end, text[position].continuesName {
      if text[position] >= 0x80 { isAscii = false }
      position += 1
    }
    let length = position - start
    if length <= 2, position < end, isStringPrefix(start, length) {
      let quote = text[position]
      if quote == Ascii.doubleQuote || quote == Ascii.singleQuote {
        return lexString(from: start, quote: quote)
      }
    }
    if !isAscii, !checkIdentifier(start) { return false }
    add(isAscii ? Keywords.kind(text, start, length) : .name, start, position)
    return true
  }

  /// Whether a name is one of r, u, b, f, br, rb, fr, rf in any case.
  private func isStringPrefix(_ start: Int, _ length: Int) -> Bool {
    let first = text[start] | 0x20
    if length == 1 { return first == 0x72 || first == 0x75 || first == 0x62 || first == 0x66 }
    let second = text[start + 1] | 0x20
    let other = first == 0x72 ? second : first
    return (first == 0x72 || second == 0x72) && (other == 0x62 || other == 0x66)
  }

  /// Refuses characters that no identifier may hold.
  private mutating func checkIdentifier(_ start: Int) -> Bool {
    var offset = start
    let bytes = UnsafeBufferPointer(rebasing: text[start..<position])
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let properties = scalar.properties
      let isValid =
        offset == start
        ? properties.isXIDStart || scalar == "_" : properties.isXIDContinue
      offset += UTF8.width(scalar)
      if !isValid { return failCharacter(scalar, end: offset) }
    }
    return true
  }

  private mutating func failCharacter(_ scalar: Unicode.Scalar, end: Int) -> Bool {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
    return fail(
      scalar.isPrintable
        ? "invalid character '\(Character(scalar))' (U+\(padded))"
        : "invalid non-printable character U+\(padded)", at: end)
  }

  private mutating func lexOperator(_ byte: UInt8) -> Bool {
    let start = position
    switch byte {
    case UInt8(ascii: "("): return open(.openParen)
    case UInt8(ascii: "["): return open(.openBracket)
    case UInt8(ascii: "{"): return open(.openBrace)
    case UInt8(ascii: ")"): return close(.closeParen, UInt8(ascii: "("))
    case UInt8(ascii: "]"): return close(.closeBracket, UInt8(ascii: "["))
    case UInt8(ascii: "}"): return close(.closeBrace, UInt8(ascii: "{"))
    default: break
    }
    let (kind, length) = operatorKind(byte)
    if kind == .stray, byte < 0x20 || byte == 0x7F {
      position += 1
      return failCharacter(Unicode.Scalar(byte), end: position)
    }
    position += length
    add(kind, start, position)
    return true
  }

  private func operatorKind(_ byte: UInt8) -> (TokenKind, Int) {
    let next = self.byte(position + 1)
    let isAssign = next == UInt8(ascii: "=")
    switch byte {
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: ";"): return (.semicolon, 1)
    case UInt8(ascii: "~"): return (.tilde, 1)
    case UInt8(ascii: ":"): return isAssign ? (.walrus, 2) : (.colon, 1)
    case UInt8(ascii: "="): return isAssign ? (.equal, 2) : (.assign, 1)
    case UInt8(ascii: "+"): return isAssign ? (.plusAssign, 2) : (.plus, 1)
    case UInt8(ascii: "%"): return isAssign ? (.percentAssign, 2) : (.percent, 1)
    case UInt8(ascii: "@"): return isAssign ? (.atAssign, 2) : (.at, 1)
    case UInt8(ascii: "&"): return isAssign ? (.ampersandAssign, 2) : (.ampersand, 1)
    case UInt8(ascii: "|"): return isAssign ? (.barAssign, 2) : (.bar, 1)
    case UInt8(ascii: "^"): return isAssign ? (.caretAssign, 2) : (.caret, 1)
    case UInt8(ascii: "!"): return isAssign ? (.notEqual, 2) : (.stray, 1)
    case UInt8(ascii: "."):
      let isEllipsis = next == Ascii.dot && self.byte(position + 2) == Ascii.dot
      return isEllipsis ? (.ellipsis, 3) : (.dot, 1)
    case UInt8(ascii: "-"):
      if next == UInt8(ascii: ">") { return (.arrow, 2) }
      return isAssign ? (.minusAssign, 2) : (.minus, 1)
    case UInt8(ascii: "<"):
      if next == UInt8(ascii: ">") { return (.oldNotEqual, 2) }
      return doubled(byte, .less, .lessEqual, .leftShift, .leftShiftAssign)
    case UInt8(ascii: ">"):
      return doubled(byte, .greater, .greaterEqual, .rightShift, .rightShiftAssign)
    case UInt8(ascii: "*"):
      return doubled(byte, .star, .starAssign, .doubleStar, .doubleStarAssign)
    case UInt8(ascii: "/"):
      return doubled(byte, .slash, .slashAssign, .doubleSlash, .doubleSlashAssign)
    default: return (.stray, 1)
    }
  }

  /// An operator of one or two equal characters, each also with `=`.
  private func doubled(
    _ byte: UInt8, _ single: TokenKind, _ singleAssign: TokenKind, _ double: TokenKind,
    _ doubleAssign: TokenKind
  ) -> (TokenKind, Int) {
    let next = self.byte(position + 1)
    if next == byte {
      return self.byte(position + 2) == UInt8(ascii: "=") ? (doubleAssign, 3) : (double, 2)
    }
    return next == UInt8(ascii: "=") ? (singleAssign, 2) : (single, 1)
  }

  private mutating func open(_ kind: TokenKind) -> Bool {
    position += 1
    if brackets.count >= Lexer.maximumBrackets {
      return fail("too many nested parentheses", at: position)
    }
    brackets.append(Int32(position - 1))
    add(kind, position - 1, position)
    return true
  }

  private mutating func close(_ kind: TokenKind, _ opening: UInt8) -> Bool {
    let character = Character(Unicode.Scalar(text[position]))
    position += 1
    guard let offset = brackets.last else { return fail("unmatched '\(character)'", at: position) }
    brackets.removeLast()
    let open = text[Int(offset)]
    // An f-string's field is read as if in parentheses, which stand at its brace.
    let isField = list.tokens[0].start == offset && list.tokens[0].kind == .openParen
    if open != opening, !(isField && kind == .closeParen) {
      let there = source.position(offset).line
      let suffix = there == source.position(Int32(position - 1)).line ? "" : " on line \(there)"
      let shown = isField ? "(" : Character(Unicode.Scalar(open))
      return fail(
        "closing parenthesis '\(character)' does not match opening parenthesis '\(shown)'\(suffix)",
        at: position)
    }
    add(kind, position - 1, position)
    return true
  }
}

extension Unicode.Scalar {
  /// Python's `str.isprintable` of one character.
  var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: self == " "
    default: true
    }
  }
}
