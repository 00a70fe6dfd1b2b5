import Arrays

/// What a column of a new frame is made of.
public enum ColumnSource: Sendable {
  /// One value for all rows.
  case scalar(Scalar)
  case column(Column)
  /// Values matched to rows by label.
  case series(Series)
}

extension Frame {
  /// A frame of named columns, values and series: pandas' `DataFrame(dict)`.
  ///
  /// - Parameter index: the union of the series' labels, or numbers, when nil.
  /// - Throws: `ValueError` for columns of different lengths, or nothing but single values.
  public init(
    sources: [(Label, ColumnSource)], index: Index? = nil
  ) throws(FrameError) {
    let index = if let index { index } else { try Self.index(of: sources) }
    var columns: [(Label, Column)] = []
    for (label, source) in sources {
      switch source {
      case .scalar(let value):
        let column = Column.inferred([value])
        columns.append((label, column.take([Int](repeating: 0, count: index.count))))
      case .column(let column):
        guard column.count == index.count else {
          throw .value(
            "Length of values (\(column.count)) does not match length of index (\(index.count))")
        }
        columns.append((label, column))
      case .series(let series):
        let isAligned = series.index.hasEqualLabels(to: index)
        columns.append((label, isAligned ? series.column : try series.reindexed(to: index).column))
      }
    }
    self.init(columns, index: index)
  }

  private static func index(of sources: [(Label, ColumnSource)]) throws(FrameError) -> Index {
    var shared: Index?
    var lengths: Set<Int> = []
    for (_, source) in sources {
      switch source {
      case .scalar: continue
      case .column(let column): lengths.insert(column.count)
      case .series(let series):
        shared = if let shared { try shared.union(series.index) } else { series.index }
      }
    }
    if lengths.count > 1 { throw .value("All arrays must be of the same length") }
    if let shared {
      if let length = lengths.first, length != shared.count {
        throw .value(
          "array length \(length) does not match index length \(shared.count)")
      }
      return shared
    }
    if let length = lengths.first { return Index(count: length) }
    guard sources.isEmpty else {
      throw .value("If using all scalar values, you must pass an index")
    }
    return Index(count: 0)
  }

  /// A frame of rows that name their values: pandas' `DataFrame(list of dicts)`.
  ///
  /// Columns come in order of occurrence; values that a row does not have are missing.
  public init(records: [[(Label, Scalar)]], index: Index? = nil) {
    var places: [Label: Int] = [:]
    var labels: [Label] = []
    for record in records {
      for (label, _) in record where places[label] == nil {
        places[label] = labels.count
        labels.append(label)
      }
    }
    var cells = [[Scalar]](
      repeating: [Scalar](repeating: .float(.nan), count: records.count), count: labels.count)
    for (row, record) in records.enumerated() {
      for (label, value) in record { cells[places[label]!][row] = value }
    }
    self.init(
      columns: cells.map { Column.inferred($0) }, names: ColumnNames(labels),
      index: index ?? Index(count: records.count))
  }

  /// A frame of rows of values: pandas' `DataFrame(list of lists)`.
  ///
  /// - Throws: `ValueError` for another number of names than columns.
  public init(
    rows: [[Scalar]], names: [Label]? = nil, index: Index? = nil
  ) throws(FrameError) {
    let width = rows.reduce(0) { max($0, $1.count) }
    if let names, names.count != width, !rows.isEmpty {
      throw .value("\(names.count) columns passed, passed data had \(width) columns")
    }
    let labels = names ?? (0..<width).map { .int(Int64($0)) }
    let columns = labels.indices.map { place in
      Column.inferred(rows.map { place < $0.count ? $0[place] : .none })
    }
    self.init(
      columns: columns, names: ColumnNames(labels), index: index ?? Index(count: rows.count))
  }

  /// Same labels, types and values; missing equals missing: pandas' `equals`.
  public func isEqual(to other: Frame) -> Bool {
    names.labels == other.names.labels && index.hasEqualLabels(to: other.index)
      && zip(columns, other.columns).allSatisfy {
        $0.type == $1.type && $0.isEqualElementwise(to: $1)
      }
  }
}

extension Series {
  /// Same labels, type and values; missing equals missing: pandas' `equals`.
  public func isEqual(to other: Series) -> Bool {
    index.hasEqualLabels(to: other.index) && column.type == other.column.type
      && column.isEqualElementwise(to: other.column)
  }
}
