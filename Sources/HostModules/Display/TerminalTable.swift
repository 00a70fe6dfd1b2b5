import Frames
import Interpreter

/// A table drawn for a terminal: names, types under them, and as many columns and rows as fit.
///
/// ```
/// ┌───────────┬─────────┐
/// │ object_id │ g_mean  │
/// │ str       │ float64 │
/// ├───────────┼─────────┤
/// │ Eluwaith  │ 1.25    │
/// └───────────┴─────────┘
/// 3043 rows × 222 columns (9 shown)
/// ```
struct TerminalTable {
  private struct Cells {
    let texts: [String]
    let isNumeric: Bool
    let width: Int
  }

  private let rowCount: Int
  private let columnCount: Int
  private let rows: [Int?]
  private var columns: [Cells] = []
  private var left: Int
  private let longestCell = 40

  /// - Parameters:
  ///   - names: one a column, as they are shown.
  ///   - width: columns of the terminal.
  ///   - maxRows: rows from which on the middle ones are left out.
  init(_ frame: Frame, names: [String], labels: (Int) -> String, width: Int, maxRows: Int = 40) {
    (rowCount, columnCount) = (frame.rowCount, frame.columns.count)
    rows =
      rowCount <= maxRows
      ? Array(0..<rowCount)
      : Array(0..<maxRows / 4) + [nil] + Array(rowCount - maxRows / 4..<rowCount)
    left = columnCount
    let rowLabels = cells(
      name: "", type: "", isNumeric: true, texts: rows.map { $0.map(labels) ?? "·" })
    // Columns from both ends in turn, so that the last ones (often the target) are seen, too.
    var (front, back) = ([rowLabels], [Cells]())
    var used = rowLabels.width + 4
    var (low, high) = (0, columnCount - 1)
    var takesFront = true
    while low <= high {
      let at = takesFront ? low : high
      let made = column(frame, at, names[at])
      let needed = made.width + 3
      if used + needed + (left > 1 ? 4 : 0) > width, left < columnCount { break }
      used += needed
      left -= 1
      if takesFront {
        front.append(made)
        low += 1
      } else {
        back.append(made)
        high -= 1
      }
      takesFront.toggle()
    }
    if left > 0 { front.append(gap()) }
    columns = front + back.reversed()
  }

  private func column(_ frame: Frame, _ index: Int, _ name: String) -> Cells {
    let column = frame.columns[index]
    return cells(
      name: name, type: column.type.name, isNumeric: column.type.isNumeric,
      texts: rows.map { $0.map { HostModules.cellText(column, $0) } ?? "·" })
  }

  private func gap() -> Cells {
    cells(name: "…", type: "", isNumeric: false, texts: rows.map { _ in "…" })
  }

  private func cells(name: String, type: String, isNumeric: Bool, texts: [String]) -> Cells {
    let all = ([name, type] + texts).map { text in
      let line = text.replacing("\n", with: "⏎")
      return displayWidth(line) > longestCell ? shortened(line) : line
    }
    return Cells(texts: all, isNumeric: isNumeric, width: all.map(displayWidth).max() ?? 0)
  }

  private func shortened(_ text: String) -> String {
    var text = text
    while displayWidth(text) > longestCell - 1 { text.removeLast() }
    return text + "…"
  }

  var text: String {
    var text = rule("┌", "┬", "┐")
    for line in 0..<rows.count + 2 {
      if line == 2 { text += rule("├", "┼", "┤") }
      text += "│"
      for cells in columns {
        let space = String(repeating: " ", count: cells.width - displayWidth(cells.texts[line]))
        let isRight = cells.isNumeric && line >= 2
        text += " " + (isRight ? space + cells.texts[line] : cells.texts[line] + space) + " │"
      }
      text += "\n"
    }
    text += rule("└", "┴", "┘")
    return text + shape
  }

  private var shape: String {
    let shown = left > 0 ? " (\(columnCount - left) shown)" : ""
    return "\(rowCount) row\(rowCount == 1 ? "" : "s") × "
      + "\(columnCount) column\(columnCount == 1 ? "" : "s")\(shown)\n"
  }

  private func rule(_ left: String, _ middle: String, _ right: String) -> String {
    left + columns.map { String(repeating: "─", count: $0.width + 2) }.joined(separator: middle)
      + right + "\n"
  }
}

/// Columns that a text takes on a terminal: East Asian wide characters and emoji take two.
func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
  return text.unicodeScalars.reduce(0) { width, scalar in
    if scalar.properties.generalCategory == .nonspacingMark || scalar.value == 0x200D {
      return width
    }
    return width + (isWide(scalar.value) ? 2 : 1)
  }
}

private func isWide(_ code: UInt32) -> Bool {
  switch code {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
    true
  default: false
  }
}
