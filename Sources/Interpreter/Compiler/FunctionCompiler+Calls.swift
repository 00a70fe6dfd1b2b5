import Syntax

extension FunctionCompiler {
  /// A call in a window of consecutive registers: callee, receiver or nothing, arguments.
  func compileCall(
    _ callee: Expression, _ arguments: [Argument], _ range: SourceRange, to target: Int
  ) throws(CompileError) {
    if try compileZeroArgumentSuper(callee, arguments, range, to: target) { return }
    try withTemporaries { () throws(CompileError) in
      // A target that is the newest temporary can be the window's first register.
      let window: Int
      if target == nextRegister - 1 && isTemporary(target) {
        window = target
        _ = try allocate()
      } else {
        window = try allocate(2)
      }
      let isMethod = try compileCallee(callee, window)
      let isSpread =
        arguments.count > 60
        || arguments.contains {
          switch $0.kind {
          case .star, .doubleStar: true
          case .positional, .keyword: false
          }
        }
      if isSpread {
        try compileSpread(arguments, window, isMethod, range)
      } else {
        try compilePlain(arguments, window, isMethod, range)
      }
      if window != target { code.emit(.move, a: target, b: window) }
    }
  }

  /// True when the receiver slot was set by `loadMethod`.
  private func compileCallee(_ callee: Expression, _ window: Int) throws(CompileError) -> Bool {
    guard case .attribute(let object, let name, _) = callee.kind else {
      try compile(callee, to: window)
      return false
    }
    try withTemporaries { () throws(CompileError) in
      let register = try operand(object)
      code.range = callee.range
      code.emit(.loadMethod, a: window, b: register, number: try cache(name))
    }
    return true
  }

  private func compilePlain(
    _ arguments: [Argument], _ window: Int, _ isMethod: Bool, _ range: SourceRange
  ) throws(CompileError) {
    var names: [Value] = []
    for argument in arguments {
      let register = try allocate()
      try compile(argument.value, to: register)
      if case .keyword(let name) = argument.kind { names.append(vm.intern(name)) }
    }
    code.range = range
    let flag: UInt8 = isMethod ? 1 : 0
    if names.isEmpty {
      code.emit(.call, flag: flag, a: window, plainB: arguments.count)
    } else {
      code.emit(
        .callKeywords, flag: flag, a: window, plainB: arguments.count,
        number: try smallConstant(vm.tuple(names)))
    }
  }

  /// A constant whose number fits 16 bits.
  func smallConstant(_ value: Value) throws(CompileError) -> Int {
    let number = code.constant(value)
    if number > Int(UInt16.max) {
      throw .diagnostic(Diagnostic(.syntaxError, "too many constants in one function", code.range))
    }
    return number
  }

  private func compileSpread(
    _ arguments: [Argument], _ window: Int, _ isMethod: Bool, _ range: SourceRange
  ) throws(CompileError) {
    let list = try allocate(2)
    try compileSpread(arguments, list: list, dict: list + 1, callee: window, range)
    code.range = range
    code.emit(.callSpread, flag: isMethod ? 1 : 0, a: window)
  }

  /// Collects positional arguments in a list and named ones in a dict, or None where there are none.
  func compileSpread(
    _ arguments: [Argument], list: Int, dict: Int, callee window: Int, _ range: SourceRange
  ) throws(CompileError) {
    code.emit(.makeList, a: list, b: list, number: 0)
    loadConstant(.none, to: dict)
    var hasDict = false
    for argument in arguments {
      try withTemporaries { () throws(CompileError) in
        switch argument.kind {
        case .positional:
          let register = try operand(argument.value)
          code.emit(.append, a: list, b: register)
        case .star:
          let register = try operand(argument.value)
          code.range = range
          code.emit(.extend, flag: 1, a: list, b: register, c: window)
        case .keyword(let name):
          if !hasDict { code.emit(.makeDict, a: dict, b: dict, number: 0) }
          hasDict = true
          let single = try allocate(2)
          loadConstant(vm.intern(name), to: single)
          try compile(argument.value, to: single + 1)
          code.range = range
          code.emit(.makeDict, a: single, b: single, number: 1)
          code.emit(.updateDict, flag: 1, a: dict, b: single, c: window)
        case .doubleStar:
          if !hasDict { code.emit(.makeDict, a: dict, b: dict, number: 0) }
          hasDict = true
          let register = try operand(argument.value)
          code.range = range
          code.emit(.updateDict, flag: 1, a: dict, b: register, c: window)
        }
      }
    }
  }

  /// `super()` in a method means `super(__class__, self)`.
  private func compileZeroArgumentSuper(
    _ callee: Expression, _ arguments: [Argument], _ range: SourceRange, to target: Int
  ) throws(CompileError) -> Bool {
    guard arguments.isEmpty, case .name("super") = callee.kind, case .global = locate("super"),
      scope.free.contains("__class__"), let first = scope.bound.first
    else { return false }
    try withTemporaries { () throws(CompileError) in
      let window = try allocate(4)
      try compile(callee, to: window)
      code.range = range
      try load("__class__", to: window + 2)
      try load(first, to: window + 3)
      code.emit(.call, a: window, plainB: 2)
      code.emit(.move, a: target, b: window)
    }
    return true
  }
}
