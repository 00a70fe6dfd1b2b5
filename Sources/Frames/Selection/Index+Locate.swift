import Arrays

extension Index {
  /// The places of labels: `loc`.
  ///
  /// - Parameter axis: `index` or `columns`, for messages.
  /// - Throws: `KeyError` for labels that are not there.
  public func places(_ locator: Locator, axis: String = "index") throws(FrameError) -> Places {
    switch locator {
    case .all: return .range(start: 0, count: count, step: 1)
    case .one(let label): return try places(of: label)
    case .many(let labels): return .many(try places(of: labels, axis: axis))
    case .mask(let mask): return try Locator.masked(mask, count)
    case .slice(let from, let to, let step):
      let start = try from.map { label throws(FrameError) in try bound(label, isLeft: true) }
      let stop = try to.map { label throws(FrameError) in try bound(label, isLeft: false) }
      if step > 0 { return try Locator.slice(start ?? 0, stop ?? count, step, count: count) }
      let first = try from.map { label throws(FrameError) in try bound(label, isLeft: false) - 1 }
      let last = try to.map { label throws(FrameError) in try bound(label, isLeft: true) - 1 }
      let begin = first ?? count - 1
      let length = max(0, (begin - (last ?? -1) - step - 1) / -step)
      return .range(start: begin, count: length, step: step)
    }
  }

  private func places(of label: Label) throws(FrameError) -> Places {
    let found = lookup.rows(of: label, in: self)
    guard let first = found.first else { throw .missing(label) }
    var isWhole = true
    if case .levels(let levels) = kind {
      if case .tuple(let parts) = label {
        isWhole = parts.count == levels.count
      } else {
        isWhole = false
      }
    }
    if found.count == 1, isWhole { return .one(first) }
    if found.last! - first == found.count - 1 {
      return .range(start: first, count: found.count, step: 1)
    }
    return .many(found)
  }

  private func places(of labels: [Label], axis: String) throws(FrameError) -> [Int] {
    var places: [Int] = []
    var missing: [Label] = []
    for label in labels {
      let found = lookup.rows(of: label, in: self)
      if found.isEmpty { missing.append(label) }
      places += found
    }
    if !missing.isEmpty { throw .absent(missing, of: labels, axis: axis) }
    return places
  }

  /// Where a slice begins (`isLeft`) or ends at a label.
  private func bound(_ label: Label, isLeft: Bool) throws(FrameError) -> Int {
    let found = lookup.rows(of: label, in: self)
    if let first = found.first, let last = found.last {
      guard last - first == found.count - 1 else {
        let side = isLeft ? "left" : "right"
        throw .keySentence(
          "Cannot get \(side) slice bound for non-unique label: \(pythonRepr(label))")
      }
      return isLeft ? first : last + 1
    }
    return try sortedBound(label, isLeft: isLeft)
  }

  /// Where the label would be, in an index that is sorted.
  private func sortedBound(_ label: Label, isLeft: Bool) throws(FrameError) -> Int {
    let labels = labels
    let wanted = Scalar(label)
    var (rises, falls) = (true, true)
    for i in labels.indices.dropFirst() {
      let (a, b) = (Scalar(labels[i - 1]), Scalar(labels[i]))
      if try b.isLess(than: a) { rises = false }
      if try a.isLess(than: b) { falls = false }
    }
    guard rises || falls else { throw .missing(label) }
    var place = 0
    for candidate in labels {
      let isBefore =
        rises
        ? try Scalar(candidate).isLess(than: wanted) : try wanted.isLess(than: Scalar(candidate))
      if !isBefore { break }
      place += 1
    }
    return place
  }

  /// The labels in sorted order, ascending.
  public var isSorted: Bool {
    switch kind {
    case .range(_, let step, let count): return step > 0 || count < 2
    case .values(let column):
      guard let keys = try? column.sortKeys().keys else { return false }
      return zip(keys, keys.dropFirst()).allSatisfy { $0 <= $1 }
    case .levels(let levels):
      guard let order = try? SortOrder.positions(levels) else { return false }
      return order.indices.allSatisfy { order[$0] == $0 }
    }
  }
}
