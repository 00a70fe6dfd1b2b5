import Foundation

/// What IPython adds to Python: `%magic` lines, `!commands` and `name?`.
enum Magics {
  /// Code that the dialect can run, and what became of the rest.
  struct Plain {
    var code: String
    /// Set for a cell of another language: `bash` of `%%bash`.
    var language: String?
    var notes: [String] = []
  }

  static func plain(_ code: String) -> Plain {
    var lines = code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var result = Plain(code: code)
    if let first = lines.first?.trimmingWhitespace, first.hasPrefix("%%") {
      let name = first.dropFirst(2).prefix { !$0.isWhitespace }
      lines.removeFirst()
      guard ["time", "timeit", "capture", "prun"].contains(name) else {
        let known = [
          "bash": "bash", "sh": "bash", "html": "html", "markdown": "markdown", "sql": "sql",
        ]
        result.language = known[String(name)] ?? "text"
        result.code = code
        result.notes = ["the cell '\(first)' is shown and not run"]
        return result
      }
      result.notes.append("'\(first)' is left out")
    }
    var isInText = false
    for i in lines.indices {
      if !isInText, let change = change(lines[i]) {
        lines[i] = change.line
        result.notes.append(change.note)
      }
      if countOfLongQuotes(lines[i]) % 2 == 1 { isInText.toggle() }
    }
    result.code = lines.joined(separator: "\n")
    return result
  }

  private static func countOfLongQuotes(_ line: String) -> Int {
    line.components(separatedBy: "\"\"\"").count + line.components(separatedBy: "'''").count - 2
  }

  private static func change(_ line: String) -> (line: String, note: String)? {
    let text = line.drop { $0 == " " || $0 == "\t" }
    let indent = line.prefix(line.count - text.count)
    // Inside a block a comment alone is not a statement.
    func commented(_ note: String) -> (String, String) {
      ((indent.isEmpty ? "" : indent + "pass  ") + "# " + text, note)
    }
    let shown = text.trimmingWhitespace
    if text.hasPrefix("%") {
      for timed in ["%time ", "%timeit ", "%prun "] where text.hasPrefix(timed) {
        return (String(indent + text.dropFirst(timed.count)), "'\(timed.dropLast())' is left out")
      }
      guard text.dropFirst().first?.isLetter == true else { return nil }
      return commented("'\(shown)' is left out")
    }
    if text.hasPrefix("!") { return commented("the command '\(shown)' is left out") }
    if text.hasPrefix("?") || (text.hasSuffix("?") && !text.contains("#")) {
      return commented("the question '\(shown)' is left out")
    }
    if let equals = text.range(of: "= !") ?? text.range(of: "= %"),
      text[..<equals.lowerBound].allSatisfy({ $0.isLetter || $0.isNumber || "_ ".contains($0) })
    {
      return commented("'\(shown)' is left out")
    }
    return nil
  }
}
