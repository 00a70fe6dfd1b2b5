/// Times as text, as pandas' `str` of a Timestamp or Timedelta.
enum TimeText {
  /// `2024-01-31 12:30:00`, with as many fractional digits as needed: 0, 6 or 9.
  static func datetime(_ time: Int64, unit: TimeUnit) -> String {
    if time == Int64.min { return "NaT" }
    let civil = CivilTime(time, unit: unit)
    return date(civil) + " " + clock(civil)
  }

  static func date(_ time: CivilTime) -> String {
    padded(time.year, 4) + "-" + padded(time.month, 2) + "-" + padded(time.day, 2)
  }

  static func clock(_ time: CivilTime) -> String {
    padded(time.hour, 2) + ":" + padded(time.minute, 2) + ":" + padded(time.second, 2)
      + fraction(time.nanosecond)
  }

  /// `.000000` microseconds or `.000000000` nanoseconds, or nothing for 0.
  static func fraction(_ nanosecond: Int) -> String {
    if nanosecond == 0 { return "" }
    if nanosecond % 1000 == 0 { return "." + padded(nanosecond / 1000, 6) }
    return "." + padded(nanosecond, 9)
  }

  /// `1 days 02:00:00`.
  static func timedelta(_ nanoseconds: Int64) -> String {
    if nanoseconds == Int64.min { return "NaT" }
    let (days, rest) = CivilTime.floorDivide(nanoseconds, 86_400_000_000_000)
    let clock = self.clock(CivilTime(rest, unit: .nanoseconds))
    return "\(days) days \(days < 0 ? "+" : "")" + clock
  }

  static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(abs(value))
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (value < 0 ? "-" : "") + zeros + digits
  }
}
