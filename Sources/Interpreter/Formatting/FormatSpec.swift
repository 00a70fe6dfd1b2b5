/// A parsed format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
struct FormatSpec {
  var fill: Unicode.Scalar = " "
  /// One of `<>=^`.
  var align: UInt8
  /// One of `+- `, or 0.
  var sign: UInt8 = 0
  var noNegativeZero = false
  var alternate = false
  var width = -1
  /// `,` or `_`, or 0.
  var grouping: UInt8 = 0
  var precision = -1
  /// 0 when none is given.
  var type: Unicode.Scalar = "\0"
  /// Digits between group separators.
  var groupSize = 3

  init(align: UInt8) { self.align = align }

  func isType(_ character: Unicode.Scalar) -> Bool { type == character }
}

/// Reads a specification; errors carry CPython's wording.
struct FormatSpecParser {
  private let text: UnsafeBufferPointer<UInt8>
  private var position = 0
  private let typeName: String
  private let vm: Interpreter

  init(_ text: UnsafeBufferPointer<UInt8>, typeName: String, vm: Interpreter) {
    self.text = text
    self.typeName = typeName
    self.vm = vm
  }

  mutating func parse(align: UInt8, type: Unicode.Scalar) throws(Raised) -> FormatSpec {
    var spec = FormatSpec(align: align)
    spec.type = type
    let (hasFill, hasAlign) = parseAlignment(&spec)
    if let byte = peek, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == 32 {
      spec.sign = byte
      position += 1
    }
    spec.noNegativeZero = take(UInt8(ascii: "z"))
    spec.alternate = take(UInt8(ascii: "#"))
    if !hasFill && take(UInt8(ascii: "0")) {
      spec.fill = "0"
      if !hasAlign && align == UInt8(ascii: ">") { spec.align = UInt8(ascii: "=") }
    }
    spec.width = try number() ?? -1
    try parseGrouping(&spec)
    if take(UInt8(ascii: ".")) {
      guard let precision = try number() else {
        throw vm.valueError("Format specifier missing precision")
      }
      spec.precision = precision
    }
    if position < text.count {
      let (scalar, length) = text.scalar(at: position)
      if position + length != text.count {
        throw vm.valueError(
          "Invalid format specifier '\(String(decoding: text, as: UTF8.self))' for object of type "
            + "'\(typeName)'")
      }
      spec.type = scalar
    }
    try checkGrouping(&spec)
    try vm.checkLength(spec.width)
    return spec
  }

  private var peek: UInt8? { position < text.count ? text[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private func isAlignment(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "^"): true
    default: false
    }
  }

  private mutating func parseAlignment(
    _ spec: inout FormatSpec
  ) -> (hasFill: Bool, hasAlign: Bool) {
    guard !text.isEmpty else { return (false, false) }
    let (scalar, length) = text.scalar(at: 0)
    if length < text.count, isAlignment(text[length]) {
      spec.fill = scalar
      spec.align = text[length]
      position = length + 1
      return (true, true)
    }
    if isAlignment(text[0]) {
      spec.align = text[0]
      position = 1
      return (false, true)
    }
    return (false, false)
  }

  private mutating func number() throws(Raised) -> Int? {
    var result: Int?
    while position < text.count {
      let (scalar, length) = text.scalar(at: position)
      guard let digit = scalar.decimalDigit else { break }
      let (product, overflow) = (result ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(digit)
      if overflow || carry { throw vm.valueError("Too many decimal digits in format string") }
      result = sum
      position += length
    }
    return result
  }

  private mutating func parseGrouping(_ spec: inout FormatSpec) throws(Raised) {
    let comma = UInt8(ascii: ",")
    let underscore = UInt8(ascii: "_")
    if take(comma) { spec.grouping = comma }
    if peek == underscore {
      if spec.grouping != 0 { throw vm.valueError("Cannot specify both ',' and '_'.") }
      position += 1
      spec.grouping = underscore
    }
    if peek == comma {
      if spec.grouping == underscore { throw vm.valueError("Cannot specify both ',' and '_'.") }
    }
  }

  private func checkGrouping(_ spec: inout FormatSpec) throws(Raised) {
    guard spec.grouping != 0 else { return }
    switch spec.type {
    case "d", "e", "f", "g", "E", "G", "%", "F", "\0": return
    case "b", "o", "x", "X":
      if spec.grouping == UInt8(ascii: "_") {
        spec.groupSize = 4
        return
      }
    default: break
    }
    let separator = String(UnicodeScalar(spec.grouping))
    throw vm.valueError("Cannot specify '\(separator)' with '\(shownFormatCode(spec.type))'.")
  }
}

/// A type character as errors show it.
func shownFormatCode(_ type: Unicode.Scalar) -> String {
  type.value > 32 && type.value < 128
    ? String(Character(type)) : "\\x" + String(type.value, radix: 16)
}

extension Interpreter {
  func unknownFormatCode(_ type: Unicode.Scalar, _ typeName: String) -> Raised {
    valueError("Unknown format code '\(shownFormatCode(type))' for object of type '\(typeName)'")
  }
}
