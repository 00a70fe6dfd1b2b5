extension Parser {
  /// More errors than these are not looked for.
  private static let maximumErrors = 20

  /// Parses as much as possible and reports several errors, for `mnb check`.
  ///
  /// After a syntax error the faulty top-level statement is left out and the rest is parsed again,
  /// so that each top-level statement reports at most one.
  /// - Returns: the module without its faulty statements, resolved, unless names could not be
  ///   resolved; and the errors in the order of the source. With syntax errors the module may lack
  ///   definitions, so its undefined names say little.
  public static func parseRecovering(_ source: SourceFile) -> (ModuleNode?, [Diagnostic]) {
    var errors: [Diagnostic] = []
    var rest = source
    while true {
      do {
        let module = try parseUnresolved(rest)
        return resolved(module, errors)
      } catch {
        let error = unclosed(in: rest, before: error) ?? error
        errors.append(error)
        guard errors.count < maximumErrors, let next = rest.blanked(around: error.range) else {
          return (nil, errors.sorted { $0.range.start < $1.range.start })
        }
        rest = next
      }
    }
  }

  /// The bracket without an end that makes the lines up to an error look wrong.
  private static func unclosed(in source: SourceFile, before error: Diagnostic) -> Diagnostic? {
    let list = Lexer.tokens(of: source)
    guard let failure = list.failure, !failure.isImmediate, failure.diagnostic.incomplete,
      let open = list.openBrackets.first,
      source.position(open).line < source.position(error.range.start).line
    else { return nil }
    return Lexer.unclosed(source, open)
  }

  private static func resolved(
    _ module: ModuleNode, _ found: [Diagnostic]
  ) -> (ModuleNode?, [Diagnostic]) {
    let errors = found.sorted { $0.range.start < $1.range.start }
    do {
      try Resolver.resolve(module)
      return (module, errors)
    } catch {
      return (nil, errors + [error])
    }
  }
}

extension SourceFile {
  /// The file with the top-level statement around a range blanked out, every other byte in its
  /// place; nil if there is nothing to blank.
  fileprivate func blanked(around range: SourceRange) -> SourceFile? {
    let line = lineIndex(max(0, min(range.start, Int32(text.count) - 1)))
    let last = max(line, lineIndex(max(0, min(range.end, Int32(text.count)) - 1)))
    var first = line
    while first > 0, !startsStatement(first) { first -= 1 }
    var end = last + 1
    while end < lineStarts.count, !startsStatement(end) { end += 1 }
    let upper = end < lineStarts.count ? Int(lineStarts[end]) : text.count
    var bytes = text
    var changed = false
    for index in Int(lineStarts[first])..<upper where bytes[index] != Ascii.newline {
      changed = changed || bytes[index] != Ascii.space
      bytes[index] = Ascii.space
    }
    guard changed else { return nil }
    return SourceFile(
      name: name, text: String(decoding: bytes, as: UTF8.self), firstLine: firstLine, cell: cell)
  }

  /// Whether a line begins a statement that is not inside another one, or its decorators.
  private func startsStatement(_ line: Int) -> Bool {
    let start = Int(lineStarts[line])
    guard start < text.count, text[start] > Ascii.space else { return false }
    switch text[start] {
    case Ascii.hash, UInt8(ascii: ")"), UInt8(ascii: "]"), Ascii.closeBrace: return false
    case UInt8(ascii: "@"): return !isDecorated(line)
    default: break
    }
    let word = String(
      decoding: text[start...].prefix(while: \.continuesName), as: UTF8.self)
    if ["else", "elif", "except", "finally"].contains(word) { return false }
    return word != "def" && word != "class" || !isDecorated(line)
  }

  /// Whether the line above is a decorator.
  private func isDecorated(_ line: Int) -> Bool {
    line > 0 && text[Int(lineStarts[line - 1])] == UInt8(ascii: "@")
  }
}
