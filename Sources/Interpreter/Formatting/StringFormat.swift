/// `str.format` and `str.format_map`: literal text and replacement fields.
struct StringFormat {
  private let vm: Interpreter
  private let text: UnsafeBufferPointer<UInt8>
  /// Positional arguments; nil for `format_map`.
  private let arguments: UnsafeBufferPointer<Value>?
  /// A dict, or any mapping for `format_map`.
  private let mapping: Value
  private var automatic = 0
  private var numbering = Numbering.undecided

  private enum Numbering { case undecided, automatic, manual }

  init(
    _ vm: Interpreter, _ text: UnsafeBufferPointer<UInt8>,
    arguments: UnsafeBufferPointer<Value>?, mapping: Value
  ) {
    self.vm = vm
    self.text = text
    self.arguments = arguments
    self.mapping = mapping
  }

  mutating func build() throws(Raised) -> TextBuffer {
    var buffer = TextBuffer(capacity: text.count + 16)
    try build(0..<text.count, depth: 2, into: &buffer)
    return buffer
  }

  private struct Field {
    var name: Range<Int>
    var conversion: Unicode.Scalar?
    var spec: Range<Int>
    var specHasFields: Bool
  }

  private mutating func build(
    _ range: Range<Int>, depth: Int, into buffer: inout TextBuffer
  ) throws(Raised) {
    if depth < 1 { throw vm.valueError("Max string recursion exceeded") }
    var at = range.lowerBound
    let end = range.upperBound
    while at < end {
      let start = at
      while at < end && text[at] != UInt8(ascii: "{") && text[at] != UInt8(ascii: "}") { at += 1 }
      buffer.append(text[start..<at])
      if at == end { return }
      let brace = text[at]
      at += 1
      let isLast = at == end
      if !isLast && text[at] == brace {
        buffer.append(brace)
        at += 1
        continue
      }
      if brace == UInt8(ascii: "}") {
        throw vm.valueError("Single '}' encountered in format string")
      }
      if isLast { throw vm.valueError("Single '{' encountered in format string") }
      let field = try parseField(&at, end)
      try append(field, depth, to: &buffer)
    }
  }

  private func parseField(_ at: inout Int, _ end: Int) throws(Raised) -> Field {
    let start = at
    var byte: UInt8 = 0
    search: while at < end {
      byte = text[at]
      at += 1
      switch byte {
      case UInt8(ascii: "{"): throw vm.valueError("unexpected '{' in field name")
      case UInt8(ascii: "["):
        while at < end && text[at] != UInt8(ascii: "]") { at += 1 }
      case UInt8(ascii: "}"), UInt8(ascii: ":"), UInt8(ascii: "!"): break search
      default: break
      }
    }
    var field = Field(name: start..<(at - 1), conversion: nil, spec: 0..<0, specHasFields: false)
    if byte == UInt8(ascii: "}") { return field }
    guard byte == UInt8(ascii: "!") || byte == UInt8(ascii: ":") else {
      throw vm.valueError("expected '}' before end of string")
    }
    if byte == UInt8(ascii: "!") {
      guard at < end else {
        throw vm.valueError("end of string while looking for conversion specifier")
      }
      let (scalar, length) = text.scalar(at: at)
      field.conversion = scalar
      at += length
      if at < end {
        let next = text[at]
        at += 1
        if next == UInt8(ascii: "}") { return field }
        if next != UInt8(ascii: ":") {
          throw vm.valueError("expected ':' after conversion specifier")
        }
      }
    }
    try parseSpec(&field, &at, end)
    return field
  }

  private func parseSpec(_ field: inout Field, _ at: inout Int, _ end: Int) throws(Raised) {
    let start = at
    var open = 1
    while at < end {
      let byte = text[at]
      at += 1
      if byte == UInt8(ascii: "{") {
        field.specHasFields = true
        open += 1
      } else if byte == UInt8(ascii: "}") {
        open -= 1
        if open == 0 {
          field.spec = start..<(at - 1)
          return
        }
      }
    }
    throw vm.valueError("unmatched '{' in format spec")
  }

