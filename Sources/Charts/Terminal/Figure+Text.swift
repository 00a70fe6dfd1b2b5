extension Figure {
  /// The figure as lines of text: bars of block characters, curves and points of Braille dots.
  ///
  /// - Parameters:
  ///   - columns: characters a line.
  ///   - color: ANSI colours; leave out where the output is not a terminal.
  public func text(columns: Int = 80, color: Bool = false) -> String {
    let columns = min(max(columns, 30), 400)
    var text = TerminalText()
    if !title.isEmpty {
      for line in wrapped(title, columns) { text.add(line, .strong) }
    }
    for (i, panel) in panels.enumerated() {
      if i > 0 { text.add("") }
      if !panel.title.isEmpty { text.add(TerminalText.elided(panel.title, to: columns)) }
      let share = rowHeights.count == rows && rows > 1 ? rowHeights[i / self.columns] : 1
      let largest = rowHeights.count == rows ? rowHeights.max() ?? 1 : 1
      let height = max(5, Int((16 * share / largest).rounded()))
      PanelText(panel: panel, columns: columns, rows: height).write(to: &text)
    }
    return text.string(color: color)
  }

  private func wrapped(_ text: String, _ columns: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= columns {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(TerminalText.elided(String(word), to: columns))
      }
    }
    return lines
  }
}

/// Writes one panel as text, in the form that suits its marks.
struct PanelText {
  let panel: Panel
  let columns: Int
  let rows: Int

  func write(to text: inout TerminalText) {
    var hasBars = false
    for mark in panel.marks {
      switch mark {
      case .cells(let cells): return write(cells, to: &text)
      case .boxes(let boxes): return write(boxes, to: &text)
      case .bars: hasBars = true
      default: break
      }
    }
    if hasBars, panel.x.categories != nil || panel.y.categories != nil {
      return writeBars(to: &text)
    }
    writeCanvas(to: &text)
  }
}
