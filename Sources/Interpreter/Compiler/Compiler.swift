import Syntax

/// Compiles modules, scripts and notebook cells.
enum Compiler {
  /// Compiles a resolved module to code that runs in `namespace`.
  static func compile(
    _ module: ModuleNode, in namespace: ModuleNamespace, mode: FunctionCompiler.Mode,
    vm: Interpreter
  ) throws(Diagnostic) -> Code {
    do throws(CompileError) {
      do throws(CompileError) {
        return try compile(module, namespace, mode, vm, useNarrowJumps: true)
      } catch {
        guard case .jumpTooFar = error else { throw error }
        return try compile(module, namespace, mode, vm, useNarrowJumps: false)
      }
    } catch {
      switch error {
      case .diagnostic(let diagnostic): throw diagnostic
      case .jumpTooFar:
        throw Diagnostic(.syntaxError, "function too large", SourceRange(0, 0))
      }
    }
  }

  private static func compile(
    _ module: ModuleNode, _ namespace: ModuleNamespace, _ mode: FunctionCompiler.Mode,
    _ vm: Interpreter, useNarrowJumps: Bool
  ) throws(CompileError) -> Code {
    let compiler = FunctionCompiler(
      vm: vm, source: module.source, namespace: namespace, scope: module.scope, parent: nil,
      name: "<module>", useNarrowJumps: useNarrowJumps)
    compiler.mode = mode
    let signature = Signature(
      names: [], positionalOnlyCount: 0, positionalCount: 0, hasVariadic: false,
      hasKeywords: false)
    let whole = SourceRange(0, module.source.text.count)
    return try compiler.compileBody(
      parameters: [], signature: signature, docstring: module.docstring, isGenerator: false,
      range: whole
    ) { () throws(CompileError) in
      let displayed = mode == .cell ? displayedExpression(module) : nil
      try compiler.compile(displayed == nil ? module.body : Array(module.body.dropLast()))
      if let displayed { try compiler.compileDisplayed(displayed) }
      compiler.code.emit(.returnNone)
    }
  }

  /// The expression that ends a cell, unless a semicolon follows it.
  private static func displayedExpression(_ module: ModuleNode) -> Expression? {
    guard let last = module.body.last, case .expression(let value) = last.kind else { return nil }
    var offset = Int(last.range.end)
    let text = module.source.text
    while offset < text.count, text[offset] == UInt8(ascii: " ") || text[offset] == 9 {
      offset += 1
    }
    return offset < text.count && text[offset] == UInt8(ascii: ";") ? nil : value
  }
}
