import Syntax

extension FunctionCompiler {
  /// A register that holds the expression's value: a local variable's own, or a new temporary.
  ///
  /// - Parameter place: the temporary to use.
  func operand(
    _ expression: Expression, in place: Int? = nil
  ) throws(CompileError) -> Int {
    if case .name(let name) = expression.kind, case .register(let register) = locate(name),
      !walrusNames.contains(name)
    {
      code.range = expression.range
      check(name, register)
      return register
    }
    let register = if let place { place } else { try allocate() }
    try compile(expression, to: register)
    return register
  }

  /// Evaluates an expression into a register. What is below `nextRegister` and not the target keeps
  /// its value.
  func compile(_ expression: Expression, to target: Int) throws(CompileError) {
    code.range = expression.range
    switch expression.kind {
    case .name(let name): try load(name, to: target)
    case .constant(let constant): loadConstant(value(of: constant), to: target)
    case .formatted(let parts): try compileFormatted(parts, to: target)
    case .list(let items): try compileDisplay(items, .makeList, to: target)
    case .tuple(let items): try compileTuple(items, to: target)
    case .set(let items): try compileDisplay(items, .makeSet, to: target)
    case .dict(let entries): try compileDict(entries, to: target)
    case .starred:
      throw .diagnostic(
        Diagnostic(.syntaxError, "can't use starred expression here", expression.range))
    case .unary(let op, let value): try compileUnary(op, value, expression.range, to: target)
    case .binary: try compileBinary(expression, to: target)
    case .boolean(let op, let operands): try compileBoolean(op, operands, to: target)
    case .compare(let first, let rest):
      try compileComparison(first, rest, expression.range, to: target)
    case .conditional(let test, let body, let orElse):
      let otherwise = label()
      let end = label()
      try jump(test, ifTrue: false, to: otherwise)
      let before = definite
      try compile(body, to: target)
      code.jump(.jump, to: end)
      place(otherwise)
      definite = before
      try compile(orElse, to: target)
      definite = before
      place(end)
    case .lambda(let function): try compileFunction(function, to: target)
    case .call(let callee, let arguments):
      try compileCall(callee, arguments, expression.range, to: target)
    case .attribute(let object, let name, _):
      try withTemporaries { () throws(CompileError) in
        let register = try operand(object)
        code.range = expression.range
        code.emit(.loadAttribute, a: target, b: register, number: try cache(name))
      }
    case .subscript(let container, let index):
      try withTemporaries { () throws(CompileError) in
        let object = try operand(container)
        let key = try operand(index)
        code.range = expression.range
        code.emit(.loadItem, a: target, b: object, c: key)
      }
    case .slice(let lower, let upper, let step):
      try withTemporaries { () throws(CompileError) in
        let first = try allocate(3)
        for (i, part) in [lower, upper, step].enumerated() {
          if let part {
            try compile(part, to: first + i)
          } else {
            loadConstant(.none, to: first + i)
          }
        }
        code.emit(.makeSlice, a: target, b: first)
      }
    case .comprehension(let node): try compileComprehension(node, expression.range, to: target)
    case .walrus(let name, _, let value):
      try compile(value, to: target)
      code.range = expression.range
      store(name, from: target)
    case .yield(let value):
      try withTemporaries { () throws(CompileError) in
        let register: Int
        if let value {
          register = try operand(value)
        } else {
          register = try allocate()
          loadConstant(.none, to: register)
        }
        code.range = expression.range
        code.emit(.yield, a: target, b: register, c: nextRegister)
      }
    case .yieldFrom(let value):
      try withTemporaries { () throws(CompileError) in
        let pair = try allocate(2)
        try compile(value, to: pair)
        code.range = expression.range
        code.emit(.iterate, a: pair, b: pair)
        loadConstant(.none, to: pair + 1)
        code.emit(.yieldFrom, a: target, b: pair, c: nextRegister)
      }
    }
  }

  /// A cache entry for an attribute name.
  func cache(_ name: String) throws(CompileError) -> Int {
    let number = code.cache(vm.intern(name))
    if number > Int(UInt16.max) {
      throw .diagnostic(
        Diagnostic(.syntaxError, "too many attribute references in one function", code.range))
    }
    return number
  }

  // MARK: Operators

  private func compileUnary(
    _ op: UnaryOperator, _ value: Expression, _ range: SourceRange, to target: Int
  ) throws(CompileError) {
    if op == .minus, case .constant(let constant) = value.kind {
      switch constant {
      case .integer(let number) where number != .min:
        return loadConstant(Value(-number), to: target)
      case .float(let number): return loadConstant(Value(-number), to: target)
      default: break
      }
    }
    try withTemporaries { () throws(CompileError) in
      let register = try operand(value)
      code.range = range
      switch op {
      case .minus: code.emit(.negate, a: target, b: register)
      case .plus: code.emit(.plus, a: target, b: register)
      case .invert: code.emit(.invert, a: target, b: register)
      case .not: code.emit(.not, a: target, b: register)
      }
    }
  }

