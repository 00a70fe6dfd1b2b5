import Arrays

extension Frame {
  /// A summary of rows, columns, types and memory: pandas' `info`, with a line end.
  ///
  /// - Parameters:
  ///   - verbose: lists every column; by default up to 100 of them.
  ///   - showsMemory: adds the memory in use, which for text and categories is that of pandas'
  ///     layout.
  public func info(verbose: Bool? = nil, showsMemory: Bool = true) -> String {
    var lines = ["<class 'pandas.DataFrame'>", index.summary(width: 80)]
    if columnCount == 0 { return lines[0] + "\n" + lines[1] + "\nEmpty DataFrame\n" }
    if verbose ?? (columnCount <= 100) {
      lines.append("Data columns (total \(columnCount) columns):")
      lines += columnLines(counts: rowCount <= 1_690_785 && columnCount <= 100)
    } else {
      let first = pythonText(names.labels[0])
      let last = pythonText(names.labels[columnCount - 1])
      lines.append("Columns: \(columnCount) entries, \(first) to \(last)")
    }
    var types: [String: Int] = [:]
    for column in columns { types[column.type.name, default: 0] += 1 }
    let list = types.sorted { $0.key < $1.key }.map { "\($0.key)(\($0.value))" }
    lines.append("dtypes: " + list.joined(separator: ", "))
    if showsMemory { lines.append("memory usage: " + memoryText()) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func columnLines(counts: Bool) -> [String] {
    var table = [[" # "], ["Column"], ["Dtype"]]
    if counts { table.insert(["Non-Null Count"], at: 2) }
    for (place, column) in columns.enumerated() {
      table[0].append(" \(place)")
      table[1].append(pythonText(names.labels[place]))
      if counts { table[2].append("\(column.count - column.missingCount) non-null") }
      table[table.count - 1].append(column.type.name)
    }
    for i in table.indices {
      table[i].insert(String(repeating: "-", count: table[i][0].count), at: 1)
      table[i] = TextLayout.fixedWidth(table[i], .left, most: nil)
    }
    return table[0].indices.map { row in
      table.map { $0[row] }.joined(separator: "  ")
    }
  }

  private func memoryText() -> String {
    var bytes = Double(index.byteCount)
    for column in columns { bytes += Double(column.byteCount) }
    let isMore = (columns + index.levelColumns).contains { $0.type == .object } ? "+" : ""
    for unit in ["bytes", "KB", "MB", "GB"] {
      if bytes < 1024 { return fixed(bytes, 1) + isMore + " " + unit }
      bytes /= 1024
    }
    return fixed(bytes, 1) + isMore + " TB"
  }
}

extension Index {
  /// `RangeIndex: 7 entries, 0 to 6`
  func summary(width: Int) -> String {
    let full = text(width: width)
    let name = full.prefix { $0 != "(" }
    if count == 0 { return "\(name): 0 entries" }
    func label(_ i: Int) -> String {
      if case .datetime(let time) = self[i], !isMulti {
        let civil = CivilTime(time, unit: .nanoseconds)
        let isDate = !TimeText.clock(civil).contains { $0 != "0" && $0 != ":" }
        return isDate ? TimeText.date(civil) : TimeText.datetime(time, unit: .nanoseconds)
      }
      return pythonText(self[i])
    }
    return "\(name): \(count) entries, \(label(0)) to \(label(count - 1))"
  }

  /// Bytes as pandas counts them.
  var byteCount: Int {
    if case .range = kind { return 132 }
    return levelColumns.reduce(0) { $0 + $1.byteCount }
  }
}

extension Column {
  /// Bytes as pandas counts them: text as in Arrow's layout, objects as references.
  public var byteCount: Int {
    switch type {
    case .object: return 8 * count
    case .string:
      let pool = pool!
      let bytes = withCodes { codes in codes.reduce(0) { $0 + ($1 < 0 ? 0 : pool[Int($1)].count) } }
      return 8 * count + bytes + (missingCount > 0 ? (count + 7) / 8 : 0)
    case .category:
      let size = categories!.values.count
      let width = size < 128 ? 1 : size < 32768 ? 2 : 4
      return width * count + categories!.values.byteCount + (size + 7) / 8
    default: return type.elementType.size * count
    }
  }
}
