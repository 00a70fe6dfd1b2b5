/// Widths of text without a font library, so that labels can be placed without collisions.
///
/// The table holds DejaVu Sans, the widest of the fonts that the pictures name: text in any of the
/// others only leaves more room.
enum TextMetrics {
  /// Hundredths of the font size, for U+0020 to U+007E.
  private static let ascii: [UInt8] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
    60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63,
    63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
  ]

  /// Pixels at a font size.
  static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    var hundredths = 0
    for scalar in text.unicodeScalars { hundredths += advance(scalar) }
    return Double(hundredths) / 100 * size * (bold ? 1.1 : 1)
  }

  private static func advance(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7e: Int(ascii[Int(scalar.value) - 0x20])
    case 0x300...0x36f, 0x200b...0x200f, 0xfe00...0xfe0f: 0
    case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xff00...0xff60,
      0x1f300...0x1faff:
      105
    case 0xb7, 0xb2, 0xb3, 0xb9: 40
    case 0x2026, 0x2014: 100
    case 0x2000...0x2bff: 84
    default: 68
    }
  }

  /// The text itself, or its start and end with an ellipsis between, no wider than `width`.
  ///
  /// Names of features differ at both ends, so the middle goes.
  static func elided(_ text: String, to width: Double, size: Double, bold: Bool = false) -> String {
    if self.width(text, size: size, bold: bold) <= width { return text }
    let characters = Array(text)
    var kept = characters.count - 1
    while kept > 1 {
      let head = (kept + 1) / 2
      let candidate = String(characters[..<head]) + "…" + String(characters.suffix(kept - head))
      if self.width(candidate, size: size, bold: bold) <= width { return candidate }
      kept -= 1
    }
    return "…"
  }

  /// The text in at most `limit` lines no wider than `width`, broken at spaces.
  static func wrapped(
    _ text: String, to width: Double, size: Double, bold: Bool = false, limit: Int = 2
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if line.isEmpty || lines.count == limit - 1
        || self.width(longer, size: size, bold: bold) <= width
      {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { elided($0, to: width, size: size, bold: bold) }
  }
}
