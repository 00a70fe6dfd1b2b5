import Syntax

extension FunctionCompiler {
  func compile(_ statements: [Statement]) throws(CompileError) {
    for statement in statements { try compile(statement) }
  }

  func compile(_ statement: Statement) throws(CompileError) {
    code.range = statement.range
    let mark = nextRegister
    defer { nextRegister = mark }
    switch statement.kind {
    case .expression(let value): try compileExpressionStatement(value)
    case .assign(let targets, let value): try compileAssignment(targets, value)
    case .augmentedAssign(let target, let op, let value):
      try compileAugmented(target, op, value, statement.range)
    case .annotatedAssign(let target, let annotation, let value):
      if let value { try compileAssignment([target], value) }
      if scope.kind == .class { try compileAnnotation(target, annotation) }
    case .delete(let targets):
      for target in targets { try compileDelete(target) }
    case .return(let value): try compileReturn(value)
    case .raise(let value, let cause): try compileRaise(value, cause, statement.range)
    case .assert(let test, let message): try compileAssert(test, message, statement.range)
    case .pass, .global, .nonlocal: break
    case .break: try compileLeave(toContinue: false)
    case .continue: try compileLeave(toContinue: true)
    case .import(let modules):
      for module in modules { try compileImport(module, statement.range) }
    case .importFrom(let module, let names, let level):
      try compileImportFrom(module, names, level, statement.range)
    case .if(let test, let body, let orElse): try compileIf(test, body, orElse)
    case .while(let test, let body, let orElse): try compileWhile(test, body, orElse)
    case .for(let target, let iterable, let body, let orElse):
      try compileFor(target, iterable, body, orElse)
    case .with(let items, let body): try compileWith(items[...], body)
    case .try(let body, let handlers, let orElse, let finally):
      try compileTry(body, handlers, orElse, finally)
    case .function(let function): try compileDefinition(function)
    case .class(let node): try compileClass(node)
    }
  }

  private func compileExpressionStatement(_ value: Expression) throws(CompileError) {
    let register = try allocate()
    try compile(value, to: register)
    if scope.kind == .module && mode == .interactive && inlineScopes.isEmpty {
      code.emit(.display, a: register)
    }
  }

  /// The last statement of a notebook cell.
  func compileDisplayed(_ value: Expression) throws(CompileError) {
    let register = try allocate()
    try compile(value, to: register)
    code.emit(.display, a: register)
  }

  // MARK: Assignment

  private func compileAssignment(
    _ targets: [Expression], _ value: Expression
  ) throws(CompileError) {
    if targets.count == 1, case .name(let name) = targets[0].kind,
      case .register(let register) = locate(name), !walrusNames.contains(name)
    {
      try compile(value, to: register)
      definite.insert(name)
      return
    }
    if targets.count == 1, try compileParallel(targets[0], value) { return }
    let register = try operandForStoring(value)
    for target in targets { try assign(register, to: target) }
  }

  /// A value that stays what it is while targets are assigned one after the other.
  private func operandForStoring(_ value: Expression) throws(CompileError) -> Int {
    let register = try allocate()
    try compile(value, to: register)
    return register
  }

  /// `a, b = b, a` without making a tuple.
  private func compileParallel(
    _ target: Expression, _ value: Expression
  ) throws(CompileError) -> Bool {
    guard case .tuple(let targets) = target.kind, case .tuple(let values) = value.kind,
      targets.count == values.count, targets.count <= 8
    else { return false }
    for item in targets + values {
      if case .starred = item.kind { return false }
    }
    let first = try allocate(values.count)
    for (i, value) in values.enumerated() { try compile(value, to: first + i) }
    for (i, target) in targets.enumerated() { try assign(first + i, to: target) }
    return true
  }

