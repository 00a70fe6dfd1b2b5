import Arrays

extension Frame {
  /// The rows and columns by label: `loc`.
  ///
  /// - Throws: `KeyError` for labels that are not there.
  public func locate(rows: Locator, columns: Locator = .all) throws(FrameError) -> Selection {
    pick(
      rows: try index.places(rows),
      columns: try columnIndex.places(columns, axis: "columns"))
  }

  /// The rows and columns by position: `iloc`.
  ///
  /// - Throws: `IndexError` outside of the frame.
  public func locate(rowsAt rows: Locator, columnsAt columns: Locator = .all) throws(FrameError)
    -> Selection
  {
    pick(rows: try rows.places(count: rowCount), columns: try columns.places(count: columnCount))
  }

  /// The column names as an index.
  public var columnIndex: Index { names.index }

  /// The cells at these places.
  public func pick(rows: Places, columns: Places) -> Selection {
    switch (rows, columns) {
    case (.one(let row), .one(let place)): return .scalar(self.columns[place][row])
    case (_, .one(let place)): return .series(Self.rows(rows, of: series(at: place)))
    case (.one(let row), _): return .series(picking(columns).row(row))
    default:
      let part = picking(columns)
      switch rows {
      case .range(let start, let count, let step):
        return .frame(part.slice(start: start, count: count, step: step))
      default: return .frame(part.take(rows.positions))
      }
    }
  }

  private func picking(_ places: Places) -> Frame {
    if case .range(0, columnCount, 1) = places { return self }
    return selecting(places.positions)
  }

  static func rows(_ places: Places, of series: Series) -> Series {
    switch places {
    case .range(let start, let count, let step):
      series.slice(start: start, count: count, step: step)
    default: series.take(places.positions)
    }
  }

  /// One row as a series over the columns, in their common type.
  public func row(_ row: Int) -> Series {
    let type = commonType
    let values = columns.map { $0[row] }
    let column =
      (try? Column(scalars: values).cast(to: type == .category ? .object : type))
      ?? Column(scalars: values)
    return Series(column, index: columnIndex, name: index[row])
  }

  /// The type that holds all columns: that of `values`.
  ///
  /// Source: pandas 3.0 `find_common_type`: bools do not mix with numbers.
  public var commonType: ColumnType {
    guard var type = columns.first?.type else { return .object }
    for column in columns.dropFirst() { type = type.joined(with: column.type) }
    if type == .category {
      let first = columns[0].categories!
      return columns.allSatisfy({ $0.categories === first }) ? .category : .object
    }
    return type
  }
}

extension Series {
  /// The rows by label: `loc` and, for labels, `[]`.
  public func locate(_ rows: Locator) throws(FrameError) -> Selection {
    pick(try index.places(rows))
  }

  /// The rows by position: `iloc`.
  public func locate(at rows: Locator) throws(FrameError) -> Selection {
    pick(try rows.places(count: count))
  }

  private func pick(_ places: Places) -> Selection {
    if case .one(let row) = places { return .scalar(column[row]) }
    return .series(Frame.rows(places, of: self))
  }
}

extension ColumnNames {
  /// The names as an index, several levels for names that are tuples.
  var index: Index {
    if axisNames.count > 1 {
      let levels = axisNames.indices.map { level in
        Column(
          labels: labels.map { label in
            if case .tuple(let parts) = label, parts.indices.contains(level) { return parts[level] }
            return label
          })
      }
      return Index(levels: levels, names: axisNames)
    }
    return Index(Column(labels: labels), name: axisNames[0])
  }
}
