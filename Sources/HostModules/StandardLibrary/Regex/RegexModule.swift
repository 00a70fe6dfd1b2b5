import Interpreter

/// `re`
enum RegexModule {
  static func build(_ module: ModuleBuilder) throws {
    FlagType.define(module)
    let error = module.exception("error")
    module.value("PatternError", error.value)
    module.type("Pattern") { PatternType.define($0) }
    module.type("Match") { MatchType.define($0) }
    module.function("compile(pattern, flags=0)") { vm, args in
      try compile(vm, args[0], args[1])
    }
    module.function("escape(pattern)") { vm, args in try escape(vm, args[0]) }
    module.function("purge()") { vm, _ in
      RegexCache.of(vm).programs.removeAll()
      return .none
    }
    for name in ["match", "fullmatch", "search", "findall", "finditer"] {
      module.function("\(name)(pattern, string, flags=0)") { vm, args in
        try PatternType.apply(vm, name, try compile(vm, args[0], args[2]), args[1])
      }
    }
    module.function("split(pattern, string, maxsplit=0, flags=0)") { vm, args in
      try PatternType.split(
        vm, try compile(vm, args[0], args[3]), args[1], limit: try vm.index(args[2]))
    }
    for name in ["sub", "subn"] {
      module.function("\(name)(pattern, repl, string, count=0, flags=0)") { vm, args in
        try PatternType.substitute(
          vm, try compile(vm, args[0], args[4]), args[1], args[2], limit: try vm.index(args[3]),
          counted: name == "subn")
      }
    }
  }

  private static func escape(_ vm: Interpreter, _ value: Value) throws -> Value {
    let special = Set("()[]{}?*+-|^$\\.&~# \t\n\r\u{b}\u{c}".unicodeScalars.map { UInt8($0.value) })
    var output: [UInt8] = []
    for byte in try value.utf8.map(Array.init) ?? vm.byteString(value) {
      if special.contains(byte) { output.append(92) }
      output.append(byte)
    }
    return value.isString
      ? output.withUnsafeBufferPointer { vm.string(utf8: $0) } : vm.bytes(output)
  }

  /// A pattern object for a pattern's text, or the object itself.
  static func compile(_ vm: Interpreter, _ pattern: Value, _ flags: Value) throws -> Value {
    if pattern.host(as: PatternObject.self) != nil {
      if try vm.index(flags) != 0 {
        throw vm.valueError("cannot process flags argument with a compiled pattern")
      }
      return pattern
    }
    guard pattern.isString || pattern.bytesValue != nil else {
      throw vm.typeError("first argument must be string or compiled pattern")
    }
    let program = try RegexCache.of(vm).program(vm, pattern, try vm.index(flags))
    return vm.makeHost(
      PatternObject(program, pattern), type: try vm.hostType("re", "Pattern"))
  }

  static func raise(_ vm: Interpreter, _ error: RegexError, _ pattern: [UInt32], _ value: Value)
    throws
    -> Raised
  {
    var message = error.message
    var (line, column) = (Value.none, Value.none)
    if let position = error.position {
      message += " at position \(position)"
      let before = pattern[..<min(position, pattern.count)]
      let lineNumber = before.count { $0 == 10 } + 1
      let start = before.lastIndex(of: 10) ?? -1
      line = Value(lineNumber)
      column = Value(position - start)
      if pattern.contains(10) { message += " (line \(lineNumber), column \(position - start))" }
    }
    let type = try vm.hostType("re", "error")
    let exception = vm.makeException(type, [vm.string(message)])
    for (name, attribute) in [
      ("msg", vm.string(error.message)), ("pattern", value),
      ("pos", error.position.map { Value($0) } ?? .none), ("lineno", line), ("colno", column),
    ] {
      try vm.setAttribute(exception, name, attribute)
    }
    return vm.raise(exception)
  }
}

/// Compiled patterns of one interpreter.
final class RegexCache {
  fileprivate var programs: [[UInt32]: RegexProgram] = [:]

  static func of(_ vm: Interpreter) -> RegexCache {
    vm.hostState(of: RegexCache.self) { RegexCache() }
  }

  fileprivate func program(
    _ vm: Interpreter, _ pattern: Value, _ flags: Int
  ) throws -> RegexProgram {
    let isBytes = !pattern.isString
    let codes =
      isBytes
      ? pattern.bytesValue!.map { UInt32($0) } : pattern.stringValue!.unicodeScalars.map(\.value)
    let key = [UInt32(truncatingIfNeeded: flags), isBytes ? 1 : 0] + codes
    if let known = programs[key] { return known }
    do throws(RegexError) {
      let program = try RegexProgram(
        codes, flags: RegexFlags(rawValue: flags), isBytes: isBytes)
      if programs.count >= 512 { programs.removeAll() }
      programs[key] = program
      return program
    } catch {
      throw try RegexModule.raise(vm, error, codes, pattern)
    }
  }
}