  /// Stores a register into any target.
  func assign(_ register: Int, to target: Expression) throws(CompileError) {
    code.range = target.range
    switch target.kind {
    case .name(let name): store(name, from: register)
    case .attribute(let object, let name, _):
      try withTemporaries { () throws(CompileError) in
        let owner = try operand(object)
        code.range = target.range
        code.emit(.storeAttribute, a: owner, b: register, number: try cache(name))
      }
    case .subscript(let container, let index):
      try withTemporaries { () throws(CompileError) in
        let object = try operand(container)
        let key = try operand(index)
        code.range = target.range
        code.emit(.storeItem, a: object, b: key, c: register)
      }
    case .tuple(let items), .list(let items): try unpack(register, to: items, target.range)
    case .starred(let value): try assign(register, to: value)
    default:
      throw .diagnostic(Diagnostic(.syntaxError, "cannot assign to expression", target.range))
    }
  }

  private func unpack(
    _ register: Int, to items: [Expression], _ range: SourceRange
  ) throws(CompileError) {
    try withTemporaries { () throws(CompileError) in
      let first = try allocate(items.count)
      let star = items.firstIndex { if case .starred = $0.kind { true } else { false } }
      code.range = range
      if let star {
        guard star < 256 else {
          throw .diagnostic(
            Diagnostic(.syntaxError, "too many expressions in star-unpacking assignment", range))
        }
        code.emit(
          .unpackStar, flag: UInt8(star), a: register, b: first, number: items.count - star - 1)
      } else {
        code.emit(.unpack, a: register, b: first, number: items.count)
      }
      for (i, item) in items.enumerated() { try assign(first + i, to: item) }
    }
  }

  private func compileAugmented(
    _ target: Expression, _ op: BinaryOperator, _ value: Expression, _ range: SourceRange
  ) throws(CompileError) {
    switch target.kind {
    case .name(let name):
      let current = try operand(target)
      let result: Int
      if case .register(let register) = locate(name) {
        result = register
      } else {
        result = try allocate()
      }
      try emitInPlace(op, result, current, value, range)
      store(name, from: result)
    case .attribute(let object, let name, _):
      let owner = try operand(object)
      let current = try allocate()
      code.range = target.range
      code.emit(.loadAttribute, a: current, b: owner, number: try cache(name))
      try emitInPlace(op, current, current, value, range)
      code.range = target.range
      code.emit(.storeAttribute, a: owner, b: current, number: try cache(name))
    case .subscript(let container, let index):
      let object = try operand(container)
      let key = try operand(index)
      let current = try allocate()
      code.range = target.range
      code.emit(.loadItem, a: current, b: object, c: key)
      try emitInPlace(op, current, current, value, range)
      code.range = target.range
      code.emit(.storeItem, a: object, b: key, c: current)
    default:
      throw .diagnostic(
        Diagnostic(.syntaxError, "illegal expression for augmented assignment", target.range))
    }
  }

  private func emitInPlace(
    _ op: BinaryOperator, _ result: Int, _ current: Int, _ value: Expression, _ range: SourceRange
  ) throws(CompileError) {
    let operandRegister = try operand(value)
    code.range = range
    code.emit(.inPlace, flag: op.rawValue, a: result, b: current, c: operandRegister)
  }

  private func compileDelete(_ target: Expression) throws(CompileError) {
    code.range = target.range
    switch target.kind {
    case .name(let name): try delete(name)
    case .attribute(let object, let name, _):
      let owner = try operand(object)
      code.range = target.range
      code.emit(.deleteAttribute, a: owner, number: try cache(name))
    case .subscript(let container, let index):
      let object = try operand(container)
      let key = try operand(index)
      code.range = target.range
      code.emit(.deleteItem, a: object, b: key)
    case .tuple(let items), .list(let items):
      for item in items { try compileDelete(item) }
    default:
      throw .diagnostic(Diagnostic(.syntaxError, "cannot delete expression", target.range))
    }
  }

  // MARK: Simple statements

