extension TreeParser {
  /// What to tell about the failure that stopped the parser.
  func diagnosis() -> Diagnostic {
    let finder = ErrorFinder(
      source: source, list: list, start: statementStart, failed: index, isField: fieldDepth > 0)
    switch failure {
    case .known(let diagnostic)? where diagnostic.kind == .syntaxError:
      let message = fieldDepth > 0 ? finder.inField(diagnostic) : diagnostic.message
      return finder.overruled(
        Diagnostic(.syntaxError, message, diagnostic.range), index + 1)
    case .known(let diagnostic)?: return diagnostic
    case .inherited(let diagnostic)?: return finder.overruled(diagnostic, index + 1)
    case .unexpected?: return finder.find()
    case nil: preconditionFailure("no failure to report")
    }
  }

  /// The error in the string literals at a token, if there is one.
  static func stringFailure(
    _ source: SourceFile, _ list: TokenList, at index: Int
  ) -> Diagnostic? {
    let parser = TreeParser(source: source, list: list, arena: NodeArena())
    parser.index = index
    parser.kind = list.tokens[index].kind
    do {
      _ = try parser.parseStrings()
      return nil
    } catch {
      switch parser.failure {
      case .known(let diagnostic)?, .inherited(let diagnostic)?: return diagnostic
      default: return nil
      }
    }
  }
}
