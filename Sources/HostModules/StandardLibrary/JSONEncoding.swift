import Interpreter

/// `json.dumps` for one value.
struct JSONEncoder {
  let vm: Interpreter
  let skipsKeys: Bool
  let isASCII: Bool
  let allowsNaN: Bool
  /// One level of indentation; nil for one line.
  let indent: [UInt8]?
  let itemSeparator: [UInt8]
  let keySeparator: [UInt8]
  let sortsKeys: Bool
  /// Called for values that JSON has no form for; None where there is nothing to call.
  let fallback: Value
  private(set) var output: [UInt8] = []
  private var depth = 0
  /// Of indentation.
  private var level = 0
  private var open: Set<UInt64> = []

  init(
    _ vm: Interpreter, skipsKeys: Bool, isASCII: Bool, allowsNaN: Bool, indent: String?,
    itemSeparator: String, keySeparator: String, sortsKeys: Bool, fallback: Value
  ) {
    self.vm = vm
    self.skipsKeys = skipsKeys
    self.isASCII = isASCII
    self.allowsNaN = allowsNaN
    self.indent = indent.map { Array($0.utf8) }
    self.itemSeparator = Array(itemSeparator.utf8)
    self.keySeparator = Array(keySeparator.utf8)
    self.sortsKeys = sortsKeys
    self.fallback = fallback
  }

  mutating func encode(_ value: Value) throws {
    if value.isString { return append(quoted: value.utf8!) }
    if value.isNone { return append("null") }
    if value.isBool { return append(value.bool ? "true" : "false") }
    if value.isInt { return append(String(value.int)) }
    if value.isFloat { return append(try text(value.float)) }
    if value.isList || value.isTuple { return try nested(value) { try $0.encodeList(value) } }
    if value.isDict { return try nested(value) { try $0.encodeDict(value) } }
    if let big = vm.bigInteger(value) { return append(String(big)) }
    try encodeOther(value)
  }

  /// Subclasses of the classes above, and what the fallback makes of anything else.
  private mutating func encodeOther(_ value: Value) throws {
    let types = vm.types
    if vm.isInstance(value, types.str) { return append(quoted: try vm.strText(value)) }
    if vm.isInstance(value, types.float), let number = try vm.realNumber(value) {
      return append(try text(number))
    }
    if vm.isInstance(value, types.int), let number = try vm.wholeNumber(value) {
      return append(String(number))
    }
    if vm.isInstance(value, types.list) || vm.isInstance(value, types.tuple) {
      let items = try vm.makeList(from: value)
      return try nested(value) { try $0.encodeList(items) }
    }
    if vm.isInstance(value, types.dict) {
      let dict = vm.makeDict()
      try vm.update(dict: dict, value)
      return try nested(value) { try $0.encodeDict(dict) }
    }
    if fallback.isNone {
      throw vm.typeError("Object of type \(vm.typeName(value)) is not JSON serializable")
    }
    try nested(value, isContainer: false) { try $0.encode(try $0.vm.call($0.fallback, value)) }
  }

  private mutating func nested(
    _ value: Value, isContainer: Bool = true, _ body: (inout JSONEncoder) throws -> Void
  ) throws {
    let key = vm.identityKey(value)
    if !open.insert(key).inserted { throw vm.valueError("Circular reference detected") }
    depth += 1
    if isContainer { level += 1 }
    if depth > vm.recursionDepthLimit {
      throw vm.raise(
        vm.types.recursionError,
        "maximum recursion depth exceeded while encoding a JSON object")
    }
    if output.count & 0xFFF == 0 { try vm.checkCancelled() }
    try body(&self)
    depth -= 1
    if isContainer { level -= 1 }
    open.remove(key)
  }

  private mutating func newline() {
    guard let indent else { return }
    output.append(10)
    for _ in 0..<level { output.append(contentsOf: indent) }
  }

  private mutating func close(_ byte: UInt8) {
    if indent != nil {
      level -= 1
      newline()
      level += 1
    }
    output.append(byte)
  }

