import BigInt
import Syntax

extension Interpreter {
  func installInteger() {
    let type = MemberBuilder(self, types.int, .int, .bool, .object(.bigInt))
    type.constructor("int(cls, x=UNSET, /, base=UNSET)") { vm, args in
      try vm.constructInteger(args)
    }
    types.bool.constructor = nil
    installIntegerParts(type)
    installIntegerBytes(type)
    installComparisons(type)
    installHash(type)
    installArithmetic(
      type,
      [
        .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .leftShift, .rightShift, .and,
        .or, .xor,
      ])
    installPower(type)
    type.unary("__neg__") { vm, value in try vm.negate(value) }
    type.unary("__pos__") { vm, value in try vm.positive(value) }
    type.unary("__invert__") { vm, value in try vm.invert(value) }
    type.unary("__abs__") { vm, value in try vm.absolute(value) }
    type.unary("__bool__") { vm, value in Value(try vm.truth(value)) }
    type.unary("__float__") { vm, value in Value(try vm.requireReal(value)) }
    for name in ["__int__", "__index__", "__trunc__", "__floor__", "__ceil__"] {
      type.unary(name) { vm, value in try vm.positive(value) }
    }
    type.method("__round__(self, ndigits=UNSET, /)") { vm, args in
      try vm.round(args[0], args.has(1) ? args[1] : .none)
    }
    installNumberFormat(type)
    let bool = MemberBuilder(self, types.bool, .bool)
    bool.constructor("bool(cls, x=False, /)") { vm, args in Value(try vm.truth(args[1])) }
    bool.unary("__repr__") { vm, value in try vm.repr(value) }
  }

  func installPower(_ type: MemberBuilder) {
    type.method("__pow__(self, value, mod=None, /)") { vm, args in
      args[2].isNone
        ? try vm.arithmetic(.power, args[0], args[1]) : try vm.power(args[0], args[1], args[2])
    }
    type.binary("__rpow__") { vm, a, b in try vm.arithmetic(.power, b, a) }
    type.binary("__divmod__") { vm, a, b in
      guard b.isIntegral || b.isFloat else { return .notImplemented }
      return try vm.divmod(a, b)
    }
    type.binary("__rdivmod__") { vm, a, b in
      guard b.isIntegral || b.isFloat else { return .notImplemented }
      return try vm.divmod(b, a)
    }
  }

  func installNumberFormat(_ type: MemberBuilder) {
    type.binary("__format__") { vm, a, b in
      guard b.is(.string) else {
        throw vm.typeError("__format__() argument must be str, not \(vm.typeName(b))")
      }
      return try vm.format(a, b)
    }
  }

  // MARK: int(…)

  private func constructInteger(_ args: Arguments) throws(Raised) -> Value {
    guard args.has(1) else {
      if args.has(2) { throw typeError("int() missing string argument") }
      return Value(0)
    }
    let value = args[1]
    if !args.has(2) { return try makeInteger(value) }
    let base = try clampedIndex(args[2])
    guard base == 0 || (2...36).contains(base) else {
      throw valueError("int() base must be >= 2 and <= 36, or 0")
    }
    guard value.is(.string) || value.is(.bytes) else {
      throw typeError("int() can't convert non-string with explicit base")
    }
    return try parseInteger(value, base: base)
  }

  /// `int(value)`
  func makeInteger(_ value: Value) throws(Raised) -> Value {
    if value.isInt || value.is(.bigInt) { return value }
    if value.isFloat { return try truncated(value.float) }
    if value.is(.string) || value.is(.bytes) { return try parseInteger(value, base: 10) }
    if value.isBool { return Value(value.int) }
    if hasOperators(value), let number = try convertedInteger(value) { return number }
    throw typeError(
      "int() argument must be a string, a bytes-like object or a real number, not "
        + "'\(typeName(value))'")
  }

  // MARK: Parts

  private func installIntegerParts(_ type: MemberBuilder) {
    type.unary("bit_length") { _, value in
      value.is(.bigInt)
        ? Value(value.bigInt.magnitude.bitWidth)
        : Value(Int.bitWidth - Int(value.int.magnitude.leadingZeroBitCount))
    }
    type.unary("bit_count") { _, value in
      guard value.is(.bigInt) else { return Value(value.int.magnitude.nonzeroBitCount) }
      var count = 0
      for word in value.bigInt.magnitude.words { count += word.nonzeroBitCount }
      return Value(count)
    }
    type.unary("conjugate") { vm, value in try vm.positive(value) }
    type.unary("as_integer_ratio") { vm, value in
      vm.heap.makeTuple([try vm.positive(value), Value(1)])
    }
    type.attribute("real") { vm, value in try vm.positive(value) }
    type.attribute("numerator") { vm, value in try vm.positive(value) }
    type.attribute("imag") { _, _ in Value(0) }
    type.attribute("denominator") { _, _ in Value(1) }
  }

  private func installIntegerBytes(_ type: MemberBuilder) {
    type.method("to_bytes(self, length=1, byteorder='big', *, signed=False)") { vm, args in
      let length = try vm.requireIndex(args[1])
      let isBig = try vm.isBigEndian(args[2])
      return try vm.integerBytes(args[0], length, isBig, try vm.truth(args[3]))
    }
    type.classMethod("from_bytes(type, bytes, byteorder='big', *, signed=False)") { vm, args in
      let isBig = try vm.isBigEndian(args[2])
      let source = try vm.makeBytes(from: args[1])
      return vm.integer(source.bytes.buffer, isBig, try vm.truth(args[3]))
    }
  }

  private func isBigEndian(_ order: Value) throws(Raised) -> Bool {
    guard order.is(.string) else {
      throw typeError("to_bytes() argument 'byteorder' must be str, not \(typeName(order))")
    }
    switch order.string.swiftString {
    case "big": return true
    case "little": return false
    default: throw valueError("byteorder must be either 'little' or 'big'")
    }
  }

  private func integerBytes(
    _ value: Value, _ length: Int, _ isBig: Bool, _ signed: Bool
  ) throws(Raised) -> Value {
    if length < 0 { throw valueError("length argument must be non-negative") }
    var number = value.integer
    if number.sign == .minus {
      if !signed { throw raise(types.overflowError, "can't convert negative int to unsigned") }
      number += BigInt(1) << (8 * length)
    }
    let limit = BigInt(1) << max(8 * length - (signed ? 1 : 0), 0)
    let original = value.integer
    let fits =
      original.sign == .minus
      ? -original <= limit && length > 0
      : original < limit || length == 0 && original.isZero
    if !fits { throw raise(types.overflowError, "int too big to convert") }
    var bytes = Array(number.magnitude.serialize())
    bytes = Array(repeating: 0, count: max(length - bytes.count, 0)) + bytes
    return self.bytes(isBig ? bytes : bytes.reversed())
  }

  private func integer(
    _ bytes: UnsafeBufferPointer<UInt8>, _ isBig: Bool, _ signed: Bool
  ) -> Value {
    let ordered = isBig ? Array(bytes) : Array(bytes.reversed())
    var number = ordered.reduce(into: BigUInt(0)) { _, _ in }
    ordered.withUnsafeBytes { number = BigUInt($0) }
    var result = BigInt(number)
    if signed, let first = ordered.first, first >= 0x80 {
      result -= BigInt(1) << (8 * ordered.count)
    }
    return integer(result)
  }
}
