/// An error found before a program runs: by the lexer, the parser, the resolver, or `mnb check`.
public struct Diagnostic: Error, Sendable, Hashable {
  public enum Kind: Sendable {
    case syntaxError, indentationError, tabError
    /// Valid Python that the dialect leaves out.
    case unsupported
    /// A name that nothing defines; reported by `undefinedNames` only.
    case undefinedName
  }

  public let kind: Kind
  /// CPython 3.11's wording wherever CPython reports the same error.
  public let message: String
  /// Where CPython would put its carets; possibly empty at the end of a line.
  public let range: SourceRange
  /// A suggestion such as `Did you mean: 'value'?`.
  public let hint: String?
  /// True where more input could complete the program: the prompt then asks for another line.
  public let incomplete: Bool

  public init(
    _ kind: Kind, _ message: String, _ range: SourceRange, hint: String? = nil,
    incomplete: Bool = false
  ) {
    self.kind = kind
    self.message = message
    self.range = range
    self.hint = hint
    self.incomplete = incomplete
  }

  /// The Python exception class under which the error is shown and can be caught.
  public var pythonClass: String {
    switch kind {
    case .syntaxError, .unsupported: "SyntaxError"
    case .indentationError: "IndentationError"
    case .tabError: "TabError"
    case .undefinedName: "NameError"
    }
  }

  /// The error as `python3` prints it: file and line, the source line, carets, class and message.
  public func rendered(in source: SourceFile) -> String {
    var out = "  File \"\(source.name)\", line \(source.position(range.start).line)\n"
    let text = Array(source.lineText(range.start).utf8)
    let indent = text.prefix { $0 == Ascii.space || $0 == Ascii.tab || $0 == Ascii.formFeed }.count
    if indent < text.count {
      out += "    \(String(decoding: text[indent...], as: UTF8.self))\n"
      out += carets(in: source, under: text, indent: indent)
    }
    return out + "\(pythonClass): \(message)" + (hint.map { ". \($0)" } ?? "")
  }

  /// The line of carets; none for an error in the blanks before the text.
  private func carets(in source: SourceFile, under text: [UInt8], indent: Int) -> String {
    let (line, start) = source.position(range.start)
    let last = source.position(range.end)
    if start < indent { return "" }
    func columns(_ from: Int, _ to: Int) -> Int {
      let bytes = text[min(from, text.count)..<min(max(from, to), text.count)]
      return String(decoding: bytes, as: UTF8.self).unicodeScalars.count
    }
    let width = columns(start, last.line == line ? last.column : text.count)
    return "    " + String(repeating: " ", count: columns(indent, start))
      + String(repeating: "^", count: max(width, 1)) + "\n"
  }
}
