/// Where a piece of unfinished Python text stands: inside which string, bracket or comment.
///
/// Unlike the lexer it never fails, so that the text before the cursor can be looked at.
struct TextScanner {
  struct Bracket {
    let character: Character
    /// Offset of the bracket in characters.
    let offset: Int
  }

  struct OpenString {
    let quote: String
    /// Offset of the first character after the opening quote.
    let start: Int
    /// Letters before the quote, such as `f` or `r`.
    let prefix: String
  }

  private(set) var openBrackets: [Bracket] = []
  private(set) var openString: OpenString?
  /// Offset of the `#` of a comment on the last line.
  private(set) var commentStart: Int?

  var openBracket: Bracket? { openBrackets.last }

  init(_ text: String) { self.init(Array(text)) }

  init(_ text: [Character]) {
    var at = 0
    while at < text.count {
      let character = text[at]
      if let string = openString {
        at = advance(text, at, in: string)
        continue
      }
      if commentStart != nil {
        if character == "\n" { commentStart = nil }
        at += 1
        continue
      }
      switch character {
      case "#": commentStart = at
      case "\"", "'": at = open(text, at)
      case "(", "[", "{": openBrackets.append(Bracket(character: character, offset: at))
      case ")", "]", "}": _ = openBrackets.popLast()
      default: break
      }
      at += 1
    }
  }

  /// Opens a string at a quote; returns the offset of the last character of the quote.
  private mutating func open(_ text: [Character], _ at: Int) -> Int {
    let isTriple = at + 2 < text.count && text[at + 1] == text[at] && text[at + 2] == text[at]
    let length = isTriple ? 3 : 1
    var start = at
    while start > 0, text[start - 1].isLetter, at - start < 2 { start -= 1 }
    openString = OpenString(
      quote: String(repeating: text[at], count: length), start: at + length,
      prefix: String(text[start..<at]).lowercased())
    return at + length - 1
  }

  /// Passes one character (or an escape, or the closing quote) of a string.
  private mutating func advance(_ text: [Character], _ at: Int, in string: OpenString) -> Int {
    if text[at] == "\\" { return at + 2 }
    if string.quote.count == 1 {
      if text[at] == "\n" || String(text[at]) == string.quote { openString = nil }
      return at + 1
    }
    let end = at + 3
    if end <= text.count, String(text[at..<end]) == string.quote {
      openString = nil
      return end
    }
    return at + 1
  }
}
