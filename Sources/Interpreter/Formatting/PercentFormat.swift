import BigInt

extension Interpreter {
  /// `format % arguments` of strings or bytes.
  func formatPercent(_ format: Value, _ arguments: Value) throws(Raised) -> Value {
    if format.is(.bytes) {
      var formatter = PercentFormat(self, format.bytes.buffer, arguments, isBytes: true)
      return bytes(try formatter.build().bytes)
    }
    if let plain = plainPercent(format.string.utf8, arguments) { return plain }
    var formatter = PercentFormat(self, format.string.utf8, arguments)
    return string(try formatter.build())
  }
}

extension Interpreter {
  /// Formats with nothing but `%d` of ints and `%s` of ints and strings, of up to 400 bytes; nil for
  /// others.
  private func plainPercent(
    _ text: UnsafeBufferPointer<UInt8>, _ arguments: Value
  ) -> Value? {
    if text.count > 200 || arguments.isDerived { return nil }
    let isTuple = arguments.is(.tuple)
    guard isTuple || arguments.isInt || arguments.is(.string) else { return nil }
    let count = isTuple ? arguments.tuple.pointee.count : 1
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 512) { buffer -> Value? in
      var length = 0
      var next = 0
      var at = 0
      var isASCII = true
      while at < text.count {
        let byte = text[at]
        at += 1
        if byte != UInt8(ascii: "%") {
          if byte >= 0x80 { isASCII = false }
          buffer[length] = byte
          length += 1
          continue
        }
        guard at < text.count, next < count, length < 450 else { return nil }
        let value = isTuple ? arguments.tuple.items[next] : arguments
        next += 1
        let type = text[at]
        at += 1
        if value.isInt, type == UInt8(ascii: "d") || type == UInt8(ascii: "s") {
          length += write(value.int, to: buffer.baseAddress! + length)
        } else if value.isExactly(.string), type == UInt8(ascii: "s") {
          let string = value.string
          if length + string.pointee.byteCount > 400 { return nil }
          if !string.isASCII { isASCII = false }
          (buffer.baseAddress! + length).update(
            from: string.pointee.bytes, count: string.pointee.byteCount)
          length += string.pointee.byteCount
        } else {
          return nil
        }
        if length + text.count > 480 { return nil }
      }
      guard next == count else { return nil }
      let made = UnsafeBufferPointer(start: buffer.baseAddress!, count: length)
      return isASCII ? asciiString(made) : heap.makeString(made)
    }
  }

  /// Decimal digits of an int; gives their number.
  private func write(_ value: Int, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var magnitude = value.magnitude
    var count = value < 0 ? 2 : 1
    var rest = magnitude
    while rest >= 10 {
      rest /= 10
      count += 1
    }
    var at = count
    repeat {
      let (quotient, digit) = magnitude.quotientAndRemainder(dividingBy: 10)
      at &-= 1
      target[at] = 48 &+ UInt8(truncatingIfNeeded: digit)
      magnitude = quotient
    } while magnitude != 0
    if value < 0 { target[0] = UInt8(ascii: "-") }
    return count
  }
}

/// printf-style formatting.
struct PercentFormat {
  private let vm: Interpreter
  private let text: UnsafeBufferPointer<UInt8>
  private let arguments: Value
  private let isTuple: Bool
  private let isMapping: Bool
  /// The format and what `%s` takes are bytes.
  private let isBytes: Bool
  private var next = 0
  /// The value of `(key)`, until something takes it.
  private var keyed: Value?
  private var at = 0
  private var buffer: TextBuffer

  private struct Directive {
    var leftAligned = false
    var plus = false
    var blank = false
    var alternate = false
    var zero = false
    var width = -1
    var precision = -1
    var type: Unicode.Scalar = "s"
  }

