/// Headings of Markdown and the ids made from them.
enum Headings {
  /// The text of an ATX heading (`## Load the data ##`), or nil.
  static func atx(_ content: ArraySlice<UInt8>) -> (level: Int, text: String)? {
    let indent = MarkdownLines.indent(content, limit: 4)
    guard indent <= 3 else { return nil }
    let rest = content.dropFirst(indent)
    let level = rest.prefix { $0 == 0x23 }.count
    guard (1...6).contains(level) else { return nil }
    let tail = rest.dropFirst(level)
    guard tail.isEmpty || tail.first == 0x20 || tail.first == 0x09 else { return nil }
    var text = MarkdownLines.trimmed(tail)
    let closing = text.reversed().prefix { $0 == 0x23 }.count
    let before = text.dropLast(closing)
    if closing > 0, before.isEmpty || before.last == 0x20 || before.last == 0x09 {
      text = MarkdownLines.trimmed(before)
    }
    return (level, String(decoding: text, as: UTF8.self))
  }

  /// The level that a line of `===` or `---` gives to the paragraph above it, or nil.
  static func setextLevel(_ content: ArraySlice<UInt8>) -> Int? {
    guard MarkdownLines.indent(content, limit: 4) <= 3 else { return nil }
    let text = MarkdownLines.trimmed(content)
    guard let first = text.first, text.allSatisfy({ $0 == first }) else { return nil }
    return first == 0x3d ? 1 : first == 0x2d ? 2 : nil
  }

  /// Lower case, words joined by hyphens, as GitHub makes anchors: `Load the data!` is
  /// `load-the-data`. Markup of links and emphasis is left out.
  static func slug(_ heading: String) -> String {
    var result = ""
    var pendingHyphen = false
    for character in withoutLinks(heading).lowercased() {
      if character.isLetter || character.isNumber || character == "_" {
        if pendingHyphen, !result.isEmpty { result.append("-") }
        pendingHyphen = false
        result.append(character)
      } else if character.isWhitespace || character == "-" || character == "/" {
        pendingHyphen = true
      }
    }
    return CellAttributes.isValidID(result) ? result : ""
  }

  /// `[text](address)` becomes `text`.
  private static func withoutLinks(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "[") {
      guard let close = rest[open...].range(of: "]("),
        let end = rest[close.upperBound...].firstIndex(of: ")")
      else { break }
      result += rest[..<open] + rest[rest.index(after: open)..<close.lowerBound]
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
