import Arrays

extension Column {
  /// One statistic of the column; missing values are left out.
  ///
  /// - Parameter skipsMissing: false: any missing value makes the result missing.
  /// - Throws: `TypeError` where the type has no such statistic.
  public func reduced(
    _ statistic: Statistic, skipsMissing: Bool = true
  ) throws(FrameError) -> Scalar {
    switch statistic {
    case .count: return .int(Int64(count - missingCount))
    case .size: return .int(Int64(count))
    case .distinctCount: return .int(Int64(distinctCount()))
    case .first, .last: return edge(statistic)
    case .any, .all: return .bool(truth(statistic, skipsMissing))
    case .minimum, .maximum: return try extreme(statistic, skipsMissing)
    default: break
    }
    if !skipsMissing, missingCount > 0 { return type.isTime ? .datetime(.min) : .float(.nan) }
    switch type {
    case .string: return try textSum(statistic)
    case .datetime, .timedelta: return try timeStatistic(statistic)
    case .category:
      throw .type(
        "'Categorical' with dtype category does not support operation '\(statistic.name)'")
    case .object: return try objectStatistic(statistic)
    default: break
    }
    if statistic == .sum || statistic == .product, !type.isFloat {
      return .int(try wholeFold(statistic))
    }
    if statistic == .sum, type == .float32 {
      return .float(
        Double(
          withElements(Float.self) { values in
            values.map { $0.isNaN ? 0 : $0 }.withUnsafeBufferPointer { FloatStatistics.sum($0) }
          }))
    }
    let value = floats().withElements(Double.self) { Self.float(statistic, $0) }
    return .float(type == .float32 ? Double(Float(value)) : value)
  }

  private static func float(_ statistic: Statistic, _ values: UnsafeBufferPointer<Double>) -> Double
  {
    switch statistic {
    case .sum, .mean:
      var count = 0
      let filled = values.map { value in
        if value.isNaN { return 0.0 }
        count += 1
        return value
      }
      let sum = filled.withUnsafeBufferPointer { FloatStatistics.sum($0) }
      return statistic == .sum ? sum : (count > 0 ? sum / Double(count) : .nan)
    case .product: return values.reduce(1) { $1.isNaN ? $0 : $0 * $1 }
    case .median: return FloatStatistics.median(FloatStatistics.sortedPresent(values))
    case .quantile(let q):
      return FloatStatistics.sortedPresent(values).withUnsafeBufferPointer {
        FloatStatistics.quantile($0, q)
      }
    case .variance(let ddof), .deviation(let ddof), .standardError(let ddof):
      let (sum, count) = FloatStatistics.squaredDistances(values)
      if count <= ddof { return .nan }
      let variance = sum / Double(count - ddof)
      if case .variance = statistic { return variance }
      if case .deviation = statistic { return variance.squareRoot() }
      return variance.squareRoot() / Double(count).squareRoot()
    case .skewness: return FloatStatistics.skewness(values)
    case .kurtosis: return FloatStatistics.kurtosis(values)
    default: return .nan
    }
  }

  private func wholeFold(_ statistic: Statistic) throws(FrameError) -> Int64 {
    let whole = try cast(to: .int64)
    return whole.withElements(Int64.self) { values in
      statistic == .sum ? values.reduce(0, &+) : values.reduce(1, &*)
    }
  }

  private func edge(_ statistic: Statistic) -> Scalar {
    let missing = isMissing()
    let place = statistic == .first ? missing.firstIndex(of: false) : missing.lastIndex(of: false)
    return place.map { self[$0] } ?? .float(.nan)
  }

  private func truth(_ statistic: Statistic, _ skipsMissing: Bool) -> Bool {
    let values = (0..<count).lazy.map { self[$0] }.filter { !skipsMissing || !$0.isMissing }
    return statistic == .any
      ? values.contains { $0.isTrue } : values.allSatisfy { $0.isTrue }
  }

