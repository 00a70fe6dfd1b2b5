/// Collects the names of each scope: the first pass of CPython's `symtable.c`, with its errors.
final class ScopeBuilder: TreeWalker {
  private(set) var root: ScopeRecord!
  private var stack: [ScopeRecord] = []
  private var current: ScopeRecord { stack[stack.count - 1] }

  override func enter(_ owner: ScopeOwner) {
    var comprehension: ComprehensionNode?
    if case .comprehension(let node) = owner { comprehension = node }
    let record = ScopeRecord(
      scope: owner.makeScope(in: stack.last?.scope), comprehension: comprehension)
    if stack.isEmpty { root = record } else { current.children.append(record) }
    stack.append(record)
  }

  override func leave(_ owner: ScopeOwner) { stack.removeLast() }

  private func error(_ message: String, _ range: SourceRange) -> Diagnostic {
    Diagnostic(.syntaxError, message, range)
  }

  // MARK: Names

  override func use(_ name: String, _ range: SourceRange) {
    current.add(name, .use)
    // Zero-argument super() finds its class through an implicit free variable.
    if name == "super", current.isFunction { current.add("__class__", .use) }
  }

  override func bind(
    _ name: String, _ range: SourceRange, _ binder: Binder
  ) throws(Diagnostic) {
    switch binder {
    case .assignment: current.add(name, .local)
    case .imported: current.add(name, .imported)
    case .parameter:
      if current.flags[name]?.contains(.parameter) == true {
        throw error("duplicate argument '\(name)' in function definition", range)
      }
      current.add(name, .parameter)
    case .iteration:
      if let flags = current.flags[name], !flags.isDisjoint(with: [.global, .nonlocal]) {
        throw error(
          "comprehension inner loop cannot rebind assignment expression target '\(name)'",
          range)
      }
      current.add(name, [.local, .iteration])
    }
  }

  override func unbind(_ name: String, _ range: SourceRange) { current.add(name, .local) }

  override func importAll(_ range: SourceRange) throws(Diagnostic) {
    guard stack.count == 1 else {
      throw error(
        "import * only allowed at module level", SourceRange(Int(range.end) - 1, Int(range.end)))
    }
  }

  override func annotate(
    _ target: Expression, _ value: Expression?, in statement: Statement
  ) throws(Diagnostic) {
    let isSimple = statement.range.start == target.range.start
    if case .name(let name) = target.kind {
      let flags = current.flags[name] ?? []
      if isSimple, stack.count > 1, !flags.isDisjoint(with: [.global, .nonlocal]) {
        let word = flags.contains(.global) ? "global" : "nonlocal"
        throw error("annotated name '\(name)' can't be \(word)", statement.range)
      }
      if isSimple { current.add(name, [.annotation, .local]) }
    }
    if !isSimple || !target.isName, value != nil || !target.isName { try assign(target) }
    if let value { try visit(value) }
  }

  // MARK: Declarations

  override func declareGlobal(_ names: [String], _ range: SourceRange) throws(Diagnostic) {
    try declare(names, .global, "global", range)
    for name in names { root.add(name, .global) }
  }

  override func declareNonlocal(_ names: [String], _ range: SourceRange) throws(Diagnostic) {
    try declare(names, .nonlocal, "nonlocal", range)
  }

  private func declare(
    _ names: [String], _ flag: NameFlags, _ word: String, _ range: SourceRange
  ) throws(Diagnostic) {
    for name in names {
      let flags = current.flags[name] ?? []
      if flags.contains(.parameter) {
        throw error("name '\(name)' is parameter and \(word)", range)
      }
      if flags.contains(.use) {
        throw error("name '\(name)' is used prior to \(word) declaration", range)
      }
      if flags.contains(.annotation) {
        throw error("annotated name '\(name)' can't be \(word)", range)
      }
      if flags.contains(.local) {
        throw error("name '\(name)' is assigned to before \(word) declaration", range)
      }
      current.add(name, flag)
      current.directives[name] = current.directives[name] ?? range
    }
  }

  // MARK: Comprehensions, walrus, yield

  override func visitInnerIterable(_ iterable: Expression) throws(Diagnostic) {
    current.iterableDepth += 1
    try visit(iterable)
    current.iterableDepth -= 1
  }

  override func visitComprehension(_ node: ComprehensionNode) throws(Diagnostic) {
    // The first iterable belongs to the enclosing scope, yet may hold no walrus either.
    current.iterableDepth += 1
    try visit(node.clauses[0].iterable)
    current.iterableDepth -= 1
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

  override func visitWalrus(
    _ name: String, _ nameRange: SourceRange, _ value: Expression, _ range: SourceRange
  ) throws(Diagnostic) {
    if current.iterableDepth > 0 {
      throw error(
        "assignment expression cannot be used in a comprehension iterable expression", range)
    }
    if current.comprehension != nil { try bindOutside(name, nameRange) }
    try visit(value)
    try bind(name, nameRange, .assignment)
  }

  /// Binds the target of a walrus inside a comprehension in the containing function or module.
  private func bindOutside(_ name: String, _ range: SourceRange) throws(Diagnostic) {
    for record in stack.reversed() {
      if record.comprehension != nil {
        if record.flags[name]?.contains(.iteration) == true {
          throw error(
            "assignment expression cannot rebind comprehension iteration variable '\(name)'",
            range)
        }
        continue
      }
      if record.scope.kind == .class {
        throw error(
          "assignment expression within a comprehension cannot be used in a class body", range)
      }
      let isGlobal = !record.isFunction || record.flags[name]?.contains(.global) == true
      current.add(name, isGlobal ? .global : .nonlocal)
      current.directives[name] = current.directives[name] ?? range
      record.add(name, record.isFunction ? .local : .global)
      return
    }
  }

  override func visitYield(_ value: Expression?, _ range: SourceRange) throws(Diagnostic) {
    if let value { try visit(value) }
    current.scope.isGenerator = true
    guard let comprehension = current.comprehension else { return }
    let place =
      switch comprehension.kind {
      case .list: "list comprehension"
      case .set: "set comprehension"
      case .dict: "dict comprehension"
      case .generator: "generator expression"
      }
    throw error("'yield' inside \(place)", range)
  }
}

extension Expression {
  var isName: Bool {
    if case .name = kind { return true }
    return false
  }
}