  private func compileRaise(
    _ value: Expression?, _ cause: Expression?, _ range: SourceRange
  ) throws(CompileError) {
    guard let value else {
      code.emit(.raiseActive)
      return
    }
    let register = try operand(value)
    if let cause {
      let causeRegister = try operand(cause)
      code.range = range
      code.emit(.raise, a: register, plainB: 1, c: causeRegister)
    } else {
      code.range = range
      code.emit(.raise, a: register, plainB: 0)
    }
  }

  private func compileAssert(
    _ test: Expression, _ message: Expression?, _ range: SourceRange
  ) throws(CompileError) {
    let end = label()
    try jump(test, ifTrue: true, to: end)
    let before = definite
    if let message {
      let register = try operand(message)
      code.range = test.range
      code.emit(.assertFailed, a: register, plainB: 1)
    } else {
      code.range = test.range
      code.emit(.assertFailed, plainB: 0)
    }
    definite = before
    place(end)
  }

  // MARK: Imports

  private func compileImport(_ module: ImportedModule, _ range: SourceRange) throws(CompileError) {
    let register = try allocate()
    let isRoot = module.alias == nil && module.module.contains(".")
    code.emit(
      .importModule, flag: isRoot ? 1 : 0, a: register, plainB: 0,
      number: try smallConstant(vm.intern(module.module)))
    let root = String(module.module.prefix { $0 != "." })
    store(module.alias ?? root, from: register)
  }

  private func compileImportFrom(
    _ module: String?, _ names: [ImportedName], _ level: Int, _ range: SourceRange
  ) throws(CompileError) {
    if module == "__future__" { return }
    let register = try allocate(2)
    code.emit(
      .importModule, flag: 0, a: register, plainB: level,
      number: try smallConstant(vm.intern(module ?? "")))
    if names.isEmpty {
      code.emit(.importAll, a: register)
      return
    }
    for name in names {
      code.range = range
      code.emit(
        .importName, a: register + 1, b: register,
        number: try smallConstant(vm.intern(name.name)))
      store(name.alias ?? name.name, from: register + 1)
    }
  }

  // MARK: Branches and loops

