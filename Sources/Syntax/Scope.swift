/// What the resolver found out about the names of one module, function, class or comprehension.
public final class Scope {
  public enum Kind { case module, function, lambda, `class`, comprehension, generatorExpression }

  /// Where a name lives, seen from one scope.
  public enum Binding: Hashable {
    /// Bound in this function scope and used by no inner one: a register.
    case local
    /// Bound in this function scope and captured by an inner one.
    case cell
    /// Bound in an enclosing function scope.
    case free
    /// Bound in the module, or a built-in, or undefined; always looked up in the module first.
    case global
    /// Bound in this class body.
    case classMember
  }

  public let kind: Kind
  public let name: String
  public let parent: Scope?
  /// True for a function whose body holds `yield`.
  public internal(set) var isGenerator = false
  /// Names bound here (parameters first, in order), whether local or cell.
  public internal(set) var bound: [String] = []
  /// Names of enclosing function scopes used here or passed through to inner scopes.
  public internal(set) var free: [String] = []
  public internal(set) var bindings: [String: Binding] = [:]
  /// Names that functions, lambdas and generator expressions inside use from here or further out.
  /// List, set and dict comprehensions run in the frame around them, so what only they use is not
  /// listed: those names need no cell.
  public internal(set) var captured: Set<String> = []

  public init(kind: Kind, name: String, parent: Scope?) {
    self.kind = kind
    self.name = name
    self.parent = parent
  }

  /// Names that appear nowhere as bound are global.
  public func binding(of name: String) -> Binding { bindings[name] ?? .global }
}