  init(
    _ vm: Interpreter, _ text: UnsafeBufferPointer<UInt8>, _ arguments: Value,
    isBytes: Bool = false
  ) {
    self.isBytes = isBytes
    self.vm = vm
    self.text = text
    self.arguments = arguments
    isTuple = arguments.is(.tuple)
    switch arguments.kind {
    case .tuple, .string: isMapping = false
    case .bytes: isMapping = !isBytes
    case .dict, .list, .range: isMapping = true
    default:
      isMapping = !vm.type(of: arguments)
        .lookup(vm.symbols.getItem, version: vm.classVersion).isUnbound
    }
    buffer = TextBuffer(capacity: text.count + 16)
  }

  mutating func build() throws(Raised) -> TextBuffer {
    while at < text.count {
      let start = at
      while at < text.count && text[at] != UInt8(ascii: "%") { at += 1 }
      buffer.append(text[start..<at])
      if at == text.count { break }
      at += 1
      try appendDirective()
    }
    let count = isTuple ? arguments.tuple.pointee.count : 1
    if next < count && !(isMapping && !isTuple) {
      throw vm.typeError(
        "not all arguments converted during \(isBytes ? "bytes" : "string") formatting")
    }
    return buffer
  }

  // MARK: Arguments

  private mutating func nextArgument() throws(Raised) -> Value {
    if let value = keyed {
      keyed = nil
      return value
    }
    if isTuple {
      if next < arguments.tuple.pointee.count {
        next += 1
        return arguments.tuple.items[next - 1]
      }
    } else if next == 0 {
      next = 1
      return arguments
    }
    throw vm.typeError("not enough arguments for format string")
  }

  private func peek() throws(Raised) -> UInt8 {
    guard at < text.count else { throw vm.valueError("incomplete format") }
    return text[at]
  }

  /// The value of `(key)`; nil when there is no key.
  private mutating func keyedArgument() throws(Raised) -> Value? {
    guard try peek() == UInt8(ascii: "(") else { return nil }
    guard isMapping else { throw vm.typeError("format requires a mapping") }
    at += 1
    let start = at
    var open = 1
    while open > 0 {
      guard at < text.count else { throw vm.valueError("incomplete format key") }
      if text[at] == UInt8(ascii: "(") { open += 1 }
      if text[at] == UInt8(ascii: ")") { open -= 1 }
      at += 1
    }
    let name = UnsafeBufferPointer(rebasing: text[start..<(at - 1)])
    let key = isBytes ? vm.makeBytes(name) : vm.heap.makeString(name)
    let value = try vm.item(arguments, key)
    vm.heap.keep(value)
    return value
  }

  /// A number or `*`.
  private mutating func size(_ what: String) throws(Raised) -> Int? {
    if try peek() == UInt8(ascii: "*") {
      at += 1
      let value = try nextArgument()
      guard value.isInt || value.isBool else { throw vm.typeError("* wants int") }
      return value.int
    }
    var result: Int?
    while (48...57).contains(try peek()) {
      let (product, overflow) = (result ?? 0).multipliedReportingOverflow(by: 10)
      if overflow || what == "precision" && product > Int(Int32.max) {
        throw vm.valueError("\(what) too big")
      }
      result = product + Int(text[at] - 48)
      at += 1
    }
    return result
  }

  // MARK: Directives

  private mutating func appendDirective() throws(Raised) {
    if try peek() == UInt8(ascii: "%") {
      buffer.append(UInt8(ascii: "%"))
      at += 1
      return
    }
    var directive = Directive()
    keyed = try keyedArgument()
    let isKeyed = keyed != nil
    defer { keyed = nil }
    try parseFlags(&directive)
    if let width = try size("width") {
      directive.width = Int(clamping: width.magnitude)
      try vm.checkLength(directive.width)
      if width < 0 { directive.leftAligned = true }
    }
    if try peek() == UInt8(ascii: ".") {
      at += 1
      directive.precision = max(try size("precision") ?? 0, 0)
      try vm.checkLength(directive.precision)
    }
    let length = try peek()
    if length == UInt8(ascii: "l") || length == UInt8(ascii: "h") || length == UInt8(ascii: "L") {
      at += 1
      _ = try peek()
    }
    let (type, bytes) = text.scalar(at: at)
    let position = UnsafeBufferPointer(rebasing: text[0..<at]).codePointCount
    at += bytes
    directive.type = type
    if isKeyed && keyed == nil {
      throw vm.typeError("not enough arguments for format string")
    }
    try append(try nextArgument(), directive, position)
  }

