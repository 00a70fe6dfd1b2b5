/// Visits every evaluated expression and every binding of a tree, in the order of CPython's
/// `symtable.c`, telling subclasses about names and scopes.
///
/// Annotations are not visited: the dialect never evaluates them. Left-deep chains are walked in a
/// loop, so that a sum of a million terms needs no stack.
class TreeWalker {
  /// How a name gets bound.
  enum Binder { case assignment, parameter, iteration, imported }

  // MARK: What subclasses learn

  func use(_ name: String, _ range: SourceRange) throws(Diagnostic) {}
  func bind(_ name: String, _ range: SourceRange, _ binder: Binder) throws(Diagnostic) {}
  func unbind(_ name: String, _ range: SourceRange) throws(Diagnostic) {}
  func enter(_ owner: ScopeOwner) {}
  func leave(_ owner: ScopeOwner) {}

  // MARK: Statements

  func walk(_ module: ModuleNode) throws(Diagnostic) {
    enter(.module(module))
    try visit(module.body)
    leave(.module(module))
  }

  func visit(_ statements: [Statement]) throws(Diagnostic) {
    for statement in statements { try visit(statement) }
  }

  func visit(_ statement: Statement) throws(Diagnostic) {
    switch statement.kind {
    case .expression(let value): try visit(value)
    case .assign(let targets, let value):
      for target in targets { try assign(target) }
      try visit(value)
    case .augmentedAssign(let target, _, let value):
      try assign(target)
      try visit(value)
    case .annotatedAssign(let target, _, let value):
      try annotate(target, value, in: statement)
    case .delete(let targets):
      for target in targets { try delete(target) }
    case .return(let value), .raise(let value, cause: nil):
      if let value { try visit(value) }
    case .raise(let value, let cause):
      if let value { try visit(value) }
      if let cause { try visit(cause) }
    case .assert(let test, let message):
      try visit(test)
      if let message { try visit(message) }
    case .pass, .break, .continue: break
    case .global(let names): try declareGlobal(names, statement.range)
    case .nonlocal(let names): try declareNonlocal(names, statement.range)
    case .import(let modules):
      for module in modules { try bind(module.boundName, module.range, .imported) }
    case .importFrom(_, let names, _):
      if names.isEmpty { try importAll(statement.range) }
      for name in names { try bind(name.alias ?? name.name, name.range, .imported) }
    case .if: try visitIf(statement)
    case .while(let test, let body, let orElse): try visitWhile(test, body, orElse)
    case .for(let target, let iterable, let body, let orElse):
      try visitFor(target, iterable, body, orElse)
    case .with(let items, let body): try visitWith(items, body)
    case .try(let body, let handlers, let orElse, let finally):
      try visitTry(body, handlers, orElse, finally)
    case .function(let function): try visitFunction(function)
    case .class(let node): try visitClass(node)
    }
  }

  func annotate(
    _ target: Expression, _ value: Expression?, in statement: Statement
  ) throws(Diagnostic) {
    try assign(target)
    if let value { try visit(value) }
  }

  func declareGlobal(_ names: [String], _ range: SourceRange) throws(Diagnostic) {}
  func declareNonlocal(_ names: [String], _ range: SourceRange) throws(Diagnostic) {}
  func importAll(_ range: SourceRange) throws(Diagnostic) {}

  func visitIf(_ statement: Statement) throws(Diagnostic) {
    let (branches, orElse) = statement.branches
    for branch in branches {
      try visit(branch.test)
      try visit(branch.body)
    }
    try visit(orElse)
  }

