import Arrays

extension Frame {
  /// The rows in the order of columns (or, where no column has the name, of an index level).
  ///
  /// Stable, whatever algorithm is asked for.
  /// - Parameter ascending: one for all or one a column.
  /// - Throws: `KeyError`, `ValueError` for another number of directions, `TypeError` for values that
  ///   cannot be compared.
  public func sorted(
    by labels: [Label], ascending: [Bool] = [true], missingLast: Bool = true,
    ignoreIndex: Bool = false
  ) throws(FrameError) -> Frame {
    guard ascending.count == 1 || ascending.count == labels.count else {
      throw .value(
        "Length of ascending (\(ascending.count)) != length of by (\(labels.count))")
    }
    var keys: [Column] = []
    for label in labels {
      if let column = self[label] {
        keys.append(column)
      } else if label != .none, let level = index.names.firstIndex(of: label) {
        keys.append(index.levelColumns[level])
      } else {
        throw .missing(label)
      }
    }
    let directions =
      ascending.count == labels.count
      ? ascending : [Bool](repeating: ascending[0], count: labels.count)
    let order = try SortOrder.positions(keys, ascending: directions, missingLast: missingLast)
    return reordered(order, ignoreIndex)
  }

  /// The rows in the order of their labels.
  public func sortedByIndex(
    ascending: Bool = true, missingLast: Bool = true, ignoreIndex: Bool = false
  ) throws(FrameError) -> Frame {
    reordered(
      try index.sortedPositions(ascending: ascending, missingLast: missingLast), ignoreIndex)
  }

  /// The columns in the order of their names.
  public func sortedByColumnNames(ascending: Bool = true) throws(FrameError) -> Frame {
    selecting(try columnIndex.sortedPositions(ascending: ascending))
  }

  private func reordered(_ order: [Int], _ ignoreIndex: Bool) -> Frame {
    var result = order.indices.allSatisfy { order[$0] == $0 } ? self : take(order)
    result.frozenBy = nil
    if ignoreIndex { result.index = Index(count: rowCount) }
    return result
  }

  /// The rows with the largest (or smallest) values of columns, best first.
  ///
  /// - Parameter keep: `first` or `last` of equal rows when there are too many.
  public func extremeRows(
    _ count: Int, by labels: [Label], largest: Bool, keep: KeptDuplicate = .first
  ) throws(FrameError) -> Frame {
    for label in labels {
      let type = try column(label).type
      guard type.isNumeric || type.isTime else {
        let method = largest ? "nlargest" : "nsmallest"
        throw .type(
          "Column \(pythonRepr(label)) has dtype \(type.name), cannot use method '\(method)' "
            + "with this dtype")
      }
    }
    let keys = try labels.map { label throws(FrameError) in try column(label) }
    let present = (0..<rowCount).filter { row in !keys[0].isMissing()[row] }
    let order = try SortOrder.positions(
      keys.map { key in keep == .last ? key.take((0..<rowCount).reversed()) : key },
      ascending: labels.map { _ in !largest })
    let rows = keep == .last ? order.map { rowCount - 1 - $0 } : order
    return take(
      Array(rows.prefix(max(0, min(count, labels.count == 1 ? present.count : rowCount)))))
  }
}

extension Index {
  /// The rows in the order of their labels, stable.
  func sortedPositions(
    ascending: Bool = true, missingLast: Bool = true
  ) throws(FrameError) -> [Int] {
    let levels = levelColumns
    return try SortOrder.positions(
      levels, ascending: levels.map { _ in ascending }, missingLast: missingLast)
  }
}

extension Series {
  /// The values in order, stable.
  public func sorted(
    ascending: Bool = true, missingLast: Bool = true, ignoreIndex: Bool = false
  ) throws(FrameError) -> Series {
    var result = take(
      try column.sortedPositions(ascending: ascending, missingLast: missingLast))
    if ignoreIndex { result.index = Index(count: count) }
    return result
  }

  /// The values in the order of their labels.
  public func sortedByIndex(
    ascending: Bool = true, missingLast: Bool = true, ignoreIndex: Bool = false
  ) throws(FrameError) -> Series {
    var result = take(
      try index.sortedPositions(ascending: ascending, missingLast: missingLast))
    if ignoreIndex { result.index = Index(count: count) }
    return result
  }

  /// The largest (or smallest) values, best first; missing ones only when there are not enough.
  ///
  /// - Throws: `TypeError` for types other than numbers and times.
  public func extremes(
    _ wanted: Int, largest: Bool, keep: KeptDuplicate = .first
  ) throws(FrameError) -> Series {
    guard column.type.isNumeric || column.type.isTime else {
      let method = largest ? "nlargest" : "nsmallest"
      throw .type("Cannot use method '\(method)' with dtype \(column.type.name)")
    }
    let reversed = keep == .last
    let source = reversed ? column.take((0..<count).reversed()) : column
    var order = try source.sortedPositions(ascending: !largest)
    if reversed { order = order.map { count - 1 - $0 } }
    return take(Array(order.prefix(max(0, wanted))))
  }

  /// How often each value occurs.
  ///
  /// - Parameters:
  ///   - sort: most frequent first, else in order of occurrence.
  ///   - normalize: fractions instead of counts.
  public func valueCounts(
    sort: Bool = true, ascending: Bool = false, normalize: Bool = false, dropMissing: Bool = true
  ) throws(FrameError) -> Series {
    let factor = column.factor(missingIsValue: !dropMissing)
    var counts = [Int64](repeating: 0, count: factor.count)
    for code in factor.codes where code >= 0 { counts[Int(code)] += 1 }
    var values = column.take(factor.firstRows)
    if column.type == .category {
      // Categories that do not occur count as well.
      (values, counts) = categoryCounts(values, counts)
    }
    var result = Series(Column(counts), index: Index(values, name: name), name: "count")
    if sort {
      // The order of occurrence stays among equals.
      result = try result.sorted(ascending: ascending)
    }
    guard normalize else { return result }
    let total = Double(counts.reduce(0, +))
    let shares = result.column.withElements(Int64.self) { $0.map { Double($0) / total } }
    return Series(Column(shares), index: result.index, name: "proportion")
  }

  private func categoryCounts(_ values: Column, _ counts: [Int64]) -> (Column, [Int64]) {
    let categories = column.categories!
    let size = categories.values.count
    var all = [Int64](repeating: 0, count: size)
    var missing: Int64 = 0
    values.withCodes { codes in
      for (i, code) in codes.enumerated() {
        if code < 0 { missing = counts[i] } else { all[Int(code)] = counts[i] }
      }
    }
    let hasMissing = values.missingCount > 0
    let codes = (0..<Int32(size)).map { $0 } + (hasMissing ? [-1] : [])
    return (Column(codes: codes, categories: categories), all + (hasMissing ? [missing] : []))
  }

  /// The label of the smallest or largest value.
  ///
  /// - Throws: `ValueError` without values.
  public func extremeLabel(_ statistic: Statistic) throws(FrameError) -> Label {
    let method = statistic == .minimum ? "argmin" : "argmax"
    guard count > 0 else { throw .value("attempt to get \(method) of an empty sequence") }
    guard let row = try column.extremePosition(statistic) else {
      throw .value("Encountered all NA values")
    }
    return index[row]
  }
}
