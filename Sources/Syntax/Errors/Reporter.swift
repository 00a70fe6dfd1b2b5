/// Turns a matched error rule into a diagnostic.
struct Reporter {
  let source: SourceFile
  let tokens: ContiguousArray<Token>

  /// The diagnostic of a report; nil where the report's own condition does not hold.
  /// - Parameters:
  ///   - captures: what the alternative captured.
  ///   - position: index of the token after the match.
  ///   - read: index after the last token looked at.
  func diagnostic(
    _ report: ErrorReport, _ captures: [Character: Match], at position: Int, read: Int
  ) -> Diagnostic? {
    func error(_ message: String, _ range: SourceRange) -> Diagnostic {
      Diagnostic(report.kind, filled(message, captures), range)
    }
    switch report.place {
    case .last: return error(report.message, range(of: read - 1))
    case .at(let a): return error(report.message, range(of: captures[a]!))
    case .range(let a, let b):
      return error(report.message, range(from: captures[a]!, to: captures[b]!))
    case .from(let a):
      let start = Int(range(of: captures[a]!).start)
      // CPython's end here is one short of the last token's.
      return error(report.message, SourceRange(start, Int(tokens[read - 1].end) - 1))
    case .invalidTarget(let kind, let a):
      guard let target = captures[a]!.invalidTarget(kind) else { return nil }
      let verb = kind == .delete ? "delete" : "assign to"
      return error("cannot \(verb) \(target.description)", range(of: target))
    case .legacyPrint(let a, let b):
      guard let name = legacyName(captures[a]!) else { return nil }
      return error(
        "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?",
        range(from: captures[a]!, to: captures[b]!))
    case .missingComma(let a, let b):
      if legacyName(captures[a]!) != nil || tokens[position - 1].level == 0 { return nil }
      return error(
        "invalid syntax. Perhaps you forgot a comma?",
        range(from: captures[a]!, to: captures[b]!))
    case .bareGenerator(let a, let b):
      let arguments = captures[a]!.parts.filter { $0.kind != .keyword && $0.kind != .unpacking }
      guard arguments.count > 1 else { return nil }
      return error(
        "Generator expression must be parenthesized",
        range(from: arguments.last!, to: captures[b]!))
    case .positionalAfterKeyword(let a):
      let isUnpacking = captures[a]!.parts.contains { $0.kind == .unpacking }
      return error(
        "positional argument follows keyword argument" + (isUnpacking ? " unpacking" : ""),
        range(of: read - 1))
    case .dictionaryKey(let a):
      let end = Int(range(of: captures[a]!).end)
      return error("':' expected after dictionary key", SourceRange(end - 1, end))
    }
  }

  /// `print` or `exec` as a bare name.
  private func legacyName(_ match: Match) -> String? {
    guard match.kind == .name else { return nil }
    let name = text(of: match)
    return name == "print" || name == "exec" ? name : nil
  }

  private func text(of match: Match) -> String {
    let range = range(of: match)
    return String(
      decoding: source.text[Int(range.start)..<Int(range.end)], as: UTF8.self)
  }

  /// Fills in `%a` (name of a kind), `$a` (source text) and `#a` (line number).
  private func filled(_ message: String, _ captures: [Character: Match]) -> String {
    var out = ""
    var marker: Character?
    for character in message {
      if let sign = marker {
        marker = nil
        let match = captures[character]!
        switch sign {
        case "%": out += match.description
        case "$": out += text(of: match)
        default: out += String(source.position(tokens[match.start].start).line)
        }
      } else if character == "%" || character == "$" || character == "#" {
        marker = character
      } else {
        out.append(character)
      }
    }
    return out
  }

  // MARK: Ranges

  func range(of match: Match) -> SourceRange { range(from: match, to: match) }

  private func range(from first: Match, to last: Match) -> SourceRange {
    SourceRange(Int(tokens[first.start].start), Int(tokens[last.end - 1].end))
  }

  /// The range of one token. Tokens without text stand where CPython's tokenizer stands after
  /// them: before the last blank of an indent, at the end of the last line.
  func range(of index: Int) -> SourceRange {
    let token = tokens[index]
    let (start, end) = (Int(token.start), Int(token.end))
    switch token.kind {
    case .indent, .dedent, .endOfFile:
      let text = source.text
      guard start == text.count else {
        return SourceRange(source.position(token.start).column > 0 ? start - 1 : start, start)
      }
      var last = start
      if last > 0, text[last - 1] == Ascii.newline { last -= 1 }
      if last > 0, text[last - 1] == Ascii.carriageReturn { last -= 1 }
      return SourceRange(last, last)
    default: return SourceRange(start, end)
    }
  }
}

extension Match {
  /// The expressions and arguments inside nested sequences.
  var parts: [Match] {
    switch kind {
    case .token, .nothing: []
    case .sequence: children.flatMap(\.parts)
    default: [self]
    }
  }
}
