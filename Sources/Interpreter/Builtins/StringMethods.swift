import Syntax

extension Interpreter {
  func installString() {
    let type = MemberBuilder(self, types.str, .object(.string))
    type.constructor("str(cls, object=UNSET, encoding=UNSET, errors=UNSET)") { vm, args in
      if !args.has(2) && !args.has(3) { return args.has(1) ? try vm.str(args[1]) : vm.string("") }
      return try vm.decodedString(args)
    }
    installStringSearch(type)
    installStringSplit(type)
    installStringLayout(type)
    installStringCase(type)
    installStringTranslation(type)
    installSequenceOperators(type)
    installHash(type)
    type.binary("__rmod__") { vm, a, b in
      b.is(.string) ? try vm.formatPercent(b, a) : .notImplemented
    }
    type.unary("__str__") { _, value in value.asBuiltin }
    type.binary("__mod__") { vm, a, b in try vm.formatPercent(a, b) }
    type.binary("__format__") { vm, a, b in
      guard b.is(.string) else {
        throw vm.typeError("__format__() argument must be str, not \(vm.typeName(b))")
      }
      return try vm.format(a, b)
    }
  }

  /// `str(bytes, encoding, errors)`
  private func decodedString(_ args: Arguments) throws(Raised) -> Value {
    let source = args.has(1) ? args[1] : bytes([])
    if source.is(.string) { throw typeError("decoding str is not supported") }
    guard source.is(.bytes) else {
      throw typeError(
        "decoding to str: need a bytes-like object, \(typeName(source)) found")
    }
    var name = "utf-8"
    if args.has(2) {
      name = try requireString(args[2], "str() argument 'encoding' must be str, not ").swiftString
    }
    var errors = "strict"
    if args.has(3) {
      errors = try requireString(args[3], "str() argument 'errors' must be str, not ").swiftString
    }
    return try decode(source.bytes.buffer, try encoding(named: name), errors: errors)
  }
}
