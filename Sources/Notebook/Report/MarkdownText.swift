/// Pieces of Markdown that show what they were given, whatever it holds.
enum MarkdownText {
  /// A fenced block, its fence longer than any in the content.
  static func fenced(_ content: String, language: String) -> String {
    var longest = 2
    for line in content.split(separator: "\n", omittingEmptySubsequences: true) {
      longest = max(longest, line.drop { $0 == " " }.prefix { $0 == "`" }.count)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let end = content.isEmpty || content.hasSuffix("\n") ? "" : "\n"
    return "\(fence)\(language)\n\(content)\(end)\(fence)\n"
  }

  /// Inline code, whatever backticks it holds.
  static func code(_ text: String) -> String {
    let flat = text.replacing("\n", with: " ")
    var longest = 0
    var run = 0
    for character in flat {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let padding = flat.hasPrefix("`") || flat.hasSuffix("`") || flat.isEmpty ? " " : ""
    return fence + padding + flat + padding + fence
  }

  /// Text without meaning to Markdown.
  static func escaped(_ text: String) -> String {
    var result = ""
    let characters = Array(text)
    func isWord(_ i: Int) -> Bool {
      characters.indices.contains(i) && (characters[i].isLetter || characters[i].isNumber)
    }
    for (i, character) in characters.enumerated() {
      switch character {
      case "_" where isWord(i - 1) && isWord(i + 1): result += "_"
      case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~", "!", "$":
        result += "\\" + String(character)
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\n", "\r", "\t", "\r\n": result += " "
      default: result.append(character)
      }
    }
    return result
  }

  /// A GitHub table, gaps marked by dots, with its real shape below where not all is shown.
  static func table(_ table: TableOutput) -> String {
    func cells(_ values: [String]) -> [String] {
      var values = values.map { $0.isEmpty ? " " : escaped($0) }
      if let gap = table.columnGap { values.insert("…", at: min(gap, values.count)) }
      return values
    }
    func line(_ values: [String]) -> String { "| " + values.joined(separator: " | ") + " |\n" }
    var rules = table.isNumeric.map { $0 ? "---:" : "---" }
    if let gap = table.columnGap { rules.insert("---", at: min(gap, rules.count)) }
    var result = line(cells(table.header)) + line(rules)
    for (i, row) in table.rows.enumerated() {
      if i == table.rowGap { result += line(rules.map { _ in "…" }) }
      result += line(cells(row))
    }
    if table.rowGap != nil || table.columnGap != nil {
      let (rows, columns) = (grouped(table.rowCount), grouped(table.columnCount))
      result += "\n*\(rows) rows × \(columns) columns*\n"
    }
    return result
  }

  /// `1,145,125`
  static func grouped(_ count: Int) -> String {
    let digits = String(count.magnitude)
    var result = ""
    for (i, digit) in digits.enumerated() {
      if i > 0, (digits.count - i).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return (count < 0 ? "-" : "") + result
  }

  /// Printed text as it would stay on a terminal: overwritten lines gone, no colours, no control
  /// characters, the middle of very long texts left out.
  static func printed(_ text: String, lineLimit: Int = 600, byteLimit: Int = 200_000) -> String {
    var lines = plain(text).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    let endsWithBreak = lines.last == ""
    if endsWithBreak { lines.removeLast() }
    if lines.count > lineLimit {
      let (head, tail) = (lineLimit * 2 / 3, lineLimit / 3)
      let left = lines.count - head - tail
      lines = lines.prefix(head) + ["… \(grouped(left)) lines left out …"] + lines.suffix(tail)
    }
    let result = lines.joined(separator: "\n") + (endsWithBreak ? "\n" : "")
    guard result.utf8.count > byteLimit else { return result }
    let (head, tail) = (result.prefix(byteLimit / 2), result.suffix(byteLimit / 4))
    return head + "\n… the middle of the text is left out …\n" + tail
  }

  private static func plain(_ text: String) -> String {
    var bytes: [UInt8] = []
    var lineStart = 0
    var pendingReturn = false
    var source = Array(text.utf8)[...]
    while let byte = source.popFirst() {
      if pendingReturn, byte != 0x0a, byte != 0x0d {
        // A carriage return goes back to the start of the line, which is then written over.
        bytes.removeSubrange(lineStart...)
        pendingReturn = false
      }
      switch byte {
      case 0x0d: pendingReturn = true
      case 0x0a:
        pendingReturn = false
        bytes.append(byte)
        lineStart = bytes.count
      case 0x1b: skipEscape(&source)
      case 0x09, 0x20...0x7e, 0x80...: bytes.append(byte)
      case 0x08: if bytes.count > lineStart { bytes.removeLast() }
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Drops the rest of an ANSI escape sequence.
  private static func skipEscape(_ source: inout ArraySlice<UInt8>) {
    guard let kind = source.first else { return }
    source = source.dropFirst()
    switch kind {
    case UInt8(ascii: "["):
      while let byte = source.popFirst(), !(0x40...0x7e).contains(byte) {}
    case UInt8(ascii: "]"):
      while let byte = source.popFirst(), byte != 0x07 {
        if byte == 0x1b {
          source = source.dropFirst()
          return
        }
      }
    default: break
    }
  }
}
