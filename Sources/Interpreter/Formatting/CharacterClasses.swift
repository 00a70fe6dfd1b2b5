/// Properties of code points as Python's `str` methods see them (Unicode 14, which CPython 3.11 has).
extension Unicode.Scalar {
  /// Assigned in Unicode 14 or before.
  private var isKnown: Bool {
    if value < 0x250 { return true }
    guard let age = properties.age else { return false }
    return age.major <= 14
  }

  private var category: Unicode.GeneralCategory {
    isKnown ? properties.generalCategory : .unassigned
  }

  /// `str.isspace`
  var isPythonSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }

  /// Ends a line for `str.splitlines`.
  var isLineBreak: Bool {
    switch value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// `str.isprintable`: shown as itself by `repr`.
  var isPythonPrintable: Bool {
    if value < 0x7F { return value >= 0x20 }
    switch category {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }

  var isPythonAlpha: Bool {
    if value < 0x80 { return (65...90).contains(value) || (97...122).contains(value) }
    switch category {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }

  /// The value of a decimal digit of any script.
  var decimalDigit: Int? {
    if value < 0x80 { return (48...57).contains(value) ? Int(value - 48) : nil }
    guard properties.numericType == .decimal, isKnown else { return nil }
    return properties.numericValue.map { Int($0) }
  }

  var isPythonDigit: Bool {
    if value < 0x80 { return (48...57).contains(value) }
    guard let type = properties.numericType, isKnown else { return false }
    return type == .decimal || type == .digit
  }

  var isPythonNumeric: Bool {
    if value < 0x80 { return (48...57).contains(value) }
    return properties.numericType != nil && isKnown && !Self.laterNumbers.contains(value)
  }

  /// Known in Unicode 14, but numbers only in later versions.
  private static let laterNumbers: Set<UInt32> = [
    0x4E24, 0x4EAC, 0x4FE9, 0x5006, 0x62D0, 0x6D1E, 0x7695, 0x79ED, 0x920E, 0x94A9, 0x12038,
    0x12039, 0x12079, 0x12226, 0x1222B, 0x1230B, 0x1230D, 0x12399,
  ]

  var isPythonUpper: Bool {
    value < 0x80 ? (65...90).contains(value) : isKnown && properties.isUppercase
  }
  var isPythonLower: Bool {
    if value < 0x80 { return (97...122).contains(value) }
    switch value {
    // Lower case in Unicode 14 only, and in later versions only.
    case 0x295: return true
    case 0x10FC, 0xA7F2...0xA7F4, 0xAB69: return false
    default: return isKnown && properties.isLowercase
    }
  }
  var isPythonTitle: Bool { value >= 0x80 && category == .titlecaseLetter }

  var startsIdentifier: Bool {
    if value < 0x80 { return isPythonAlpha || value == 95 }
    return isKnown && properties.isXIDStart
  }
  var continuesIdentifier: Bool {
    if value < 0x80 { return isPythonAlpha || value == 95 || (48...57).contains(value) }
    switch value {
    case 0x200C, 0x200D, 0x30FB, 0xFF65: return false
    default: return isKnown && properties.isXIDContinue
    }
  }

  /// A case mapping, unless it is of later versions of Unicode.
  func mapping(_ path: KeyPath<Unicode.Scalar.Properties, String>) -> String {
    let mapped = properties[keyPath: path]
    let isOld = isKnown && mapped.unicodeScalars.allSatisfy { $0.isKnown }
    return isOld ? mapped : String(Character(self))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The code point that starts at a byte of well-formed text, and its length in bytes.
  @inline(__always) func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = UInt32(self[offset])
    if first < 0x80 { return (Unicode.Scalar(UInt8(first)), 1) }
    func next(_ i: Int) -> UInt32 { UInt32(self[offset + i]) & 0x3F }
    let value: UInt32
    let length: Int
    if first < 0xE0 {
      value = (first & 0x1F) << 6 | next(1)
      length = 2
    } else if first < 0xF0 {
      value = (first & 0x0F) << 12 | next(1) << 6 | next(2)
      length = 3
    } else {
      value = (first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
      length = 4
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The code point that ends before a byte.
  @inline(__always) func scalar(before end: Int) -> (scalar: Unicode.Scalar, length: Int) {
    var start = end - 1
    while self[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }
}
