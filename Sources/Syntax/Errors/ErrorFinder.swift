/// Finds the message for a program that the tree parser could not parse.
///
/// It does what CPython does after a failure, from the start of the faulty statement on: a plain
/// pass, which may meet a token that had to come; a pass with the rules of common mistakes; the
/// generic error at the last token that the first pass looked at; and then, over most of these, an
/// error of the tokenizer further down, such as a string without an end.
struct ErrorFinder {
  /// Longer statements get the generic message: the search takes microseconds a token.
  private static let maximumTokens = 50_000
  private static let stackSize = 64 << 20

  let source: SourceFile
  let list: TokenList
  /// Index of the first token of the innermost statement that failed.
  let start: Int
  /// Index of the token that the tree parser refused.
  let failed: Int
  /// Whether the tokens are those of an f-string's field.
  let isField: Bool

  func find() -> Diagnostic {
    if failed - start > ErrorFinder.maximumTokens { return generic(failed + 1, failed + 1) }
    // Nearly every program fits on this thread's stack, and changing threads takes time; but the
    // parser of an f-string's field may already stand deep in the stack.
    if !isField, let diagnostic = search(depthLimit: PackratParser.shallowDepth) {
      return diagnostic
    }
    return DeepStack.run(bytes: ErrorFinder.stackSize) {
      search(depthLimit: PackratParser.maximumDepth)
    } ?? generic(failed + 1, failed + 1)
  }

  /// The diagnostic; nil if the program is nested too deeply for the limit.
  private func search(depthLimit: Int) -> Diagnostic? {
    let parser = PackratParser(
      source: source, list: list, from: start, depthLimit: depthLimit)
    let rule = isField ? "field" : "program"
    var first: Int?
    do {
      // Where this grammar goes past what the tree parser refused, it has nothing to say.
      if try parser.run(rule, from: start, usesInvalid: false) > failed {
        return generic(failed + 1, failed + 1)
      }
      first = parser.read
      _ = try parser.run(rule, from: start, usesInvalid: true)
      return generic(first!, parser.read)
    } catch .found(let diagnostic) {
      return finished(diagnostic, first ?? parser.read, parser.read)
    } catch {
      return nil
    }
  }

  /// The error without a specific message.
  /// - Parameters:
  ///   - first: index after the last token looked at in the first pass.
  ///   - read: the same over both passes.
  private func generic(_ first: Int, _ read: Int) -> Diagnostic {
    let reporter = Reporter(source: source, tokens: list.tokens)
    let range = reporter.range(of: first - 1)
    switch list.tokens[first - 1].kind {
    case .indent, .dedent:
      let word = list.tokens[first - 1].kind == .indent ? "indent" : "unindent"
      return Diagnostic(
        .indentationError, "unexpected \(word)", range, incomplete: first > list.firstAtEnd)
    case .error where list.failure != nil: return finished(list.failure!.diagnostic, first, read)
    default:
      return finished(Diagnostic(.syntaxError, "invalid syntax", range), first, read)
    }
  }

  private func finished(_ found: Diagnostic, _ first: Int, _ read: Int) -> Diagnostic {
    let diagnostic = overruled(found, read)
    // Whether the first pass read to the end, as CPython's `codeop` asks.
    let isIncomplete = !isField && first > list.firstAtEnd
    return Diagnostic(
      diagnostic.kind, isField ? inField(diagnostic) : diagnostic.message, diagnostic.range,
      hint: diagnostic.hint, incomplete: isIncomplete)
  }

  /// The message of an error inside an f-string; the tokenizer's own errors stay as they are.
  func inField(_ diagnostic: Diagnostic) -> String {
    let isLexical = list.failure.map { $0.isImmediate && $0.diagnostic == diagnostic } ?? false
    return isLexical ? diagnostic.message : "f-string: " + diagnostic.message
  }

  /// The error to report where the rest of the file holds a lexical error.
  func overruled(_ found: Diagnostic, _ read: Int) -> Diagnostic {
    guard let failure = list.failure, found != failure.diagnostic else { return found }
    if failure.isImmediate { return failure.diagnostic }
    guard let open = list.openBrackets.last else { return found }
    let line = source.position(list.tokens[read - 1].start).line
    guard line > source.position(open).line else { return found }
    return Lexer.unclosed(source, open)
  }
}
