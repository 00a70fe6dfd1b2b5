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
    let (line, column) = source.position(range.start)
    let text = source.lineText(range.start)
    let indent = text.utf8.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }.count
    let bytes = Array(text.utf8.dropFirst(indent))
    let from = max(0, min(column - indent, bytes.count))
    let last = source.position(range.end)
    let to = last.line == line ? min(last.column - indent, bytes.count) : bytes.count
    let lead = String(decoding: bytes[..<from], as: UTF8.self).unicodeScalars.count
    let width =
      to > from
      ? String(decoding: bytes[from..<to], as: UTF8.self).unicodeScalars.count : 1
    var out = "  File \"\(source.name)\", line \(line)\n"
    if !bytes.isEmpty {
      out += "    \(String(decoding: bytes, as: UTF8.self))\n"
      out += "    " + String(repeating: " ", count: lead)
      out += String(repeating: "^", count: width) + "\n"
    }
    return out + "\(pythonClass): \(message)" + (hint.map { ". \($0)" } ?? "")
  }
}