  /// Walks down the left operands in a loop: a sum of a million terms needs no stack.
  private func compileBinary(_ expression: Expression, to target: Int) throws(CompileError) {
    var chain: [(op: BinaryOperator, right: Expression, range: SourceRange)] = []
    var left = expression
    while case .binary(let op, let inner, let right) = left.kind {
      chain.append((op, right, left.range))
      left = inner
    }
    try withTemporaries { () throws(CompileError) in
      var accumulator = try operand(left)
      var temporary = -1
      while let (op, right, range) = chain.popLast() {
        let last = chain.isEmpty
        if !last && temporary < 0 { temporary = try allocate() }
        let result = last ? target : temporary
        try withTemporaries { () throws(CompileError) in
          if let opcode = op.immediateOpcode, let immediate = smallInteger(right) {
            code.range = range
            code.emit(opcode, a: result, b: accumulator, number: immediate)
          } else {
            let register = try operand(right)
            code.range = range
            code.emit(op.opcode, a: result, b: accumulator, c: register)
          }
        }
        accumulator = result
      }
    }
  }

  /// The value of an integer literal that fits 16 bits.
  func smallInteger(_ expression: Expression) -> Int? {
    guard case .constant(.integer(let value)) = expression.kind else { return nil }
    return Int16(exactly: value).map(Int.init)
  }

  private func compileBoolean(
    _ op: BooleanOperator, _ operands: [Expression], to target: Int
  ) throws(CompileError) {
    let end = label()
    // The target may be a variable that a later operand reads.
    try withTemporaries { () throws(CompileError) in
      let register = target >= nextRegister - 1 && isTemporary(target) ? target : try allocate()
      let before = definite
      for (i, operand) in operands.enumerated() {
        try compile(operand, to: register)
        if i < operands.count - 1 {
          code.jump(op == .and ? .jumpIfFalse : .jumpIfTrue, a: register, to: end)
        }
        if i == 0 { definite.formUnion(before) }
      }
      definite = before
      place(end)
      if register != target { code.emit(.move, a: target, b: register) }
    }
  }

  /// True for a register that no variable lives in.
  func isTemporary(_ register: Int) -> Bool {
    !registers.values.contains(register)
      && !inlineScopes.contains { $0.registers.values.contains(register) }
  }

  private func compileComparison(
    _ first: Expression, _ rest: [Comparison], _ range: SourceRange, to target: Int
  ) throws(CompileError) {
    try withTemporaries { () throws(CompileError) in
      var left = try operand(first)
      if rest.count == 1 {
        let right = try operand(rest[0].operand)
        code.range = range
        code.emit(rest[0].op.opcode, a: target, b: left, c: right)
        return
      }
      let end = label()
      let result = try allocate()
      // Operands take turns in two registers, however long the chain is.
      let places = try allocate(2)
      for (i, comparison) in rest.enumerated() {
        let right = try operand(comparison.operand, in: places + i & 1)
        code.range = range
        code.emit(comparison.op.opcode, a: result, b: left, c: right)
        if i < rest.count - 1 { code.jump(.jumpIfFalse, a: result, to: end) }
        left = right
      }
      place(end)
      code.emit(.move, a: target, b: result)
    }
  }

  // MARK: Conditions

  /// Jumps when the expression's truth is `ifTrue`; falls through otherwise.
  func jump(
    _ expression: Expression, ifTrue: Bool, to target: Label
  ) throws(CompileError) {
    switch expression.kind {
    case .constant(.true):
      if ifTrue { code.jump(.jump, to: target) }
    case .constant(.false), .constant(.none):
      if !ifTrue { code.jump(.jump, to: target) }
    case .unary(.not, let value): try jump(value, ifTrue: !ifTrue, to: target)
    case .boolean(let op, let operands): try jumpBoolean(op, operands, ifTrue, to: target)
    case .compare(let first, let rest) where rest.count == 1:
      try jumpComparison(first, rest[0], expression.range, ifTrue, to: target)
    default:
      try withTemporaries { () throws(CompileError) in
        let register = try operand(expression)
        code.range = expression.range
        code.jump(ifTrue ? .jumpIfTrue : .jumpIfFalse, a: register, to: target)
      }
    }
  }

