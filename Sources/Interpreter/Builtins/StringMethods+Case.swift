extension Interpreter {
  func installStringCase(_ type: MemberBuilder) {
    type.unary("upper") { vm, value in
      vm.mapped(value, ascii: { $0 &- 97 < 26 ? $0 - 32 : $0 }) { text, at, buffer in
        let (scalar, length) = text.scalar(at: at)
        buffer.append(text: scalar.mapping(\.uppercaseMapping))
        return length
      }
    }
    type.unary("lower") { vm, value in
      vm.mapped(value, ascii: { $0 &- 65 < 26 ? $0 + 32 : $0 }, CaseMapping.appendLower)
    }
    type.unary("casefold") { vm, value in
      vm.mapped(value, ascii: { $0 &- 65 < 26 ? $0 + 32 : $0 }) { text, at, buffer in
        let (scalar, length) = text.scalar(at: at)
        CaseMapping.appendFolded(scalar, to: &buffer)
        return length
      }
    }
    type.unary("swapcase") { vm, value in
      vm.mapped(
        value,
        ascii: { $0 &- 65 < 26 ? $0 + 32 : $0 &- 97 < 26 ? $0 - 32 : $0 }
      ) { text, at, buffer in
        let (scalar, length) = text.scalar(at: at)
        if scalar.isPythonUpper { return CaseMapping.appendLower(text, at, &buffer) }
        if scalar.isPythonLower {
          buffer.append(text: scalar.mapping(\.uppercaseMapping))
        } else {
          buffer.append(scalar: scalar)
        }
        return length
      }
    }
    type.unary("capitalize") { vm, value in vm.titled(value, capitalizesOnlyFirst: true) }
    type.unary("title") { vm, value in vm.titled(value, capitalizesOnlyFirst: false) }
    installClassTests(type)
  }

  /// Maps each character; strings that stay the same are returned as they are.
  private func mapped(
    _ value: Value, ascii: (UInt8) -> UInt8,
    _ append: (UnsafeBufferPointer<UInt8>, Int, inout TextBuffer) -> Int
  ) -> Value {
    let string = value.string
    let text = string.utf8
    if string.isASCII {
      let result = heap.makeString(byteCount: text.count, count: text.count)
      for i in 0..<text.count { result.pointee.bytes[i] = ascii(text[i]) }
      return Value(.string, result)
    }
    var buffer = TextBuffer(capacity: text.count)
    var at = 0
    while at < text.count {
      if text[at] < 0x80 {
        buffer.append(ascii(text[at]))
        at += 1
      } else {
        at += append(text, at, &buffer)
      }
    }
    return self.string(buffer)
  }

  /// `title()`: words begin after characters without case.
  private func titled(_ value: Value, capitalizesOnlyFirst: Bool) -> Value {
    let text = value.string.utf8
    var buffer = TextBuffer(capacity: text.count)
    var at = 0
    var continuesWord = false
    while at < text.count {
      let (scalar, length) = text.scalar(at: at)
      if continuesWord {
        _ = CaseMapping.appendLower(text, at, &buffer)
      } else {
        buffer.append(text: scalar.mapping(\.titlecaseMapping))
      }
      continuesWord = capitalizesOnlyFirst || CaseMapping.isCased(scalar)
      at += length
    }
    return string(buffer)
  }

  // MARK: is…

  private func installClassTests(_ type: MemberBuilder) {
    func all(_ name: String, empty: Bool = false, _ test: @escaping (Unicode.Scalar) -> Bool) {
      type.unary(name) { _, value in
        let text = value.string.utf8
        if text.isEmpty { return Value(empty) }
        var at = 0
        while at < text.count {
          let (scalar, length) = text.scalar(at: at)
          if !test(scalar) { return .false }
          at += length
        }
        return .true
      }
    }
    all("isalpha") { $0.isPythonAlpha }
    all("isdigit") { $0.isPythonDigit }
    all("isdecimal") { $0.decimalDigit != nil }
    all("isnumeric") { $0.isPythonNumeric }
    all("isalnum") { $0.isPythonAlpha || $0.isPythonNumeric }
    all("isspace") { $0.isPythonSpace }
    all("isprintable", empty: true) { $0.isPythonPrintable }
    all("isascii", empty: true) { $0.value < 0x80 }
    type.unary("isidentifier") { _, value in
      let text = value.string.utf8
      guard !text.isEmpty else { return .false }
      var (scalar, at) = text.scalar(at: 0)
      if !scalar.startsIdentifier { return .false }
      while at < text.count {
        let length: Int
        (scalar, length) = text.scalar(at: at)
        if !scalar.continuesIdentifier { return .false }
        at += length
      }
      return .true
    }
    func cased(
      _ name: String, _ wrong: @escaping (Unicode.Scalar) -> Bool,
      _ right: @escaping (Unicode.Scalar) -> Bool
    ) {
      type.unary(name) { _, value in
        let text = value.string.utf8
        var at = 0
        var found = false
        while at < text.count {
          let (scalar, length) = text.scalar(at: at)
          if wrong(scalar) { return .false }
          if right(scalar) { found = true }
          at += length
        }
        return Value(found)
      }
    }
    cased("islower", { $0.isPythonUpper || $0.isPythonTitle }, { $0.isPythonLower })
    cased("isupper", { $0.isPythonLower || $0.isPythonTitle }, { $0.isPythonUpper })
    type.unary("istitle") { _, value in
      let text = value.string.utf8
      var at = 0
      var found = false
      var inWord = false
      while at < text.count {
        let (scalar, length) = text.scalar(at: at)
        at += length
        if scalar.isPythonUpper || scalar.isPythonTitle {
          if inWord { return .false }
          inWord = true
          found = true
        } else if scalar.isPythonLower {
          if !inWord { return .false }
          found = true
        } else {
          inWord = false
        }
      }
      return Value(found)
    }
  }
}

