import Arrays

extension Index {
  /// pandas' `repr` of the index.
  ///
  /// Source: pandas 3.0 `indexes/base.py` (`__repr__`), `printing.py` (`format_object_summary`).
  public func text(width: Int = 80) -> String {
    if case .range(let start, let step, let count) = kind {
      let name = names[0] == .none ? "" : ", name=\(pythonRepr(names[0]))"
      return "RangeIndex(start=\(start), stop=\(start + step * count), step=\(step)\(name))"
    }
    let summary =
      isMulti
      ? Self.tuples(levelTexts, className: className, width: width)
      : Self.summary(
        labelTexts(levelColumns[0]), className: className, isJustified: isJustified, width: width)
    return "\(className)(\(summary)\(attributes.joined(separator: ", ")))"
  }

  private var className: String {
    if isMulti { return "MultiIndex" }
    switch levelColumns[0].type {
    case .datetime: return "DatetimeIndex"
    case .timedelta: return "TimedeltaIndex"
    case .category: return "CategoricalIndex"
    default: return "Index"
    }
  }

  private var isJustified: Bool {
    let column = levelColumns[0]
    let values = column.categories?.values ?? column
    return values.type != .string
  }

  private var attributes: [String] {
    var parts: [String] = []
    if isMulti {
      if names.contains(where: { $0 != .none }) {
        parts.append("names=[" + names.map { pythonRepr($0) }.joined(separator: ", ") + "]")
      }
    } else {
      let column = levelColumns[0]
      if let categories = column.categories {
        var texts = (0..<min(categories.values.count, 8)).map { pythonRepr(categories.values[$0]) }
        if categories.values.count > 8 {
          let last = (categories.values.count - 4)..<categories.values.count
          texts = Array(texts.prefix(4)) + ["..."] + last.map { pythonRepr(categories.values[$0]) }
        }
        parts.append("categories=[\(texts.joined(separator: ", "))]")
        parts.append("ordered=\(categories.isOrdered ? "True" : "False")")
      }
      parts.append("dtype='\(column.type.name)'")
      if names[0] != .none { parts.append("name=\(pythonRepr(names[0]))") }
    }
    if count > 100 { parts.append("length=\(count)") }
    if !isMulti, levelColumns[0].type.isTime { parts.append("freq=None") }
    return parts
  }

  private func labelTexts(_ column: Column) -> [String] {
    if case .datetime(let unit) = column.type {
      let texts = DatetimeTexts(column, unit: unit)
      return (0..<column.count).map { texts[$0].map { "'\($0)'" } ?? "NaT" }
    }
    if case .timedelta = column.type {
      return CellTexts().texts(column).map { $0 == "NaT" ? $0 : "'\($0)'" }
    }
    return column.scalars().map { value in
      if case .string(let text) = value { return "'\(TextLayout.escaped(text))'" }
      return pythonRepr(value)
    }
  }

  private var levelTexts: [[String]] {
    let levels = levelColumns.map { labelTexts($0) }
    return (0..<count).map { i in levels.map { $0[i] } }
  }

  private static func summary(
    _ texts: [String], className: String, isJustified: Bool, width: Int
  ) -> String {
    if texts.count <= 2 { return "[\(texts.joined(separator: ", "))], " }
    let isTruncated = texts.count > 100
    var head = isTruncated ? Array(texts.prefix(10)) : []
    var tail = isTruncated ? Array(texts.suffix(10)) : texts
    if isJustified {
      let fits =
        TextLayout.width(head.joined(separator: ", ")) < width
        && TextLayout.width(tail.joined(separator: ", ")) < width
      if isTruncated || !fits {
        let widest = (head + tail).reduce(0) { max($0, TextLayout.width($1)) }
        head = head.map { TextLayout.justified($0, widest, .right) }
        tail = tail.map { TextLayout.justified($0, widest, .right) }
      }
    }
    return lines(head, tail, isTruncated, className, separator: ",", width, breaksEach: false)
  }

  private static func tuples(_ rows: [[String]], className: String, width: Int) -> String {
    if rows.isEmpty { return "[], " }
    let isTruncated = rows.count > 100
    let shown = isTruncated ? Array(rows.prefix(10) + rows.suffix(10)) : rows
    var widths = [Int](repeating: 0, count: shown[0].count)
    for row in shown {
      for (i, text) in row.enumerated() { widths[i] = max(widths[i], TextLayout.width(text)) }
    }
    let texts = shown.map { row in
      let parts = zip(row, widths).map { TextLayout.justified($0, $1, .right) }
      return "(" + parts.joined(separator: ", ") + (parts.count == 1 ? ",)" : ")")
    }
    let separator = ",\n " + String(repeating: " ", count: className.count)
    return lines(
      isTruncated ? Array(texts.prefix(10)) : [], isTruncated ? Array(texts.suffix(10)) : texts,
      isTruncated, className, separator: separator, width, breaksEach: true)
  }

  private static func lines(
    _ head: [String], _ tail: [String], _ isTruncated: Bool, _ className: String,
    separator: String, _ width: Int, breaksEach: Bool
  ) -> String {
    let outer = "\n" + String(repeating: " ", count: className.count + 1)
    let inner = "\n" + String(repeating: " ", count: className.count + 2)
    var summary = ""
    var line = inner
    func extend(_ word: String, _ room: Int) {
      if TextLayout.width(line.trimmingBlanksAtEnd()) + TextLayout.width(word.trimmingBlanksAtEnd())
        >= room
      {
        summary += line.trimmingBlanksAtEnd()
        line = inner
      }
      line += word
    }
    for word in head { extend(word + separator + " ", width) }
    if isTruncated {
      summary += line.trimmingBlanksAtEnd() + inner + "..."
      line = inner
    }
    for word in tail.dropLast() { extend(word + separator + " ", width) }
    extend(tail[tail.count - 1], width - 2)
    summary += line + "],"
    summary += TextLayout.width(summary) > width || breaksEach ? outer : " "
    return "[" + String(summary.dropFirst(inner.count))
  }
}