  private mutating func encodeList(_ list: Value) throws {
    if list.items!.isEmpty { return append("[]") }
    output.append(UInt8(ascii: "["))
    var i = 0
    while i < list.items!.count {
      if i & 0xFF == 0 { try vm.checkCancelled() }
      if i > 0 { output.append(contentsOf: itemSeparator) }
      newline()
      try encode(list.items![i])
      i += 1
    }
    close(UInt8(ascii: "]"))
  }

  private mutating func encodeDict(_ dict: Value) throws {
    var entries = vm.entries(ofDict: dict)
    if entries.isEmpty { return append("{}") }
    if sortsKeys { entries = try sorted(entries) }
    output.append(UInt8(ascii: "{"))
    var isFirst = true
    for (key, value) in entries {
      try vm.checkCancelled()
      guard let text = try keyText(key) else { continue }
      if !isFirst { output.append(contentsOf: itemSeparator) }
      isFirst = false
      newline()
      append(quoted: text)
      output.append(contentsOf: keySeparator)
      try encode(value)
    }
    if isFirst { output.append(UInt8(ascii: "}")) } else { close(UInt8(ascii: "}")) }
  }

  private func sorted(
    _ entries: [(key: Value, value: Value)]
  ) throws -> [(key: Value, value: Value)] {
    if entries.allSatisfy({ $0.key.isString }) {
      return entries.sorted { $0.key.utf8!.lexicographicallyPrecedes($1.key.utf8!) }
    }
    let pairs = vm.list(entries.map { vm.tuple([$0.key, $0.value]) })
    return try vm.callBuiltin("sorted", [pairs]).items!.map { ($0.items![0], $0.items![1]) }
  }

  /// The text of a key; nil for one to skip.
  private func keyText(_ key: Value) throws -> String? {
    if let text = key.stringValue { return text }
    if key.isNone { return "null" }
    if key.isBool { return key.bool ? "true" : "false" }
    if key.isInt { return String(key.int) }
    if key.isFloat { return try text(key.float) }
    if let big = vm.bigInteger(key) { return String(big) }
    if vm.isInstance(key, vm.types.str) { return try vm.strText(key) }
    if vm.isInstance(key, vm.types.float), let number = try vm.realNumber(key) {
      return try text(number)
    }
    if vm.isInstance(key, vm.types.int), let number = try vm.wholeNumber(key) {
      return String(number)
    }
    if skipsKeys { return nil }
    throw vm.typeError(
      "keys must be str, int, float, bool or None, not \(vm.typeName(key))")
  }

  private func text(_ number: Double) throws -> String {
    if number.isFinite { return try vm.reprText(Value(number)) }
    if !allowsNaN {
      throw vm.valueError("Out of range float values are not JSON compliant")
    }
    return number.isNaN ? "NaN" : number > 0 ? "Infinity" : "-Infinity"
  }

  private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

  private mutating func append(quoted text: String) {
    var text = text
    text.withUTF8 { append(quoted: $0) }
  }

  private mutating func append(quoted text: UnsafeBufferPointer<UInt8>) {
    output.append(UInt8(ascii: "\""))
    if text.allSatisfy({ $0 >= 32 && $0 < 127 && $0 != 34 && $0 != 92 }) {
      output.append(contentsOf: text)
    } else {
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars { append(scalar) }
    }
    output.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ scalar: UnicodeScalar) {
    switch scalar {
    case "\"": append("\\\"")
    case "\\": append("\\\\")
    case "\n": append("\\n")
    case "\r": append("\\r")
    case "\t": append("\\t")
    case "\u{8}": append("\\b")
    case "\u{c}": append("\\f")
    default:
      if scalar.value < 32 || isASCII && scalar.value > 126 {
        for unit in UTF16.encode(scalar)! {
          let digits = String(unit, radix: 16)
          append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
        }
      } else {
        output.append(contentsOf: UTF8.encode(scalar)!)
      }
    }
  }
}
