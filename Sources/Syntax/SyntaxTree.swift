/// The syntax tree of the dialect. Nodes are final classes so that later passes can refer to them;
/// they never change after parsing, except for the scopes that the resolver fills in.

public final class Expression {
  public let kind: Kind
  public let range: SourceRange

  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  public indirect enum Kind {
    case name(String)
    case constant(Constant)
    /// An f-string: literal text and replacement fields, adjacent literals already joined.
    case formatted([FormattedPart])
    case list([Expression])
    case tuple([Expression])
    case set([Expression])
    case dict([DictEntry])
    /// `*value` inside a display, a call's arguments, or an assignment target.
    case starred(Expression)
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `a and b and c`: two or more operands.
    case boolean(BooleanOperator, [Expression])
    /// `a < b <= c`: the first operand and the rest of the chain.
    case compare(Expression, [Comparison])
    case conditional(test: Expression, body: Expression, orElse: Expression)
    case lambda(FunctionNode)
    case call(Expression, [Argument])
    case attribute(Expression, String, nameRange: SourceRange)
    case `subscript`(Expression, Expression)
    case slice(lower: Expression?, upper: Expression?, step: Expression?)
    case comprehension(ComprehensionNode)
    /// `name := value`
    case walrus(String, nameRange: SourceRange, value: Expression)
    case yield(Expression?)
    case yieldFrom(Expression)
  }
}

public enum Constant: Sendable {
  case none, `true`, `false`, ellipsis
  case integer(Int64)
  /// Decimal digits of an integer beyond 64 bits.
  case bigInteger(String)
  case float(Double)
  case string(String)
  case bytes([UInt8])
}

public enum FormattedPart {
  case text(String)
  /// `{value!r:spec}`; `debugText` is the source text with `=` of `{value=}`.
  case field(
    value: Expression, debugText: String?, conversion: Character?, spec: [FormattedPart])
}

public struct DictEntry {
  /// nil for `**value`.
  public let key: Expression?
  public let value: Expression
  public init(key: Expression?, value: Expression) {
    self.key = key
    self.value = value
  }
}

public enum UnaryOperator: Sendable { case plus, minus, invert, not }
public enum BinaryOperator: UInt8, CaseIterable, Sendable {
  case add, subtract, multiply, divide, floorDivide, modulo, power, matrixMultiply
  case leftShift, rightShift, and, or, xor
}
public enum BooleanOperator: Sendable { case and, or }
public enum ComparisonOperator: UInt8, Sendable {
  case less, lessEqual, equal, notEqual, greater, greaterEqual, `is`, isNot, `in`, notIn
}
public struct Comparison {
  public let op: ComparisonOperator
  public let operand: Expression
  public init(op: ComparisonOperator, operand: Expression) {
    self.op = op
    self.operand = operand
  }
}

public struct Argument {
  public enum Kind {
    case positional, star, doubleStar
    case keyword(String)
  }
  public let kind: Kind
  public let value: Expression
  public let range: SourceRange
  public init(kind: Kind, value: Expression, range: SourceRange) {
    self.kind = kind
    self.value = value
    self.range = range
  }
}

public struct Parameter {
  public enum Kind { case positionalOnly, positionalOrKeyword, variadic, keywordOnly, keywords }
  public let name: String
  public let kind: Kind
  public let defaultValue: Expression?
  public let annotation: Expression?
  public let range: SourceRange
  public init(
    name: String, kind: Kind, defaultValue: Expression?, annotation: Expression?,
    range: SourceRange
  ) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    self.annotation = annotation
    self.range = range
  }
}

/// A `def` or a `lambda` (name `<lambda>`, body one return statement).
public final class FunctionNode {
  /// The name that the `def` binds; a private name (`__x` in a class) is mangled.
  public let name: String
  /// The name as written, for `__name__`, `__qualname__` and tracebacks.
  public let plainName: String
  public let nameRange: SourceRange
  public let parameters: [Parameter]
  public let body: [Statement]
  public let decorators: [Expression]
  public let docstring: String?
  public let isLambda: Bool
  public let range: SourceRange
  /// Filled in by the resolver.
  public internal(set) var scope: Scope!

  public init(
    name: String, plainName: String? = nil, nameRange: SourceRange, parameters: [Parameter],
    body: [Statement], decorators: [Expression] = [], docstring: String? = nil, isLambda: Bool,
    range: SourceRange
  ) {
    self.name = name
    self.plainName = plainName ?? name
    self.nameRange = nameRange
    self.parameters = parameters
    self.body = body
    self.decorators = decorators
    self.docstring = docstring
    self.isLambda = isLambda
    self.range = range
  }
}

