import Arrays

extension Index {
  /// The labels as columns, one a level.
  public var levelColumns: [Column] {
    switch kind {
    case .range(let start, let step, let count):
      [
        Column.make(.int64, count: count) { (to: UnsafeMutablePointer<Int64>) in
          for i in 0..<count { to[i] = Int64(start + i * step) }
        }
      ]
    case .values(let column): [column]
    case .levels(let levels): levels
    }
  }

  /// The label of row `i`.
  public subscript(i: Int) -> Label {
    switch kind {
    case .range(let start, let step, _): .int(Int64(start + i * step))
    case .values(let column): column.label(i)
    case .levels(let levels): .tuple(levels.map { $0.label(i) })
    }
  }

  /// All labels.
  public var labels: [Label] { (0..<count).map { self[$0] } }

  /// The labels of some rows; position -1 gives a missing label.
  public func take(_ positions: [Int]) -> Index {
    switch kind {
    case .range(let start, let step, _): takeRange(positions, start, step)
    case .values(let column): Index(column.take(positions), name: names[0])
    case .levels(let levels): withLevels(levels.map { $0.take(positions) })
    }
  }

  private func withLevels(_ levels: [Column]) -> Index {
    var index = Index(levels: levels, names: names)
    index.holdsMissingLabels = holdsMissingLabels
    return index
  }

  /// A range again where the positions are in equal steps, as in pandas.
  private func takeRange(_ positions: [Int], _ start: Int, _ step: Int) -> Index {
    let first = positions.first ?? 0
    if first >= 0, positions.count < 2 {
      let begin = positions.isEmpty ? 0 : start + first * step
      return Index(
        .range(start: begin, step: positions.isEmpty ? 1 : step, count: positions.count),
        names: names)
    }
    let distance = positions[1] - first
    let isEven = positions.withUnsafeBufferPointer { positions in
      for i in 1..<positions.count
      where positions[i] < 0 || positions[i] - positions[i - 1] != distance { return false }
      return true
    }
    if first >= 0, distance != 0, isEven {
      return Index(
        .range(start: start + first * step, step: distance * step, count: positions.count),
        names: names)
    }
    return Index(levelColumns[0].take(positions), name: names[0])
  }

  /// Labels `start`, `start + step`, …
  public func slice(start: Int, count: Int, step: Int = 1) -> Index {
    switch kind {
    case .range(let first, let own, _):
      Index(.range(start: first + start * own, step: own * step, count: count), names: names)
    case .values(let column):
      Index(column.slice(start: start, count: count, step: step), name: names[0])
    case .levels(let levels):
      withLevels(levels.map { $0.slice(start: start, count: count, step: step) })
    }
  }

  /// The same labels under other names.
  public func renamed(_ names: [Label]) -> Index {
    var index = Index(kind, names: names)
    index.holdsMissingLabels = holdsMissingLabels
    return index
  }
}

extension Column {
  /// Element `i` as a label; missing strings as NaN.
  public func label(_ i: Int) -> Label { (try? Label(self[i])) ?? .none }
}
