import Arrays

extension Series {
  /// An operation with a value for all rows.
  public func combined(
    _ operation: BinaryOperator, _ value: Scalar, reversed: Bool = false
  ) throws(FrameError) -> Series {
    Series(
      try column.combined(operation, .scalar(value), reversed: reversed), index: index, name: name)
  }

  /// An operation with another series, rows matched by label.
  ///
  /// - Throws: `ValueError` for comparisons of series whose labels differ.
  public func combined(_ operation: BinaryOperator, _ other: Series) throws(FrameError) -> Series {
    let resultName = name == other.name ? name : .none
    if index.hasEqualLabels(to: other.index) {
      return Series(
        try column.combined(operation, .column(other.column)), index: index, name: resultName)
    }
    if operation.isComparison {
      throw .value("Can only compare identically-labeled Series objects")
    }
    let shared = try index.union(other.index)
    let (a, b) = (try reindexed(to: shared), try other.reindexed(to: shared))
    return Series(
      try a.column.combined(operation, .column(b.column)), index: shared, name: resultName)
  }
}

extension Index {
  /// The labels of both, sorted where they can be.
  func union(_ other: Index) throws(FrameError) -> Index {
    if hasEqualLabels(to: other) { return self }
    guard hasDistinctLabels, other.hasDistinctLabels else {
      throw .value("cannot reindex on an axis with duplicate labels")
    }
    let known = Set(labels)
    let joined =
      isMulti
      ? try Concatenation.joinedIndex(
        [self, other.take(other.labels.indices.filter { !known.contains(other[$0]) })], nil)
      : Index(
        try Column.joined([
          levelColumns[0],
          other.levelColumns[0].take(
            (0..<other.count).filter { !known.contains(other[$0]) }),
        ]), name: name == other.name ? name : .none)
    guard let order = try? joined.sortedPositions() else { return joined }
    return joined.take(order)
  }
}

extension Frame {
  /// An operation of every column with a value.
  public func combined(
    _ operation: BinaryOperator, _ value: Scalar, reversed: Bool = false
  ) throws(FrameError) -> Frame {
    var columns: [Column] = []
    for column in self.columns {
      columns.append(try column.combined(operation, .scalar(value), reversed: reversed))
    }
    return Frame(columns: columns, names: names, index: index)
  }

  /// An operation of each row with a series over the columns, matched by name.
  public func combined(
    _ operation: BinaryOperator, row: Series, reversed: Bool = false
  ) throws(FrameError) -> Frame {
    let shared = try columnIndex.union(row.index)
    var result: [(Label, Column)] = []
    for label in shared.labels {
      let value: Scalar = row.index.rows(of: label).first.map { row.column[$0] } ?? .float(.nan)
      let column = self[label] ?? Column.missing(.float64, count: rowCount)
      result.append(
        (label, try column.combined(operation, .scalar(value), reversed: reversed)))
    }
    return Frame(result, index: index)
  }

  /// An operation of every column with a series over the rows, matched by label (`axis=0`).
  public func combined(
    _ operation: BinaryOperator, column other: Series, reversed: Bool = false
  ) throws(FrameError) -> Frame {
    let shared = try index.union(other.index)
    let (a, b) = (try reindexed(to: shared), try other.reindexed(to: shared))
    var columns: [Column] = []
    for column in a.columns {
      columns.append(try column.combined(operation, .column(b.column), reversed: reversed))
    }
    return Frame(columns: columns, names: names, index: shared)
  }

  /// An operation with another frame, rows and columns matched by label.
  ///
  /// - Throws: `ValueError` for comparisons of frames whose labels differ.
  public func combined(_ operation: BinaryOperator, _ other: Frame) throws(FrameError) -> Frame {
    let isAligned =
      names.labels == other.names.labels && index.hasEqualLabels(to: other.index)
    if operation.isComparison, !isAligned {
      throw .value(
        "Can only compare identically-labeled (both index and columns) DataFrame objects")
    }
    let rows = try index.union(other.index)
    let labels = isAligned ? names.labels : try columnIndex.union(other.columnIndex).labels
    let (a, b) = (try reindexed(to: rows), try other.reindexed(to: rows))
    var result: [(Label, Column)] = []
    for (place, label) in labels.enumerated() {
      let left = isAligned ? a.columns[place] : a[label]
      let right = isAligned ? b.columns[place] : b[label]
      let missing = Column.missing(.float64, count: rows.count)
      result.append(
        (label, try (left ?? missing).combined(operation, .column(right ?? missing))))
    }
    return Frame(result, index: rows)
  }
}
