import Arrays

/// Rows split into groups by the values of one or more keys: pandas' `groupby`.
public struct Grouping: Sendable {
  public enum Key: Sendable {
    case column(Label)
    /// One value a row.
    case values(Column, name: Label)
    /// A level of the index.
    case level(Int)
  }

  public let frame: Frame
  /// The values of each key at the first row of each group.
  public let keyColumns: [Column]
  public let keyNames: [Label]
  /// For each row its group; -1 for rows that belong to none.
  public let codes: [Int32]
  /// How many groups there are.
  public let count: Int
  /// Columns that are keys, and so are left out of results.
  let keyPlaces: Set<Int>

  /// - Parameters:
  ///   - sort: groups in the order of their keys, else of their first rows.
  ///   - dropMissing: rows with a missing key belong to no group.
  /// - Throws: `KeyError` for columns that are not there, `ValueError` without keys or for values of
  ///   another length.
  /// - Complexity: O(rows × keys) expected.
  public init(
    _ frame: Frame, by keys: [Key], sort: Bool = true, dropMissing: Bool = true
  ) throws(FrameError) {
    guard !keys.isEmpty else { throw .value("No group keys passed!") }
    var columns: [Column] = []
    var names: [Label] = []
    var places: Set<Int> = []
    for key in keys {
      switch key {
      case .column(let label):
        if let place = frame.names.position(of: label) {
          places.insert(place)
          columns.append(frame.columns[place])
        } else if let level = frame.index.names.firstIndex(of: label), label != .none {
          columns.append(frame.index.levelColumns[level])
        } else {
          throw .missing(label)
        }
        names.append(label)
      case .values(let column, let name):
        guard column.count == frame.rowCount else {
          throw .value("Grouper and axis must be same length")
        }
        columns.append(column)
        names.append(name)
      case .level(let level):
        let levels = frame.index.levelColumns
        guard levels.indices.contains(level) else {
          throw .value("level > 0 or level < -1 only valid with MultiIndex")
        }
        columns.append(levels[level])
        names.append(frame.index.names[level])
      }
    }
    let factor = GroupKeys(columns, dropsMissing: dropMissing).factor
    let firsts = columns.map { $0.take(factor.firstRows) }
    let order =
      sort ? (try? SortOrder.positions(firsts)) ?? Array(0..<factor.count) : Array(0..<factor.count)
    var place = [Int32](repeating: -1, count: factor.count)
    for (rank, group) in order.enumerated() { place[group] = Int32(rank) }
    self.frame = frame
    keyColumns = firsts.map { $0.take(order) }
    keyNames = names
    codes = place.withUnsafeBufferPointer { place in
      factor.codes.map { $0 < 0 ? -1 : place[Int($0)] }
    }
    count = factor.count
    keyPlaces = places
  }

  /// The labels of the groups: an index of several levels for several keys.
  public var index: Index {
    if keyColumns.count == 1 { return Index(keyColumns[0], name: keyNames[0]) }
    var index = Index(levels: keyColumns, names: keyNames)
    index.holdsMissingLabels = true
    return index
  }

  /// The columns that are not keys.
  public var valueFrame: Frame {
    frame.selecting(frame.columns.indices.filter { !keyPlaces.contains($0) })
  }

  /// The rows of each group, in order: group `g` has `rows[starts[g] ..< starts[g + 1]]`.
  public struct Members: Sendable {
    public let rows: [Int]
    public let starts: [Int]

    public subscript(group: Int) -> ArraySlice<Int> { rows[starts[group]..<starts[group + 1]] }
  }

  /// - Complexity: O(rows).
  public func members() -> Members {
    var starts = [Int](repeating: 0, count: count + 1)
    for code in codes where code >= 0 { starts[Int(code) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    let rows = [Int](unsafeUninitializedCapacity: starts[count]) { out, filled in
      for row in codes.indices where codes[row] >= 0 {
        let group = Int(codes[row])
        out[next[group]] = row
        next[group] += 1
      }
      filled = starts[count]
    }
    return Members(rows: rows, starts: starts)
  }

  /// The rows of one group.
  ///
  /// - Throws: `KeyError`.
  public func group(_ label: Label) throws(FrameError) -> Frame {
    guard let group = index.rows(of: label).first else { throw .missing(label) }
    return frame.take(Array(members()[group]))
  }

  /// How many rows each group has.
  public func sizes() -> Series {
    var sizes = [Int64](repeating: 0, count: count)
    for code in codes where code >= 0 { sizes[Int(code)] += 1 }
    return Series(Column(sizes), index: index)
  }
}
