/// What a line at the prompt is.
enum ReplLine: Equatable {
  case code
  /// `.name argument` or `%name argument`
  case command(String, String)
  /// `name?`, `name??` or `?name`
  case help(String, withSource: Bool)

  init(_ line: String) {
    let text = line[...].trimmed
    if let first = text.first, first == "." || first == "%",
      text.dropFirst().first?.isLetter == true
    {
      let words = text.dropFirst().split(separator: " ", maxSplits: 1)
      self = .command(String(words[0]), words.count > 1 ? String(words[1].trimmed) : "")
    } else if text.hasSuffix("?") || text.hasPrefix("?"), let found = ReplLine.question(text) {
      self = found
    } else {
      self = .code
    }
  }

  var isCommandOrHelp: Bool { self != .code }

  private static func question(_ text: Substring) -> ReplLine? {
    let name = text.drop { $0 == "?" }.prefix { $0 != "?" }.trimmed
    let marks = text.count { $0 == "?" }
    let isPath = !name.isEmpty && name.allSatisfy { $0.isNamePart || "._[]\"'".contains($0) }
    return isPath && marks <= 2 ? .help(String(name), withSource: marks == 2) : nil
  }
}
