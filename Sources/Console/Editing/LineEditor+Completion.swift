extension LineEditor {
  /// Tab: four spaces at the beginning of a line; else the rest of the word, or what it may be.
  func completeLine() -> UInt8 {
    let line = EditorLine(editor)
    let before = line.beforeCursor
    let start = before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
    if before[start...].allSatisfy(\.isWhitespace) {
      line.insert(String(repeating: " ", count: 4 - before[start...].count % 4))
      return KeyBinding.refresh
    }
    let found = complete(before)
    guard let first = found.items.first else { return KeyBinding.bell }
    if found.items.count == 1 {
      let isThere = first.suffix.first.map { line.afterCursor.first == $0 } ?? true
      replace(found.typed, with: first.text + (isThere ? "" : first.suffix), on: line)
      return KeyBinding.refresh
    }
    let common = found.commonPrefix
    if common.count > found.typed.count {
      replace(found.typed, with: common, on: line)
      return KeyBinding.refresh
    }
    write("\n" + CompletionList(found).text(width: Terminal.size.columns))
    return KeyBinding.redisplay
  }

  private func replace(_ typed: String, with text: String, on line: EditorLine) {
    if text.hasPrefix(typed) {
      line.insert(String(text.dropFirst(typed.count)))
    } else {
      line.deleteBackward(typed.unicodeScalars.count)
      line.insert(text)
    }
  }
}
