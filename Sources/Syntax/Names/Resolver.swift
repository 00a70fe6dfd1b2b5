/// Finds out where every name lives, as CPython's `symtable` does, and refuses what CPython's
/// compiler refuses: `return` outside a function, `break` outside a loop, and so on.
public enum Resolver {
  /// Fills in the scopes of a module and of all its functions, lambdas, classes and comprehensions.
  /// - Throws: the first error in CPython's order: `from __future__`, names, then statements.
  public static func resolve(_ module: ModuleNode) throws(Diagnostic) {
    try FutureImports.check(module)
    let builder = ScopeBuilder()
    try builder.walk(module)
    _ = try ScopeAnalyzer().analyze(builder.root, bound: nil, global: [])
    try ContextChecker(module).walk(module)
  }
}
