import Arrays

extension Frame {
  /// For each cell, whether it is missing.
  public func isMissing() -> Frame { mapColumns { Column($0.isMissing()) } }

  /// A frame of the same names, with every column transformed.
  public func mapColumns(_ transform: (Column) -> Column) -> Frame {
    Frame(columns: columns.map(transform), names: names, index: index)
  }

  /// Which of rows or columns with missing values go.
  public enum Dropping: Sendable {
    /// Any missing value.
    case any
    /// Nothing but missing values.
    case all
    /// Fewer than so many values.
    case below(Int)
  }

  /// Without the rows that have missing values.
  ///
  /// - Parameter subset: the columns that count; all when nil.
  /// - Throws: `KeyError` for columns that are not there.
  public func droppingMissingRows(
    _ how: Dropping = .any, subset: [Label]? = nil
  ) throws(FrameError) -> Frame {
    var counted = columns
    if let subset {
      let absent = subset.filter { names.position(of: $0) == nil }
      if !absent.isEmpty {
        throw .key("[" + absent.map { pythonRepr($0) }.joined(separator: ", ") + "]")
      }
      counted = try select(subset).columns
    }
    var present = [Int](repeating: 0, count: rowCount)
    for column in counted {
      if !column.canBeMissing {
        for i in present.indices { present[i] += 1 }
        continue
      }
      let missing = column.isMissing()
      for i in present.indices where !missing[i] { present[i] += 1 }
    }
    return try filter(present.map { Self.stays($0, of: counted.count, how) })
  }

  /// Without the columns that have missing values.
  public func droppingMissingColumns(_ how: Dropping = .any) -> Frame {
    selecting(
      columns.indices.filter {
        Self.stays(rowCount - columns[$0].missingCount, of: rowCount, how)
      })
  }

  private static func stays(_ present: Int, of count: Int, _ how: Dropping) -> Bool {
    switch how {
    case .any: present == count
    case .all: present > 0 || count == 0
    case .below(let least): present >= least
    }
  }
}

extension Column {
  /// The column with missing elements replaced by a value; a value that its type cannot hold makes
  /// it an object column.
  ///
  /// - Throws: `TypeError` for a value that is no category.
  public func fillingMissing(with value: Scalar) throws(FrameError) -> Column {
    let places = Positions.of(isMissing())
    if places.isEmpty { return self }
    if type == .category { return try setting(places, to: .scalar(value)) }
    if let filled = try? setting(places, to: .scalar(value)) { return filled }
    return try objects().setting(places, to: .scalar(value))
  }

  /// Each missing element as the last one before it that is there (or the next one after it).
  public func fillingMissing(fromBefore: Bool, limit: Int? = nil) -> Column {
    let missing = isMissing()
    var source = Array(0..<count)
    var last = -1
    var run = 0
    for i in fromBefore ? Array(0..<count) : Array((0..<count).reversed()) {
      if !missing[i] {
        (last, run) = (i, 0)
      } else if last >= 0, run < limit ?? .max {
        source[i] = last
        run += 1
      }
    }
    return take(source)
  }

  /// The column with missing elements taken from another one of the same length.
  public func fillingMissing(from other: Column) throws(FrameError) -> Column {
    let places = Positions.of(isMissing())
    if places.isEmpty { return self }
    let values = other.take(places)
    if let filled = try? setting(places, to: .column(values)) { return filled }
    return try objects().setting(places, to: .column(values.objects()))
  }
}