/// Case mappings that depend on more than the character.
enum CaseMapping {
  static func isCased(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return scalar.isPythonAlpha }
    return scalar.isPythonUpper || scalar.isPythonLower || scalar.isPythonTitle
  }

  private static func isIgnorable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isCaseIgnorable
  }

  /// The lower case of the character at a byte; capital sigma depends on its neighbours.
  static func appendLower(
    _ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ buffer: inout TextBuffer
  ) -> Int {
    let (scalar, length) = text.scalar(at: at)
    if scalar == "\u{3A3}" {
      buffer.append(
        scalar: isFinalSigma(text, at, length) ? "\u{3C2}" as Unicode.Scalar : "\u{3C3}")
    } else {
      buffer.append(text: scalar.mapping(\.lowercaseMapping))
    }
    return length
  }

  /// After a cased letter and not before one, case-ignorable characters left out.
  private static func isFinalSigma(
    _ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ length: Int
  ) -> Bool {
    var before = at
    var follows = false
    while before > 0 {
      let (scalar, length) = text.scalar(before: before)
      if !isIgnorable(scalar) {
        follows = isCased(scalar)
        break
      }
      before -= length
    }
    if !follows { return false }
    var after = at + length
    while after < text.count {
      let (scalar, length) = text.scalar(at: after)
      if !isIgnorable(scalar) { return !isCased(scalar) }
      after += length
    }
    return true
  }

  /// Unicode's full case folding: the lower case, but for the characters in `CaseFolding`.
  static func appendFolded(_ scalar: Unicode.Scalar, to buffer: inout TextBuffer) {
    if scalar.value < 0x80 {
      buffer.append(text: scalar.mapping(\.lowercaseMapping))
    } else if let folded = CaseFolding.exceptions[scalar] {
      buffer.append(text: folded)
    } else {
      buffer.append(text: scalar.mapping(\.lowercaseMapping))
    }
  }
}
