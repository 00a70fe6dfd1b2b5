import Arrays

/// A part of a date or time: pandas' `.dt`.
public enum TimePart: String, Sendable, CaseIterable {
  case year, month, day, hour, minute, second, microsecond, nanosecond
  case dayOfWeek = "dayofweek"
  case dayOfYear = "dayofyear"
  case quarter
  case daysInMonth = "days_in_month"
  case isLeapYear = "is_leap_year"
  case isMonthStart = "is_month_start"
  case isMonthEnd = "is_month_end"
  case isQuarterStart = "is_quarter_start"
  case isQuarterEnd = "is_quarter_end"
  case isYearStart = "is_year_start"
  case isYearEnd = "is_year_end"

  /// By pandas' name, aliases included.
  public init?(name: String) {
    switch name {
    case "weekday", "day_of_week": self = .dayOfWeek
    case "day_of_year": self = .dayOfYear
    case "daysinmonth": self = .daysInMonth
    default: self.init(rawValue: name)
    }
  }

  var isTruth: Bool { rawValue.hasPrefix("is_") }

  func value(_ time: CivilTime) -> Int {
    switch self {
    case .year: time.year
    case .month: time.month
    case .day: time.day
    case .hour: time.hour
    case .minute: time.minute
    case .second: time.second
    case .microsecond: time.nanosecond / 1000
    case .nanosecond: time.nanosecond % 1000
    case .dayOfWeek: time.weekday
    case .dayOfYear: time.dayOfYear
    case .quarter: (time.month + 2) / 3
    case .daysInMonth: CivilTime.days(in: time.month, of: time.year)
    case .isLeapYear: CivilTime.isLeap(time.year) ? 1 : 0
    case .isMonthStart: time.day == 1 ? 1 : 0
    case .isMonthEnd: time.isMonthEnd ? 1 : 0
    case .isQuarterStart: time.day == 1 && time.month % 3 == 1 ? 1 : 0
    case .isQuarterEnd: time.isMonthEnd && time.month % 3 == 0 ? 1 : 0
    case .isYearStart: time.day == 1 && time.month == 1 ? 1 : 0
    case .isYearEnd: time.day == 31 && time.month == 12 ? 1 : 0
    }
  }
}

extension CivilTime {
  fileprivate var isMonthEnd: Bool { day == Self.days(in: month, of: year) }

  /// Week of the ISO year, and the ISO year.
  var isoWeek: (year: Int, week: Int) {
    let thursday = dayNumber - weekday + 3
    let year = CivilTime(day: thursday).year
    let first = CivilTime(year: year, month: 1, day: 1).dayNumber
    return (year, (thursday - first) / 7 + 1)
  }
}

extension Column {
  private func requireDates() throws(FrameError) -> TimeUnit {
    guard case .datetime(let unit) = type else {
      throw FrameError(
        "AttributeError", "Can only use .dt accessor with datetimelike values")
    }
    return unit
  }

  /// A part of each time: int32, bool for questions, float64 where some are missing.
  ///
  /// - Throws: `AttributeError` for columns without times.
  public func timePart(_ part: TimePart) throws(FrameError) -> Column {
    let unit = try requireDates()
    return withElements(Int64.self) { times in
      if part.isTruth {
        return Column(times.map { $0 != .min && part.value(CivilTime($0, unit: unit)) == 1 })
      }
      if times.contains(Int64.min) {
        return Column(
          times.map { $0 == .min ? .nan : Double(part.value(CivilTime($0, unit: unit))) })
      }
      return Column(.int32, times.map { Int32(part.value(CivilTime($0, unit: unit))) })
    }
  }

  /// Each time as text in a `strftime` format.
  public func formattedTimes(_ format: String) throws(FrameError) -> Column {
    let unit = try requireDates()
    return withElements(Int64.self) { times in
      Column(times.map { $0 == .min ? nil : CivilTime($0, unit: unit).formatted(format) })
    }
  }

  /// `Monday`, or with `isMonth` `January`.
  public func timeNames(isMonth: Bool) throws(FrameError) -> Column {
    try formattedTimes(isMonth ? "%B" : "%A")
  }

  public enum TimeRounding: Sendable { case floor, ceiling, nearest }

  /// Times moved to multiples of a span; midnights for a day (`normalize`).
  ///
  /// - Parameter span: nanoseconds.
  public func roundedTimes(_ rounding: TimeRounding, span: Int64) throws(FrameError) -> Column {
    guard type.isTime else {
      throw FrameError("AttributeError", "Can only use .dt accessor with datetimelike values")
    }
    guard span > 0, span % unitNanoseconds == 0 else {
      throw .value("Values falls on nonexistent or finer resolution than \(timeUnit.name)")
    }
    let step = span / unitNanoseconds
    let type = type
    return withElements(Int64.self) { times in
      Column(
        type,
        times.map { time in
          if time == .min { return time }
          let (quotient, rest) = CivilTime.floorDivide(time, step)
          switch rounding {
          case .floor: return quotient * step
          case .ceiling: return (rest > 0 ? quotient + 1 : quotient) * step
          case .nearest:
            let isUp = rest * 2 > step || (rest * 2 == step && quotient % 2 != 0)
            return (isUp ? quotient + 1 : quotient) * step
          }
        })
    }
  }

  /// Week numbers of the ISO calendar, as int64; missing as float64.
  public func isoWeeks() throws(FrameError) -> Column {
    let unit = try requireDates()
    return withElements(Int64.self) { times in
      if times.contains(Int64.min) {
        return Column(
          times.map { $0 == .min ? .nan : Double(CivilTime($0, unit: unit).isoWeek.week) })
      }
      return Column(times.map { Int64(CivilTime($0, unit: unit).isoWeek.week) })
    }
  }

  /// Parts of spans: whole days, the seconds and microseconds within, or all in seconds.
  public enum SpanPart: String, Sendable {
    case days, seconds, microseconds
    case totalSeconds = "total_seconds"
  }

  /// - Throws: `AttributeError` for columns without spans.
  public func spanPart(_ part: SpanPart) throws(FrameError) -> Column {
    guard case .timedelta(let unit) = type else {
      throw FrameError("AttributeError", "Can only use .dt accessor with datetimelike values")
    }
    let perDay = 86_400_000_000_000 / unit.nanoseconds
    let perSecond = 1_000_000_000 / unit.nanoseconds
    return withElements(Int64.self) { spans in
      if part == .totalSeconds {
        return Column(
          spans.map { $0 == .min ? .nan : Double($0) / Double(perSecond) })
      }
      let values = spans.map { span -> Int64? in
        if span == .min { return nil }
        let (days, rest) = CivilTime.floorDivide(span, perDay)
        switch part {
        case .days: return days
        case .seconds: return rest / perSecond
        default: return rest % perSecond * unit.nanoseconds / 1000
        }
      }
      if values.contains(where: { $0 == nil }) {
        return Column(values.map { $0.map { Double($0) } ?? .nan })
      }
      let whole = values.compactMap { $0 }
      return part == .days ? Column(whole) : Column(.int32, whole.map { Int32($0) })
    }
  }
}
