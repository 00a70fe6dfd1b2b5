extension Interpreter {
  /// Formatting, encoding and translation.
  func installStringTranslation(_ type: MemberBuilder) {
    type.method("format(self, /, *args, **kwargs)") { vm, args in
      var format = StringFormat(
        vm, args[0].string.utf8, arguments: args[1].tuple.values, mapping: args[2])
      return vm.string(try format.build())
    }
    type.method("format_map(self, mapping, /)") { vm, args in
      var format = StringFormat(vm, args[0].string.utf8, arguments: nil, mapping: args[1])
      return vm.string(try format.build())
    }
    type.method("encode(self, encoding='utf-8', errors='strict')") { vm, args in
      let name = try vm.requireString(args[1], "encode() argument 'encoding' must be str, not ")
      let errors = try vm.requireString(args[2], "encode() argument 'errors' must be str, not ")
      return try vm.encode(
        args[0].string, try vm.encoding(named: name.swiftString), errors: errors.swiftString)
    }
    type.method("translate(self, table, /)") { vm, args in
      try vm.translate(args[0].string, args[1])
    }
    type.staticMethod("maketrans(x, y=UNSET, z=UNSET, /)") { vm, args in
      if args.has(1) { return try vm.translationTable(args) }
      guard args[0].is(.dict) else {
        throw vm.typeError("if you give only one argument to maketrans it must be a dict")
      }
      return try vm.translationTable(dict: args[0])
    }
  }

  private func translationTable(dict source: Value) throws(Raised) -> Value {
    let result = heap.makeDict()
    for (key, value) in entries(ofDict: source) {
      if key.isInt || key.isBool {
        try insert(result, key, value)
      } else if key.is(.string) {
        guard key.string.count == 1 else {
          throw valueError("string keys in translate table must be of length 1")
        }
        try insert(result, Value(codePoint(key)), value)
      } else {
        throw typeError("keys in translate table must be strings or integers")
      }
    }
    return Value(.dict, result)
  }

  /// The code point of a one-character string.
  func codePoint(_ character: Value) -> Int {
    Int(character.string.utf8.scalar(at: 0).scalar.value)
  }

  private func translationTable(_ args: Arguments) throws(Raised) -> Value {
    let to = try requireString(args[1], "maketrans() argument 2 must be str, not ")
    if args.has(2) { _ = try requireString(args[2], "maketrans() argument 3 must be str, not ") }
    guard args[0].is(.string) else {
      throw typeError(
        "first maketrans argument must be a string if there is a second argument")
    }
    let from = args[0].string
    guard from.count == to.count else {
      throw valueError("the first two maketrans arguments must have equal length")
    }
    let result = heap.makeDict()
    let targets = Array(to.swiftString.unicodeScalars)
    for (i, scalar) in from.swiftString.unicodeScalars.enumerated() {
      try insert(result, Value(Int(scalar.value)), Value(Int(targets[i].value)))
    }
    if args.has(2) {
      for scalar in args[2].string.swiftString.unicodeScalars {
        try insert(result, Value(Int(scalar.value)), .none)
      }
    }
    return Value(.dict, result)
  }

  private func translate(
    _ string: UnsafeMutablePointer<StringCell>, _ table: Value
  ) throws(Raised) -> Value {
    let text = string.utf8
    var buffer = TextBuffer(capacity: text.count)
    var at = 0
    while at < text.count {
      let (scalar, length) = text.scalar(at: at)
      at += length
      let found = try translation(of: scalar, table)
      switch found.tag {
      case .unbound: buffer.append(scalar: scalar)
      case .none: break
      case .object(.string): buffer.append(found.string)
      case .int, .bool, .object(.bigInt):
        guard !found.is(.bigInt), found.int >= 0, found.int < 0x110000 else {
          throw valueError("character mapping must be in range(0x110000)")
        }
        buffer.append(scalar: try self.scalar(found.int))
      default: throw typeError("character mapping must return integer, None or str")
      }
    }
    return self.string(buffer)
  }

  /// What a table gives for a character; unbound when it has nothing for it.
  private func translation(
    of scalar: Unicode.Scalar, _ table: Value
  ) throws(Raised) -> Value {
    let key = Value(Int(scalar.value))
    if table.is(.dict) && table.dict.pointee.type == nil { return try lookup(table.dict, key) }
    do {
      return try item(table, key)
    } catch {
      guard isInstance(raised, types.lookupError) else { throw error }
      raised = .none
      return .unbound
    }
  }
}
