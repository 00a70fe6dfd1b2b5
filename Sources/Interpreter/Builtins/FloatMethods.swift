import BigInt
import Glibc
import Syntax

extension Interpreter {
  func installFloat() {
    let type = MemberBuilder(self, types.float, .float)
    type.constructor("float(cls, x=0.0, /)") { vm, args in try vm.makeFloat(args[1]) }
    type.unary("is_integer") { _, value in
      Value(value.float.isFinite && value.float == value.float.rounded(.towardZero))
    }
    type.unary("hex") { vm, value in vm.string(FloatHex.text(value.float)) }
    type.classMethod("fromhex(type, string, /)") { vm, args in
      guard args[1].is(.string) else {
        throw vm.typeError("bad argument type for built-in operation")
      }
      let text = args[1].string
      return Value(try vm.parseHexFloat(text.swiftString))
    }
    type.unary("as_integer_ratio") { vm, value in try vm.integerRatio(value.float) }
    type.unary("conjugate") { _, value in value }
    type.attribute("real") { _, value in value }
    type.attribute("imag") { _, _ in Value(0.0) }
    installComparisons(type)
    installHash(type)
    installArithmetic(type, [.add, .subtract, .multiply, .divide, .floorDivide, .modulo])
    installPower(type)
    type.unary("__neg__") { vm, value in try vm.negate(value) }
    type.unary("__pos__") { vm, value in try vm.positive(value) }
    type.unary("__abs__") { vm, value in try vm.absolute(value) }
    type.unary("__bool__") { vm, value in Value(try vm.truth(value)) }
    type.unary("__float__") { _, value in value }
    type.unary("__int__") { vm, value in try vm.truncated(value.float) }
    type.unary("__trunc__") { vm, value in try vm.truncated(value.float) }
    type.unary("__floor__") { vm, value in try vm.truncated(value.float.rounded(.down)) }
    type.unary("__ceil__") { vm, value in try vm.truncated(value.float.rounded(.up)) }
    type.method("__round__(self, ndigits=None, /)") { vm, args in try vm.round(args[0], args[1]) }
    installNumberFormat(type)
  }

  /// `float(value)`
  func makeFloat(_ value: Value) throws(Raised) -> Value {
    if value.isFloat { return value }
    if value.isInt { return Value(Double(value.int)) }
    if value.is(.string) || value.is(.bytes) { return try parseFloat(value) }
    if let number = try floatNumber(value) { return Value(number) }
    throw typeError(
      "float() argument must be a string or a real number, not '\(typeName(value))'")
  }

  private func integerRatio(_ value: Double) throws(Raised) -> Value {
    if value.isNaN { throw valueError("cannot convert NaN to integer ratio") }
    if value.isInfinite {
      throw raise(types.overflowError, "cannot convert Infinity to integer ratio")
    }
    if value == 0 { return heap.makeTuple([Value(0), Value(1)]) }
    var numerator = BigInt(value.significandBitPattern)
    var exponent = -1074
    if value.isNormal {
      numerator += BigInt(1) << 52
      exponent = Int(value.exponent) - 52
    }
    let shared = min(numerator.trailingZeroBitCount, max(-exponent, 0))
    numerator >>= shared
    exponent += shared
    var denominator = BigInt(1)
    if exponent > 0 { numerator <<= exponent } else { denominator <<= -exponent }
    if value.sign == .minus { numerator = -numerator }
    return heap.makeTuple([integer(numerator), integer(denominator)])
  }

  private func parseHexFloat(_ text: String) throws(Raised) -> Double {
    switch FloatHex.parse(text) {
    case .number(let value): return value
    case .tooLarge:
      throw raise(types.overflowError, "hexadecimal value too large to represent as a float")
    case .invalid: throw valueError("invalid hexadecimal floating-point string")
    }
  }
}

/// `float.hex` and `float.fromhex`.
enum FloatHex {
  static func text(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    let sign = value.sign == .minus ? "-" : ""
    if value.isInfinite { return sign + "inf" }
    if value == 0 { return sign + "0x0.0p+0" }
    let digits = String(value.significandBitPattern, radix: 16)
    let padded = String(repeating: "0", count: 13 - digits.count) + digits
    let exponent = value.isNormal ? Int(value.exponent) : -1022
    return "\(sign)0x\(value.isNormal ? 1 : 0).\(padded)p\(exponent < 0 ? "-" : "+")"
      + "\(exponent.magnitude)"
  }

  enum Parsed {
    case number(Double)
    case tooLarge
    case invalid
  }

  static func parse(_ text: String) -> Parsed {
    var word = Substring(text)
    while let first = word.unicodeScalars.first, first.isPythonSpace { word.removeFirst() }
    while let last = word.unicodeScalars.last, last.isPythonSpace { word.removeLast() }
    var rest = word.lowercased()[...]
    var isNegative = false
    if let sign = rest.first, sign == "-" || sign == "+" {
      isNegative = sign == "-"
      rest = rest.dropFirst()
    }
    if rest == "inf" || rest == "infinity" { return .number(isNegative ? -.infinity : .infinity) }
    if rest == "nan" { return .number(.nan) }
    if rest.hasPrefix("0x") { rest = rest.dropFirst(2) }
    guard isGrammatical(rest) else { return .invalid }
    var hex = "0x" + rest
    if !rest.contains("p") { hex += "p0" }
    let value = strtod(hex, nil)
    if value.isInfinite { return .tooLarge }
    return .number(isNegative ? -value : value)
  }

  /// `digits[.digits][p[sign]decimal]`
  private static func isGrammatical(_ text: Substring) -> Bool {
    let parts = text.split(separator: "p", maxSplits: 1, omittingEmptySubsequences: false)
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard mantissa.count <= 2, mantissa.joined().contains(where: { $0.isASCII && $0.isHexDigit }),
      mantissa.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isHexDigit } })
    else { return false }
    if parts.count == 1 { return true }
    var exponent = parts[1]
    if let sign = exponent.first, sign == "-" || sign == "+" { exponent = exponent.dropFirst() }
    return !exponent.isEmpty && exponent.allSatisfy { $0.isASCII && $0.isNumber }
  }
}
