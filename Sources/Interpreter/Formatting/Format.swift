import BigInt

extension Interpreter {
  /// A field of an f-string. The low 7 bits of `flag` are the conversion character, bit 7 says that
  /// `spec` holds a format specification.
  func formatField(
    _ value: Value, _ flag: UInt8, _ spec: UnsafeMutablePointer<Value>
  ) throws(Raised) -> Value {
    if let part = plainPart(value, flag, spec) {
      part.header.pointee.flags.insert(.part)
      return part
    }
    var value = value
    switch flag & 0x7F {
    case UInt8(ascii: "s"): value = try str(value)
    case UInt8(ascii: "r"): value = try repr(value)
    case UInt8(ascii: "a"): value = try ascii(value)
    default: break
    }
    if flag & 0x80 != 0 { return try format(value, spec.pointee) }
    if value.isExactly(.string) { return value }
    if value.isInt { return intText(value.int) }
    return try format(value, string(""))
  }

  /// A new string for a number without conversion and with a plain specification or none; nil for
  /// other fields.
  @inline(__always)
  private func plainPart(
    _ value: Value, _ flag: UInt8, _ spec: UnsafeMutablePointer<Value>
  ) -> Value? {
    if flag == 0 {
      // The digits themselves are shared.
      return value.isInt && (value.int > 9 || value.int < 0) ? intText(value.int) : nil
    }
    guard flag == 0x80, value.isInt || value.isFloat else { return nil }
    return PlainFormat(spec.pointee.string.utf8)?.string(value, heap)
  }

  /// `format(value, spec)`
  func format(_ value: Value, _ spec: Value) throws(Raised) -> Value {
    let text = spec.string.utf8
    switch value.tag {
    case .int, .float, .bool, .object(.bigInt), .object(.string):
      if text.isEmpty { return try str(value) }
      if let plain = PlainFormat(text)?.string(value, heap) { return plain }
      var buffer = TextBuffer()
      try appendFormatted(value, text, to: &buffer)
      return string(buffer)
    default: break
    }
    let method = type(of: value).lookup(symbols.format, version: classVersion)
    if method.is(.native) && !text.isEmpty {
      // A class derived from str, int or float without a `__format__` of its own.
      if value.isDerived && value.is(.string) { return try format(value.asBuiltin, spec) }
      if let number = wrappedNumber(value) { return try format(number, spec) }
    }
    if text.isEmpty && method.is(.native) && (value.isDerived || wrappedNumber(value) != nil) {
      return try str(value)
    }
    if !method.isUnbound && !isCoreMember(method) {
      let result = try callMethod(method, value, [spec])
      guard result.is(.string) else {
        throw typeError("__format__ must return a str, not \(typeName(result))")
      }
      return result
    }
    if text.isEmpty { return try str(value) }
    throw typeError("unsupported format string passed to \(typeName(value)).__format__")
  }

  /// A number or str by a specification that is not empty.
  func appendFormatted(
    _ value: Value, _ text: UnsafeBufferPointer<UInt8>, to buffer: inout TextBuffer
  ) throws(Raised) {
    if value.is(.string) {
      var parser = FormatSpecParser(text, typeName: "str", vm: self)
      let spec = try parser.parse(align: UInt8(ascii: "<"), type: "s")
      return try appendFormatted(value.string, spec, to: &buffer)
    }
    let name = typeName(value)
    var parser = FormatSpecParser(text, typeName: name, vm: self)
    if value.isFloat {
      let spec = try parser.parse(align: UInt8(ascii: ">"), type: "\0")
      return try appendFormatted(value.float, spec, name, to: &buffer)
    }
    let spec = try parser.parse(align: UInt8(ascii: ">"), type: "d")
    switch spec.type {
    case "b", "c", "d", "o", "x", "X", "n":
      try appendFormatted(integer: value, spec, to: &buffer)
    case "e", "E", "f", "F", "g", "G", "%":
      guard let number = try doubleValue(value) else { return }
      try appendFormatted(number, spec, name, to: &buffer)
    default: throw unknownFormatCode(spec.type, name)
    }
  }

  // MARK: str

  private func appendFormatted(
    _ text: UnsafeMutablePointer<StringCell>, _ spec: FormatSpec, to buffer: inout TextBuffer
  ) throws(Raised) {
    guard spec.isType("s") else { throw unknownFormatCode(spec.type, "str") }
    if spec.sign != 0 {
      throw valueError(
        spec.sign == 32
          ? "Space not allowed in string format specifier"
          : "Sign not allowed in string format specifier")
    }
    if spec.noNegativeZero {
      throw valueError("Negative zero coercion (z) not allowed in string format specifier")
    }
    if spec.alternate {
      throw valueError("Alternate form (#) not allowed in string format specifier")
    }
    if spec.align == UInt8(ascii: "=") {
      throw valueError("'=' alignment not allowed in string format specifier")
    }
    let shown = spec.precision >= 0 ? min(spec.precision, text.count) : text.count
    let bytes = shown == text.count ? text.pointee.byteCount : text.byteOffset(of: shown)
    let padding = max(spec.width - shown, 0)
    let left: Int
    switch spec.align {
    case UInt8(ascii: ">"): left = padding
    case UInt8(ascii: "^"): left = padding / 2
    default: left = 0
    }
    buffer.append(scalar: spec.fill, times: left)
    buffer.append(UnsafeBufferPointer(start: text.pointee.bytes, count: bytes))
    buffer.append(scalar: spec.fill, times: padding - left)
  }