  private mutating func parseFlags(_ directive: inout Directive) throws(Raised) {
    while true {
      switch try peek() {
      case UInt8(ascii: "-"): directive.leftAligned = true
      case UInt8(ascii: "+"): directive.plus = true
      case UInt8(ascii: " "): directive.blank = true
      case UInt8(ascii: "#"): directive.alternate = true
      case UInt8(ascii: "0"): directive.zero = true
      default: return
      }
      at += 1
    }
  }

  private mutating func append(
    _ value: Value, _ directive: Directive, _ position: Int
  ) throws(Raised) {
    switch directive.type {
    case "s" where isBytes, "b" where isBytes: try appendBytes(value, directive)
    case "r" where isBytes: appendText(try vm.ascii(value).string, directive)
    case "c" where isBytes: try appendByte(value, directive)
    case "s": appendText(try vm.str(value).string, directive)
    case "r": appendText(try vm.repr(value).string, directive)
    case "a": appendText(try vm.ascii(value).string, directive)
    case "c": try appendCharacter(value, directive)
    case "d", "i", "u", "o", "x", "X": try appendInteger(value, directive)
    case "e", "E", "f", "F", "g", "G": try appendFloat(value, directive)
    default:
      let code = directive.type
      let shown = code.value > 31 && code.value < 127 ? String(Character(code)) : "?"
      throw vm.valueError(
        "unsupported format character '\(shown)' (0x\(String(code.value, radix: 16))) at index "
          + "\(position)")
    }
  }

  private mutating func appendText(
    _ string: UnsafeMutablePointer<StringCell>, _ directive: Directive
  ) {
    let shown = directive.precision >= 0 ? min(directive.precision, string.count) : string.count
    let bytes = shown == string.count ? string.pointee.byteCount : string.byteOffset(of: shown)
    pad(directive, shown) { buffer in
      buffer.append(UnsafeBufferPointer(start: string.pointee.bytes, count: bytes))
    }
  }

  private mutating func appendBytes(_ value: Value, _ directive: Directive) throws(Raised) {
    var value = value
    let method = vm.type(of: value).lookup(vm.intern("__bytes__"), version: vm.classVersion)
    if !value.is(.bytes) && !method.isUnbound { value = try vm.callMethod(method, value, []) }
    guard value.is(.bytes) else {
      throw vm.typeError(
        "%b requires a bytes-like object, or an object that implements __bytes__, not "
          + "'\(vm.typeName(value))'")
    }
    let count = value.bytes.pointee.count
    let shown = directive.precision >= 0 ? min(directive.precision, count) : count
    pad(directive, shown) { buffer in buffer.append(value.bytes.buffer[..<shown]) }
  }

  private mutating func appendByte(_ value: Value, _ directive: Directive) throws(Raised) {
    var byte: UInt8?
    if value.is(.bytes), value.bytes.pointee.count == 1 { byte = value.bytes.pointee.bytes[0] }
    if value.isInt || value.isBool {
      byte = UInt8(exactly: value.int)
      if byte == nil { throw vm.raise(vm.types.overflowError, "%c arg not in range(256)") }
    }
    guard let byte else {
      throw vm.typeError("%c requires an integer in range(256) or a single byte")
    }
    pad(directive, 1) { $0.append(byte) }
  }

  private mutating func pad(
    _ directive: Directive, _ count: Int, _ body: (inout TextBuffer) -> Void
  ) {
    let padding = max(directive.width - count, 0)
    if !directive.leftAligned { buffer.append(32, times: padding) }
    body(&buffer)
    if directive.leftAligned { buffer.append(32, times: padding) }
  }

