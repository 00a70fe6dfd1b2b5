import Syntax

/// Code with its comments, texts, numbers and keywords marked for colours.
enum CodeColors {
  private static let keywords = Set(Keywords.all)

  static func html(_ code: String) -> String {
    var scanner = Scanner(Array(code.utf8))
    var html = ""
    while let (text, kind) = scanner.next() {
      let escaped = HTMLText.escaped(text)
      html += kind.map { "<span class=\"\($0.rawValue)\">\(escaped)</span>" } ?? escaped
    }
    return html
  }

  private enum Kind: String { case comment = "c", text = "s", number = "n", keyword = "k" }

  /// Takes code apart at a glance: it need not be valid.
  private struct Scanner {
    private let code: [UInt8]
    private var at = 0

    init(_ code: [UInt8]) { self.code = code }

    private func isWord(_ i: Int) -> Bool {
      guard i < code.count else { return false }
      let byte = code[i]
      return byte == UInt8(ascii: "_") || byte >= 0x80 || isDigit(i)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private func isDigit(_ i: Int) -> Bool {
      i < code.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(code[i])
    }

    private func isQuote(_ i: Int) -> Bool {
      i < code.count && (code[i] == UInt8(ascii: "\"") || code[i] == UInt8(ascii: "'"))
    }

    mutating func next() -> (String, Kind?)? {
      guard at < code.count else { return nil }
      let start = at
      var kind: Kind?
      if code[at] == UInt8(ascii: "#") {
        while at < code.count, code[at] != UInt8(ascii: "\n") { at += 1 }
        kind = .comment
      } else if isQuote(at) {
        skipText()
        kind = .text
      } else if isDigit(at) || (code[at] == UInt8(ascii: ".") && isDigit(at + 1)) {
        skipNumber()
        kind = .number
      } else if isWord(at) {
        while isWord(at) { at += 1 }
        kind = wordKind(start)
      } else {
        while at < code.count, !isWord(at), !isQuote(at), code[at] != UInt8(ascii: "#") {
          if code[at] == UInt8(ascii: "."), isDigit(at + 1) { break }
          at += 1
        }
      }
      return (String(decoding: code[start..<at], as: UTF8.self), kind)
    }

    /// A word is a keyword, a name, or the prefix of a text.
    private mutating func wordKind(_ start: Int) -> Kind? {
      let word = String(decoding: code[start..<at], as: UTF8.self)
      if isQuote(at), word.count <= 2, word.lowercased().allSatisfy({ "rbfut".contains($0) }) {
        skipText()
        return .text
      }
      return keywords.contains(word) ? .keyword : nil
    }

    private mutating func skipNumber() {
      while isWord(at) || (at < code.count && code[at] == UInt8(ascii: ".")) {
        let isExponent = code[at] | 0x20 == UInt8(ascii: "e")
        at += 1
        let isSigned =
          at < code.count && (code[at] == UInt8(ascii: "-") || code[at] == UInt8(ascii: "+"))
        if isExponent, isSigned, isDigit(at + 1) { at += 1 }
      }
    }

    private mutating func skipText() {
      let quote = code[at]
      let isLong = at + 2 < code.count && code[at + 1] == quote && code[at + 2] == quote
      at += isLong ? 3 : 1
      while at < code.count {
        if code[at] == UInt8(ascii: "\\") {
          at += 2
          continue
        }
        if !isLong, code[at] == UInt8(ascii: "\n") { return }
        let ends =
          code[at] == quote
          && (!isLong || (at + 2 < code.count && code[at + 1] == quote && code[at + 2] == quote))
        at += ends && isLong ? 3 : 1
        if ends { return }
      }
      at = min(at, code.count)
    }
  }
}