  private func extreme(_ statistic: Statistic, _ skipsMissing: Bool) throws(FrameError) -> Scalar {
    if type == .category, !categories!.isOrdered {
      throw .type(
        "Categorical is not ordered for operation \(statistic.name)\n"
          + "you can use .as_ordered() to change the Categorical to an ordered one\n")
    }
    if !skipsMissing, missingCount > 0 { return .float(.nan) }
    guard let place = try extremePosition(statistic) else {
      return type.isTime ? .datetime(.min) : .float(.nan)
    }
    return self[place]
  }

  /// The first row of the smallest or largest value; nil without values.
  public func extremePosition(_ statistic: Statistic) throws(FrameError) -> Int? {
    let isMinimum = statistic == .minimum
    if type == .object, scalars().contains(where: { if case .string = $0 { true } else { false } }),
      scalars().contains(where: { if case .string = $0 { false } else { !$0.isMissing } })
    {
      throw .type("'<=' not supported between instances of 'str' and 'float'")
    }
    let keys = try sortKeys(missingLast: true).keys
    let missing = isMissing()
    var best: Int?
    for i in keys.indices where !missing[i] {
      guard let current = best else {
        best = i
        continue
      }
      if isMinimum ? keys[i] < keys[current] : keys[i] > keys[current] { best = i }
    }
    return best
  }

  private func textSum(_ statistic: Statistic) throws(FrameError) -> Scalar {
    guard statistic == .sum else {
      throw .type("Cannot perform reduction '\(statistic.name)' with string dtype")
    }
    let texts = withCodes { codes in codes.map { $0 < 0 ? "" : pool!.string(Int($0)) } }
    return .string(texts.joined())
  }

  private func timeStatistic(_ statistic: Statistic) throws(FrameError) -> Scalar {
    let times = withElements(Int64.self) { $0.filter { $0 != Int64.min } }
    let isDate = if case .datetime = type { true } else { false }
    func wrapped(_ time: Double) -> Scalar {
      let nanoseconds = Int64(time) &* unitNanoseconds
      return isDate ? .datetime(nanoseconds) : .timedelta(nanoseconds)
    }
    if times.isEmpty { return isDate ? .datetime(.min) : .timedelta(.min) }
    let floats = times.map { Double($0) }
    switch statistic {
    case .mean:
      let sum = floats.withUnsafeBufferPointer { FloatStatistics.sum($0) }
      return wrapped(sum / Double(floats.count))
    case .median: return wrapped(FloatStatistics.median(floats.sorted()))
    case .quantile(let q):
      return floats.sorted().withUnsafeBufferPointer { wrapped(FloatStatistics.quantile($0, q)) }
    case .sum where !isDate: return .timedelta(times.reduce(0, &+) &* unitNanoseconds)
    case .deviation(let ddof):
      let (sum, count) = floats.withUnsafeBufferPointer { FloatStatistics.squaredDistances($0) }
      if count <= ddof { return .timedelta(.min) }
      let deviation = (sum / Double(count - ddof)).squareRoot()
      return .timedelta(Int64(deviation) &* unitNanoseconds)
    default:
      let kind = isDate ? "datetime64" : "timedelta64"
      throw .type(
        "'\(isDate ? "DatetimeArray" : "TimedeltaArray")' with dtype \(kind)[\(unitName)] does not support operation '\(statistic.name)'"
      )
    }
  }

  /// Nanoseconds in the unit of a time column.
  var unitNanoseconds: Int64 {
    switch type {
    case .datetime(let unit), .timedelta(let unit): unit.nanoseconds
    default: 1
    }
  }

  private var unitName: String {
    switch type {
    case .datetime(let unit), .timedelta(let unit): unit.name
    default: ""
    }
  }

  private func objectStatistic(_ statistic: Statistic) throws(FrameError) -> Scalar {
    let inferred = Column.inferred(scalars())
    if inferred.type == .object {
      let present = scalars().filter { !$0.isMissing }
      let numbers = present.compactMap(\.number)
      guard numbers.count == present.count else {
        throw .type(
          "unsupported operand type(s) for +: 'int' and 'str'")
      }
      return try Column(numbers).reduced(statistic)
    }
    return try inferred.reduced(statistic)
  }
}