  func visitWhile(
    _ test: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws(Diagnostic) {
    try visit(test)
    try visit(body)
    try visit(orElse)
  }

  func visitFor(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws(Diagnostic) {
    try assign(target)
    try visit(iterable)
    try visit(body)
    try visit(orElse)
  }

  func visitWith(_ items: [WithItem], _ body: [Statement]) throws(Diagnostic) {
    for item in items {
      try visit(item.context)
      if let target = item.target { try assign(target) }
    }
    try visit(body)
  }

  func visitTry(
    _ body: [Statement], _ handlers: [ExceptionHandler], _ orElse: [Statement],
    _ finally: [Statement]
  ) throws(Diagnostic) {
    try visit(body)
    try visit(orElse)
    for handler in handlers { try visit(handler) }
    try visit(finally)
  }

  func visit(_ handler: ExceptionHandler) throws(Diagnostic) {
    if let type = handler.type { try visit(type) }
    if let name = handler.name { try bind(name, handler.range, .assignment) }
    try visit(handler.body)
  }

  func visitFunction(_ function: FunctionNode) throws(Diagnostic) {
    if !function.isLambda { try bind(function.name, function.nameRange, .assignment) }
    for parameter in function.parameters {
      if let value = parameter.defaultValue { try visit(value) }
    }
    for decorator in function.decorators { try visit(decorator) }
    enter(.function(function))
    for parameter in function.parameters {
      try bind(parameter.name, parameter.range, .parameter)
    }
    try visit(function.body)
    leave(.function(function))
  }

  func visitClass(_ node: ClassNode) throws(Diagnostic) {
    try bind(node.name, node.nameRange, .assignment)
    for argument in node.arguments { try visit(argument.value) }
    for decorator in node.decorators { try visit(decorator) }
    enter(.class(node))
    try visit(node.body)
    leave(.class(node))
  }

  // MARK: Targets

  func assign(_ target: Expression) throws(Diagnostic) { try assign(target, .assignment) }

  func assign(_ target: Expression, _ binder: Binder) throws(Diagnostic) {
    switch target.kind {
    case .name(let name): try bind(name, target.range, binder)
    case .starred(let value): try assign(value, binder)
    case .list(let items), .tuple(let items):
      for item in items { try assign(item, binder) }
    default: try visit(target)
    }
  }

  func delete(_ target: Expression) throws(Diagnostic) {
    switch target.kind {
    case .name(let name): try unbind(name, target.range)
    case .list(let items), .tuple(let items):
      for item in items { try delete(item) }
    default: try visit(target)
    }
  }

  // MARK: Expressions

  func visit(_ expressions: [Expression]) throws(Diagnostic) {
    for expression in expressions { try visit(expression) }
  }

  func visit(_ expression: Expression) throws(Diagnostic) {
    switch expression.kind {
    case .name(let name): try use(name, expression.range)
    case .constant: break
    case .formatted(let parts): try visit(parts)
    case .list(let items), .tuple(let items), .set(let items): try visitItems(items)
    case .dict(let entries):
      for entry in entries {
        if let key = entry.key { try visit(key) }
        try visit(entry.value)
      }
    case .starred(let value), .unary(_, let value): try visit(value)
    case .binary, .attribute, .subscript, .call: try visitSpine(expression)
    case .boolean(_, let operands): try visit(operands)
    case .compare(let first, let rest):
      try visit(first)
      for comparison in rest { try visit(comparison.operand) }
    case .conditional(let test, let body, let orElse):
      try visit(test)
      try visit(body)
      try visit(orElse)
    case .lambda(let function): try visitFunction(function)
    case .slice(let lower, let upper, let step):
      for part in [lower, upper, step] {
        if let part { try visit(part) }
      }
    case .comprehension(let node): try visitComprehension(node)
    case .walrus(let name, let nameRange, let value):
      try visitWalrus(name, nameRange, value, expression.range)
    case .yield(let value): try visitYield(value, expression.range)
    case .yieldFrom(let value): try visitYield(value, expression.range)
    }
  }

  /// The elements of a display, which may be starred.
  func visitItems(_ items: [Expression]) throws(Diagnostic) { try visit(items) }

  func visitArguments(_ arguments: [Argument]) throws(Diagnostic) {
    for argument in arguments { try visit(argument.value) }
  }

  func visitYield(_ value: Expression?, _ range: SourceRange) throws(Diagnostic) {
    if let value { try visit(value) }
  }

  func visitWalrus(
    _ name: String, _ nameRange: SourceRange, _ value: Expression, _ range: SourceRange
  ) throws(Diagnostic) {
    try visit(value)
    try bind(name, nameRange, .assignment)
  }

  func visitComprehension(_ node: ComprehensionNode) throws(Diagnostic) {
    try visit(node.clauses[0].iterable)
    enter(.comprehension(node))
    for (index, clause) in node.clauses.enumerated() {
      try assign(clause.target, .iteration)
      if index > 0 { try visitInnerIterable(clause.iterable) }
      try visit(clause.conditions)
    }
    if let value = node.value { try visit(value) }
    try visit(node.element)
    leave(.comprehension(node))
  }

  func visitInnerIterable(_ iterable: Expression) throws(Diagnostic) { try visit(iterable) }

  private func visit(_ parts: [FormattedPart]) throws(Diagnostic) {
    for case .field(let value, _, _, let spec) in parts {
      try visit(value)
      try visit(spec)
    }
  }

  private func visitSpine(_ expression: Expression) throws(Diagnostic) {
    guard let left = expression.leftOperand, left.leftOperand != nil else {
      if let left = expression.leftOperand { try visit(left) }
      return try visitRight(of: expression)
    }
    let spine = expression.leftSpine
    try visit(spine.last!)
    for node in spine.dropLast().reversed() { try visitRight(of: node) }
  }

  private func visitRight(of expression: Expression) throws(Diagnostic) {
    switch expression.kind {
    case .binary(_, _, let right): try visit(right)
    case .subscript(_, let index): try visit(index)
    case .call(_, let arguments): try visitArguments(arguments)
    default: break
    }
  }
}
