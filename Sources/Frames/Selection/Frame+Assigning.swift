import Arrays

extension Frame {
  /// The frame with a column replaced, or added at the end.
  ///
  /// - Throws: `ValueError` for a column of another length.
  public func assigning(_ label: Label, _ column: Column) throws(FrameError) -> Frame {
    var result = self
    try result.assign(label, column)
    return result
  }

  /// Replaces the column of that name, or adds it at the end.
  ///
  /// - Throws: `ValueError` for a column of another length, `TypeError` on a frozen frame.
  public mutating func assign(_ label: Label, _ column: Column) throws(FrameError) {
    try requireThawed()
    if columns.isEmpty, rowCount == 0 { index = Index(count: column.count) }
    guard column.count == rowCount else {
      throw .value(
        "Length of values (\(column.count)) does not match length of index (\(rowCount))")
    }
    if let place = names.position(of: label) {
      for place in names.positions(of: label).dropFirst() { columns[place] = column }
      columns[place] = column
    } else {
      columns.append(column)
      names = ColumnNames(names.labels + [label], axisNames: names.axisNames)
    }
  }

  /// Replaces or adds a column from a series, its rows matched by label.
  public mutating func assign(_ label: Label, _ series: Series) throws(FrameError) {
    if columns.isEmpty, rowCount == 0 {
      try requireThawed()
      index = series.index
    }
    let aligned =
      series.index.hasEqualLabels(to: index) ? series : try series.reindexed(to: index)
    try assign(label, aligned.column)
  }

  /// Adds a column before the one at `place`.
  ///
  /// - Throws: `ValueError` when the name is taken, `IndexError` outside of the frame.
  public mutating func insert(_ label: Label, _ column: Column, at place: Int) throws(FrameError) {
    try requireThawed()
    guard names.position(of: label) == nil else {
      throw .value("cannot insert \(pythonText(label)), already exists")
    }
    guard place >= 0 else { throw .value("unbounded slice") }
    guard place <= columnCount else {
      throw .index("loc must be an integer between -\(columnCount) and \(columnCount)")
    }
    guard column.count == rowCount else {
      throw .value(
        "Length of values (\(column.count)) does not match length of index (\(rowCount))")
    }
    var labels = names.labels
    labels.insert(label, at: place)
    names = ColumnNames(labels, axisNames: names.axisNames)
    columns.insert(column, at: place)
  }

  /// - Throws: `TypeError` naming the cell, on a frozen frame.
  func requireThawed() throws(FrameError) {
    if let frozenBy { throw .frozen(by: frozenBy) }
  }

  /// Other row labels.
  ///
  /// - Throws: `ValueError` for another number of labels, `TypeError` on a frozen frame.
  public mutating func setIndex(_ index: Index) throws(FrameError) {
    try requireThawed()
    guard index.count == rowCount else {
      throw .value(
        "Length mismatch: Expected axis has \(rowCount) elements, new values have "
          + "\(index.count) elements")
    }
    self.index = index
  }

  /// Other column names.
  ///
  /// - Throws: `ValueError` for another number of names, `TypeError` on a frozen frame.
  public mutating func setNames(_ names: ColumnNames) throws(FrameError) {
    try requireThawed()
    guard names.labels.count == columnCount else {
      throw .value(
        "Length mismatch: Expected axis has \(columnCount) elements, new values have "
          + "\(names.labels.count) elements")
    }
    self.names = names
  }

  /// Takes columns away in place.
  public mutating func remove(_ label: Label) throws(FrameError) -> Series {
    try requireThawed()
    guard let place = names.position(of: label) else { throw .missing(label) }
    let removed = series(at: place)
    self = selecting(columns.indices.filter { $0 != place })
    return removed
  }
}
