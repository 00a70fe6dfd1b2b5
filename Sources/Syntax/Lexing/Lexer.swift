/// Turns bytes into tokens, with CPython 3.11's rules and error messages.
///
/// It reads ahead to the end of the text or to the first error; the parser meets that error only if
/// it gets there, as in CPython, whose tokenizer is driven by its parser. Lines may end in `\n`,
/// `\r\n` or `\r`.
struct Lexer {
  let source: SourceFile
  let text: UnsafeBufferPointer<UInt8>
  let end: Int
  var position: Int
  var list = TokenList()

  /// Open brackets: their offsets.
  var brackets: [Int32] = []
  /// Columns of the open blocks, with tabs to multiples of 8 and with tabs as one column.
  var indents: [(column: Int, alternative: Int)] = [(0, 0)]

  static let maximumBrackets = 200
  static let maximumIndents = 100

  /// Tokens of a whole file.
  static func tokens(of source: SourceFile) -> TokenList {
    source.text.withUnsafeBufferPointer { text in
      var lexer = Lexer(source: source, text: text, from: 0, to: text.count)
      lexer.list.tokens.reserveCapacity(text.count / 3 + 8)
      lexer.run()
      return lexer.list
    }
  }

  /// Tokens of an f-string's replacement field, which Python reads as if it stood in parentheses:
  /// the first token stands for `(`, the last but one for `)`.
  static func fieldTokens(of source: SourceFile, from start: Int, to end: Int) -> TokenList {
    source.text.withUnsafeBufferPointer { text in
      var lexer = Lexer(source: source, text: text, from: start, to: end)
      lexer.brackets.append(Int32(start - 1))
      lexer.add(.openParen, start - 1, start)
      lexer.runField()
      return lexer.list
    }
  }

  init(source: SourceFile, text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
    self.source = source
    self.text = text
    self.end = end
    position = start
  }

  /// The byte at an offset; 0 past the end.
  @inline(__always) func byte(_ offset: Int) -> UInt8 { offset < end ? text[offset] : 0 }