  private func jumpBoolean(
    _ op: BooleanOperator, _ operands: [Expression], _ ifTrue: Bool, to target: Label
  ) throws(CompileError) {
    // `a or b` jumps as soon as one is true, `a and b` as soon as one is false.
    let decisive = op == .or
    if decisive == ifTrue {
      let before = definite
      for (i, operand) in operands.enumerated() {
        try jump(operand, ifTrue: ifTrue, to: target)
        if i == 0 { continue }
        definite = before
      }
      return
    }
    let otherwise = label()
    let before = definite
    for (i, operand) in operands.enumerated() {
      let last = i == operands.count - 1
      try jump(operand, ifTrue: last ? ifTrue : decisive, to: last ? target : otherwise)
    }
    definite = before
    place(otherwise)
  }

  private func jumpComparison(
    _ first: Expression, _ comparison: Comparison, _ range: SourceRange, _ ifTrue: Bool,
    to target: Label
  ) throws(CompileError) {
    try withTemporaries { () throws(CompileError) in
      let left = try operand(first)
      if case .constant(.none) = comparison.operand.kind,
        comparison.op == .is || comparison.op == .isNot
      {
        code.range = range
        let jumpsOnNone = (comparison.op == .is) == ifTrue
        code.jump(jumpsOnNone ? .jumpIfNone : .jumpIfNotNone, a: left, to: target)
        return
      }
      if useNarrowJumps, let fused = comparison.op.fusedJump {
        let holds = comparison.op == .notEqual ? !ifTrue : ifTrue
        if let immediate = smallInteger(comparison.operand) {
          code.range = range
          code.narrowJump(
            fused.immediate, flag: holds ? 1 : 0, a: left, immediate: immediate, to: target)
        } else if comparison.op != .notEqual {
          let right = try operand(comparison.operand)
          code.range = range
          code.narrowJump(fused.register, flag: holds ? 1 : 0, a: left, b: right, to: target)
        } else {
          try jumpUnfused(left, comparison, range, ifTrue, to: target)
        }
        return
      }
      try jumpUnfused(left, comparison, range, ifTrue, to: target)
    }
  }

  private func jumpUnfused(
    _ left: Int, _ comparison: Comparison, _ range: SourceRange, _ ifTrue: Bool, to target: Label
  ) throws(CompileError) {
    let right = try operand(comparison.operand)
    let result = try allocate()
    code.range = range
    code.emit(comparison.op.opcode, a: result, b: left, c: right)
    code.jump(ifTrue ? .jumpIfTrue : .jumpIfFalse, a: result, to: target)
  }

  // MARK: Displays

  /// Consecutive registers for up to this many items; longer displays are built in pieces.
  private var chunk: Int { 64 }

  private func compileTuple(_ items: [Expression], to target: Int) throws(CompileError) {
    if let constant = constantTuple(items) { return loadConstant(constant, to: target) }
    let hasStar = items.contains { if case .starred = $0.kind { true } else { false } }
    if !hasStar && items.count <= chunk {
      return try withTemporaries { () throws(CompileError) in
        let first = try allocate(items.count)
        for (i, item) in items.enumerated() { try compile(item, to: first + i) }
        code.emit(.makeTuple, a: target, b: first, number: items.count)
      }
    }
    try withTemporaries { () throws(CompileError) in
      let list = try allocate()
      try compileDisplay(items, .makeList, to: list)
      code.emit(.listToTuple, a: target, b: list)
    }
  }

  /// A tuple of constants is made once.
  private func constantTuple(_ items: [Expression]) -> Value? {
    var values: [Value] = []
    for item in items {
      guard case .constant(let constant) = item.kind else { return nil }
      values.append(value(of: constant))
    }
    return vm.tuple(values)
  }

  /// A list or set display, with starred items.
  func compileDisplay(
    _ items: [Expression], _ op: Opcode, to target: Int
  ) throws(CompileError) {
    let range = code.range
    let hasStar = items.contains { if case .starred = $0.kind { true } else { false } }
    if !hasStar && items.count <= chunk {
      return try withTemporaries { () throws(CompileError) in
        let first = try allocate(items.count)
        for (i, item) in items.enumerated() { try compile(item, to: first + i) }
        code.range = range
        code.emit(op, a: target, b: first, number: items.count)
      }
    }
    try withTemporaries { () throws(CompileError) in
      let collection = try allocate()
      code.emit(op, a: collection, b: collection, number: 0)
      for item in items {
        try withTemporaries { () throws(CompileError) in
          if case .starred(let value) = item.kind {
            let register = try operand(value)
            code.range = item.range
            code.emit(op == .makeList ? .extend : .updateSet, a: collection, b: register)
          } else {
            let register = try operand(item)
            code.emit(op == .makeList ? .append : .addToSet, a: collection, b: register)
          }
        }
      }
      code.emit(.move, a: target, b: collection)
    }
  }

