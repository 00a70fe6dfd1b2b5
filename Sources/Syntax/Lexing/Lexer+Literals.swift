/// Numbers and strings: where they end. Their values are made by the parser.
extension Lexer {
  // MARK: Numbers

  mutating func lexNumber() -> Bool {
    let start = position
    guard scanNumber() else { return false }
    add(.number, start, position)
    return true
  }

  private mutating func scanNumber() -> Bool {
    if byte(position) == UInt8(ascii: "0") {
      switch byte(position + 1) | 0x20 {
      case UInt8(ascii: "x"): return scanRadix("hexadecimal", 16)
      case UInt8(ascii: "o"): return scanRadix("octal", 8)
      case UInt8(ascii: "b"): return scanRadix("binary", 2)
      default: return scanZero()
      }
    }
    if byte(position) != Ascii.dot, !scanDigits() { return false }
    return scanFraction()
  }

  private mutating func scanRadix(_ name: String, _ radix: UInt8) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool {
      radix == 16 ? byte.isHexDigit : byte &- 0x30 < radix
    }
    position += 2
    repeat {
      if byte(position) == Ascii.underscore { position += 1 }
      guard isDigit(byte(position)) else { return failDigit(name, radix) }
      while isDigit(byte(position)) { position += 1 }
    } while byte(position) == Ascii.underscore
    if radix < 10, byte(position).isDigit { return failDigit(name, radix) }
    return checkEnd(name)
  }

  private mutating func failDigit(_ name: String, _ radix: UInt8) -> Bool {
    let digit = byte(position)
    if radix < 10, digit.isDigit {
      let character = Character(Unicode.Scalar(digit))
      return fail("invalid digit '\(character)' in \(name) literal", at: position + 1)
    }
    return fail("invalid \(name) literal", at: position)
  }

  /// A number that starts with 0: zeros only, or the start of a float.
  private mutating func scanZero() -> Bool {
    let start = position
    position += 1
    while true {
      if byte(position) == Ascii.underscore {
        position += 1
        if !byte(position).isDigit { return fail("invalid decimal literal", at: position) }
      }
      guard byte(position) == UInt8(ascii: "0") else { break }
      position += 1
    }
    let zerosEnd = position
    let isNonzero = byte(position).isDigit
    if isNonzero, !scanDigits() { return false }
    let next = byte(position)
    if next == Ascii.dot || next | 0x20 == UInt8(ascii: "e") || next | 0x20 == UInt8(ascii: "j") {
      return scanFraction()
    }
    if isNonzero {
      return fail(
        Diagnostic(
          .syntaxError,
          "leading zeros in decimal integer literals are not permitted; "
            + "use an 0o prefix for octal integers", SourceRange(start, zerosEnd)))
    }
    return checkEnd("decimal")
  }

  private mutating func scanDigits() -> Bool {
    while true {
      while byte(position).isDigit { position += 1 }
      guard byte(position) == Ascii.underscore else { return true }
      position += 1
      if !byte(position).isDigit { return fail("invalid decimal literal", at: position) }
    }
  }

  /// What may follow the integral digits: a fraction, an exponent, an imaginary unit.
  private mutating func scanFraction() -> Bool {
    if byte(position) == Ascii.dot {
      position += 1
      if byte(position).isDigit, !scanDigits() { return false }
    }
    if byte(position) | 0x20 == UInt8(ascii: "e") {
      let exponent = position
      position += 1
      let sign = byte(position)
      if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        position += 1
        if !byte(position).isDigit { return fail("invalid decimal literal", at: position) }
      } else if !byte(position).isDigit {
        position = exponent
        return checkEnd("decimal")
      }
      if !scanDigits() { return false }
    }
    if byte(position) | 0x20 == UInt8(ascii: "j") {
      position += 1
      return checkEnd("imaginary")
    }
    return checkEnd("decimal")
  }

  /// A name may not follow a number directly, but some keywords may.
  private mutating func checkEnd(_ name: String) -> Bool {
    let next = byte(position)
    guard next < 0x80, next.continuesName, !isKeywordAfterNumber() else { return true }
    return fail("invalid \(name) literal", at: position)
  }

  private func isKeywordAfterNumber() -> Bool {
    let (first, second) = (byte(position), byte(position + 1))
    if first == UInt8(ascii: "i") {
      return second == UInt8(ascii: "f") || second == UInt8(ascii: "n")
        || second == UInt8(ascii: "s")
    }
    return ["and", "else", "for", "or", "not"].contains { (word: StaticString) in
      let length = word.utf8CodeUnitCount
      for index in 0..<length where byte(position + index) != word.utf8Start[index] { return false }
      return !byte(position + length).continuesName
    }
  }

  // MARK: Strings

  /// Lexes a string whose prefix starts at `start` and whose first quote is here.
  mutating func lexString(from start: Int, quote: UInt8) -> Bool {
    if byte(position + 1) == quote, byte(position + 2) == quote {
      position += 3
      return lexTripleQuoted(from: start, quote: quote)
    }
    position += 1
    while position < end {
      switch text[position] {
      case quote:
        position += 1
        add(.string, start, position)
        return true
      case Ascii.backslash:
        position += 1
        if position < end, text[position] == Ascii.carriageReturn,
          byte(position + 1) == Ascii.newline
        {
          position += 1
        }
      case Ascii.newline, Ascii.carriageReturn: return failUnterminated(start, "")
      default: break
      }
      position += 1
    }
    // Here the last character, or the last line end, has a backslash before it or is plain text.
    let isContinued = position > end || endsInEscapedNewline
    position = end
    return failUnterminated(start, "", isIncomplete: isContinued)
  }

  private mutating func lexTripleQuoted(from start: Int, quote: UInt8) -> Bool {
    while position < end {
      let byte = text[position]
      if byte == quote, self.byte(position + 1) == quote, self.byte(position + 2) == quote {
        position += 3
        add(.string, start, position)
        return true
      }
      position += byte == Ascii.backslash ? 2 : 1
    }
    position = end
    return failUnterminated(start, "triple-quoted ")
  }

  /// Whether the text ends in a backslash and a line end.
  private var endsInEscapedNewline: Bool {
    var last = end - 1
    guard last > 0, text[last] == Ascii.newline || text[last] == Ascii.carriageReturn else {
      return false
    }
    if text[last] == Ascii.newline, text[last - 1] == Ascii.carriageReturn { last -= 1 }
    return last > 0 && text[last - 1] == Ascii.backslash
  }

  private mutating func failUnterminated(
    _ start: Int, _ adjective: String, isIncomplete: Bool = false
  ) -> Bool {
    let isIncomplete = isIncomplete || !adjective.isEmpty
    if isIncomplete { list.firstAtEnd = list.tokens.count }
    let line = source.position(Int32(position < end ? position : max(end - 1, start))).line
    return fail(
      Diagnostic(
        .syntaxError, "unterminated \(adjective)string literal (detected at line \(line))",
        SourceRange(start, start + 1), incomplete: isIncomplete))
  }
}