  private func compileIf(
    _ test: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws(CompileError) {
    let otherwise = label()
    try jump(test, ifTrue: false, to: otherwise)
    let before = definite
    try compile(body)
    if orElse.isEmpty {
      place(otherwise)
      definite = before.intersection(definite)
      return
    }
    let end = label()
    let leaves = body.last?.neverFallsThrough == true
    if !leaves { code.jump(.jump, to: end) }
    place(otherwise)
    let afterBody = definite
    definite = before
    try compile(orElse)
    if orElse.last?.neverFallsThrough == true {
      definite = afterBody
    } else if !leaves {
      definite = definite.intersection(afterBody)
    }
    place(end)
  }

  private func compileWhile(
    _ test: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws(CompileError) {
    let start = label()
    let exit = label()
    let end = label()
    place(start)
    // Names deleted in the body are not definite at its start.
    let before = definite.subtracting(deletedNames(in: body))
    definite = before
    try jump(test, ifTrue: false, to: exit)
    blocks.append(.loop(breakLabel: end, continueLabel: start))
    try compile(body)
    blocks.removeLast()
    code.jump(.loop, to: start)
    place(exit)
    definite = before
    try compile(orElse)
    place(end)
    definite = before.intersection(definite)
  }

  private func compileFor(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement]
  ) throws(CompileError) {
    let iterator = try allocate()
    try compile(iterable, to: iterator)
    code.range = iterable.range
    code.emit(.iterate, a: iterator, b: iterator)
    let start = label()
    let exit = label()
    let end = label()
    place(start)
    let before = definite.subtracting(deletedNames(in: body))
    definite = before
    code.range = iterable.range
    if case .name(let name) = target.kind, case .register(let register) = locate(name) {
      code.next(register, iterator, atEnd: exit)
      definite.insert(name)
    } else {
      try withTemporaries { () throws(CompileError) in
        let item = try allocate()
        code.next(item, iterator, atEnd: exit)
        try assign(item, to: target)
      }
    }
    blocks.append(.loop(breakLabel: end, continueLabel: start))
    try compile(body)
    blocks.removeLast()
    code.jump(.loop, to: start)
    place(exit)
    definite = before
    try compile(orElse)
    place(end)
    definite = before.intersection(definite)
  }

  /// Names that a `del` or an except handler in these statements unbinds.
  func deletedNames(in statements: [Statement]) -> Set<String> {
    var names: Set<String> = []
    for statement in statements { statement.collectDeleted(into: &names) }
    return names
  }

  // MARK: Leaving early

  private func compileReturn(_ value: Expression?) throws(CompileError) {
    let register = try allocate()
    if let value {
      if blocks.isEmpty {
        let direct = try operand(value)
        code.emit(.return, a: direct)
        return
      }
      try compile(value, to: register)
    } else {
      if blocks.isEmpty {
        code.emit(.returnNone)
        return
      }
      loadConstant(.none, to: register)
    }
    try leaveBlocks(downTo: 0)
    code.emit(.return, a: register)
    reopenGaps()
  }

  private func compileLeave(toContinue: Bool) throws(CompileError) {
    guard
      let index = blocks.lastIndex(where: {
        if case .loop = $0 { true } else { false }
      }), case .loop(let breakLabel, let continueLabel) = blocks[index]
    else {
      throw .diagnostic(Diagnostic(.syntaxError, "'break' outside loop", code.range))
    }
    try leaveBlocks(downTo: index + 1)
    code.jump(
      toContinue ? .loop : .jump, to: toContinue ? continueLabel : breakLabel)
    reopenGaps()
  }

  /// Emits the cleanup of the innermost blocks, keeping the first `count`.
  private func leaveBlocks(downTo count: Int) throws(CompileError) {
    let saved = blocks
    let savedDefinite = definite
    var gaps: [GapRecorder] = []
    while blocks.count > count {
      let block = blocks.removeLast()
      switch block {
      case .loop: break
      case .protected(let gap):
        gap.segments.append((gap.openStart, code.position))
        gaps.append(gap)
      case .finally(let body, let gap):
        gap.segments.append((gap.openStart, code.position))
        gaps.append(gap)
        try compile(body)
      case .handler(let register, let name):
        code.emit(.popHandled, a: register)
        if let name { try forget(name) }
      case .with(let exit, let gap):
        gap.segments.append((gap.openStart, code.position))
        gaps.append(gap)
        try withTemporaries { () throws(CompileError) in
          let none = try allocate(2)
          loadConstant(.none, to: none)
          code.emit(.exitContext, a: none + 1, b: exit, c: none)
        }
      }
    }
    blocks = saved
    definite = savedDefinite
    pendingGaps.append(contentsOf: gaps)
  }
}

extension Statement {
  /// True for statements after which the next one is never reached.
  var neverFallsThrough: Bool {
    switch kind {
    case .return, .raise, .break, .continue: true
    default: false
    }
  }

  fileprivate func collectDeleted(into names: inout Set<String>) {
    func visit(_ statements: [Statement]) {
      for statement in statements { statement.collectDeleted(into: &names) }
    }
    func visit(_ target: Expression) {
      switch target.kind {
      case .name(let name): names.insert(name)
      case .tuple(let items), .list(let items): for item in items { visit(item) }
      default: break
      }
    }
    switch kind {
    case .delete(let targets): for target in targets { visit(target) }
    case .if(_, let body, let orElse), .while(_, let body, let orElse),
      .for(_, _, let body, let orElse):
      visit(body)
      visit(orElse)
    case .with(_, let body): visit(body)
    case .try(let body, let handlers, let orElse, let finally):
      visit(body)
      for handler in handlers {
        if let name = handler.name { names.insert(name) }
        visit(handler.body)
      }
      visit(orElse)
      visit(finally)
    default: break
    }
  }
}
