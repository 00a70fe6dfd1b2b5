/// Names that a resolved module uses as globals although neither it nor its host defines them.
///
/// A name counts as defined if the module binds it anywhere, even later or in a branch that does not
/// run. A module with `from … import *` is not checked: any name may come from there.
/// - Parameter known: names that are there without being bound in the module: built-ins,
///   parameters, definitions of earlier cells.
/// - Returns: one `undefinedName` diagnostic a use, or an `unsupported` one where it is a built-in
///   function that the dialect leaves out, in the order of the source, each with the nearest
///   name of the enclosing functions, else of the module, else of `known`.
public func undefinedNames(in module: ModuleNode, known: Set<String>) -> [Diagnostic] {
  let finder = GlobalUseFinder()
  // The finder itself throws nothing.
  try? finder.walk(module)
  if finder.importsAll { return [] }
  let globals = finder.defined.union(implicitGlobals)
  let undefined = finder.uses.filter {
    !globals.contains($0.name) && (!known.contains($0.name) || leftOut.contains($0.name))
  }
  return undefined.sorted { $0.range.start < $1.range.start }.map { use in
    if leftOut.contains(use.name) {
      return Diagnostic(
        .unsupported, "\(use.name)() is not part of mnb's Python", use.range)
    }
    let nearest =
      use.scope.nearestName(use.name)
      ?? nearestName(use.name, among: finder.defined.sorted())
      ?? nearestName(use.name, among: known.sorted())
    return Diagnostic(
      .undefinedName, "name '\(use.name)' is not defined", use.range,
      hint: nearest.map { "Did you mean: '\($0)'?" })
  }
}

extension Scope {
  /// The nearest name that this scope or an enclosing function binds.
  fileprivate func nearestName(_ name: String) -> String? {
    var scope: Scope? = self
    while let here = scope, here.kind != .module {
      // The body of an enclosing class is out of sight.
      if here.kind != .class || here === self,
        let found = Syntax.nearestName(name, among: here.bound + here.free)
      {
        return found
      }
      scope = here.parent
    }
    return nil
  }
}

/// Built-in functions of Python that are there only to say that they are not part of the dialect.
private let leftOut: Set<String> = [
  "eval", "exec", "compile", "__import__", "input", "globals", "locals", "breakpoint", "aiter",
  "anext",
]

/// What every module has.
private let implicitGlobals: Set<String> = [
  "__name__", "__file__", "__doc__", "__builtins__", "__package__", "__spec__", "__loader__",
  "__annotations__", "__debug__",
]

/// Collects uses and bindings of global names.
private final class GlobalUseFinder: ScopedWalker {
  struct Use {
    let name: String
    let range: SourceRange
    let scope: Scope
  }

  private(set) var uses: [Use] = []
  private(set) var defined: Set<String> = []
  private(set) var importsAll = false

  override func use(_ name: String, _ range: SourceRange) {
    guard let scope, scope.binding(of: name) == .global else { return }
    // A class's body also has these.
    if scope.kind == .class, name == "__module__" || name == "__qualname__" { return }
    uses.append(Use(name: name, range: range, scope: scope))
  }

  override func bind(_ name: String, _ range: SourceRange, _ binder: Binder) {
    if binding(of: name) == .global { defined.insert(name) }
  }

  override func importAll(_ range: SourceRange) { importsAll = true }
}
