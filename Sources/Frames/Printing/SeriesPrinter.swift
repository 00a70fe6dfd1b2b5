import Arrays

extension Series {
  /// The series as text: pandas' `to_string`, or with `.display()` its `repr`.
  ///
  /// Source: pandas 3.0 `format.py` (`SeriesFormatter`).
  public func text(_ options: TableTextOptions = TableTextOptions()) -> String {
    var shown = self
    var most = options.maxRows ?? 0
    let isTruncated = most > 0 && count > most
    var before = 0
    if isTruncated {
      if let least = options.minRows, least > 0 { most = min(least, most) }
      before = most == 1 ? 1 : most / 2
      shown =
        most == 1
        ? slice(start: 0, count: 1)
        : take(Array(0..<before) + Array((count - before)..<count))
    }
    let footer = footer(options, isTruncated: isTruncated)
    if count == 0 { return "Series([], \(footer))" }
    var labels = Self.labels(shown.index)
    var values = TextLayout.fixedWidth(
      CellTexts(options).texts(shown.column), most: options.maxCellWidth)
    if isTruncated {
      let width = TextLayout.width(values[before - 1])
      let dots = TextLayout.justified(width > 3 ? "..." : "..", width, .center)
      values.insert(dots, at: before)
      labels.insert("", at: before + 1)
    }
    var lines = TextLayout.adjoined(
      3, options.index ? [Array(labels.dropFirst()), values] : [values])
    if case .names = options.header, index.names.contains(where: { $0 != .none }) {
      lines.insert(labels[0], at: 0)
    }
    let text = lines.joined(separator: "\n")
    return footer.isEmpty ? text : text + "\n" + footer
  }

  private static func labels(_ index: Index) -> [String] {
    index.isMulti
      ? TextLayout.adjoined(2, IndexTexts.levels(index, withNames: true))
      : IndexTexts.flat(index, withName: true)
  }

  private func footer(_ options: TableTextOptions, isTruncated: Bool) -> String {
    var parts: [String] = []
    if options.showsName, name != .none {
      parts.append("Name: \(IndexTexts.printed(name))")
    }
    switch options.showsDimensions {
    case .always: parts.append("Length: \(count)")
    case .whenTruncated where isTruncated: parts.append("Length: \(count)")
    default: break
    }
    if options.showsType { parts.append("dtype: \(column.type.name)") }
    var footer = parts.joined(separator: ", ")
    if let categories = column.categories {
      footer += (footer.isEmpty ? "" : "\n") + categories.footer(width: options.width ?? 80)
    }
    return footer
  }
}

extension Categories {
  /// `Categories (2, str): ['x', 'y']`, wrapped at a width.
  ///
  /// Source: pandas 3.0 `categorical.py` (`_get_repr_footer`).
  func footer(width: Int) -> String {
    let typeName = intervals?.typeName ?? values.type.name
    let header = "Categories (\(values.count), \(typeName)): "
    let separator = isOrdered ? " < " : ", "
    var cells = CellTexts()
    cells.quotesStrings = intervals == nil
    var texts: [String]
    if values.count > 8 {
      texts =
        cells.texts(values.slice(start: 0, count: 4)) + ["..."]
        + cells.texts(values.slice(start: values.count - 4, count: 4))
    } else {
      texts = cells.texts(values)
    }
    texts = texts.map { $0.trimmingBlanks() }
    var line = ""
    var used = TextLayout.width(header)
    for (i, text) in texts.enumerated() {
      let size = TextLayout.width(text)
      if used + separator.count + size > width {
        line += separator.trimmingBlanksAtEnd() + "\n"
        line += String(repeating: " ", count: header.count + 1)
        used = header.count + 1
      } else if i > 0 {
        line += separator
        used += size
      }
      line += text
    }
    return header + "[" + line.replacing(" < ... < ", with: " ... ") + "]"
  }
}

extension String {
  func trimmingBlanks() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// Without blanks and line ends at the end.
  func trimmingBlanksAtEnd() -> String {
    String(reversed().drop { $0 == " " || $0 == "\n" }.reversed())
  }
}