  private func compileDict(_ entries: [DictEntry], to target: Int) throws(CompileError) {
    let range = code.range
    if entries.allSatisfy({ $0.key != nil }) && entries.count <= chunk / 2 {
      return try withTemporaries { () throws(CompileError) in
        let first = try allocate(2 * entries.count)
        for (i, entry) in entries.enumerated() {
          try compile(entry.key!, to: first + 2 * i)
          try compile(entry.value, to: first + 2 * i + 1)
        }
        code.range = range
        code.emit(.makeDict, a: target, b: first, number: entries.count)
      }
    }
    try withTemporaries { () throws(CompileError) in
      let dict = try allocate()
      code.emit(.makeDict, a: dict, b: dict, number: 0)
      for entry in entries {
        try withTemporaries { () throws(CompileError) in
          if let key = entry.key {
            let keyRegister = try operand(key)
            let valueRegister = try operand(entry.value)
            code.emit(.setInDict, a: dict, b: keyRegister, c: valueRegister)
          } else {
            let register = try operand(entry.value)
            code.range = entry.value.range
            code.emit(.updateDict, a: dict, b: register, c: dict)
          }
        }
      }
      code.emit(.move, a: target, b: dict)
    }
  }

  // MARK: f-strings

  func compileFormatted(_ parts: [FormattedPart], to target: Int) throws(CompileError) {
    let range = code.range
    if parts.isEmpty { return loadConstant(vm.intern(""), to: target) }
    if parts.count > chunk {
      // Joined in pieces, each with a bounded number of registers.
      return try withTemporaries { () throws(CompileError) in
        let pair = try allocate(2)
        loadConstant(vm.intern(""), to: pair)
        var start = 0
        while start < parts.count {
          let end = min(start + chunk, parts.count)
          try compileFormatted(Array(parts[start..<end]), to: pair + 1)
          code.emit(.buildString, a: pair, b: pair, number: 2)
          start = end
        }
        code.emit(.move, a: target, b: pair)
      }
    }
    try withTemporaries { () throws(CompileError) in
      let expanded = parts.flatMap { part -> [FormattedPart] in
        guard case .field(let value, let debugText?, let conversion, let spec) = part else {
          return [part]
        }
        // `{x=}` shows the repr unless a conversion or a format is given.
        let shown = conversion ?? (spec.isEmpty ? "r" : nil)
        return [
          .text(debugText),
          .field(value: value, debugText: nil, conversion: shown, spec: spec),
        ]
      }
      let first = try allocate(expanded.count)
      for (i, part) in expanded.enumerated() { try compilePart(part, to: first + i, range) }
      code.range = range
      code.emit(.buildString, a: target, b: first, number: expanded.count)
    }
  }

  private func compilePart(
    _ part: FormattedPart, to target: Int, _ range: SourceRange
  ) throws(CompileError) {
    switch part {
    case .text(let text): loadConstant(vm.intern(text), to: target)
    case .field(let value, _, let conversion, let spec):
      try withTemporaries { () throws(CompileError) in
        let register = try operand(value)
        var flag = conversion.map { $0.asciiValue! } ?? 0
        var specRegister = register
        if !spec.isEmpty {
          flag |= 0x80
          specRegister = try allocate()
          try compileFormatted(spec, to: specRegister)
        }
        code.range = range
        code.emit(.format, flag: flag, a: target, b: register, c: specRegister)
      }
    }
  }
}

extension BinaryOperator {
  var opcode: Opcode {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .floorDivide: .floorDivide
    case .modulo: .modulo
    case .power: .power
    case .matrixMultiply: .matrixMultiply
    case .leftShift: .leftShift
    case .rightShift: .rightShift
    case .and: .bitAnd
    case .or: .bitOr
    case .xor: .bitXor
    }
  }

  /// The form with a 16-bit right operand.
  var immediateOpcode: Opcode? {
    switch self {
    case .add: .addI
    case .subtract: .subtractI
    case .multiply: .multiplyI
    case .floorDivide: .floorDivideI
    case .modulo: .moduloI
    default: nil
    }
  }
}

extension ComparisonOperator {
  var opcode: Opcode {
    switch self {
    case .less: .less
    case .lessEqual: .lessEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .greater: .greater
    case .greaterEqual: .greaterEqual
    case .is: .isSame
    case .isNot: .isNotSame
    case .in: .contains
    case .notIn: .containsNot
    }
  }

  /// Comparison and jump in one; `!=` of numbers is the opposite of `==`.
  var fusedJump: (register: Opcode, immediate: Opcode)? {
    switch self {
    case .less: (.jumpLess, .jumpLessI)
    case .lessEqual: (.jumpLessEqual, .jumpLessEqualI)
    case .equal: (.jumpEqual, .jumpEqualI)
    case .greater: (.jumpGreater, .jumpGreaterI)
    case .greaterEqual: (.jumpGreaterEqual, .jumpGreaterEqualI)
    default: nil
    }
  }
}
