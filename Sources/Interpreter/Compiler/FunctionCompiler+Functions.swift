import Syntax

extension FunctionCompiler {
  // MARK: Definitions

  func compileDefinition(_ function: FunctionNode) throws(CompileError) {
    let window = try allocate(2)
    for decorator in function.decorators {
      let register = try allocate(3)
      try compile(decorator, to: register)
    }
    try compileFunction(function, to: window)
    // Decorators were put at window + 2, + 5, …; the nearest to the function is called first.
    for (i, decorator) in function.decorators.enumerated().reversed() {
      let call = window + 2 + 3 * i
      code.range = decorator.range
      code.emit(.move, a: call + 2, b: window)
      code.emit(.call, a: call, plainB: 1)
      code.emit(.move, a: window, b: call)
    }
    code.range = function.nameRange
    store(function.name, from: window)
  }

  /// Makes a function object: defaults are evaluated now, in order.
  func compileFunction(_ function: FunctionNode, to target: Int) throws(CompileError) {
    let range = code.range
    try withTemporaries { () throws(CompileError) in
      let defaults = try allocate(2)
      try compileDefaults(function, defaults)
      let inner = try compileInner(function)
      code.range = range
      code.inner.append(inner)
      code.emit(.makeFunction, a: target, b: defaults, number: code.inner.count - 1)
    }
  }

  private func compileDefaults(
    _ function: FunctionNode, _ registers: Int
  ) throws(CompileError) {
    let positional = function.parameters.filter {
      ($0.kind == .positionalOnly || $0.kind == .positionalOrKeyword) && $0.defaultValue != nil
    }
    let keywordOnly = function.parameters.filter {
      $0.kind == .keywordOnly && $0.defaultValue != nil
    }
    if positional.isEmpty {
      code.emit(.unbind, a: registers)
    } else {
      try withTemporaries { () throws(CompileError) in
        let first = try allocate(positional.count)
        for (i, parameter) in positional.enumerated() {
          try compile(parameter.defaultValue!, to: first + i)
        }
        code.emit(.makeTuple, a: registers, b: first, number: positional.count)
      }
    }
    if keywordOnly.isEmpty {
      code.emit(.unbind, a: registers + 1)
    } else {
      try withTemporaries { () throws(CompileError) in
        let first = try allocate(2 * keywordOnly.count)
        for (i, parameter) in keywordOnly.enumerated() {
          loadConstant(vm.intern(parameter.name), to: first + 2 * i)
          try compile(parameter.defaultValue!, to: first + 2 * i + 1)
        }
        code.emit(.makeDict, a: registers + 1, b: first, number: keywordOnly.count)
      }
    }
  }

  private func compileInner(_ function: FunctionNode) throws(CompileError) -> Code {
    let child = FunctionCompiler(
      vm: vm, source: source, namespace: namespace, scope: function.scope, parent: self,
      name: function.name, useNarrowJumps: useNarrowJumps)
    let named = function.parameters.filter { $0.kind != .variadic && $0.kind != .keywords }
    let variadic = function.parameters.first { $0.kind == .variadic }
    let keywords = function.parameters.first { $0.kind == .keywords }
    let ordered = named + [variadic, keywords].compactMap { $0 }
    let signature = Signature(
      names: named.map { vm.intern($0.name) },
      positionalOnlyCount: named.filter { $0.kind == .positionalOnly }.count,
      positionalCount: named.filter { $0.kind != .keywordOnly }.count,
      hasVariadic: variadic != nil, hasKeywords: keywords != nil)
    return try child.compileBody(
      parameters: ordered.map(\.name), signature: signature, docstring: function.docstring,
      isGenerator: function.scope.isGenerator, range: function.range
    ) { () throws(CompileError) in
      if function.isLambda, case .return(let value?)? = function.body.first?.kind {
        let register = try child.operand(value)
        child.code.emit(.return, a: register)
      } else {
        try child.compile(function.body)
        child.code.emit(.returnNone)
      }
    }
  }

  /// Sets up parameters and cells, compiles the body and makes the code object.
  func compileBody(
    parameters: [String], signature: Signature, docstring: String?, isGenerator: Bool,
    range: SourceRange, _ body: () throws(CompileError) -> Void
  ) throws(CompileError) -> Code {
    code.range = range
    for parameter in parameters {
      registers[parameter] = nextRegister
      definite.insert(parameter)
      nextRegister += 1
    }
    if scope.kind != .module && scope.kind != .class {
      for name in scope.bound where registers[name] == nil {
        switch scope.binding(of: name) {
        case .local, .cell:
          registers[name] = nextRegister
          nextRegister += 1
        default: break
        }
      }
    }
    registerCount = nextRegister
    for name in registers.keys.sorted() where scope.captured.contains(name) {
      let register = registers[name]!
      if !parameters.contains(name) { code.emit(.unbind, a: register) }
      code.emit(.makeCell, a: register, b: register)
    }
    try body()
    return try finish(
      signature: signature, docstring: docstring, isGenerator: isGenerator, range: range)
  }

