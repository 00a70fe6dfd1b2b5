import Foundation

/// Times as Optuna stores them: naive UTC, `YYYY-MM-DD HH:MM:SS.ffffff`.
enum DatabaseTime {
  static func text(_ date: Date) -> String {
    let total = (date.timeIntervalSince1970 * 1e6).rounded()
    var seconds = time_t((total / 1e6).rounded(.down))
    let microseconds = Int(total - Double(seconds) * 1e6)
    var utc = tm()
    gmtime_r(&seconds, &utc)
    func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let fraction = String(microseconds)
    return "\(utc.tm_year + 1900)-\(two(utc.tm_mon + 1))-\(two(utc.tm_mday)) "
      + "\(two(utc.tm_hour)):\(two(utc.tm_min)):\(two(utc.tm_sec))."
      + String(repeating: "0", count: 6 - fraction.count) + fraction
  }

  static func date(_ text: String) -> Date? {
    let parts = text.split { !$0.isNumber }.map(String.init)
    guard parts.count >= 6, let year = Int32(parts[0]), let month = Int32(parts[1]),
      let day = Int32(parts[2]), let hour = Int32(parts[3]), let minute = Int32(parts[4]),
      let second = Int32(parts[5])
    else { return nil }
    var utc = tm()
    (utc.tm_year, utc.tm_mon, utc.tm_mday) = (year - 1900, month - 1, day)
    (utc.tm_hour, utc.tm_min, utc.tm_sec) = (hour, minute, second)
    let fraction = parts.count > 6 ? Double("0." + parts[6]) ?? 0 : 0
    return Date(timeIntervalSince1970: Double(timegm(&utc)) + fraction)
  }
}
