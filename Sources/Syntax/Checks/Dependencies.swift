/// The global names that a piece of a program, such as a notebook's cell, takes and gives.
public struct Dependencies: Sendable, Equatable {
  /// Global names, built-ins among them, whose value may come from before this module: read where
  /// this module has not certainly bound them, in functions too.
  public let reads: Set<String>
  /// Global names that are or may be bound when the module has run.
  public let definitions: Set<String>
  /// Whether `from … import *` may define more.
  public let importsAll: Bool

  /// Reads the dependencies off a resolved module.
  ///
  /// A read counts unless an assignment on every path comes before it. What a function reads counts
  /// from the first statement after its definition that could call it: between definitions, names
  /// may be used before they are bound.
  public static func of(_ module: ModuleNode) -> Dependencies {
    let finder = DependencyFinder()
    // The finder itself throws nothing.
    try? finder.walk(module)
    finder.flush()
    return Dependencies(
      reads: finder.reads, definitions: finder.state.possible.union(finder.boundInFunctions),
      importsAll: finder.importsAll)
  }
}

/// Follows a module's control flow, tracking which globals are bound.
private final class DependencyFinder: ScopedWalker {
  struct State {
    /// Bound on every path to this point.
    var definite: Set<String> = []
    /// Bound on some path.
    var possible: Set<String> = []
    /// False after `raise`, `break` and the like.
    var isReachable = true

    /// What holds where two paths meet.
    func merged(_ other: State) -> State {
      var result = State(definite: definite, possible: possible.union(other.possible))
      result.isReachable = isReachable || other.isReachable
      if !isReachable {
        result.definite = other.definite
      } else if other.isReachable {
        result.definite = definite.intersection(other.definite)
      }
      return result
    }
  }

  private(set) var reads: Set<String> = []
  private(set) var boundInFunctions: Set<String> = []
  private(set) var importsAll = false
  private(set) var state = State()
  /// What functions defined so far read, as long as nothing can have called them.
  private var deferred: Set<String> = []
  /// Names bound so far in the class bodies being run.
  private var members: [Set<String>] = []
  /// How many expressions that may not be evaluated enclose it.
  private var optionalDepth = 0
  /// Whether the current statement can have run other code.
  private var mayCall = false

  // MARK: Names

  override func enter(_ owner: ScopeOwner) {
    super.enter(owner)
    switch owner {
    case .class: members.append([])
    case .comprehension: optionalDepth += 1
    case .function, .module: break
    }
  }

  override func leave(_ owner: ScopeOwner) {
    super.leave(owner)
    switch owner {
    case .class: members.removeLast()
    case .comprehension: optionalDepth -= 1
    case .function, .module: break
    }
  }

  override func use(_ name: String, _ range: SourceRange) {
    switch binding(of: name) {
    case .global: read(name)
    case .classMember where members.last?.contains(name) != true: read(name)
    default: break
    }
  }

  private func read(_ name: String) {
    if state.definite.contains(name) { return }
    if functionDepth > 0 { deferred.insert(name) } else { reads.insert(name) }
  }

  override func bind(_ name: String, _ range: SourceRange, _ binder: Binder) {
    switch binding(of: name) {
    case .global where functionDepth > 0: boundInFunctions.insert(name)
    case .global:
      state.possible.insert(name)
      if optionalDepth == 0 { state.definite.insert(name) }
    case .classMember where functionDepth == 0: members[members.count - 1].insert(name)
    default: break
    }
  }

  override func unbind(_ name: String, _ range: SourceRange) {
    use(name, range)
    guard functionDepth == 0, binding(of: name) == .global else { return }
    state.definite.remove(name)
    state.possible.remove(name)
  }

  override func importAll(_ range: SourceRange) { importsAll = true }

  /// From here on, functions defined so far may run.
  func flush() {
    reads.formUnion(deferred.subtracting(state.definite))
    deferred = []
  }

  // MARK: Statements

  override func visit(_ statement: Statement) throws(Diagnostic) {
    guard functionDepth == 0 else { return try visitPlain(statement) }
    mayCall = false
    try visitPlain(statement)
    if mayCall { flush() }
    switch statement.kind {
    case .raise, .break, .continue, .return: state.isReachable = false
    default: break
    }
  }

