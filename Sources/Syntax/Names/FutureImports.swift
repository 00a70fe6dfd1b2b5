/// The `from __future__` imports at the start of a file.
enum FutureImports {
  private static let known: Set<String> = [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement",
    "print_function", "unicode_literals", "generator_stop", "annotations",
  ]

  /// The statements that may be `from __future__` imports: those after the docstring, up to the
  /// first of another kind.
  static func leading(_ module: ModuleNode) -> ArraySlice<Statement> {
    let body = module.docstring == nil ? module.body[...] : module.body.dropFirst()
    return body.prefix { $0.isFutureImport }
  }

  /// Refuses features that do not exist.
  static func check(_ module: ModuleNode) throws(Diagnostic) {
    for statement in leading(module) {
      guard case .importFrom(_, let names, _) = statement.kind else { continue }
      if names.isEmpty {
        throw Diagnostic(
          .syntaxError, "future feature * is not defined", statement.range)
      }
      for name in names where !known.contains(name.name) {
        switch name.name {
        case "braces": throw Diagnostic(.syntaxError, "not a chance", statement.range)
        case "barry_as_FLUFL":
          throw Diagnostic(
            .unsupported, "barry_as_FLUFL is not part of mnb's Python", statement.range)
        default:
          throw Diagnostic(
            .syntaxError, "future feature \(name.name) is not defined", statement.range)
        }
      }
    }
  }
}

extension Statement {
  var isFutureImport: Bool {
    if case .importFrom("__future__", _, 0) = kind { return true }
    return false
  }
}
