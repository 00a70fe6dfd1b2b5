import Arrays

extension Column {
  /// For each element, whether it is one of `values`; missing is in missing.
  public func isIn(_ values: [Scalar]) -> [Bool] {
    var wanted: Set<Label> = []
    var hasMissing = false
    for value in values {
      if value.isMissing {
        hasMissing = true
      } else if let label = try? Label(value) {
        wanted.insert(label)
      }
    }
    let factor = factor()
    let found = factor.firstRows.map { row in
      if case .bool = self[row], type == .bool { return wanted.contains(label(row)) }
      return wanted.contains(label(row))
    }
    return factor.codes.map { $0 < 0 ? hasMissing : found[Int($0)] }
  }

  /// Each element's image under a table of values; missing where the table has none.
  ///
  /// - Parameter fallback: keeps elements without an entry instead.
  public func mapped(_ table: [Label: Scalar], keepingOthers: Bool = false) -> Column {
    let factor = factor()
    let images = factor.firstRows.map { row in
      table[label(row)] ?? (keepingOthers ? self[row] : .float(.nan))
    }
    let missing: Scalar =
      table[.float(.nan)] ?? (keepingOthers && type == .object ? .none : .float(.nan))
    let hasMissing = factor.codes.contains(-1)
    let values = Column.inferred(hasMissing ? images + [missing] : images)
    let last = images.count
    let result = values.take(factor.codes.map { $0 < 0 ? last : Int($0) })
    if keepingOthers, result.type != type, let same = try? result.cast(to: type), type != .object {
      let isSame = zip(same.scalars(), result.scalars()).allSatisfy {
        $0.isEqual(to: $1) || ($0.isMissing && $1.isMissing)
      }
      if isSame { return same }
    }
    return result
  }

  /// Elements equal to a key replaced by its value.
  public func replacing(_ table: [(Scalar, Scalar)]) -> Column {
    var labels: [Label: Scalar] = [:]
    var missingImage: Scalar?
    for (from, to) in table {
      if from.isMissing {
        missingImage = to
      } else if let label = try? Label(from) {
        labels[label] = to
      }
    }
    let factor = factor()
    let touches = factor.firstRows.contains { labels[label($0)] != nil }
    var result = self
    if touches { result = mapped(labels, keepingOthers: true) }
    if let missingImage, missingCount > 0 {
      result = (try? result.fillingMissing(with: missingImage)) ?? result
    }
    return result
  }

  /// Elements below `low` raised to it, above `high` lowered to it.
  ///
  /// - Throws: `TypeError` for types other than numbers.
  public func clipped(low: Double?, high: Double?) throws(FrameError) -> Column {
    guard type.isNumeric, type != .bool else {
      throw .type("'<' not supported between instances of '\(type.name)' and 'float'")
    }
    let clipped = floats().withElements(Double.self) { values in
      values.map { value in
        if value.isNaN { return value }
        var value = value
        if let low { value = max(value, low) }
        if let high { value = min(value, high) }
        return value
      }
    }
    let isWhole = [low, high].allSatisfy { $0 == nil || $0 == $0!.rounded() }
    return try Column(clipped).cast(to: type.isInteger && !isWhole ? .float64 : type)
  }

  /// Floats rounded to so many decimals, half to even, as numpy's `round`.
  public func rounded(_ decimals: Int = 0) -> Column {
    guard type.isFloat else {
      guard type.isInteger, decimals < 0 else { return self }
      return (try? floats().rounded(decimals).cast(to: type)) ?? self
    }
    let scale = PowersOfTen.all.base[min(abs(decimals), 308)]
    let result = floats().withElements(Double.self) { values in
      values.map { value in
        if decimals == 0 { return value.rounded(.toNearestOrEven) }
        return decimals > 0
          ? (value * scale).rounded(.toNearestOrEven) / scale
          : (value / scale).rounded(.toNearestOrEven) * scale
      }
    }
    return (try? Column(result).cast(to: type)) ?? self
  }

  /// - Throws: `TypeError` for types other than numbers and spans.
  public func absolute() throws(FrameError) -> Column {
    switch type {
    case .bool, .uint8: return self
    case .timedelta:
      return withElements(Int64.self) { values in
        Column(type, values.map { $0 == Int64.min ? $0 : Swift.abs($0) })
      }
    default: break
    }
    guard type.isNumeric else {
      throw .type("bad operand type for abs(): '\(type == .string ? "str" : type.name)'")
    }
    if type.isInteger {
      let whole = try cast(to: .int64)
      return try whole.withElements(Int64.self) {
        Column($0.map { $0.magnitude == 1 << 63 ? $0 : Swift.abs($0) })
      }
      .cast(to: type)
    }
    return try floats().withElements(Double.self) { Column($0.map { Swift.abs($0) }) }.cast(
      to: type)
  }
}
