import Foundation

/// Times as records and reports write them: UTC, whole seconds.
public enum Timestamp {
  /// `2026-11-23T14:02:17Z`
  public static func iso(_ seconds: Double) -> String {
    let p = parts(seconds)
    return "\(p.date)T\(p.time)Z"
  }

  /// `2026-11-23 14:02:17 UTC`
  public static func text(_ seconds: Double) -> String {
    let p = parts(seconds)
    return "\(p.date) \(p.time) UTC"
  }

  /// `20261123-140217`
  public static func compact(_ seconds: Double) -> String {
    let p = parts(seconds)
    return (p.date + "-" + p.time).filter { $0 != ":" }.replacing("-", with: "", maxReplacements: 2)
  }

  /// Seconds since 1970 of an ISO time as written above, or of a date alone.
  public static func seconds(_ iso: String) -> Double? {
    let fields = iso.split { "-T:Z ".contains($0) }.compactMap { Int($0) }
    guard fields.count == 6 || fields.count == 3, (1...12).contains(fields[1]),
      (1...31).contains(fields[2])
    else { return nil }
    let time = fields.count == 6 ? fields[3] * 3600 + fields[4] * 60 + fields[5] : 0
    return Double(days(fields[0], fields[1], fields[2]) * 86400 + time)
  }

  private static func parts(_ seconds: Double) -> (date: String, time: String) {
    let whole = Int(seconds.rounded(.down))
    let day = Int((Double(whole) / 86400).rounded(.down))
    let rest = whole - day * 86400
    let (y, m, d) = civil(day)
    return (
      "\(padded(y, 4))-\(padded(m, 2))-\(padded(d, 2))",
      "\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))"
    )
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Days since 1970-01-01 of a date (Hinnant's algorithm, proleptic Gregorian).
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civil(_ days: Int) -> (Int, Int, Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }

  /// A number with a fixed count of decimals.
  static func fixed(_ value: Double, _ decimals: Int) -> String {
    String(format: "%.\(decimals)f", value)
  }
}
