/// `\d`, `\w`, `\s` and their opposites.
struct CharacterCategory {
  enum Kind { case digit, word, space }
  let kind: Kind
  let isNegated: Bool
  let isASCII: Bool

  func contains(_ code: UInt32) -> Bool { holds(code) != isNegated }

  private func holds(_ code: UInt32) -> Bool {
    switch kind {
    case .digit: CharacterCategory.isDigit(code, isASCII)
    case .word: CharacterCategory.isWord(code, isASCII)
    case .space: CharacterCategory.isSpace(code, isASCII)
    }
  }

  static func isDigit(_ code: UInt32, _ ascii: Bool) -> Bool {
    if code < 128 || ascii { return code >= 48 && code <= 57 }
    return UnicodeScalar(code)?.properties.generalCategory == .decimalNumber
  }

  static func isWord(_ code: UInt32, _ ascii: Bool) -> Bool {
    if code < 128 {
      return code >= 97 && code <= 122 || code >= 65 && code <= 90 || code >= 48 && code <= 57
        || code == 95
    }
    if ascii { return false }
    guard let properties = UnicodeScalar(code)?.properties else { return false }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return properties.numericType != nil
    }
  }

  static func isSpace(_ code: UInt32, _ ascii: Bool) -> Bool {
    if code < 128 {
      return code == 32 || code >= 9 && code <= 13 || !ascii && code >= 28 && code <= 31
    }
    if ascii { return false }
    return code == 0x85 || (UnicodeScalar(code)?.properties.isWhitespace ?? false)
  }
}

/// A set of characters: a bitmap for codes below 256, ranges and categories above.
struct CharacterSet {
  private var ranges: [(low: UInt32, high: UInt32)] = []
  private var categories: [CharacterCategory] = []
  private(set) var isNegated = false
  private(set) var ignoresCase = false
  private(set) var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  mutating func insert(_ low: UInt32, _ high: UInt32) { ranges.append((low, high)) }
  mutating func insert(_ category: CharacterCategory) { categories.append(category) }

  /// Called once when everything is in.
  mutating func finish(isNegated: Bool, ignoresCase: Bool) {
    self.isNegated = isNegated
    self.ignoresCase = ignoresCase
    for code in 0..<UInt32(256) where slowContains(code) {
      withUnsafeMutableBytes(of: &bits) { $0[Int(code >> 3)] |= 1 << UInt8(code & 7) }
    }
  }

  private func holds(_ code: UInt32) -> Bool {
    ranges.contains { code >= $0.low && code <= $0.high }
      || categories.contains { $0.contains(code) }
  }

  private func slowContains(_ code: UInt32) -> Bool {
    var found = holds(code)
    if !found && ignoresCase {
      found = CaseMapping.variants(of: code).contains { holds($0) }
    }
    return found != isNegated
  }

  @inline(__always)
  func contains(_ code: UInt32) -> Bool {
    if code < 256 {
      let word = code < 128 ? (code < 64 ? bits.0 : bits.1) : (code < 192 ? bits.2 : bits.3)
      return word >> UInt64(code & 63) & 1 != 0
    }
    return slowContains(code)
  }
}

/// Simple case mappings, one character to one.
enum CaseMapping {
  @inline(__always)
  static func lower(_ code: UInt32) -> UInt32 {
    if code < 128 { return code >= 65 && code <= 90 ? code + 32 : code }
    return mapped(code) { $0.lowercaseMapping }
  }

  private static func upper(_ code: UInt32) -> UInt32 { mapped(code) { $0.uppercaseMapping } }

  private static func mapped(
    _ code: UInt32, _ map: (Unicode.Scalar.Properties) -> String
  ) -> UInt32 {
    guard let scalar = UnicodeScalar(code) else { return code }
    let text = map(scalar.properties).unicodeScalars
    return text.count == 1 ? text.first!.value : code
  }

  /// The other characters that count as equal when case is ignored.
  static func variants(of code: UInt32) -> [UInt32] {
    let lower = lower(code)
    var found = [lower, upper(code), upper(lower), CaseMapping.lower(upper(code))]
    switch lower {
    case 0x69, 0x131: found += [0x69, 0x131, 0x130]
    case 0x73, 0x17F: found += [0x73, 0x53, 0x17F]
    case 0x6B, 0x212A: found += [0x6B, 0x4B, 0x212A]
    case 0xE5, 0x212B: found += [0xE5, 0xC5, 0x212B]
    case 0xB5, 0x3BC: found += [0xB5, 0x3BC, 0x39C]
    case 0x3C2, 0x3C3: found += [0x3C2, 0x3C3, 0x3A3]
    default: break
    }
    return found
  }
}
