/// Days since 1970-01-01 as year, month and day of the Gregorian calendar.
///
/// Source: H. Hinnant, "chrono-compatible low-level date algorithms".
public func civilDate(days: Int64) -> (year: Int64, month: Int, day: Int) {
  let shifted = days + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra =
    (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let monthIndex = (5 * dayOfYear + 2) / 153
  let day = Int(dayOfYear - (153 * monthIndex + 2) / 5) + 1
  let month = Int(monthIndex < 10 ? monthIndex + 3 : monthIndex - 9)
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

/// Nanoseconds since 1970-01-01 as numpy prints a datetime64[ns].
public func datetimeText(_ nanoseconds: Int64) -> String {
  if nanoseconds == .min { return "NaT" }
  let daySpan: Int64 = 86_400_000_000_000
  let days = nanoseconds >= 0 ? nanoseconds / daySpan : -((-(nanoseconds + 1)) / daySpan) - 1
  let rest = nanoseconds - days * daySpan
  let (year, month, day) = civilDate(days: days)
  let seconds = rest / 1_000_000_000
  let date = "\(padded(year, 4))-\(padded(Int64(month), 2))-\(padded(Int64(day), 2))"
  let clock =
    "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
  return "\(date)T\(clock).\(padded(rest % 1_000_000_000, 9))"
}

private func padded(_ number: Int64, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
