import Arrays

extension Column {
  /// Each value minus that of another column of the same length; times give spans.
  ///
  /// - Throws: `TypeError` for types that do not subtract.
  func subtracting(_ other: Column) throws(FrameError) -> Column {
    if type.isTime {
      guard case .datetime(let unit) = type, other.type == type else {
        throw .type("unsupported operand type(s) for -: '\(type.name)' and '\(other.type.name)'")
      }
      return withElements(Int64.self) { a in
        other.withElements(Int64.self) { b in
          Column.make(.timedelta(unit), count: count) { (to: UnsafeMutablePointer<Int64>) in
            for i in 0..<count {
              to[i] = a[i] == .min || b[i] == .min ? .min : a[i] &- b[i]
            }
          }
        }
      }
    }
    guard type.isNumeric, other.type.isNumeric else {
      throw .type("unsupported operand type(s) for -: '\(type.name)' and '\(other.type.name)'")
    }
    let result = floats().withElements(Double.self) { a in
      other.floats().withElements(Double.self) { b in a.indices.map { a[$0] - b[$0] } }
    }
    return try Column(result).cast(to: type == .float32 ? .float32 : .float64)
  }

  /// The values moved down by `periods` rows, missing values (or `fill`) moving in.
  public func shifted(_ periods: Int = 1, fill: Scalar? = nil) throws(FrameError) -> Column {
    let source = (0..<count).map { (0..<count).contains($0 - periods) ? $0 - periods : -1 }
    guard let fill else { return take(source) }
    let places = source.indices.filter { source[$0] < 0 }
    return try take(source.map { max($0, 0) }).setting(places, to: .scalar(fill))
  }

  /// Each value minus the one `periods` rows before it.
  public func differences(_ periods: Int = 1) throws(FrameError) -> Column {
    try subtracting(try shifted(periods))
  }

  /// Running sums (or products, minima, maxima); missing values stay and do not count.
  public func running(_ kind: Grouping.Running) throws(FrameError) -> Column {
    guard type.isNumeric else {
      throw .type("Cannot perform cumulative operation 'cum\(kind)' with dtype '\(type.name)'")
    }
    if !type.isFloat {
      let frame = Frame([(0, self)])
      let all = Column([UInt8](repeating: 0, count: count).map { Int64($0) })
      return try Grouping(frame, by: [.values(all, name: .none)]).running(self, kind)
    }
    let result = floats().withElements(Double.self) { values in
      var state: Double? = nil
      return values.map { value -> Double in
        if value.isNaN { return .nan }
        switch (kind, state) {
        case (_, nil): state = value
        case (.sum, let old?): state = old + value
        case (.product, let old?): state = old * value
        case (.minimum, let old?): state = min(old, value)
        case (.maximum, let old?): state = max(old, value)
        }
        return state!
      }
    }
    return try Column(result).cast(to: type)
  }
}
