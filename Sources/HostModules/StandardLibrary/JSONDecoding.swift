import Glibc
import Interpreter

/// `json.loads`: a recursive reader over UTF-8.
struct JSONReader {
  /// What went wrong and the byte where.
  struct Problem: Error {
    let message: String
    let offset: Int
  }

  let vm: Interpreter
  let text: UnsafeBufferPointer<UInt8>
  let objectHook: Value
  let pairsHook: Value
  let parseFloat: Value
  let parseInt: Value
  let parseConstant: Value
  let isStrict: Bool
  private(set) var position: Int
  private var depth = 0
  /// Keys seen before, by text, so that equal keys are one string.
  private var keys: [[UInt8]: Value] = [:]

  init(
    _ vm: Interpreter, _ text: UnsafeBufferPointer<UInt8>, from position: Int, objectHook: Value,
    pairsHook: Value, parseFloat: Value, parseInt: Value, parseConstant: Value, isStrict: Bool
  ) {
    self.vm = vm
    self.text = text
    self.position = position
    self.objectHook = objectHook
    self.pairsHook = pairsHook
    self.parseFloat = parseFloat
    self.parseInt = parseInt
    self.parseConstant = parseConstant
    self.isStrict = isStrict
  }

  private var byte: UInt8 { position < text.count ? text[position] : 0 }

  mutating func skipSpace() {
    while position < text.count,
      text[position] == 32 || text[position] == 10 || text[position] == 13 || text[position] == 9
    {
      position += 1
    }
  }

  mutating func value() throws -> Value {
    let start = position
    switch byte {
    case UInt8(ascii: "\""):
      position += 1
      return try string()
    case UInt8(ascii: "{"): return try nested { try $0.object() }
    case UInt8(ascii: "["): return try nested { try $0.array() }
    case UInt8(ascii: "n") where take("null"): return .none
    case UInt8(ascii: "t") where take("true"): return .true
    case UInt8(ascii: "f") where take("false"): return .false
    case UInt8(ascii: "N") where take("NaN"): return try constant("NaN", .nan)
    case UInt8(ascii: "I") where take("Infinity"): return try constant("Infinity", .infinity)
    case UInt8(ascii: "-") where take("-Infinity"): return try constant("-Infinity", -.infinity)
    default:
      if let number = try number() { return number }
      throw Problem(message: "Expecting value", offset: start)
    }
  }