public final class ClassNode {
  /// The name that the `class` binds; a private name (`__X` in a class) is mangled.
  public let name: String
  /// The name as written, for `__name__`, `__qualname__` and tracebacks.
  public let plainName: String
  public let nameRange: SourceRange
  /// What stands in the parentheses: bases and keyword arguments.
  public let arguments: [Argument]
  public let body: [Statement]
  public let decorators: [Expression]
  public let docstring: String?
  public let range: SourceRange
  public internal(set) var scope: Scope!

  public init(
    name: String, plainName: String? = nil, nameRange: SourceRange, arguments: [Argument],
    body: [Statement], decorators: [Expression], docstring: String?, range: SourceRange
  ) {
    self.name = name
    self.plainName = plainName ?? name
    self.nameRange = nameRange
    self.arguments = arguments
    self.body = body
    self.decorators = decorators
    self.docstring = docstring
    self.range = range
  }
}

public final class ComprehensionNode {
  public enum Kind { case list, set, dict, generator }
  public struct Clause {
    public let target: Expression
    public let iterable: Expression
    public let conditions: [Expression]
    public init(target: Expression, iterable: Expression, conditions: [Expression]) {
      self.target = target
      self.iterable = iterable
      self.conditions = conditions
    }
  }
  public let kind: Kind
  /// The element; for a dict comprehension the key.
  public let element: Expression
  /// The value of a dict comprehension.
  public let value: Expression?
  /// At least one. The first iterable is evaluated in the enclosing scope.
  public let clauses: [Clause]
  public internal(set) var scope: Scope!

  public init(kind: Kind, element: Expression, value: Expression?, clauses: [Clause]) {
    self.kind = kind
    self.element = element
    self.value = value
    self.clauses = clauses
  }
}

public final class Statement {
  public let kind: Kind
  public let range: SourceRange

  public init(_ kind: Kind, _ range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  public indirect enum Kind {
    case expression(Expression)
    /// `a = b = value`: one or more targets, left to right.
    case assign(targets: [Expression], value: Expression)
    case augmentedAssign(target: Expression, op: BinaryOperator, value: Expression)
    /// `target: annotation = value`; the annotation is not evaluated.
    case annotatedAssign(target: Expression, annotation: Expression, value: Expression?)
    case delete([Expression])
    case `return`(Expression?)
    case raise(Expression?, cause: Expression?)
    case assert(test: Expression, message: Expression?)
    case pass, `break`, `continue`
    case global([String])
    case nonlocal([String])
    case `import`([ImportedModule])
    /// `from .package.module import names`; `level` counts leading dots; names empty means `*`.
    case importFrom(module: String?, names: [ImportedName], level: Int)
    case `if`(test: Expression, body: [Statement], orElse: [Statement])
    case `while`(test: Expression, body: [Statement], orElse: [Statement])
    case `for`(
      target: Expression, iterable: Expression, body: [Statement], orElse: [Statement])
    case with([WithItem], body: [Statement])
    case `try`(
      body: [Statement], handlers: [ExceptionHandler], orElse: [Statement],
      finally: [Statement])
    case function(FunctionNode)
    case `class`(ClassNode)
  }
}

public struct ImportedModule {
  /// Dotted, as written.
  public let module: String
  public let alias: String?
  public let range: SourceRange
  public init(module: String, alias: String?, range: SourceRange) {
    self.module = module
    self.alias = alias
    self.range = range
  }
}

public struct ImportedName {
  public let name: String
  public let alias: String?
  public let range: SourceRange
  public init(name: String, alias: String?, range: SourceRange) {
    self.name = name
    self.alias = alias
    self.range = range
  }
}

public struct WithItem {
  public let context: Expression
  public let target: Expression?
  public init(context: Expression, target: Expression?) {
    self.context = context
    self.target = target
  }
}

public struct ExceptionHandler {
  /// nil for a bare `except:`.
  public let type: Expression?
  public let name: String?
  public let body: [Statement]
  public let range: SourceRange
  public init(type: Expression?, name: String?, body: [Statement], range: SourceRange) {
    self.type = type
    self.name = name
    self.body = body
    self.range = range
  }
}

public final class ModuleNode {
  public let source: SourceFile
  public let body: [Statement]
  public let docstring: String?
  public internal(set) var scope: Scope!
  /// Owns the nodes; see `NodeArena`. Keep the module as long as any of its nodes.
  var arena: NodeArena?

  public init(source: SourceFile, body: [Statement], docstring: String?) {
    self.source = source
    self.body = body
    self.docstring = docstring
  }
}
