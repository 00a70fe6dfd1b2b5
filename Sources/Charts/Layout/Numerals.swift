/// Numbers as text, the same on every machine.
enum Numerals {
  /// At most two decimals, for coordinates: `12`, `12.5`, `-0.25`.
  static func coordinate(_ value: Double) -> String { trimmed(fixed(value, 2)) }

  /// Exactly `decimals` decimals, halves away from zero, no negative zero.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e15 else { return "\(value)" }
    let digits = String(Int64(scaled))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// Without trailing zeros after the point.
  static func trimmed(_ text: String) -> String {
    guard text.contains(".") else { return text }
    var end = text.endIndex
    while text[text.index(before: end)] == "0" { end = text.index(before: end) }
    if text[text.index(before: end)] == "." { end = text.index(before: end) }
    return String(text[..<end])
  }

  /// About `digits` significant digits, for labels of single values: `0.6243`, `12.5`, `1.63M`.
  static func short(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite, value != 0 else { return fixed(value, 0) }
    let size = abs(value)
    if size >= 1e5 {
      for (unit, name) in [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")] where size >= unit {
        guard size < 1e15 else { break }
        return typographic(trimmed(fixed(value / unit, size < 10 * unit ? 2 : 1))) + name
      }
      return scientific(value, digits: digits)
    }
    if size < 1e-4 { return scientific(value, digits: digits) }
    let decimals = max(0, digits - 1 - exponent(size))
    return typographic(trimmed(fixed(value, decimals)))
  }

  /// `2.5e−7`
  static func scientific(_ value: Double, digits: Int = 3) -> String {
    guard value != 0 else { return "0" }
    var power = exponent(abs(value))
    var mantissa = trimmed(fixed(value / powerOfTen(power), max(0, digits - 1)))
    if mantissa == "10" || mantissa == "-10" {
      power += 1
      mantissa = String(mantissa.dropLast())
    }
    return typographic("\(mantissa)e\(power)")
  }

  /// With a true minus sign.
  static func typographic(_ text: String) -> String {
    String(text.map { $0 == "-" ? "−" : $0 })
  }

  /// The power of ten of the leading digit.
  static func exponent(_ size: Double) -> Int {
    var power = 0
    var rest = size
    while rest >= 10 {
      rest /= 10
      power += 1
    }
    while rest < 1, rest > 0 {
      rest *= 10
      power -= 1
    }
    return power
  }

  static func powerOfTen(_ power: Int) -> Double {
    var result = 1.0
    for _ in 0..<min(abs(power), 400) { result *= 10 }
    return power < 0 ? 1 / result : result
  }
}