  private mutating func nested(_ body: (inout JSONReader) throws -> Value) throws -> Value {
    depth += 1
    if depth > vm.recursionDepthLimit {
      throw vm.raise(
        vm.types.recursionError,
        "maximum recursion depth exceeded while decoding a JSON object")
    }
    if vm.isCancelled { try vm.checkCancelled() }
    position += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  private mutating func take(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= text.count,
      memcmp(text.baseAddress! + position, word.utf8Start, count) == 0
    else { return false }
    position += count
    return true
  }

  private func constant(_ name: String, _ value: Double) throws -> Value {
    parseConstant.isNone ? Value(value) : try vm.call(parseConstant, vm.string(name))
  }

  // MARK: Containers

  private mutating func array() throws -> Value {
    let list = vm.list([])
    skipSpace()
    if byte == UInt8(ascii: "]") {
      position += 1
      return list
    }
    while true {
      try vm.checkCancelled()
      vm.extend(list: list, [try value()])
      skipSpace()
      if byte == UInt8(ascii: "]") {
        position += 1
        return list
      }
      guard byte == UInt8(ascii: ",") else {
        throw Problem(message: "Expecting ',' delimiter", offset: position)
      }
      position += 1
      skipSpace()
    }
  }

  private mutating func object() throws -> Value {
    let dict = vm.makeDict()
    var pairs: [Value] = []
    skipSpace()
    if byte != UInt8(ascii: "}") {
      while true {
        let (key, value) = try entry()
        if pairsHook.isNone {
          try vm.setItem(ofDict: dict, key, value)
        } else {
          pairs.append(vm.tuple([key, value]))
        }
        skipSpace()
        if byte == UInt8(ascii: "}") { break }
        guard byte == UInt8(ascii: ",") else {
          throw Problem(message: "Expecting ',' delimiter", offset: position)
        }
        position += 1
        skipSpace()
      }
    }
    position += 1
    if !pairsHook.isNone { return try vm.call(pairsHook, vm.list(pairs)) }
    return objectHook.isNone ? dict : try vm.call(objectHook, dict)
  }

  private mutating func entry() throws -> (Value, Value) {
    guard byte == UInt8(ascii: "\"") else {
      throw Problem(
        message: "Expecting property name enclosed in double quotes", offset: position)
    }
    position += 1
    let key = try string()
    let text = Array(key.utf8!)
    let shared = keys[text] ?? key
    if keys[text] == nil { keys[text] = key }
    skipSpace()
    guard byte == UInt8(ascii: ":") else {
      throw Problem(message: "Expecting ':' delimiter", offset: position)
    }
    position += 1
    skipSpace()
    return (shared, try value())
  }

  // MARK: Strings

  private mutating func string() throws -> Value {
    let start = position
    while position < text.count, text[position] != 34, text[position] != 92, text[position] >= 32 {
      position += 1
    }
    if position < text.count, text[position] == 34 {
      defer { position += 1 }
      return vm.string(utf8: UnsafeBufferPointer(rebasing: text[start..<position]))
    }
    return try escapedString(start)
  }

  /// The rest of a string that has escapes.
  private mutating func escapedString(_ start: Int) throws -> Value {
    var units: [UInt8] = Array(text[start..<position])
    while true {
      guard position < text.count else {
        throw Problem(message: "Unterminated string starting at", offset: start - 1)
      }
      let unit = text[position]
      if unit == 34 { break }
      if unit < 32 && isStrict {
        throw Problem(message: "Invalid control character at", offset: position)
      }
      position += 1
      if unit != 92 {
        units.append(unit)
        continue
      }
      guard position < text.count else {
        throw Problem(message: "Unterminated string starting at", offset: start - 1)
      }
      let escape = text[position]
      position += 1
      switch escape {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(escape)
      case UInt8(ascii: "b"): units.append(8)
      case UInt8(ascii: "f"): units.append(12)
      case UInt8(ascii: "n"): units.append(10)
      case UInt8(ascii: "r"): units.append(13)
      case UInt8(ascii: "t"): units.append(9)
      case UInt8(ascii: "u"): units.append(contentsOf: UTF8.encode(try scalar())!)
      default: throw Problem(message: "Invalid \\escape", offset: position - 2)
      }
    }
    position += 1
    return units.withUnsafeBufferPointer { vm.string(utf8: $0) }
  }

  /// The four digits behind `\u`, and the second half of a surrogate pair.
  private mutating func scalar() throws -> UnicodeScalar {
    let first = try hexadecimal()
    if first & 0xFC00 == 0xD800, position + 1 < text.count, text[position] == 92,
      text[position + 1] == UInt8(ascii: "u")
    {
      let saved = position
      position += 2
      let second = try hexadecimal()
      if second & 0xFC00 == 0xDC00 {
        return UnicodeScalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF)!
      }
      position = saved
    }
    // Half a pair is not text; strings here are always valid Unicode.
    return UnicodeScalar(first) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws -> UInt32 {
    let start = position
    var number: UInt32 = 0
    for i in 0..<4 {
      guard start + i < text.count,
        let digit = Character(UnicodeScalar(text[start + i])).hexDigitValue
      else { throw Problem(message: "Invalid \\uXXXX escape", offset: start - 1) }
      number = number << 4 | UInt32(digit)
    }
    position = start + 4
    return number
  }

  // MARK: Numbers

  private mutating func number() throws -> Value? {
    let start = position
    func digit(_ index: Int) -> Bool {
      index < text.count && text[index] >= 48 && text[index] <= 57
    }
    var end = position
    if end < text.count, text[end] == UInt8(ascii: "-") { end += 1 }
    guard digit(end) else { return nil }
    if text[end] == 48 { end += 1 } else { while digit(end) { end += 1 } }
    var isFloat = false
    if end < text.count, text[end] == UInt8(ascii: "."), digit(end + 1) {
      isFloat = true
      end += 1
      while digit(end) { end += 1 }
    }
    if end < text.count, text[end] | 32 == UInt8(ascii: "e") {
      var after = end + 1
      if after < text.count, text[after] == UInt8(ascii: "+") || text[after] == UInt8(ascii: "-") {
        after += 1
      }
      if digit(after) {
        isFloat = true
        while digit(after) { after += 1 }
        end = after
      }
    }
    position = end
    let literal = String(decoding: text[start..<end], as: UTF8.self)
    if isFloat {
      return parseFloat.isNone
        ? Value(strtod(literal, nil)) : try vm.call(parseFloat, vm.string(literal))
    }
    if !parseInt.isNone { return try vm.call(parseInt, vm.string(literal)) }
    if let small = Int(literal) { return Value(small) }
    return try vm.callBuiltin("int", [vm.string(literal)])
  }
}
