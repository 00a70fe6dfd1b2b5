/// Days and times of the proleptic Gregorian calendar, without zones.
struct CivilTime: Equatable {
  var year: Int
  var month: Int
  var day: Int
  var hour = 0
  var minute = 0
  var second = 0
  var nanosecond = 0

  /// - Parameter time: since 1970-01-01, in `unit`.
  init(_ time: Int64, unit: TimeUnit) {
    let perSecond = 1_000_000_000 / unit.nanoseconds
    let (seconds, fraction) = Self.floorDivide(time, perSecond)
    let (days, inDay) = Self.floorDivide(seconds, 86_400)
    self.init(day: Int(days))
    hour = Int(inDay / 3600)
    minute = Int(inDay / 60 % 60)
    second = Int(inDay % 60)
    nanosecond = Int(fraction * unit.nanoseconds)
  }

  init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    nanosecond: Int = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.nanosecond = nanosecond
  }

  /// - Parameter day: days since 1970-01-01.
  /// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
  init(day: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    self.day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01.
  var dayNumber: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Since 1970-01-01; nil where it does not fit in 64 bits.
  func time(in unit: TimeUnit) -> Int64? {
    let seconds = Int64(dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    let (scaled, overflow) = seconds.multipliedReportingOverflow(
      by: 1_000_000_000 / unit.nanoseconds)
    if overflow { return nil }
    let (sum, second) = scaled.addingReportingOverflow(Int64(nanosecond) / unit.nanoseconds)
    return second ? nil : sum
  }

  /// The date exists and the time is within the day.
  var isValid: Bool {
    (1...12).contains(month) && day >= 1 && day <= Self.days(in: month, of: year)
      && (0..<24).contains(hour) && (0..<60).contains(minute) && (0..<60).contains(second)
  }

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// 1 … 366.
  var dayOfYear: Int { dayNumber - CivilTime(year: year, month: 1, day: 1).dayNumber + 1 }

  /// Monday is 0.
  var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 }

  static func floorDivide(_ value: Int64, _ by: Int64) -> (Int64, Int64) {
    let quotient = value / by
    let rest = value % by
    return rest < 0 ? (quotient - 1, rest + by) : (quotient, rest)
  }
}
