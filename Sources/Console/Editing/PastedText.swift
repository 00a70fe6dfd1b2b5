/// Text from the clipboard made fit for the line: newlines as the editor has them, tabs as spaces,
/// without the prompts that people copy along.
struct PastedText {
  let text: String

  init(_ raw: String) {
    let unified = raw.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      .replacing("\t", with: "    ")
    var lines = unified.split(separator: "\n", omittingEmptySubsequences: false)
    // The last newline does not run the block: Enter does.
    while lines.count > 1, lines.last!.allSatisfy(\.isWhitespace) { lines.removeLast() }
    text = PastedText.withoutPrompts(lines).joined(separator: "\n")
  }

  var isIndented: Bool { text.first == " " }

  /// Drops `>>> ` and `... ` where the text begins with such a prompt.
  private static func withoutPrompts(_ lines: [Substring]) -> [Substring] {
    guard let first = lines.first, first.hasPrefix(">>> ") else { return lines }
    return lines.compactMap { line in
      if line.hasPrefix(">>> ") || line.hasPrefix("... ") { return line.dropFirst(4) }
      return line == ">>>" || line == "..." ? "" : line
    }
  }
}
