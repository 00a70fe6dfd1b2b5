/// One line of a file as ranges of bytes.
struct MarkdownLine {
  let start: Int
  /// Where the line's end characters begin.
  let contentEnd: Int
  let end: Int
}

/// Reads lines of Markdown: where they end, how they are indented, what they could open.
enum MarkdownLines {
  /// The lines from an offset on; the last may lack an end.
  static func split(_ bytes: [UInt8], from offset: Int) -> [MarkdownLine] {
    var lines: [MarkdownLine] = []
    var start = offset
    var i = offset
    while i < bytes.count {
      let byte = bytes[i]
      guard byte == 0x0a || byte == 0x0d else {
        i += 1
        continue
      }
      let isPair = byte == 0x0d && i + 1 < bytes.count && bytes[i + 1] == 0x0a
      let end = i + (isPair ? 2 : 1)
      lines.append(MarkdownLine(start: start, contentEnd: i, end: end))
      (start, i) = (end, end)
    }
    if start < bytes.count {
      lines.append(MarkdownLine(start: start, contentEnd: bytes.count, end: bytes.count))
    }
    return lines
  }

  /// Leading spaces of a line, up to a limit.
  static func indent(_ content: ArraySlice<UInt8>, limit: Int = .max) -> Int {
    var count = 0
    for byte in content {
      guard byte == 0x20, count < limit else { break }
      count += 1
    }
    return count
  }

  static func trimmed(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = content
    while let first = slice.first, first == 0x20 || first == 0x09 { slice = slice.dropFirst() }
    while let last = slice.last, last == 0x20 || last == 0x09 { slice = slice.dropLast() }
    return slice
  }
}

/// A line that opens or could close a fenced block.
struct Fence {
  let character: UInt8
  let length: Int
  let indent: Int
  /// What follows the fence, trimmed.
  let info: String

  /// The fence on a line, or nil.
  init?(_ content: ArraySlice<UInt8>) {
    indent = MarkdownLines.indent(content, limit: 4)
    guard indent <= 3 else { return nil }
    let rest = content.dropFirst(indent)
    guard let first = rest.first, first == 0x60 || first == 0x7e else { return nil }
    let count = rest.prefix { $0 == first }.count
    guard count >= 3 else { return nil }
    let tail = MarkdownLines.trimmed(rest.dropFirst(count))
    // A backtick in the info string makes it inline code.
    if first == 0x60, tail.contains(0x60) { return nil }
    (character, length) = (first, count)
    info = String(decoding: tail, as: UTF8.self)
  }

  func closes(_ opening: Fence) -> Bool {
    character == opening.character && length >= opening.length && info.isEmpty
  }

  /// What follows the word `mnb`, or nil for other blocks.
  var cellAttributes: String? {
    guard info.hasPrefix("mnb") else { return nil }
    let rest = info.dropFirst(3)
    guard let next = rest.first else { return "" }
    return next == "{" || next.isWhitespace ? String(rest) : nil
  }
}

/// Blocks of raw HTML, in which fences are just text (CommonMark 4.6, kinds 1 to 6).
enum HTMLBlock {
  case until(String)
  case untilBlankLine

  private static let blockTags: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]

  /// The block that a line opens, or nil.
  init?(_ content: ArraySlice<UInt8>) {
    guard MarkdownLines.indent(content, limit: 4) <= 3 else { return nil }
    let text = String(decoding: MarkdownLines.trimmed(content), as: UTF8.self)
    guard text.hasPrefix("<") else { return nil }
    if text.hasPrefix("<!--") {
      self = .until("-->")
    } else if text.hasPrefix("<?") {
      self = .until("?>")
    } else if text.hasPrefix("<![CDATA[") {
      self = .until("]]>")
    } else if text.hasPrefix("<!"), text.dropFirst(2).first?.isLetter == true {
      self = .until(">")
    } else {
      let isClosing = text.hasPrefix("</")
      let tail = text.dropFirst(isClosing ? 2 : 1)
      let tag = tail.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }.lowercased()
      let after = tail.dropFirst(tag.count)
      guard
        after.isEmpty || after.first!.isWhitespace || after.first == ">"
          || after.hasPrefix("/>")
      else { return nil }
      if !isClosing, ["script", "pre", "style", "textarea"].contains(tag) {
        self = .until("</\(tag)>")
      } else if Self.blockTags.contains(tag) {
        self = .untilBlankLine
      } else {
        return nil
      }
    }
  }

  /// True on the line that ends the block (a blank line is not part of it).
  func ends(_ content: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .until(let end):
      String(decoding: content, as: UTF8.self).lowercased().contains(end.lowercased())
    case .untilBlankLine: MarkdownLines.trimmed(content).isEmpty
    }
  }
}