  private mutating func append(
    _ field: Field, _ depth: Int, to buffer: inout TextBuffer
  ) throws(Raised) {
    var value = try object(field.name)
    vm.heap.keep(value)
    switch field.conversion {
    case nil: break
    case "s": value = try vm.str(value)
    case "r": value = try vm.repr(value)
    case "a": value = try vm.ascii(value)
    case .some(let other):
      throw vm.valueError("Unknown conversion specifier \(shownFormatCode(other))")
    }
    if field.spec.isEmpty && value.isExactly(.string) {
      buffer.append(value.string)
      return
    }
    var spec = vm.string("")
    if field.specHasFields {
      var expanded = TextBuffer()
      try build(field.spec, depth: depth - 1, into: &expanded)
      spec = vm.string(expanded)
    } else if !field.spec.isEmpty {
      spec = vm.heap.makeString(UnsafeBufferPointer(rebasing: text[field.spec]))
    }
    buffer.append(try vm.format(value, spec).string)
  }

  // MARK: Field names

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "[")
  }

  /// The value of `name.attribute[item]`.
  private mutating func object(_ name: Range<Int>) throws(Raised) -> Value {
    var at = name.lowerBound
    while at < name.upperBound && !isSeparator(text[at]) { at += 1 }
    var value = try firstObject(name.lowerBound..<at)
    while at < name.upperBound {
      vm.heap.keep(value)
      let byte = text[at]
      at += 1
      let start = at
      if byte == UInt8(ascii: ".") {
        while at < name.upperBound && !isSeparator(text[at]) { at += 1 }
        if start == at { throw vm.valueError("Empty attribute in format string") }
        value = try vm.attribute(value, vm.intern(swiftText(start..<at)))
      } else if byte == UInt8(ascii: "[") {
        while at < name.upperBound && text[at] != UInt8(ascii: "]") { at += 1 }
        if at == name.upperBound { throw vm.valueError("Missing ']' in format string") }
        if start == at { throw vm.valueError("Empty attribute in format string") }
        let key = try integer(start..<at).map { Value($0) } ?? vm.string(swiftText(start..<at))
        value = try vm.item(value, key)
        at += 1
      } else {
        throw vm.valueError("Only '.' or '[' may follow ']' in format field specifier")
      }
    }
    return value
  }

  private mutating func firstObject(_ name: Range<Int>) throws(Raised) -> Value {
    var index = try integer(name)
    if name.isEmpty {
      try number(as: .automatic)
      index = automatic
      automatic += 1
    } else if index != nil {
      try number(as: .manual)
    }
    if let index {
      guard let arguments else {
        throw vm.valueError("Format string contains positional fields")
      }
      guard index < arguments.count else {
        throw vm.indexError(
          "Replacement index \(index) out of range for positional args tuple")
      }
      return arguments[index]
    }
    let key = vm.string(swiftText(name))
    if mapping.is(.dict) && mapping.dict.pointee.type == nil {
      let value = try vm.lookup(mapping.dict, key)
      if value.isUnbound { throw vm.keyError(key) }
      return value
    }
    return try vm.item(mapping, key)
  }

  private mutating func number(as kind: Numbering) throws(Raised) {
    if numbering == .undecided { numbering = kind }
    if numbering == kind { return }
    throw vm.valueError(
      kind == .automatic
        ? "cannot switch from manual field specification to automatic field numbering"
        : "cannot switch from automatic field numbering to manual field specification")
  }

  /// The number that the text spells; nil when it is not one.
  private func integer(_ range: Range<Int>) throws(Raised) -> Int? {
    if range.isEmpty { return nil }
    var result = 0
    for i in range {
      guard (48...57).contains(text[i]) else { return nil }
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(text[i] - 48))
      if overflow || carry { throw vm.valueError("Too many decimal digits in format string") }
      result = sum
    }
    return result
  }

  private func swiftText(_ range: Range<Int>) -> String {
    String(decoding: text[range], as: UTF8.self)
  }
}
