import Arrays

extension Frame {
  /// Without these rows and columns.
  ///
  /// - Throws: `KeyError` for labels that are not there, unless they are to be ignored.
  public func dropping(
    rows: [Label] = [], columns: [Label] = [], ignoringMissing: Bool = false
  ) throws(FrameError) -> Frame {
    var result = self
    if !columns.isEmpty {
      let unwanted = Set(columns)
      if !ignoringMissing {
        let absent = columns.filter { names.position(of: $0) == nil }
        if !absent.isEmpty { throw Self.notFound(absent) }
      }
      result = selecting(names.labels.indices.filter { !unwanted.contains(names.labels[$0]) })
    }
    if !rows.isEmpty {
      var unwanted: Set<Int> = []
      var absent: [Label] = []
      for label in rows {
        let found = index.lookup.rows(of: label, in: index)
        if found.isEmpty { absent.append(label) }
        unwanted.formUnion(found)
      }
      if !absent.isEmpty, !ignoringMissing {
        if index.hasDistinctLabels { throw Self.notFound(absent) }
        let list = rows.map { pythonRepr($0) }.joined(separator: " ")
        throw .keySentence("[\(list)] not found in axis")
      }
      result = result.take((0..<rowCount).filter { !unwanted.contains($0) })
    }
    return result
  }

  private static func notFound(_ labels: [Label]) -> FrameError {
    let list = labels.map { pythonRepr($0) }.joined(separator: ", ")
    return .keySentence("[\(list)] not found in axis")
  }

  /// Other names for columns and rows; names without an entry stay.
  ///
  /// - Throws: `KeyError` for entries that are not there, when `strict`.
  public func renaming(
    columns: [Label: Label] = [:], rows: [Label: Label] = [:], strict: Bool = false
  ) throws(FrameError) -> Frame {
    if strict {
      let absent = columns.keys.filter { names.position(of: $0) == nil }
      if !absent.isEmpty { throw Self.notFound(absent) }
    }
    var result = self
    if !columns.isEmpty {
      result.names = ColumnNames(
        names.labels.map { columns[$0] ?? $0 }, axisNames: names.axisNames)
    }
    if !rows.isEmpty {
      result.index = Index(
        Column(labels: index.labels.map { rows[$0] ?? $0 }), name: index.name)
    }
    return result
  }

  /// Columns made the row labels.
  ///
  /// - Throws: `KeyError`, or `ValueError` for repeated labels when `verifying`.
  public func settingIndex(
    _ labels: [Label], drop: Bool = true, append: Bool = false, verifying: Bool = false
  ) throws(FrameError) -> Frame {
    let absent = labels.filter { names.position(of: $0) == nil }
    if !absent.isEmpty {
      let list = absent.map { pythonRepr($0) }.joined(separator: ", ")
      throw .keySentence("None of [\(list)] are in the columns")
    }
    var levels = append ? index.levelColumns : []
    var levelNames = append ? index.names : []
    for label in labels {
      levels.append(try column(label))
      levelNames.append(label)
    }
    var result = self
    if drop {
      result = selecting(names.labels.indices.filter { !labels.contains(names.labels[$0]) })
    }
    result.index =
      levels.count == 1
      ? Index(levels[0], name: levelNames[0]) : Index(levels: levels, names: levelNames)
    if verifying, !result.index.hasDistinctLabels {
      let repeated = result.index.take(
        Positions.of(result.index.levelColumns[0].duplicated()))
      let distinct = Index(repeated.levelColumns[0].unique(), name: repeated.names[0])
      throw .value("Index has duplicate keys: \(distinct.text())")
    }
    return result
  }

  /// The row labels made columns, in front, or dropped.
  ///
  /// - Throws: `ValueError` when a column of the name is there already.
  public func resettingIndex(drop: Bool = false) throws(FrameError) -> Frame {
    var result = self
    result.index = Index(count: rowCount)
    if drop { return result }
    for (level, column) in index.levelColumns.enumerated().reversed() {
      let label = index.resetName(level, taken: names)
      if names.axisNames.count > 1 {
        let padded =
          [label] + [Label](repeating: .string(""), count: names.axisNames.count - 1)
        try result.insert(.tuple(padded), column, at: 0)
      } else {
        try result.insert(label, column, at: 0)
      }
    }
    return result
  }
}

extension Index {
  /// What a level is called as a column: its name, `index` or `level_0`.
  func resetName(_ level: Int, taken: ColumnNames) -> Label {
    if names[level] != .none { return names[level] }
    if names.count > 1 { return .string("level_\(level)") }
    return taken.position(of: "index") == nil ? "index" : "level_0"
  }
}

extension Series {
  /// The row labels and the values as a frame.
  ///
  /// - Parameter name: of the values' column; the series' own name, or 0, when nil.
  public func resettingIndex(name: Label? = nil) throws(FrameError) -> Frame {
    var frame = frame()
    if let name { frame.names = ColumnNames([name]) }
    return try frame.resettingIndex()
  }
}
