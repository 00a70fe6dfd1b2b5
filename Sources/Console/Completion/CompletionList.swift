/// The offers of Tab as they are listed below the line.
struct CompletionList {
  private let items: [Completions.Item]

  init(_ completions: Completions) { items = completions.items }

  /// Few items with kind and summary, a line each; many in columns as `ls` shows files.
  ///
  /// - Parameter width: columns of the terminal.
  func text(width: Int) -> String {
    items.count <= 24 ? described(width) : columns(width)
  }

  private func described(_ width: Int) -> String {
    let labels = items.map { $0.label ?? $0.text }
    let labelWidth = min(labels.map(Terminal.width).max() ?? 0, width / 2)
    let kindWidth = min(items.map { Terminal.width(of: $0.kind) }.max() ?? 0, 24)
    return zip(labels, items).map { label, item in
      var line = padded(label, labelWidth)
      if kindWidth > 0 { line += "  " + padded(item.kind, kindWidth) }
      if !item.summary.isEmpty { line += "  " + item.summary }
      return fitted(line, width - 1)
    }.joined(separator: "\n") + "\n"
  }

  private func columns(_ width: Int) -> String {
    let labels = items.map { $0.label ?? $0.text }
    let shown = labels.prefix(400)
    let cell = (shown.map(Terminal.width).max() ?? 0) + 2
    let across = max(1, width / cell)
    let rows = (shown.count + across - 1) / across
    var text = ""
    for row in 0..<rows {
      var line = ""
      for at in stride(from: row, to: shown.count, by: rows) { line += padded(shown[at], cell) }
      text += fitted(line, width - 1) + "\n"
    }
    if labels.count > shown.count { text += "… \(labels.count - shown.count) more\n" }
    return text
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Terminal.width(of: text)))
  }

  private func fitted(_ line: String, _ width: Int) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    if Terminal.width(of: line) <= width { return line }
    while Terminal.width(of: line) > width - 1 { line.removeLast() }
    return line + "…"
  }
}