  @inline(__always) mutating func add(_ kind: TokenKind, _ start: Int, _ end: Int) {
    list.tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end), kind: kind,
        level: UInt8(truncatingIfNeeded: brackets.count)))
  }

  mutating func run() {
    while lexLine() {}
    list.openBrackets = brackets
  }

  private mutating func runField() {
    while true {
      skipBlanks()
      if position >= end { break }
      let byte = text[position]
      if byte == Ascii.newline || byte == Ascii.carriageReturn {
        position += 1
      } else if byte == Ascii.backslash {
        guard continueLine() else { return }
      } else {
        guard lexToken(byte) else { return }
      }
    }
    if brackets.count == 1 { brackets.removeLast() }
    add(.closeParen, end, end + 1)
    list.firstAtEnd = list.tokens.count
    add(.newline, end + 1, end + 1)
    add(.endOfFile, end + 1, end + 1)
    list.openBrackets = brackets
  }

  /// Lexes one logical line with its indentation; false at the end of the text or at an error.
  private mutating func lexLine() -> Bool {
    guard let isBlank = lexIndentation() else { return false }
    if !isBlank, position >= end {
      finish()
      return false
    }
    while true {
      skipBlanks()
      if position >= end {
        // Python supplies the newline that the last line lacks.
        if !isBlank, brackets.isEmpty { add(.newline, end, end) }
        finish()
        return false
      }
      let byte = text[position]
      switch byte {
      case Ascii.newline, Ascii.carriageReturn, Ascii.hash:
        let start = position
        skipComment()
        let lineEnd = position
        if !isBlank, brackets.isEmpty { add(.newline, start, lineEnd) }
        if position >= end {
          finish()
          return false
        }
        skipNewline()
        if isBlank || brackets.isEmpty { return true }
      case Ascii.backslash:
        guard continueLine() else { return false }
      default:
        guard lexToken(byte) else { return false }
      }
    }
  }

  @inline(__always) private mutating func skipBlanks() {
    while position < end {
      let byte = text[position]
      guard byte == Ascii.space || byte == Ascii.tab || byte == Ascii.formFeed else { return }
      position += 1
    }
  }

  /// Moves from `#` to the end of its line.
  @inline(__always) private mutating func skipComment() {
    while position < end, text[position] != Ascii.newline, text[position] != Ascii.carriageReturn {
      position += 1
    }
  }

  @inline(__always) private mutating func skipNewline() {
    if text[position] == Ascii.carriageReturn, byte(position + 1) == Ascii.newline { position += 1 }
    position += 1
  }

  // MARK: The end of the text

  private mutating func finish() {
    list.firstAtEnd = list.tokens.count
    if let open = brackets.last {
      fail(Lexer.unclosed(source, open), isImmediate: false)
      return
    }
    while indents.count > 1 {
      indents.removeLast()
      add(.dedent, end, end)
    }
    add(.endOfFile, end, end)
  }

  /// The error for a bracket that nothing closes.
  static func unclosed(_ source: SourceFile, _ open: Int32) -> Diagnostic {
    let character = Character(Unicode.Scalar(source.text[Int(open)]))
    return Diagnostic(
      .syntaxError, "'\(character)' was never closed", SourceRange(Int(open), Int(open) + 1),
      incomplete: true)
  }

  // MARK: Indentation

  /// Reads the blanks at the start of a line and adds indents and dedents; true for a line without
  /// code, nil at an error.
  private mutating func lexIndentation() -> Bool? {
    var column = 0
    var alternative = 0
    var continued = 0
    scan: while position < end {
      switch text[position] {
      case Ascii.space:
        column += 1
        alternative += 1
      case Ascii.tab:
        column = (column / 8 + 1) * 8
        alternative += 1
      case Ascii.formFeed:
        column = 0
        alternative = 0
      case Ascii.backslash:
        continued = continued == 0 ? column : continued
        guard continueLine() else { return nil }
        continue scan
      default: break scan
      }
      position += 1
    }
    if continued != 0 {
      column = continued
      alternative = continued
    }
    if position >= end { return column > 0 || alternative > 0 }
    let byte = text[position]
    if byte == Ascii.hash || byte == Ascii.newline || byte == Ascii.carriageReturn { return true }
    return changeIndentation(column, alternative) ? false : nil
  }

  private mutating func changeIndentation(_ column: Int, _ alternative: Int) -> Bool {
    let top = indents[indents.count - 1]
    if column == top.column {
      if alternative != top.alternative { return failTabs() }
    } else if column > top.column {
      if indents.count >= Lexer.maximumIndents {
        return failIndentation("too many levels of indentation", lineStart())
      }
      if alternative <= top.alternative { return failTabs() }
      indents.append((column, alternative))
      add(.indent, position, position)
    } else {
      var count = 0
      while indents.count > 1, column < indents[indents.count - 1].column {
        indents.removeLast()
        count += 1
      }
      let now = indents[indents.count - 1]
      if column != now.column {
        return failIndentation(
          "unindent does not match any outer indentation level", lineEnd())
      }
      if alternative != now.alternative { return failTabs() }
      for _ in 0..<count { add(.dedent, position, position) }
    }
    return true
  }

  // MARK: Errors

  /// Ends lexing with an error token; always false.
  @discardableResult
  mutating func fail(_ diagnostic: Diagnostic, isImmediate: Bool = true) -> Bool {
    add(.error, Int(diagnostic.range.start), Int(diagnostic.range.end))
    list.failure = LexicalFailure(diagnostic: diagnostic, isImmediate: isImmediate)
    list.openBrackets = brackets
    return false
  }

  /// An error at the character that ends at `offset`, where CPython's tokenizer stands.
  @discardableResult
  mutating func fail(_ message: String, at offset: Int) -> Bool {
    var start = max(offset - 1, 0)
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return fail(Diagnostic(.syntaxError, message, SourceRange(start, offset)))
  }

  private mutating func failTabs() -> Bool {
    fail(
      Diagnostic(
        .tabError, "inconsistent use of tabs and spaces in indentation", lineStart()),
      isImmediate: false)
  }

  private mutating func failIndentation(_ message: String, _ range: SourceRange) -> Bool {
    fail(Diagnostic(.indentationError, message, range), isImmediate: false)
  }

  private func lineStart() -> SourceRange {
    var start = position
    while start > 0, text[start - 1] != Ascii.newline, text[start - 1] != Ascii.carriageReturn {
      start -= 1
    }
    return SourceRange(start, start)
  }

  private func lineEnd() -> SourceRange {
    var stop = position
    while stop < end, text[stop] != Ascii.newline, text[stop] != Ascii.carriageReturn { stop += 1 }
    return SourceRange(stop, stop)
  }

  /// Skips a backslash and its line end; an error if anything else follows.
  mutating func continueLine() -> Bool {
    let start = position
    position += 1
    guard position < end else { return failEndAfterBackslash(start) }
    let next = text[position]
    guard next == Ascii.newline || next == Ascii.carriageReturn else {
      return fail(
        Diagnostic(
          .syntaxError, "unexpected character after line continuation character",
          SourceRange(start + 1, start + 1)),
        isImmediate: false)
    }
    skipNewline()
    return position < end ? true : failEndAfterBackslash(start)
  }

  private mutating func failEndAfterBackslash(_ start: Int) -> Bool {
    list.firstAtEnd = list.tokens.count
    if let open = brackets.last {
      return fail(Lexer.unclosed(source, open), isImmediate: false)
    }
    return fail(
      Diagnostic(
        .syntaxError, "unexpected EOF while parsing", SourceRange(start + 1, start + 1),
        incomplete: true),
      isImmediate: false)
  }
}