  func finish(
    signature: Signature, docstring: String?, isGenerator: Bool, range: SourceRange
  ) throws(CompileError) -> Code {
    do {
      for label in pendingLabels { try code.resolve(label) }
    } catch { throw .jumpTooFar }
    for handler in pendingHandlers {
      code.handlers.append(
        HandlerRange(
          start: handler.start, end: handler.end, target: handler.target.position,
          register: handler.register))
    }
    let unbound = needsUnbinding.subtracting(
      registers.filter { scope.captured.contains($0.key) }.values
    ).subtracting(0..<signature.count)
    code.prepend(
      unbound.sorted().map {
        Instruction(.unbind, a: UInt16($0 * MemoryLayout<Value>.stride))
      }, range)
    return Code(
      name: name, qualifiedName: qualifiedName, source: source, signature: signature,
      docstring: docstring, isGenerator: isGenerator,
      registerCount: max(registerCount, signature.count) + 4,
      instructions: code.instructions, ranges: code.ranges, constants: code.constants,
      cacheNames: code.cacheNames, handlers: code.handlers, inner: code.inner,
      captures: try captures(), freeNames: scope.free,
      localNames: scope.kind == .module ? [] : scope.bound, range: range)
  }

  /// How the frame that makes this function finds each captured variable.
  private func captures() throws(CompileError) -> [Capture] {
    guard let parent else { return [] }
    var result: [Capture] = []
    for name in scope.free {
      switch parent.locateForCapture(name) {
      case .cell(let register), .register(let register): result.append(.register(register))
      case .closure(let index): result.append(.closure(index))
      case .global, .member:
        throw .diagnostic(
          Diagnostic(.syntaxError, "no binding for nonlocal '\(name)' found", code.range))
      }
    }
    return result
  }

  /// As `locate`, but a class body's own members are not visible to functions inside it.
  func locateForCapture(_ name: String) -> Location {
    if scope.kind == .class && name != "__class__", let index = scope.free.firstIndex(of: name) {
      return .closure(index)
    }
    return locate(name)
  }

  // MARK: Classes

  func compileClass(_ node: ClassNode) throws(CompileError) {
    let window = try allocate(2)
    for decorator in node.decorators {
      let register = try allocate(3)
      try compile(decorator, to: register)
    }
    let bases = try allocate(2)
    code.range = node.range
    if node.arguments.isEmpty {
      code.emit(.unbind, a: bases)
    } else {
      try compileSpread(node.arguments, list: bases, dict: bases + 1, callee: window, node.range)
    }
    let inner = try compileClassBody(node)
    code.range = node.range
    code.inner.append(inner)
    code.emit(.makeClass, a: window, b: bases, number: code.inner.count - 1)
    for (i, decorator) in node.decorators.enumerated().reversed() {
      let call = window + 2 + 3 * i
      code.range = decorator.range
      code.emit(.move, a: call + 2, b: window)
      code.emit(.call, a: call, plainB: 1)
      code.emit(.move, a: window, b: call)
    }
    store(node.name, from: window)
  }

  /// `name: annotation` in a class body, for `__annotations__`. An annotation made of plain names,
  /// attributes, subscripts and constants in a class of the module is evaluated; of others, and of
  /// classes inside functions, whose variables an annotation does not capture, the text is kept.
  func compileAnnotation(_ target: Expression, _ annotation: Expression) throws(CompileError) {
    guard case .name(let name) = target.kind else { return }
    try withTemporaries { () throws(CompileError) in
      let register = try allocate()
      code.range = annotation.range
      if parent?.scope.kind == .module && annotation.isPlainAnnotation {
        try compile(annotation, to: register)
      } else {
        loadConstant(vm.intern(annotationText(annotation.range)), to: register)
      }
      code.emit(.storeAnnotation, a: register, number: try cache(name))
    }
  }

  private func annotationText(_ range: SourceRange) -> String {
    String(decoding: source.text[Int(range.start)..<Int(range.end)], as: UTF8.self)
  }

  /// Register 0 holds the class; the body stores members into it and returns it.
  private func compileClassBody(_ node: ClassNode) throws(CompileError) -> Code {
    let child = FunctionCompiler(
      vm: vm, source: source, namespace: namespace, scope: node.scope, parent: self,
      name: node.name, useNarrowJumps: useNarrowJumps)
    child.code.range = node.range
    let info = try child.allocate()
    if node.scope.binding(of: "__class__") == .cell {
      let cell = try child.allocate()
      child.registers["__class__"] = cell
      child.code.emit(.makeCell, a: cell, b: info)
    }
    try child.compile(node.body)
    child.code.emit(.return, a: info)
    let signature = Signature(
      names: [], positionalOnlyCount: 0, positionalCount: 0, hasVariadic: false,
      hasKeywords: false)
    return try child.finish(
      signature: signature, docstring: node.docstring, isGenerator: false, range: node.range)
  }

  // MARK: Comprehensions

