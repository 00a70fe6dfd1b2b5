extension TreeParser {
  /// What to tell about the failure that stopped the parser.
  func diagnosis() -> Diagnostic {
    switch failure {
    case .known(let diagnostic)?: return diagnostic
    case .unexpected(let index)?:
      if tokens[index].kind == .error, let failure = list.failure { return failure.diagnostic }
      return Diagnostic(
        .syntaxError, "invalid syntax",
        SourceRange(Int(tokens[index].start), Int(tokens[index].end)),
        incomplete: index >= list.firstAtEnd)
    case nil: preconditionFailure("no failure to report")
    }
  }
}
