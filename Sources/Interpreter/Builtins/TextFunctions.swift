extension Interpreter {
  func installTextFunctions(_ module: ModuleBuilder) {
    module.function("repr(obj, /)") { vm, args in try vm.repr(args[0]) }
    module.function("ascii(obj, /)") { vm, args in try vm.ascii(args[0]) }
    module.function("chr(i, /)") { vm, args in
      let number = try vm.requireInteger(args[0])
      guard number.isInt, let code = Int32(exactly: number.int).map({ Int($0) }) else {
        throw vm.raise(vm.types.overflowError, "Python int too large to convert to C int")
      }
      if code >= 0 && code < 128 { return vm.asciiCharacter(UInt8(code)) }
      guard code >= 0 && code < 0x110000 else {
        throw vm.valueError("chr() arg not in range(0x110000)")
      }
      var buffer = TextBuffer()
      buffer.append(scalar: try vm.scalar(code))
      return vm.string(buffer)
    }
    module.function("ord(c, /)") { vm, args in try vm.ordinal(args[0]) }
    module.function("format(value, format_spec='', /)") { vm, args in
      guard args[1].is(.string) else {
        throw vm.typeError("format() argument 2 must be str, not \(vm.typeName(args[1]))")
      }
      return try vm.format(args[0], args[1])
    }
    module.function("print(*args, sep=' ', end='\\n', file=None, flush=False)") { vm, args in
      try vm.print(args)
    }
  }

  private func ordinal(_ value: Value) throws(Raised) -> Value {
    let count: Int
    if value.is(.string) {
      count = value.string.count
      if count == 1 { return Value(codePoint(value)) }
    } else if value.is(.bytes) {
      count = value.bytes.pointee.count
      if count == 1 { return Value(Int(value.bytes.pointee.bytes[0])) }
    } else {
      throw typeError("ord() expected string of length 1, but \(typeName(value)) found")
    }
    throw typeError("ord() expected a character, but string of length \(count) found")
  }

  /// `ascii(value)`: `repr` with everything beyond ASCII escaped.
  func ascii(_ value: Value) throws(Raised) -> Value {
    let text = try repr(value)
    if text.string.isASCII { return text }
    var buffer = TextBuffer()
    for scalar in text.string.swiftString.unicodeScalars {
      if scalar.value < 0x80 {
        buffer.append(scalar: scalar)
      } else {
        TextRepr.appendEscaped(scalar, to: &buffer)
      }
    }
    return string(buffer)
  }

  // MARK: print

  /// `args` is sep, end, file, flush and the tuple of values.
  private func print(_ args: Arguments) throws(Raised) -> Value {
    let separator = try printed(args[0], "sep", 32)
    let end = try printed(args[1], "end", 10)
    let values = args[4].tuple
    let file = args[2].isNone ? redirectedOutput : args[2]
    if file.isNone {
      for i in 0..<values.pointee.count {
        if i > 0 { write(separator, 32) }
        try output.append(values.items[i], self)
      }
      write(end, 10)
      output.flushIfNeeded(host)
      if try truth(args[3]) { flushOutput() }
      return .none
    }
    let writer = try attribute(file, intern("write"))
    heap.keep(writer)
    for i in 0..<values.pointee.count {
      if i > 0 { _ = try call(writer, separator.isNone ? asciiCharacter(32) : separator) }
      _ = try call(writer, try str(values.items[i]))
    }
    _ = try call(writer, end.isNone ? asciiCharacter(10) : end)
    if try truth(args[3]) { _ = try call(try attribute(file, intern("flush"))) }
    return .none
  }

  /// None when it is left at its default.
  private func printed(
    _ value: Value, _ name: String, _ usual: UInt8
  ) throws(Raised) -> Value {
    if value.isNone || value.isIdentical(to: asciiCharacter(usual)) { return .none }
    guard value.is(.string) else {
      throw typeError("\(name) must be None or a string, not \(typeName(value))")
    }
    return value
  }

  private func write(_ text: Value, _ usual: UInt8) {
    if text.isNone { output.append(usual) } else { output.append(text.string) }
  }

  /// What `sys.stdout` was set to by the script; None while it is the host's own.
  private var redirectedOutput: Value {
    guard let sys = modules["sys"], let stream = sys.value(intern("stdout")),
      let original = sys.value(intern("__stdout__")), !stream.isIdentical(to: original)
    else { return .none }
    return stream
  }
}