  func compileComprehension(
    _ node: ComprehensionNode, _ range: SourceRange, to target: Int
  ) throws(CompileError) {
    if node.kind == .generator { return try compileGenerator(node, range, to: target) }
    try withTemporaries { () throws(CompileError) in
      let collection = try allocate()
      let iterator = try allocate()
      // The first iterable belongs to the scope around.
      try compile(node.clauses[0].iterable, to: iterator)
      code.range = range
      let op: Opcode = node.kind == .list ? .makeList : node.kind == .set ? .makeSet : .makeDict
      code.emit(op, a: collection, b: collection, number: 0)
      var inline = InlineScope(scope: node.scope)
      for name in node.scope.bound {
        switch node.scope.binding(of: name) {
        case .local, .cell:
          let register = try allocate()
          inline.registers[name] = register
          if node.scope.captured.contains(name) {
            code.emit(.unbind, a: register)
            code.emit(.makeCell, a: register, b: register)
          }
        default: break
        }
      }
      inlineScopes.append(inline)
      let before = definite
      try compileClauses(node, node.clauses[...], iterator, range) { () throws(CompileError) in
        try emitElement(node, into: collection)
      }
      definite = before
      inlineScopes.removeLast()
      code.emit(.move, a: target, b: collection)
    }
  }

  private func emitElement(
    _ node: ComprehensionNode, into collection: Int
  ) throws(CompileError) {
    try withTemporaries { () throws(CompileError) in
      let element = try operand(node.element)
      switch node.kind {
      case .list: code.emit(.append, a: collection, b: element)
      case .set: code.emit(.addToSet, a: collection, b: element)
      case .dict:
        let value = try operand(node.value!)
        code.emit(.setInDict, a: collection, b: element, c: value)
      case .generator:
        let ignored = try allocate()
        code.emit(.yield, a: ignored, b: element, c: nextRegister)
      }
    }
  }

  /// The nested loops of a comprehension; the first clause's iterable is in `iterator` already.
  private func compileClauses(
    _ node: ComprehensionNode, _ clauses: ArraySlice<ComprehensionNode.Clause>, _ iterator: Int,
    _ range: SourceRange, _ element: () throws(CompileError) -> Void
  ) throws(CompileError) {
    guard let clause = clauses.first else { return try element() }
    try withTemporaries { () throws(CompileError) in
      code.range = clause.iterable.range
      code.emit(.iterate, a: iterator, b: iterator)
      let start = label()
      let end = label()
      place(start)
      if case .name(let name) = clause.target.kind, case .register(let register) = locate(name) {
        code.next(register, iterator, atEnd: end)
      } else {
        try withTemporaries { () throws(CompileError) in
          let item = try allocate()
          code.next(item, iterator, atEnd: end)
          try assign(item, to: clause.target)
        }
      }
      for condition in clause.conditions { try jump(condition, ifTrue: false, to: start) }
      let rest = clauses.dropFirst()
      if let next = rest.first {
        let inner = try allocate()
        try compile(next.iterable, to: inner)
        try compileClauses(node, rest, inner, range, element)
      } else {
        try element()
      }
      code.range = range
      code.jump(.loop, to: start)
      place(end)
    }
  }

  /// A generator expression is a generator function of one argument, the first iterator.
  private func compileGenerator(
    _ node: ComprehensionNode, _ range: SourceRange, to target: Int
  ) throws(CompileError) {
    let child = FunctionCompiler(
      vm: vm, source: source, namespace: namespace, scope: node.scope, parent: self,
      name: "<genexpr>", useNarrowJumps: useNarrowJumps)
    let signature = Signature(
      names: [vm.intern(".0")], positionalOnlyCount: 1, positionalCount: 1, hasVariadic: false,
      hasKeywords: false)
    let inner = try child.compileBody(
      parameters: [".0"], signature: signature, docstring: nil, isGenerator: true, range: range
    ) { () throws(CompileError) in
      try child.compileClauses(node, node.clauses[...], 0, range) { () throws(CompileError) in
        try child.emitElement(node, into: 0)
      }
      child.code.emit(.returnNone)
    }
    try withTemporaries { () throws(CompileError) in
      let window = try allocate(3)
      let defaults = try allocate(2)
      code.range = range
      code.emit(.unbind, a: defaults)
      code.emit(.unbind, a: defaults + 1)
      code.inner.append(inner)
      code.emit(.makeFunction, a: window, b: defaults, number: code.inner.count - 1)
      try compile(node.clauses[0].iterable, to: window + 2)
      code.range = node.clauses[0].iterable.range
      code.emit(.iterate, a: window + 2, b: window + 2)
      code.range = range
      code.emit(.call, a: window, plainB: 1)
      code.emit(.move, a: target, b: window)
    }
  }
}

extension Expression {
  /// Nothing in it has a scope of its own or runs more than look-ups and operators.
  fileprivate var isPlainAnnotation: Bool {
    switch kind {
    case .name, .constant: true
    case .attribute(let value, _, _): value.isPlainAnnotation
    case .subscript(let value, let index): value.isPlainAnnotation && index.isPlainAnnotation
    case .tuple(let items), .list(let items): items.allSatisfy(\.isPlainAnnotation)
    case .binary(_, let left, let right): left.isPlainAnnotation && right.isPlainAnnotation
    default: false
    }
  }
}
