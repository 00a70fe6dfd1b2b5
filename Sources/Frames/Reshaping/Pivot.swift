import Arrays

/// A table of statistics by the values of some columns down and others across: `pivot_table`.
public struct Pivot: Sendable {
  /// Columns to sum up; all others when nil.
  public var values: [Label]?
  public var rows: [Label]
  public var across: [Label] = []
  public var statistic = Statistic.mean
  /// Stands where a pair of keys does not occur.
  public var fill: Scalar?
  /// Leaves out columns without any value.
  public var dropsEmpty = true

  public init(rows: [Label]) { self.rows = rows }

  /// - Throws: `KeyError` for columns that are not there, `TypeError` for a statistic that a column
  ///   does not have.
  public func table(of frame: Frame) throws(FrameError) -> Frame {
    let keys = rows + across
    for label in keys where frame.names.position(of: label) == nil { throw .missing(label) }
    let wanted = values ?? valueLabels(frame)
    for label in wanted where frame.names.position(of: label) == nil { throw .missing(label) }
    let grouping = try Grouping(frame, by: keys.map { .column($0) })
    var columns: [Column] = []
    for label in wanted {
      columns.append(try grouping.reduced(try frame.column(label), statistic))
    }
    if across.isEmpty {
      let result = Frame(columns: columns, names: ColumnNames(wanted), index: grouping.index)
      return try filled(result.sortedByColumnNames())
    }
    return try filled(unstacked(grouping, wanted, columns))
  }

  private func valueLabels(_ frame: Frame) -> [Label] {
    frame.names.labels.filter { !rows.contains($0) && !across.contains($0) }
  }

  /// The keys across made column names.
  private func unstacked(
    _ grouping: Grouping, _ wanted: [Label], _ columns: [Column]
  ) throws(FrameError) -> Frame {
    let rowKeys = Array(grouping.keyColumns.prefix(rows.count))
    let acrossKeys = Array(grouping.keyColumns.suffix(across.count))
    let down = try SortedGroups(rowKeys)
    let over = try SortedGroups(acrossKeys)
    var labels: [Label] = []
    var result: [Column] = []
    let isNamed = self.values.map { $0.count > 1 } ?? true
    let order = try Column(labels: wanted).sortedPositions()
    for place in order {
      for group in 0..<over.count {
        var source = [Int](repeating: -1, count: down.count)
        for row in 0..<grouping.count where over.codes[row] == group {
          source[Int(down.codes[row])] = row
        }
        let key = over.keys.map { $0.label(group) }
        let cells = columns[place].take(source)
        if dropsEmpty, cells.missingCount == cells.count { continue }
        labels.append(
          isNamed ? .tuple([wanted[place]] + key) : key.count == 1 ? key[0] : .tuple(key))
        result.append(cells)
      }
    }
    let axisNames = isNamed ? [.none] + across : across
    let index =
      rows.count == 1
      ? Index(down.keys[0], name: rows[0]) : Index(levels: down.keys, names: rows)
    return Frame(
      columns: result, names: ColumnNames(labels, axisNames: axisNames), index: index)
  }

  private func filled(_ frame: Frame) throws(FrameError) -> Frame {
    guard let fill else { return frame }
    var result = frame
    for (place, column) in frame.columns.enumerated() {
      var changed = try column.fillingMissing(with: fill)
      let isWhole =
        changed.type == .float64
        && changed.withElements(Double.self) {
          $0.allSatisfy { $0 == $0.rounded() && abs($0) < 9e15 }
        }
      // pandas goes back to integers where the values were integers.
      if isWhole, case .int = fill,
        statistic == .count || statistic == .distinctCount || statistic == .size
      {
        changed = try changed.cast(to: .int64)
      }
      result.columns[place] = changed
    }
    return result
  }
}

/// Keys numbered in sorted order.
private struct SortedGroups {
  let codes: [Int32]
  let keys: [Column]
  var count: Int { keys[0].count }

  init(_ columns: [Column]) throws(FrameError) {
    let factor = GroupKeys(columns, dropsMissing: false).factor
    let firsts = columns.map { $0.take(factor.firstRows) }
    let order = (try? SortOrder.positions(firsts)) ?? Array(0..<factor.count)
    var place = [Int32](repeating: 0, count: order.count)
    for (rank, group) in order.enumerated() { place[group] = Int32(rank) }
    codes = factor.codes.map { place[Int($0)] }
    keys = firsts.map { $0.take(order) }
  }
}