  // MARK: int

  private func appendFormatted(
    integer value: Value, _ spec: FormatSpec, to buffer: inout TextBuffer
  ) throws(Raised) {
    if spec.precision >= 0 {
      throw valueError("Precision not allowed in integer format specifier")
    }
    if spec.noNegativeZero {
      throw valueError("Negative zero coercion (z) not allowed in integer format specifier")
    }
    if spec.isType("c") { return try appendCharacter(value, spec, to: &buffer) }
    var digits = TextBuffer()
    let base: Int
    var prefix: [UInt8] = []
    switch spec.type {
    case "b":
      base = 2
      prefix = [48, UInt8(ascii: "b")]
    case "o":
      base = 8
      prefix = [48, UInt8(ascii: "o")]
    case "x":
      base = 16
      prefix = [48, UInt8(ascii: "x")]
    case "X":
      base = 16
      prefix = [48, UInt8(ascii: "X")]
    default: base = 10
    }
    try appendMagnitude(value, base: base, uppercase: spec.isType("X"), to: &digits)
    var number = FormattedNumber([])
    number.digits = digits.bytes[...]
    number.isNegative = value.isNegativeInteger
    if spec.alternate { number.prefix = prefix }
    number.append(spec, to: &buffer)
  }

  private func appendCharacter(
    _ value: Value, _ spec: FormatSpec, to buffer: inout TextBuffer
  ) throws(Raised) {
    if spec.sign != 0 {
      throw valueError("Sign not allowed with integer format specifier 'c'")
    }
    if spec.alternate {
      throw valueError("Alternate form (#) not allowed with integer format specifier 'c'")
    }
    guard !value.is(.bigInt) else {
      throw raise(types.overflowError, "Python int too large to convert to C long")
    }
    guard value.int >= 0, value.int < 0x110000 else {
      throw raise(types.overflowError, "%c arg not in range(0x110000)")
    }
    var number = FormattedNumber([])
    number.character = try scalar(value.int)
    number.append(spec, to: &buffer)
  }

  /// The character of a code point; surrogates cannot be part of a str here.
  func scalar(_ code: Int) throws(Raised) -> Unicode.Scalar {
    guard let scalar = Unicode.Scalar(UInt32(code)) else {
      throw valueError(
        "surrogate code point U+\(String(code, radix: 16, uppercase: true)) is not part of "
          + "mnb's strings")
    }
    return scalar
  }

  // MARK: float

  private func appendFormatted(
    _ value: Double, _ spec: FormatSpec, _ typeName: String, to buffer: inout TextBuffer
  ) throws(Raised) {
    if spec.precision > Int(Int32.max) { throw valueError("precision too big") }
    var value = value
    let given = spec.precision
    let precision = given < 0 ? 6 : given
    let style: FloatStyle
    var addsPointZero = false
    switch spec.type {
    case "\0":
      style = given < 0 ? .shortest : .general(given)
      addsPointZero = true
    case "e", "E": style = .exponent(precision)
    case "f", "F": style = .fixed(precision)
    case "g", "G", "n": style = .general(precision)
    case "%":
      style = .fixed(precision)
      value *= 100
    default: throw unknownFormatCode(spec.type, typeName)
    }
    let isUppercase = spec.type == "E" || spec.type == "F" || spec.type == "G"
    var text = TextBuffer()
    FloatText.append(
      value, style, addsPointZero: addsPointZero, alternate: spec.alternate,
      uppercase: isUppercase, to: &text)
    if spec.isType("%") { text.append(UInt8(ascii: "%")) }
    var number = FormattedNumber(text.bytes)
    number.isNegative = value.sign == .minus && !value.isNaN
    if spec.noNegativeZero, number.isNegative, isZero(text.bytes) { number.isNegative = false }
    number.append(spec, to: &buffer)
  }

  /// Whether only zeros are shown.
  private func isZero(_ text: [UInt8]) -> Bool {
    for byte in text {
      if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") { return true }
      if byte >= 49 && byte <= 57 || byte == UInt8(ascii: "i") || byte == UInt8(ascii: "I") {
        return false
      }
    }
    return true
  }
}
