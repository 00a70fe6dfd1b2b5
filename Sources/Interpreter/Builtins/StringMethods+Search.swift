import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// Byte range of the last occurrence of `needle` inside `range`.
  func lastRange(of needle: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Range<Int>? {
    let length = needle.count
    if length == 0 { return range.upperBound..<range.upperBound }
    guard let start = baseAddress, let pattern = needle.baseAddress, range.count >= length else {
      return nil
    }
    var at = range.upperBound - length
    while at >= range.lowerBound {
      if self[at] == pattern[0], memcmp(start + at, pattern, length) == 0 {
        return at..<(at + length)
      }
      at -= 1
    }
    return nil
  }

  /// Byte range of the first occurrence of `needle` inside `range`.
  func firstRange(of needle: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Range<Int>? {
    let part = UnsafeBufferPointer(rebasing: self[range])
    guard let found = part.firstRange(of: needle, from: 0) else { return nil }
    return (found.lowerBound + range.lowerBound)..<(found.upperBound + range.lowerBound)
  }

  /// Occurrences that do not overlap, of a needle that is not empty.
  func occurrences(of needle: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int {
    if needle.count == 1 {
      var result = 0
      for i in range where self[i] == needle[0] { result += 1 }
      return result
    }
    var result = 0
    var from = range.lowerBound
    while let found = firstRange(of: needle, in: from..<range.upperBound) {
      result += 1
      from = found.upperBound
    }
    return result
  }

  func hasPrefix(_ prefix: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Bool {
    if prefix.isEmpty { return true }
    return range.count >= prefix.count
      && memcmp(baseAddress! + range.lowerBound, prefix.baseAddress!, prefix.count) == 0
  }

  func hasSuffix(_ suffix: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Bool {
    if suffix.isEmpty { return true }
    return range.count >= suffix.count
      && memcmp(baseAddress! + range.upperBound - suffix.count, suffix.baseAddress!, suffix.count)
        == 0
  }
}

extension Interpreter {
  /// The part of `count` elements between two optional indices; nil when the start lies behind the
  /// end.
  func window(
    _ start: Value, _ end: Value, _ count: Int, allowsNone: Bool = true
  ) throws(Raised) -> Range<Int>? {
    func bound(_ value: Value, _ fallback: Int) throws(Raised) -> Int {
      if value.isUnbound || value.isNone && allowsNone { return fallback }
      guard let number = try indexNumber(value) else {
        throw typeError(
          "slice indices must be integers \(allowsNone ? "or None " : "")or have an __index__ method"
        )
      }
      if !number.isInt { return number.isNegativeInteger ? 0 : Int.max }
      return number.int < 0 ? max(number.int &+ count, 0) : number.int
    }
    let lower = try bound(start, 0)
    let upper = min(try bound(end, count), count)
    return lower <= upper ? lower..<upper : nil
  }

  /// The same in bytes of a string.
  func byteWindow(
    _ string: UnsafeMutablePointer<StringCell>, _ start: Value, _ end: Value
  ) throws(Raised) -> Range<Int>? {
    if start.isUnbound && end.isUnbound { return 0..<string.pointee.byteCount }
    guard let range = try window(start, end, string.count) else { return nil }
    if string.isASCII { return range }
    return string.byteOffset(of: range.lowerBound)..<string.byteOffset(of: range.upperBound)
  }

  /// Number of the code point at a byte offset.
  func characterIndex(_ string: UnsafeMutablePointer<StringCell>, _ offset: Int) -> Int {
    string.isASCII
      ? offset : UnsafeBufferPointer(start: string.pointee.bytes, count: offset).codePointCount
  }

  /// Bytes `lower ..< upper` of a string as a str.
  func slice(
    _ string: UnsafeMutablePointer<StringCell>, _ lower: Int, _ upper: Int
  ) -> Value {
    if lower == 0 && upper == string.pointee.byteCount { return Value(.string, string) }
    let part = UnsafeBufferPointer(start: string.pointee.bytes + lower, count: upper - lower)
    return string.isASCII ? asciiString(part) : heap.makeString(part)
  }

  func installStringSearch(_ type: MemberBuilder) {
    type.method("find(self, sub, start=UNSET, end=UNSET, /)") { vm, args in
      Value(try vm.findText(args, backwards: false, "find") ?? -1)
    }
    type.method("rfind(self, sub, start=UNSET, end=UNSET, /)") { vm, args in
      Value(try vm.findText(args, backwards: true, "rfind") ?? -1)
    }
    type.method("index(self, sub, start=UNSET, end=UNSET, /)") { vm, args in
      guard let found = try vm.findText(args, backwards: false, "index") else {
        throw vm.valueError("substring not found")
      }
      return Value(found)
    }
    type.method("rindex(self, sub, start=UNSET, end=UNSET, /)") { vm, args in
      guard let found = try vm.findText(args, backwards: true, "rindex") else {
        throw vm.valueError("substring not found")
      }
      return Value(found)
    }
    type.method("count(self, sub, start=UNSET, end=UNSET, /)") { vm, args in
      let string = args[0].string
      let window = try vm.byteWindow(string, args[2], args[3])
      let needle = try vm.requireString(args[1], "must be str, not ")
      guard let range = window else { return Value(0) }
      if needle.count == 0 {
        return Value(UnsafeBufferPointer(rebasing: string.utf8[range]).codePointCount + 1)
      }
      return Value(string.utf8.occurrences(of: needle.utf8, in: range))
    }
    type.method("startswith(self, prefix, start=UNSET, end=UNSET, /)") { vm, args in
      Value(try vm.testAffixes(args, "startswith") { $0.hasPrefix($1, in: $2) })
    }
    type.method("endswith(self, suffix, start=UNSET, end=UNSET, /)") { vm, args in
      Value(try vm.testAffixes(args, "endswith") { $0.hasSuffix($1, in: $2) })
    }
    type.method("removeprefix(self, prefix, /)") { vm, args in
      let string = args[0].string
      let prefix = try vm.requireString(args[1], "removeprefix() argument must be str, not ")
      let count = string.pointee.byteCount
      guard string.utf8.hasPrefix(prefix.utf8, in: 0..<count) else { return args[0] }
      return vm.slice(string, prefix.pointee.byteCount, count)
    }
    type.method("removesuffix(self, suffix, /)") { vm, args in
      let string = args[0].string
      let suffix = try vm.requireString(args[1], "removesuffix() argument must be str, not ")
      let count = string.pointee.byteCount
      guard string.utf8.hasSuffix(suffix.utf8, in: 0..<count) else { return args[0] }
      return vm.slice(string, 0, count - suffix.pointee.byteCount)
    }
  }

  private func findText(
    _ args: Arguments, backwards: Bool, _ name: String
  ) throws(Raised) -> Int? {
    let string = args[0].string
    let window = try byteWindow(string, args[2], args[3])
    let needle = try requireString(args[1], "must be str, not ")
    guard let range = window else { return nil }
    let found =
      backwards
      ? string.utf8.lastRange(of: needle.utf8, in: range)
      : string.utf8.firstRange(of: needle.utf8, in: range)
    return found.map { characterIndex(string, $0.lowerBound) }
  }

  private func testAffixes(
    _ args: Arguments, _ name: String,
    _ test: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>, Range<Int>) -> Bool
  ) throws(Raised) -> Bool {
    let string = args[0].string
    let affix = args[1]
    let range = try byteWindow(string, args[2], args[3])
    if affix.is(.string) {
      guard let range else { return false }
      return test(string.utf8, affix.string.utf8, range)
    }
    guard affix.is(.tuple) else {
      throw typeError(
        "\(name) first arg must be str or a tuple of str, not \(typeName(affix))")
    }
    for item in affix.tuple.values {
      guard item.is(.string) else {
        throw typeError("tuple for \(name) must only contain str, not \(typeName(item))")
      }
      if let range, test(string.utf8, item.string.utf8, range) { return true }
    }
    return false
  }
}
