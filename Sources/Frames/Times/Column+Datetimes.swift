import Arrays

/// How `to_datetime` reads text.
public struct DatetimeOptions: Sendable {
  public enum Errors: Sendable { case raise, coerce }
  public enum Format: Sendable, Hashable {
    /// That of the first value that is there.
    case guess
    case exactly(String)
    /// Each value in the way it is written: `ISO8601` and `mixed`.
    case each
  }

  public var errors = Errors.raise
  public var format = Format.guess
  public var dayFirst = false
  /// The unit of numbers.
  public var unit = TimeUnit.nanoseconds

  public init() {}
}

extension Column {
  /// Dates and times read from text, or from numbers since 1970: pandas' `to_datetime`.
  ///
  /// Text gives `datetime64[us]`, or `[ns]` when a fraction has more than six digits.
  /// - Throws: `ValueError` for text in another form, unless errors are coerced to NaT.
  public func toDatetime(_ options: DatetimeOptions = DatetimeOptions()) throws(FrameError)
    -> Column
  {
    switch type {
    case .datetime: return self
    case .string: return try datetimesFromText(options)
    case .category: return try categories!.values.toDatetime(options).takeCodes(of: self)
    case .object:
      let present = scalars().filter { !$0.isMissing }
      let areTimes = present.allSatisfy { if case .datetime = $0 { true } else { false } }
      if areTimes, !present.isEmpty {
        let times = scalars().map { if case .datetime(let time) = $0 { time } else { Int64.min } }
        return try Column(.datetime(.nanoseconds), times).cast(to: .datetime(.microseconds))
      }
      return try strings().datetimesFromText(options)
    case .bool: throw .type("dtype bool cannot be converted to datetime64[ns]")
    case .timedelta: throw .type("dtype \(type.name) cannot be converted to datetime64[ns]")
    default: return try datetimesFromNumbers(options)
    }
  }

  private func datetimesFromNumbers(_ options: DatetimeOptions) throws(FrameError) -> Column {
    if type.isInteger {
      let whole = try cast(to: .int64)
      return Column(
        type: .datetime(options.unit), storage: whole.storage, offset: whole.offset,
        stride: whole.stride, count: count)
    }
    let scale = Double(options.unit.nanoseconds)
    return floats().withElements(Double.self) { values in
      Column.make(.datetime(.nanoseconds), count: count) { (to: UnsafeMutablePointer<Int64>) in
        for i in 0..<count {
          to[i] = values[i].isNaN ? Int64.min : Int64((values[i] * scale).rounded())
        }
      }
    }
  }

  private func datetimesFromText(_ options: DatetimeOptions) throws(FrameError) -> Column {
    let pool = pool!
    let used = usedCodes()
    var format: DateFormat?
    if case .exactly(let pattern) = options.format { format = try DateFormat(pattern) }
    var times = [Int64](repeating: .min, count: pool.count)
    var isFine = false
    let order = firstOccurrences(used)
    for code in order {
      let text = pool.string(code)
      if text.isEmpty || Self.isMissingTime(text) { continue }
      if format == nil || options.format == .each {
        format = DateFormat.guess(text, dayFirst: options.dayFirst)
      }
      guard let parsed = parse(pool[code], format) else {
        if options.errors == .coerce { continue }
        throw Self.mismatch(text, format)
      }
      if parsed.rest > 0 {
        if options.errors == .coerce { continue }
        throw Self.leftOver(String(text.utf8.suffix(parsed.rest)) ?? text, format)
      }
      guard let time = parsed.time.time(in: .nanoseconds) else {
        throw FrameError(
          "OutOfBoundsDatetime", "Out of bounds nanosecond timestamp: \(text)")
      }
      isFine = isFine || parsed.fractionDigits > 6
      times[code] = time
    }
    let scale: Int64 = isFine ? 1 : 1000
    return mapCodes(.datetime(isFine ? .nanoseconds : .microseconds), missing: Int64.min) {
      times[$0] == Int64.min ? Int64.min : CivilTime.floorDivide(times[$0], scale).0
    }
  }

  private func parse(
    _ text: UnsafeBufferPointer<UInt8>, _ format: DateFormat?
  ) -> DateFormat.Parsed? { format?.parse(text) }

  /// The codes that occur, in the order of their first row.
  private func firstOccurrences(_ used: [Bool]) -> [Int] {
    var unseen = used
    return withCodes { codes in
      var order: [Int] = []
      for code in codes where code >= 0 && unseen[Int(code)] {
        unseen[Int(code)] = false
        order.append(Int(code))
      }
      return order
    }
  }

  private static func isMissingTime(_ text: String) -> Bool {
    ["NaT", "nat", "NaN", "nan", "None", "NAT", "NULL", "null"].contains(text)
  }

  private static let advice = """
    . You might want to try:
        - passing `format` if your strings have a consistent format;
        - passing `format='ISO8601'` if your strings are all ISO8601 but not necessarily in \
    exactly the same format;
        - passing `format='mixed'`, and the format will be inferred for each element \
    individually. You might want to use `dayfirst` alongside this.
    """

  private static func mismatch(_ text: String, _ format: DateFormat?) -> FrameError {
    guard let format else {
      return FrameError(
        "DateParseError", "Unknown datetime string format, unable to parse: \(text)")
    }
    return .value("time data \"\(text)\" doesn't match format \"\(format.pattern)\"" + advice)
  }

  private static func leftOver(_ rest: String, _ format: DateFormat?) -> FrameError {
    .value(
      "unconverted data remains when parsing with format \"\(format?.pattern ?? "")\": "
        + "\"\(rest)\"" + advice)
  }

  /// For casts: to another unit, or read from text or numbers.
  func datetimes(_ unit: TimeUnit) throws(FrameError) -> Column {
    if case .datetime(let own) = type { return rescaled(from: own, to: unit, .datetime(unit)) }
    var options = DatetimeOptions()
    options.unit = unit
    return try toDatetime(options).cast(to: .datetime(unit))
  }

  func timedeltas(_ unit: TimeUnit) throws(FrameError) -> Column {
    if case .timedelta(let own) = type { return rescaled(from: own, to: unit, .timedelta(unit)) }
    guard type.isInteger else {
      throw .type("Cannot cast \(type.name) to timedelta64[\(unit.name)]")
    }
    let whole = try cast(to: .int64)
    return Column(
      type: .timedelta(unit), storage: whole.storage, offset: whole.offset, stride: whole.stride,
      count: count)
  }

  private func rescaled(from: TimeUnit, to: TimeUnit, _ type: ColumnType) -> Column {
    withElements(Int64.self) { values in
      Column.make(type, count: count) { (out: UnsafeMutablePointer<Int64>) in
        for i in 0..<count {
          let value = values[i]
          if value == Int64.min {
            out[i] = value
          } else if from.nanoseconds >= to.nanoseconds {
            out[i] = value &* (from.nanoseconds / to.nanoseconds)
          } else {
            out[i] = CivilTime.floorDivide(value, to.nanoseconds / from.nanoseconds).0
          }
        }
      }
    }
  }
}
