import Arrays

extension Index {
  /// No label occurs twice.
  public var hasDistinctLabels: Bool {
    switch kind {
    case .range: true
    case .values(let column): column.factor(missingIsValue: true).count == column.count
    case .levels: Set(labels).count == count
    }
  }

  /// The same labels in the same order, whatever their names.
  public func hasEqualLabels(to other: Index) -> Bool {
    guard count == other.count else { return false }
    switch (kind, other.kind) {
    case (.range(let a, let b, _), .range(let c, let d, _)):
      return count == 0 || (a == c && (b == d || count == 1))
    case (.levels(let a), .levels(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.isEqualElementwise(to: $1) }
    case (.levels, _), (_, .levels): return false
    default: return levelColumns[0].isEqualElementwise(to: other.levelColumns[0])
    }
  }

  /// For each wanted label, its row; -1 where there is none.
  ///
  /// - Throws: `InvalidIndexError` when labels occur twice.
  func positions(of wanted: Index) throws(FrameError) -> [Int] {
    if hasEqualLabels(to: wanted) { return Array(0..<count) }
    guard hasDistinctLabels else {
      throw .value("cannot reindex on an axis with duplicate labels")
    }
    if case .range(let start, let step, let count) = kind, !wanted.isMulti {
      let column = wanted.levelColumns[0]
      if column.type == .int64 {
        return column.withElements(Int64.self) { labels in
          labels.map { label in
            let distance = Int(label) - start
            guard distance % step == 0, (0..<count).contains(distance / step) else { return -1 }
            return distance / step
          }
        }
      }
    }
    let table = rowTable()
    return wanted.labels.map { table[$0] ?? -1 }
  }

  /// The first row of each label.
  func rowTable() -> [Label: Int] {
    Dictionary(zip(labels, 0..<count), uniquingKeysWith: { first, _ in first })
  }

  /// The rows of a label, in order.
  public func rows(of label: Label) -> [Int] {
    switch kind {
    case .range(let start, let step, let count):
      let number: Int64
      switch label {
      case .int(let value): number = value
      case .bool(let value): number = value ? 1 : 0
      case .float(let value):
        guard let whole = Int64(exactly: value) else { return [] }
        number = whole
      default: return []
      }
      let distance = Int(number) - start
      guard distance % step == 0, (0..<count).contains(distance / step) else { return [] }
      return [distance / step]
    case .values(let column): return column.rows(of: label)
    case .levels(let levels):
      guard case .tuple(let parts) = label else { return levels[0].rows(of: label) }
      var rows: [Int]?
      for (level, part) in zip(levels, parts) {
        let found = level.rows(of: part)
        rows =
          rows.map { old in
            let both = Set(found)
            return old.filter { both.contains($0) }
          } ?? found
      }
      return rows ?? []
    }
  }
}

extension Column {
  /// The rows that equal a label.
  func rows(of label: Label) -> [Int] {
    switch (type, label) {
    case (.string, .string(let text)):
      let pool = pool!
      var text = text
      let wanted = text.withUTF8 { bytes in
        (0..<pool.count).map { code in
          let own = pool[code]
          return own.count == bytes.count && own.elementsEqual(bytes)
        }
      }
      return withCodes { codes in
        codes.indices.filter { codes[$0] >= 0 && wanted[Int(codes[$0])] }
      }
    case (.int64, .int(let value)):
      return withElements(Int64.self) { values in values.indices.filter { values[$0] == value } }
    default: return (0..<count).filter { self.label($0) == label }
    }
  }
}
