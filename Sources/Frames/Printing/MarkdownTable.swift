import Arrays

/// A frame as a Markdown table for reports, large ones cut short with their real shape said.
public struct MarkdownTable: Sendable {
  public var maxRows = 20
  public var maxColumns = 12

  public init() {}

  public func text(_ frame: Frame) -> String {
    let rows = Self.kept(frame.rowCount, maxRows)
    let places = Self.kept(frame.columnCount, maxColumns)
    let shown = frame.take(rows.places).selecting(places.places)
    let showsIndex = !frame.index.isRange || frame.rowCount == 0 || frame.index.names[0] != .none
    var table: [[String]] = []
    if showsIndex || rows.gap != nil { table += indexColumns(shown.index) }
    for (place, column) in shown.columns.enumerated() {
      let texts = CellTexts().texts(column).map { Self.escaped($0.trimmingBlanks()) }
      table.append([Self.escaped(pythonText(shown.names.labels[place]))] + texts)
    }
    let isNumber =
      [Bool](repeating: false, count: table.count - shown.columnCount)
      + shown.columns.map { $0.type.isNumeric && $0.type != .bool }
    var ruled = table.enumerated().map { i, texts in
      [texts[0], isNumber[i] ? "---:" : "---"] + texts.dropFirst()
    }
    let labels = table.count - shown.columnCount
    if let gap = rows.gap { for i in ruled.indices { ruled[i].insert("…", at: gap + 2) } }
    if let gap = places.gap {
      let dots = ["…", "---"] + [String](repeating: "…", count: ruled[0].count - 2)
      ruled.insert(dots, at: labels + gap)
    }
    guard let height = ruled.first?.count else { return dimensions(frame) }
    let lines = (0..<height).map { row in
      "| " + ruled.map { $0[row] }.joined(separator: " | ") + " |"
    }
    let isCut = rows.gap != nil || places.gap != nil
    return lines.joined(separator: "\n") + (isCut ? "\n\n" + dimensions(frame) : "")
  }

  private func dimensions(_ frame: Frame) -> String {
    "\(frame.rowCount) rows × \(frame.columnCount) columns"
  }

  private func indexColumns(_ index: Index) -> [[String]] {
    let levels =
      index.isMulti
      ? IndexTexts.levels(index, withNames: true, sparsely: false)
      : [IndexTexts.flat(index, withName: true)]
    return levels.map { $0.map { Self.escaped($0.trimmingBlanks()) } }
  }

  /// The first and last places, and where the gap is.
  private static func kept(_ count: Int, _ most: Int) -> (places: [Int], gap: Int?) {
    if count <= most { return (Array(0..<count), nil) }
    let before = (most + 1) / 2
    return (Array(0..<before) + Array((count - (most - before))..<count), before)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("|", with: "\\|")
  }
}