  private mutating func appendCharacter(_ value: Value, _ directive: Directive) throws(Raised) {
    if value.is(.string) {
      guard value.string.count == 1 else { throw vm.typeError("%c requires int or char") }
      appendText(value.string, directive)
      return
    }
    if value.is(.bigInt) { throw vm.raise(vm.types.overflowError, "%c arg not in range(0x110000)") }
    guard value.isIntegral || vm.hasOperators(value), let code = try vm.indexValue(value) else {
      throw vm.typeError("%c requires int or char")
    }
    guard code >= 0 && code < 0x110000 else {
      throw vm.raise(vm.types.overflowError, "%c arg not in range(0x110000)")
    }
    let scalar = try vm.scalar(code)
    pad(directive, 1) { $0.append(scalar: scalar) }
  }

  // MARK: Numbers

  private mutating func appendInteger(_ value: Value, _ directive: Directive) throws(Raised) {
    let number = try integer(value, directive.type)
    var digits = TextBuffer()
    let base: Int
    var prefix: StaticString = ""
    switch directive.type {
    case "x":
      base = 16
      prefix = "0x"
    case "X":
      base = 16
      prefix = "0X"
    case "o":
      base = 8
      prefix = "0o"
    default:
      base = 10
    }
    try vm.appendMagnitude(number, base: base, uppercase: directive.type == "X", to: &digits)
    var padded = TextBuffer()
    padded.append(48, times: directive.precision - digits.count)
    padded.append(digits)
    appendNumber(
      padded, negative: number.isNegativeInteger, prefix: directive.alternate ? prefix : "",
      directive)
  }

  private func integer(_ value: Value, _ type: Unicode.Scalar) throws(Raised) -> Value {
    if value.isIntegral { return value }
    let code = String(Character(type))
    if type == "x" || type == "X" || type == "o" {
      if vm.hasOperators(value), let index = try vm.indexNumber(value) { return index }
      throw vm.typeError("%\(code) format: an integer is required, not \(vm.typeName(value))")
    }
    if value.isFloat { return try vm.truncated(value.float) }
    if vm.hasOperators(value), let whole = try vm.convertedInteger(value) { return whole }
    throw vm.typeError("%\(code) format: a real number is required, not \(vm.typeName(value))")
  }

  private mutating func appendFloat(_ value: Value, _ directive: Directive) throws(Raised) {
    let number = try vm.requireReal(value)
    let precision = directive.precision < 0 ? 6 : directive.precision
    if precision > Int(Int32.max) { throw vm.valueError("precision too big") }
    let style: FloatStyle
    switch directive.type {
    case "e", "E": style = .exponent(precision)
    case "f", "F": style = .fixed(precision)
    default: style = .general(precision)
    }
    let isUppercase = directive.type == "E" || directive.type == "F" || directive.type == "G"
    var digits = TextBuffer()
    FloatText.append(
      number, style, addsPointZero: false, alternate: directive.alternate, uppercase: isUppercase,
      to: &digits)
    appendNumber(
      digits, negative: number.sign == .minus && !number.isNaN, prefix: "", directive)
  }

  private mutating func appendNumber(
    _ digits: TextBuffer, negative: Bool, prefix: StaticString, _ directive: Directive
  ) {
    let sign: UInt8 =
      negative ? UInt8(ascii: "-") : directive.plus ? UInt8(ascii: "+") : directive.blank ? 32 : 0
    let count = digits.count + (sign == 0 ? 0 : 1) + prefix.utf8CodeUnitCount
    let padding = max(directive.width - count, 0)
    let zeros = directive.zero && !directive.leftAligned
    if !zeros && !directive.leftAligned { buffer.append(32, times: padding) }
    if sign != 0 { buffer.append(sign) }
    buffer.append(prefix)
    if zeros { buffer.append(48, times: padding) }
    buffer.append(digits)
    if directive.leftAligned { buffer.append(32, times: padding) }
  }
}
