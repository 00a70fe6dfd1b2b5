/// Parses and resolves programs.
public enum Parser {
  /// Parses a file and resolves its names.
  /// - Throws: the error that CPython 3.11 would report, in its words; or a refusal, by name, of
  ///   what the dialect leaves out.
  public static func parse(_ source: SourceFile) throws(Diagnostic) -> ModuleNode {
    let module = try parseUnresolved(source)
    try Resolver.resolve(module)
    return module
  }

  /// Parses a file without looking at its names.
  static func parseUnresolved(_ source: SourceFile) throws(Diagnostic) -> ModuleNode {
    let parser = TreeParser(
      source: source, list: Lexer.tokens(of: source), arena: NodeArena())
    do {
      return try parser.parseModule()
    } catch {
      throw parser.diagnosis()
    }
  }
}
