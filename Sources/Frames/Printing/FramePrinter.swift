import Arrays

extension Frame {
  /// The frame as text: pandas' `to_string`, or with `.display()` its `repr`.
  public func text(_ options: TableTextOptions = TableTextOptions()) -> String {
    FramePrinter(self, options).text()
  }
}

/// One frame being printed.
///
/// Source: pandas 3.0 `format.py` (`DataFrameFormatter`), `string.py` (`StringFormatter`).
struct FramePrinter {
  private let frame: Frame
  private let options: TableTextOptions
  /// The part that is printed.
  private var shown: Frame
  private var mostRows: Int
  private var mostColumns: Int
  private var rowsBefore = 0
  private var columnsBefore = 0

  init(_ frame: Frame, _ options: TableTextOptions) {
    self.frame = frame
    self.options = options
    shown = frame
    mostRows = options.maxRows ?? 0
    if mostRows > 0, frame.rowCount > mostRows, let least = options.minRows, least > 0 {
      mostRows = min(least, mostRows)
    }
    mostColumns = options.maxColumns ?? 0
    if options.maxColumns == 0, let width = options.width, frame.columnCount > width {
      mostColumns = width
    }
    truncate()
  }

  private var leavesOutRows: Bool { mostRows > 0 && frame.rowCount > mostRows }
  private var leavesOutColumns: Bool { mostColumns > 0 && frame.columnCount > mostColumns }

  private mutating func truncate() {
    if leavesOutColumns {
      columnsBefore = mostColumns / 2
      let count = shown.columnCount
      if columnsBefore >= 1 {
        shown = shown.selecting(Array(0..<columnsBefore) + Array((count - columnsBefore)..<count))
      } else {
        columnsBefore = mostColumns
        shown = shown.selecting(Array(0..<columnsBefore))
      }
    }
    if leavesOutRows {
      rowsBefore = mostRows / 2
      let count = shown.rowCount
      if rowsBefore >= 1 {
        shown = shown.take(Array(0..<rowsBefore) + Array((count - rowsBefore)..<count))
      } else {
        rowsBefore = mostRows
        shown = shown.slice(start: 0, count: rowsBefore)
      }
    }
  }

  func text() -> String {
    if frame.rowCount == 0 || frame.columnCount == 0 { return emptyText() }
    var lines: String
    var isTruncated = leavesOutRows || leavesOutColumns
    let columns = textColumns()
    if let width = options.width, options.maxColumns == 0 {
      let narrower = fitting(columns, width)
      isTruncated = isTruncated || narrower.leavesOutColumns
      lines = TextLayout.adjoined(1, narrower.textColumns()).joined(separator: "\n")
    } else if let width = options.width {
      lines = wrapped(columns, width)
    } else {
      lines = TextLayout.adjoined(1, columns).joined(separator: "\n")
    }
    switch options.showsDimensions {
    case .always: lines += dimensions
    case .whenTruncated where isTruncated: lines += dimensions
    default: break
    }
    return lines
  }

  private var dimensions: String {
    "\n\n[\(frame.rowCount) rows x \(frame.columnCount) columns]"
  }

  private func emptyText() -> String {
    "Empty DataFrame\nColumns: \(Self.list(frame.columnIndex))\nIndex: \(Self.list(frame.index))"
  }

  private static func list(_ index: Index) -> String {
    var texts = index.labels.prefix(100).map { IndexTexts.printed($0) }
    if index.count > 100 { texts.append("...") }
    return "[" + texts.joined(separator: ", ") + "]"
  }

  /// The columns with their headers, and the index in front, dots put in.
  private func textColumns() -> [[String]] {
    var columns = valueColumns()
    let index = options.index ? indexColumn() : nil
    if let index { columns.insert(index, at: 0) }
    let height = (index ?? indexColumn()).count
    if leavesOutColumns {
      let place = options.index ? columnsBefore + 1 : columnsBefore
      columns.insert([String](repeating: " ...", count: height), at: place)
    }
    if leavesOutRows { insertRowDots(&columns, headerRows: height - shown.rowCount) }
    return columns
  }

  private func insertRowDots(_ columns: inout [[String]], headerRows: Int) {
    let dotColumn =
      leavesOutColumns ? (options.index ? columnsBefore + 1 : columnsBefore) : -1
    for place in columns.indices {
      var width = TextLayout.width(columns[place][rowsBefore])
      let dots = width > 3 || place == dotColumn ? "..." : ".."
      if place == dotColumn { width = 4 }
      let mode: TableTextOptions.Justify = place == 0 && options.index ? .left : .right
      columns[place].insert(
        TextLayout.justified(dots, width, mode), at: rowsBefore + headerRows)
    }
  }

