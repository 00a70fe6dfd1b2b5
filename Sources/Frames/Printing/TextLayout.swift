/// Columns of text side by side, as pandas lays them out.
enum TextLayout {
  /// Python's `len`: code points.
  static func width(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
      var count = 0
      for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
      return count
    }
  }

  static func justified(_ text: String, _ width: Int, _ mode: TableTextOptions.Justify) -> String {
    let missing = width - self.width(text)
    if missing <= 0 { return text }
    switch mode {
    case .left: return text + String(repeating: " ", count: missing)
    case .right: return String(repeating: " ", count: missing) + text
    case .center:
      // Python's `str.center`.
      let left = missing / 2 + (missing & width & 1)
      return String(repeating: " ", count: left) + text
        + String(repeating: " ", count: missing - left)
    }
  }

  /// All texts made as wide as the widest, longer ones than `most` shortened.
  static func fixedWidth(
    _ texts: [String], _ mode: TableTextOptions.Justify = .right, minimum: Int = 0, most: Int?
  ) -> [String] {
    if texts.isEmpty { return texts }
    var widest = minimum
    for text in texts { widest = max(widest, width(text)) }
    if let most, widest > most { widest = most }
    return texts.map { text in
      var text = text
      if let most, most > 3, width(text) > widest {
        text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(widest - 3))) + "..."
      }
      return justified(text, widest, mode)
    }
  }

  /// The columns side by side, `space` blanks apart; shorter ones begin lower.
  static func adjoined(_ space: Int, _ columns: [[String]]) -> [String] {
    guard let last = columns.last else { return [] }
    let height = columns.reduce(0) { max($0, $1.count) }
    var lines = [String](repeating: "", count: height)
    for (place, column) in columns.enumerated() {
      var widest = 0
      for text in column { widest = max(widest, width(text)) }
      let isLast = place == columns.count - 1
      let full = isLast ? last.reduce(0) { max($0, width($1)) } : widest + space
      let gap = height - column.count
      for line in 0..<height {
        lines[line] +=
          line < gap
          ? String(repeating: " ", count: full) : justified(column[line - gap], full, .left)
      }
    }
    return lines
  }

  /// The texts without the blanks that all of them begin with.
  static func withoutFrontBlanks(_ texts: [String]) -> [String] {
    var smallest = Int.max
    for text in texts { smallest = min(smallest, text.utf8.prefix { $0 == 32 }.count) }
    guard smallest > 0, smallest < Int.max else { return texts }
    return texts.map { String($0.dropFirst(smallest)) }
  }

  /// Tabs and line ends written out.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 9 || $0 == 10 || $0 == 13 }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
