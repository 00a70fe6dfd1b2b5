import Arrays
import Glibc

/// A way to write floats: Python's `'%.3f'`, or any function.
public enum FloatFormat: Sendable {
  case percent(PercentFormat)
  case function(@Sendable (Double) -> String)

  func text(_ value: Double) -> String {
    switch self {
    case .percent(let format): format.text(value)
    case .function(let function): function(value)
    }
  }
}

/// One `%` conversion of a float, with text around it.
public struct PercentFormat: Sendable, Hashable {
  private let prefix: String
  private let conversion: String
  private let suffix: String

  /// - Parameter pattern: such as `%.3f`, `%g`, `%10.2e`, `$%.2f`; `%%` is a percent sign.
  /// - Throws: `TypeError` or `ValueError` for anything but one float conversion.
  public init(_ pattern: String) throws(FrameError) {
    var parts = ["", ""]
    var conversion = ""
    var rest = pattern[...]
    while let character = rest.popFirst() {
      guard character == "%" else {
        parts[conversion.isEmpty ? 0 : 1].append(character)
        continue
      }
      if rest.first == "%" {
        rest = rest.dropFirst()
        parts[conversion.isEmpty ? 0 : 1].append("%")
        continue
      }
      guard conversion.isEmpty else { throw .type("not enough arguments for format string") }
      let flags = rest.prefix { "0123456789.+- #".contains($0) }
      rest = rest.dropFirst(flags.count)
      guard let kind = rest.popFirst() else { throw .value("incomplete format") }
      guard "fFeEgGd".contains(kind) else {
        throw .value("unsupported format character '\(kind)' in float_format")
      }
      conversion = "%" + flags + String(kind)
    }
    guard !conversion.isEmpty else {
      throw .type("not all arguments converted during string formatting")
    }
    prefix = parts[0]
    suffix = parts[1]
    self.conversion = conversion
  }

  public func text(_ value: Double) -> String {
    if conversion.hasSuffix("d") {
      return prefix + formatted(conversion.dropLast() + "ld", Int(value)) + suffix
    }
    if !value.isFinite {
      // Python pads with blanks, never zeros, and writes no sign of NaN.
      let name = value.isNaN ? "nan" : (value < 0 ? "-inf" : "inf")
      return prefix + name + suffix
    }
    return prefix + formatted(conversion[...], value) + suffix
  }

  private func formatted(_ conversion: some StringProtocol, _ value: any CVarArg) -> String {
    var buffer = [CChar](repeating: 0, count: 400)
    let length = withVaList([value]) { vsnprintf(&buffer, buffer.count, String(conversion), $0) }
    if length >= buffer.count {
      buffer = [CChar](repeating: 0, count: Int(length) + 1)
      _ = withVaList([value]) { vsnprintf(&buffer, buffer.count, String(conversion), $0) }
    }
    return buffer.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }
}

/// `value` with exactly `decimals` digits after the point, correctly rounded, as Python's `%.nf`.
func fixed(_ value: Double, _ decimals: Int) -> String {
  if !value.isFinite { return pythonRepr(value) }
  var buffer = [CChar](repeating: 0, count: 340 + decimals)
  _ = withVaList([Int32(decimals), value]) { vsnprintf(&buffer, buffer.count, "%.*f", $0) }
  return buffer.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
}

/// `value` as Python's `%.ne`.
func scientific(_ value: Double, _ decimals: Int) -> String {
  if !value.isFinite { return pythonRepr(value) }
  var buffer = [CChar](repeating: 0, count: 64 + decimals)
  _ = withVaList([Int32(decimals), value]) { vsnprintf(&buffer, buffer.count, "%.*e", $0) }
  return buffer.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
}
