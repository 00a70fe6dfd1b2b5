import Interpreter

/// The text that a pattern is matched against: a str or bytes value in a form that can be indexed.
final class RegexSubject: TracedObject {
  let value: Value
  /// Bytes of an ASCII str or of bytes; they live as long as `value`.
  private let bytes: UnsafeBufferPointer<UInt8>?
  /// Code points of any other str.
  private let codes: [UInt32]
  let count: Int
  let isBytes: Bool
  private let owned: [UInt8]

  init(_ vm: Interpreter, _ value: Value) throws {
    self.value = value
    if let utf8 = value.utf8 {
      isBytes = false
      owned = []
      if utf8.allSatisfy({ $0 < 128 }) {
        bytes = utf8
        codes = []
        count = utf8.count
      } else {
        bytes = nil
        codes = String(decoding: utf8, as: UTF8.self).unicodeScalars.map(\.value)
        count = codes.count
      }
      return
    }
    guard let data = value.bytesValue else {
      throw vm.typeError("expected string or bytes-like object, got '\(vm.typeName(value))'")
    }
    isBytes = true
    owned = data
    bytes = nil
    codes = []
    count = data.count
  }

  func trace(_ marker: ValueMarker) { marker.mark(value) }

  /// Calls `body` until it returns nil, with a matcher over the right kind of units.
  func withMatcher<Result>(
    _ vm: Interpreter, _ program: RegexProgram, end: Int,
    _ body: (inout any RegexMatching) throws -> Result
  ) throws -> Result {
    if let bytes {
      var matcher: any RegexMatching = RegexMatcher(vm, program, bytes, end: end)
      return try body(&matcher)
    }
    if isBytes {
      return try owned.withUnsafeBufferPointer {
        var matcher: any RegexMatching = RegexMatcher(vm, program, $0, end: end)
        return try body(&matcher)
      }
    }
    return try codes.withUnsafeBufferPointer {
      var matcher: any RegexMatching = RegexMatcher(vm, program, $0, end: end)
      return try body(&matcher)
    }
  }

  func slice(_ vm: Interpreter, _ low: Int, _ high: Int) -> Value {
    if low == 0 && high == count { return value }
    if let bytes { return vm.string(utf8: UnsafeBufferPointer(rebasing: bytes[low..<high])) }
    if isBytes { return vm.bytes(Array(owned[low..<high])) }
    var scalars = String.UnicodeScalarView()
    for code in codes[low..<high] { scalars.append(UnicodeScalar(code)!) }
    return vm.string(String(scalars))
  }

  /// Appends the UTF-8 (or the bytes) of a part.
  func append(_ low: Int, _ high: Int, to output: inout [UInt8]) {
    if let bytes { return output.append(contentsOf: bytes[low..<high]) }
    if isBytes { return output.append(contentsOf: owned[low..<high]) }
    for code in codes[low..<high] { output.append(contentsOf: UTF8.encode(UnicodeScalar(code)!)!) }
  }
}

/// What all matchers can do, whatever their units.
protocol RegexMatching {
  var slots: [Int] { get }
  var lastGroup: Int { get }
  mutating func search(from start: Int, mustAdvance: Bool) throws -> Bool
  mutating func match(at start: Int, whole: Bool, mustAdvance: Bool) throws -> Bool
}

extension RegexMatcher: RegexMatching {}
