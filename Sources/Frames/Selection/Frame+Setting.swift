import Arrays

extension Frame {
  /// Puts values into cells by label: assignment to `loc`.
  ///
  /// A single new row or column label adds one.
  /// - Throws: `KeyError`, `TypeError` for values that a column cannot hold or on a frozen frame.
  public mutating func set(
    rows: Locator, columns: Locator = .all, to values: CellValues
  ) throws(FrameError) {
    try requireThawed()
    if case .one(let label) = rows, lookupRow(label).isEmpty {
      return try addRow(label, columns, values)
    }
    let rowPlaces = try index.places(rows).positions
    if case .one(let label) = columns, names.position(of: label) == nil {
      return try addColumn(label, rowPlaces, values)
    }
    let columnPlaces = try columnIndex.places(columns, axis: "columns")
    try set(rowPlaces, columnPlaces, values, rowIsOne: rows.isOne)
  }

  /// Puts values into cells by position: assignment to `iloc`.
  public mutating func set(
    rowsAt rows: Locator, columnsAt columns: Locator = .all, to values: CellValues
  ) throws(FrameError) {
    try requireThawed()
    try set(
      try rows.places(count: rowCount).positions, try columns.places(count: columnCount), values,
      rowIsOne: rows.isOne)
  }

  private func lookupRow(_ label: Label) -> [Int] { index.lookup.rows(of: label, in: index) }

  /// One value for all cells, a value a row of one column, or a value a column of one row.
  private mutating func set(
    _ rows: [Int], _ places: Places, _ values: CellValues, rowIsOne: Bool
  ) throws(FrameError) {
    let positions = places.positions
    guard case .column(let column) = values, rowIsOne, positions.count > 1 || !places.isOne else {
      var changed = columns
      for place in positions { changed[place] = try changed[place].setting(rows, to: values) }
      columns = changed
      return
    }
    guard column.count == positions.count else {
      throw .value("cannot set using a list-like indexer with a different length than the value")
    }
    var changed = columns
    for (i, place) in positions.enumerated() {
      changed[place] = try changed[place].setting(rows, to: .scalar(column[i]))
    }
    columns = changed
  }

  private mutating func addColumn(
    _ label: Label, _ rows: [Int], _ values: CellValues
  ) throws(FrameError) {
    let given: Column
    switch values {
    case .scalar(let value): given = Column.inferred([value]).take(rows.map { _ in 0 })
    case .column(let column): given = column
    }
    var source = [Int](repeating: -1, count: rowCount)
    for (i, row) in rows.enumerated() { source[row] = i }
    try assign(label, given.take(source))
  }

  private mutating func addRow(
    _ label: Label, _ columns: Locator, _ values: CellValues
  ) throws(FrameError) {
    let places = try columnIndex.places(columns, axis: "columns").positions
    var cells = [Scalar?](repeating: nil, count: columnCount)
    for (i, place) in places.enumerated() {
      switch values {
      case .scalar(let value): cells[place] = value
      case .column(let column):
        guard column.count == places.count else {
          throw .value("cannot set a row with mismatched columns")
        }
        cells[place] = column[i]
      }
    }
    var row: [(Label, Column)] = []
    for (place, cell) in cells.enumerated() {
      let name = names.labels[place]
      // With cells left out, the new row is one of floats.
      guard var cell else { continue }
      if case .int(let value) = cell, places.count < columnCount { cell = .float(Double(value)) }
      row.append((name, Column.inferred([cell])))
    }
    let added = Frame(row, index: Index(Column(labels: [label])))
    let labels = names
    var joined = try Concatenation.rows([self, added])
    joined.names = labels
    joined.index = joined.index.renamed(index.names)
    joined.frozenBy = frozenBy
    self = joined
  }
}

extension Series {
  /// Puts values into rows by label.
  public mutating func set(_ rows: Locator, to values: CellValues) throws(FrameError) {
    if let frozenBy { throw .frozen(by: frozenBy) }
    if case .one(let label) = rows, index.lookup.rows(of: label, in: index).isEmpty {
      guard case .scalar(let value) = values else { throw .missing(label) }
      let added = Series(Column.inferred([value]), index: Index(Column(labels: [label])))
      let joinedIndex = try Concatenation.joinedIndex([index, added.index], nil)
      column = try Column.joined([column, added.column])
      index = joinedIndex.renamed(index.names)
      return
    }
    column = try column.setting(try index.places(rows).positions, to: values)
  }

  /// Puts values into rows by position.
  public mutating func set(at rows: Locator, to values: CellValues) throws(FrameError) {
    if let frozenBy { throw .frozen(by: frozenBy) }
    column = try column.setting(try rows.places(count: count).positions, to: values)
  }
}

extension Locator {
  var isOne: Bool { if case .one = self { true } else { false } }
}

extension Places {
  var isOne: Bool { if case .one = self { true } else { false } }
}
