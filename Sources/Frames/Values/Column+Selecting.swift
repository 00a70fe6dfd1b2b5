import Arrays

extension Column {
  /// The elements where `mask` is true, those of `other` elsewhere: pandas' `where`.
  ///
  /// Where the type cannot hold the others, the common type is used.
  /// - Throws: `ValueError` for another length.
  public func choosing(
    where mask: [Bool], else other: CellOperand = .scalar(.float(.nan))
  ) throws(FrameError) -> Column {
    guard mask.count == count else {
      throw .value("Array conditional must be same shape as self")
    }
    let places = mask.indices.filter { !mask[$0] }
    if places.isEmpty { return self }
    switch other {
    case .scalar(let value):
      if let set = try? setting(places, to: .scalar(value)) { return set }
      if type.isInteger, case .float = value {
        return try cast(to: .float64).setting(places, to: .scalar(value))
      }
      return try objects().setting(places, to: .scalar(value))
    case .column(let column):
      guard column.count == count else {
        throw .value("other must be the same shape as self when an ndarray")
      }
      let values = column.take(places)
      if let set = try? setting(places, to: .column(values)) { return set }
      let type = type.joined(with: column.type)
      return try cast(to: type).setting(places, to: .column(try values.cast(to: type)))
    }
  }

  /// For each element, whether it lies between two values.
  public func isBetween(
    _ low: Scalar, _ high: Scalar, includingLow: Bool = true, includingHigh: Bool = true
  ) throws(FrameError) -> Column {
    let above = try combined(includingLow ? .greaterOrEqual : .greater, .scalar(low))
    let below = try combined(includingHigh ? .lessOrEqual : .less, .scalar(high))
    return try above.combined(.and, .column(below))
  }

  /// Each value's relative change from the one `periods` rows before.
  public func relativeChanges(_ periods: Int = 1) throws(FrameError) -> Column {
    let before = try shifted(periods)
    return try combined(.divide, .column(before)).combined(.subtract, .scalar(.int(1)))
  }

  /// Missing values between others filled along straight lines, those after the last with it.
  ///
  /// - Throws: `TypeError` for columns that are no numbers.
  public func interpolated() throws(FrameError) -> Column {
    guard type.isNumeric, type != .bool else {
      throw .type("\(type.name) dtype does not support interpolation")
    }
    guard type.isFloat else { return self }
    var values = floats().withElements(Double.self) { Array($0) }
    let known = values.indices.filter { !values[$0].isNaN }
    guard let last = known.last else { return self }
    for (a, b) in zip(known, known.dropFirst()) where b - a > 1 {
      let slope = (values[b] - values[a]) / Double(b - a)
      for i in (a + 1)..<b { values[i] = slope * Double(i - a) + values[a] }
    }
    for i in (last + 1)..<max(values.count, last + 1) { values[i] = values[last] }
    return try Column(values).cast(to: type)
  }
}