  /// Visits in the order of evaluation: values before targets.
  private func visitPlain(_ statement: Statement) throws(Diagnostic) {
    switch statement.kind {
    case .assign(let targets, let value):
      try visit(value)
      for target in targets { try assign(target) }
    case .augmentedAssign(let target, _, let value):
      mayCall = true
      try visit(target)
      try visit(value)
      try assign(target)
    case .annotatedAssign(let target, _, let value):
      guard let value else { return }
      try visit(value)
      try assign(target)
    default: try super.visit(statement)
    }
  }

  override func visitIf(_ statement: Statement) throws(Diagnostic) {
    let (branches, orElse) = statement.branches
    var after: State?
    for branch in branches {
      try visit(branch.test)
      if mayCall, functionDepth == 0 { flush() }
      let before = state
      try visit(branch.body)
      after = after?.merged(state) ?? state
      state = before
    }
    try visit(orElse)
    state = after!.merged(state)
  }

  /// Visits statements that run any number of times, or stop half-way.
  private func visitOptional(_ body: () throws(Diagnostic) -> Void) throws(Diagnostic) {
    let before = state
    try body()
    state.isReachable = true
    state = before.merged(state)
  }

  override func visitWhile(
    _ test: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws(Diagnostic) {
    try visit(test)
    if mayCall, functionDepth == 0 { flush() }
    try visitOptional { () throws(Diagnostic) in try visit(body) }
    try visitOptional { () throws(Diagnostic) in try visit(orElse) }
  }

  override func visitFor(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws(Diagnostic) {
    try visit(iterable)
    mayCall = true
    if functionDepth == 0 { flush() }
    try visitOptional { () throws(Diagnostic) in
      try assign(target)
      try visit(body)
    }
    try visitOptional { () throws(Diagnostic) in try visit(orElse) }
  }

  override func visitWith(_ items: [WithItem], _ body: [Statement]) throws(Diagnostic) {
    mayCall = true
    for item in items {
      try visit(item.context)
      if let target = item.target { try assign(target) }
    }
    if functionDepth == 0 { flush() }
    // A context manager may swallow an exception.
    try visitOptional { () throws(Diagnostic) in try visit(body) }
  }

  override func visitTry(
    _ body: [Statement], _ handlers: [ExceptionHandler], _ orElse: [Statement],
    _ finally: [Statement]
  ) throws(Diagnostic) {
    let before = state
    try visit(body)
    try visit(orElse)
    var after = state
    var started = before
    started.possible.formUnion(after.possible)
    for handler in handlers {
      state = started
      try visit(handler)
      if let name = handler.name { unbind(name, handler.range) }
      after = after.merged(state)
    }
    state = started
    try visit(finally)
    state = State(
      definite: after.definite.union(state.definite),
      possible: after.possible.union(state.possible), isReachable: after.isReachable)
  }

  override func visitFunction(_ function: FunctionNode) throws(Diagnostic) {
    if !function.decorators.isEmpty { mayCall = true }
    for parameter in function.parameters {
      if let value = parameter.defaultValue { try visit(value) }
    }
    for decorator in function.decorators { try visit(decorator) }
    let calls = mayCall
    enter(.function(function))
    try visit(function.body)
    leave(.function(function))
    mayCall = calls
    if !function.isLambda { bind(function.name, function.nameRange, .assignment) }
  }

  override func visitClass(_ node: ClassNode) throws(Diagnostic) {
    if !node.decorators.isEmpty { mayCall = true }
    for argument in node.arguments { try visit(argument.value) }
    for decorator in node.decorators { try visit(decorator) }
    let calls = mayCall
    enter(.class(node))
    try visit(node.body)
    leave(.class(node))
    mayCall = mayCall || calls
    bind(node.name, node.nameRange, .assignment)
  }

  // MARK: Expressions

  override func visit(_ expression: Expression) throws(Diagnostic) {
    switch expression.kind {
    case .name, .constant, .list, .tuple, .lambda: try super.visit(expression)
    case .boolean(_, let operands):
      mayCall = true
      try visit(operands[0])
      optionalDepth += 1
      try visit(Array(operands.dropFirst()))
      optionalDepth -= 1
    case .conditional(let test, let body, let orElse):
      mayCall = true
      try visit(test)
      optionalDepth += 1
      try visit(body)
      try visit(orElse)
      optionalDepth -= 1
    case .compare(let first, let rest):
      mayCall = true
      try visit(first)
      try visit(rest[0].operand)
      optionalDepth += 1
      for comparison in rest.dropFirst() { try visit(comparison.operand) }
      optionalDepth -= 1
    default:
      mayCall = true
      try super.visit(expression)
    }
  }
}
