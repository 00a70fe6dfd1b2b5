/// Refuses statements and expressions in places where they mean nothing: the errors of CPython's
/// `compile.c`.
final class ContextChecker: TreeWalker {
  /// CPython's limit on loops, `with` and `try` inside one another (`CO_MAXBLOCKS`).
  private static let maximumBlocks = 20

  /// One function, class or module being checked.
  private struct Frame {
    let isFunction: Bool
    var loops = 0
    var blocks = 0
  }

  private var frames: [Frame] = []
  /// The innermost loop, `with` or `try`.
  private var block = SourceRange(0, 0)
  private let futures: Set<ObjectIdentifier>

  init(_ module: ModuleNode) {
    futures = Set(FutureImports.leading(module).map(ObjectIdentifier.init))
  }

  override func enter(_ owner: ScopeOwner) {
    switch owner {
    case .module, .class: frames.append(Frame(isFunction: false))
    case .function, .comprehension: frames.append(Frame(isFunction: true))
    }
  }

  override func leave(_ owner: ScopeOwner) { frames.removeLast() }

  private func error(_ message: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(.syntaxError, message, range)
  }

  // MARK: Statements

  override func visit(_ statement: Statement) throws(Diagnostic) {
    switch statement.kind {
    case .return where !frames[frames.count - 1].isFunction:
      throw error("'return' outside function", statement.range)
    case .break where frames[frames.count - 1].loops == 0:
      throw error("'break' outside loop", statement.range)
    case .continue where frames[frames.count - 1].loops == 0:
      throw error("'continue' not properly in loop", statement.range)
    case .importFrom where statement.isFutureImport && !futures.contains(.init(statement)):
      throw error(
        "from __future__ imports must occur at the beginning of the file", statement.range)
    case .while, .for, .with, .try: try inBlock(statement)
    default: try super.visit(statement)
    }
  }

  private func inBlock(_ statement: Statement) throws(Diagnostic) {
    let outer = block
    block = statement.range
    try super.visit(statement)
    block = outer
  }

  /// Visits statements inside so many more blocks.
  private func visit(
    _ body: [Statement], blocks: Int, loops: Int = 0
  ) throws(Diagnostic) {
    let top = frames.count - 1
    if frames[top].blocks + blocks > ContextChecker.maximumBlocks {
      throw error("too many statically nested blocks", block)
    }
    frames[top].blocks += blocks
    frames[top].loops += loops
    try visit(body)
    frames[top].blocks -= blocks
    frames[top].loops -= loops
  }

  override func visitWhile(
    _ test: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws(Diagnostic) {
    try visit(test)
    try visit(body, blocks: 1, loops: 1)
    try visit(orElse)
  }

  override func visitFor(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws(Diagnostic) {
    try visit(iterable)
    try assign(target)
    try visit(body, blocks: 1, loops: 1)
    try visit(orElse)
  }

  override func visitWith(_ items: [WithItem], _ body: [Statement]) throws(Diagnostic) {
    for item in items {
      try visit(item.context)
      if let target = item.target { try assign(target) }
    }
    try visit(body, blocks: items.count)
  }

  override func visitTry(
    _ body: [Statement], _ handlers: [ExceptionHandler], _ orElse: [Statement],
    _ finally: [Statement]
  ) throws(Diagnostic) {
    let outer = finally.isEmpty ? 0 : 1
    try visit(body, blocks: outer + (handlers.isEmpty ? 0 : 1))
    try visit(orElse, blocks: outer)
    for (index, handler) in handlers.enumerated() {
      if handler.type == nil, index < handlers.count - 1 {
        throw error("default 'except:' must be last", handler.range)
      }
      if let type = handler.type { try visit(type) }
      if let name = handler.name { try bind(name, handler.range, .assignment) }
      try visit(handler.body, blocks: outer + 2)
    }
    try visit(finally, blocks: outer)
  }

  // MARK: Names

  override func bind(
    _ name: String, _ range: SourceRange, _ binder: Binder
  ) throws(Diagnostic) {
    if name == "__debug__" { throw error("cannot assign to __debug__", range) }
  }

  override func unbind(_ name: String, _ range: SourceRange) throws(Diagnostic) {
    if name == "__debug__" { throw error("cannot delete __debug__", range) }
  }

  // MARK: Expressions

  override func visit(_ expression: Expression) throws(Diagnostic) {
    if case .starred = expression.kind {
      throw error("can't use starred expression here", expression.range)
    }
    if case .call(_, let arguments) = expression.kind {
      for case .keyword("__debug__") in arguments.map(\.kind) {
        throw error("cannot assign to __debug__", expression.range)
      }
    }
    try super.visit(expression)
  }

  override func visitItems(_ items: [Expression]) throws(Diagnostic) {
    for item in items {
      if case .starred(let value) = item.kind { try visit(value) } else { try visit(item) }
    }
  }

  override func visitYield(_ value: Expression?, _ range: SourceRange) throws(Diagnostic) {
    if !frames[frames.count - 1].isFunction { throw error("'yield' outside function", range) }
    if let value { try visit(value) }
  }

  override func visitArguments(_ arguments: [Argument]) throws(Diagnostic) {
    var seen: Set<String> = []
    for argument in arguments {
      guard case .keyword(let name) = argument.kind else { continue }
      if !seen.insert(name).inserted {
        throw error("keyword argument repeated: \(name)", argument.range)
      }
    }
    try super.visitArguments(arguments)
  }

  // MARK: Targets

  override func assign(_ target: Expression, _ binder: Binder) throws(Diagnostic) {
    switch target.kind {
    case .starred:
      throw error("starred assignment target must be in a list or tuple", target.range)
    case .list(let items), .tuple(let items):
      if items.count(where: \.isStarred) > 1 {
        throw error("multiple starred expressions in assignment", target.range)
      }
      for item in items {
        if case .starred(let value) = item.kind {
          try assign(value, binder)
        } else {
          try assign(item, binder)
        }
      }
    case .attribute(_, "__debug__", _):
      throw error("cannot assign to __debug__", target.range)
    default: try super.assign(target, binder)
    }
  }
}