  private var showsRowNames: Bool {
    options.index && options.indexNames && frame.index.names.contains { $0 != .none }
  }
  private var showsColumnNames: Bool {
    guard case .names = options.header else { return false }
    return options.indexNames && frame.names.axisNames.contains { $0 != .none }
  }

  private func valueColumns() -> [[String]] {
    let cells = CellTexts(options)
    let most = options.maxCellWidth
    var headers: [[String]]?
    switch options.header {
    case .none: headers = nil
    case .names: headers = columnLabels()
    case .aliases(let aliases): headers = aliases.map { [$0] }
    }
    return shown.columns.enumerated().map { place, column in
      var texts = TextLayout.fixedWidth(cells.texts(column), most: most)
      guard var header = headers?[place] else {
        return TextLayout.fixedWidth(texts, options.justify, most: most)
      }
      if showsRowNames { header.append("") }
      let headerWidth = header.reduce(0) { max($0, TextLayout.width($1)) }
      texts = TextLayout.fixedWidth(texts, options.justify, minimum: headerWidth, most: most)
      let width = texts.reduce(headerWidth) { max($0, TextLayout.width($1)) }
      return header.map { TextLayout.justified($0, width, options.justify) } + texts
    }
  }

  /// The lines of each column's header.
  private func columnLabels() -> [[String]] {
    let names = shown.columnIndex
    if names.isMulti {
      let levels = IndexTexts.levels(
        names.renamed(names.names.map { _ in .none }), withNames: false)
      return (0..<names.count).map { i in levels.map { $0[i] } }
    }
    let texts = IndexTexts.flat(names, withName: false)
    // As pandas, which looks at the types of the frame's first columns even when some are left out.
    return texts.enumerated().map { i, text in
      [frame.columns[i].type.isNumeric ? " " + text : text]
    }
  }

  private func indexColumn() -> [String] {
    let most = options.maxCellWidth
    let levels =
      shown.index.isMulti
      ? IndexTexts.levels(shown.index, withNames: showsRowNames)
      : [IndexTexts.flat(shown.index, withName: showsRowNames)]
    let lines = TextLayout.adjoined(
      1, levels.map { TextLayout.fixedWidth($0, .left, most: most) })
    if case .none = options.header { return lines }
    let header =
      showsColumnNames
      ? frame.names.axisNames.map { $0 == .none ? "" : pythonText($0) }
      : [String](repeating: "", count: frame.names.axisNames.count)
    return header + lines
  }

  /// A printer that leaves out columns in the middle until the lines fit.
  private func fitting(_ columns: [[String]], _ width: Int) -> FramePrinter {
    let longest = TextLayout.adjoined(1, columns).reduce(0) { max($0, TextLayout.width($1)) }
    var excess = longest - width + 1
    var widths = columns.map { $0.reduce(0) { max($0, TextLayout.width($1)) } }
    while excess > 0, widths.count > 1 {
      let half = Double(widths.count) / 2
      let middle = Int(half.rounded(.toNearestOrEven))
      excess -= widths.remove(at: middle) + 1
    }
    var narrower = self
    narrower.mostColumns = max(widths.count - (options.index ? 1 : 0), 2)
    if !narrower.leavesOutColumns { return self }
    narrower.shown = frame
    narrower.truncate()
    return narrower
  }

  /// As many columns below each other as fit the width, each part ending with a backslash.
  private func wrapped(_ columns: [[String]], _ width: Int) -> String {
    var columns = columns
    var room = width
    let index = options.index ? columns.removeFirst() : nil
    if let index { room -= index.reduce(0) { max($0, TextLayout.width($1)) } + 1 }
    let widths = columns.map { $0.reduce(0) { max($0, TextLayout.width($1)) } }
    let ends = Self.bins(widths, room)
    var parts: [String] = []
    var start = 0
    for (i, end) in ends.enumerated() {
      var row = Array(columns[start..<end])
      if let index { row.insert(index, at: 0) }
      if ends.count > 1 {
        let height = row[row.count - 1].count
        let isInner = end <= columns.count && i < ends.count - 1
        row.append(
          isInner
            ? [" \\"] + [String](repeating: "  ", count: height - 1)
            : [String](repeating: " ", count: height))
      }
      parts.append(TextLayout.adjoined(1, row).joined(separator: "\n"))
      start = end
    }
    return parts.joined(separator: "\n\n")
  }

  private static func bins(_ widths: [Int], _ room: Int) -> [Int] {
    var ends: [Int] = []
    var used = 0
    for (i, width) in widths.enumerated() {
      used += width + 1
      let margin = i == widths.count - 1 ? 1 : 2
      if used + margin > room, i > 0 {
        ends.append(i)
        used = width + 1
      }
    }
    return ends + [widths.count]
  }
}
