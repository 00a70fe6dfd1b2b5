import Syntax

/// The session's entries as a notebook that runs and gives the same values.
struct SessionNotebook {
  let title: String
  let entries: [ReplSession.Entry]

  /// The text of a `.mnb` file: one cell an entry that succeeded.
  func text(date: String) -> String {
    var text = "---\ntitle: \"\(escaped(title))\"\n---\n# \(title)\n\nTyped at the prompt"
    text += date.isEmpty ? ".\n" : " on \(date).\n"
    for (index, entry) in kept.enumerated() {
      let code = source(of: entry, laterThan: index)
      let fence = String(repeating: "`", count: max(3, longestFence(code) + 1))
      text += "\n\(fence)mnb {#entry-\(entry.number)}\n\(code)\n\(fence)\n"
    }
    return text
  }

  private var kept: [ReplSession.Entry] { entries.filter(\.succeeded) }

  /// The entry's code; where a later entry uses its value by `_`, the value gets that name.
  private func source(of entry: ReplSession.Entry, laterThan index: Int) -> String {
    var code = entry.source
    while code.last?.isWhitespace == true { code.removeLast() }
    let names = outputNames(usedAfter: index, entry)
    guard entry.hasOutput, !names.isEmpty,
      let module = try? Parser.parse(SourceFile(name: "<entry>", text: code)),
      let last = module.body.last, case .expression = last.kind
    else { return code }
    let bytes = Array(code.utf8)
    let start = Int(last.range.start)
    let before = String(decoding: bytes[..<start], as: UTF8.self)
    let expression = String(decoding: bytes[start..<Int(last.range.end)], as: UTF8.self)
    return before + names.map { $0 + " = " }.joined() + expression + "\n" + names[0]
  }

  /// Names among `_`, `__`, `___` and `_<number>` by which later entries mean this output.
  private func outputNames(usedAfter index: Int, _ entry: ReplSession.Entry) -> [String] {
    guard entry.hasOutput else { return [] }
    var used = Set<String>()
    var outputsBetween = 0
    let recent = ["_", "__", "___"]
    for later in kept.dropFirst(index + 1) {
      let names = reads(later.source)
      if names.contains("_\(entry.number)") { used.insert("_\(entry.number)") }
      if outputsBetween < recent.count, names.contains(recent[outputsBetween]) {
        used.insert(recent[outputsBetween])
      }
      if later.hasOutput { outputsBetween += 1 }
    }
    return used.sorted()
  }

  private func reads(_ source: String) -> Set<String> {
    guard let module = try? Parser.parse(SourceFile(name: "<entry>", text: source)) else {
      return []
    }
    return Set(Dependencies.of(module).reads)
  }

  private func longestFence(_ code: String) -> Int {
    var (longest, run) = (0, 0)
    for character in code {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  private func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
