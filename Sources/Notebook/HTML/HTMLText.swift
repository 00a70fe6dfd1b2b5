/// Text as HTML.
enum HTMLText {
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for character in text.unicodeScalars {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\0": result += "\u{FFFD}"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }

  /// A table as shown, gaps marked by dots, with its real shape below where not all is shown.
  static func table(_ table: TableOutput) -> String {
    func row(_ values: [String], _ tag: String) -> String {
      var cells = zip(values, table.isNumeric).map { value, isNumeric in
        "<\(tag)\(isNumeric ? " class=\"n\"" : "")>\(escaped(value))</\(tag)>"
      }
      if let gap = table.columnGap { cells.insert("<\(tag)>…</\(tag)>", at: min(gap, cells.count)) }
      return "<tr>" + cells.joined() + "</tr>\n"
    }
    var html =
      "<div class=\"table\"><table>\n<thead>" + row(table.header, "th") + "</thead>\n<tbody>\n"
    for (i, values) in table.rows.enumerated() {
      if i == table.rowGap { html += row(values.map { _ in "…" }, "td") }
      html += row(values, "td")
    }
    html += "</tbody>\n</table></div>\n"
    guard table.rowGap != nil || table.columnGap != nil else { return html }
    let (rows, columns) = (
      MarkdownText.grouped(table.rowCount), MarkdownText.grouped(table.columnCount)
    )
    return html + "<p class=\"shape\">\(rows) rows × \(columns) columns</p>\n"
  }
}
