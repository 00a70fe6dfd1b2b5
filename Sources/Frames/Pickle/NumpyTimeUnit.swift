/// What one count of a numpy `datetime64` or `timedelta64` is: a unit and how many of it.
public struct NumpyTimeUnit: Sendable, Hashable {
  /// numpy's abbreviation: `Y M W D h m s ms us ns`.
  public let name: String
  public let multiple: Int

  public init(_ unit: TimeUnit) {
    name = unit.name
    multiple = 1
  }

  init(name: String, multiple: Int) throws(NumpyDType.Refusal) {
    let name = name == "μs" ? "us" : name
    guard multiple > 0, multiple < 1 << 31 else { throw .malformed }
    guard name == "Y" || name == "M" || NumpyTimeUnit.lengths[name] != nil else {
      if ["ps", "fs", "as", "generic"].contains(name) {
        throw .unsupported("times in '\(name)' are not supported")
      }
      throw .malformed
    }
    self.name = name
    self.multiple = multiple
  }

  /// Reads `ns`, `25us`, `D`.
  init(description: String) throws(NumpyDType.Refusal) {
    let digits = description.prefix { $0.isASCII && $0.isNumber }
    guard let multiple = digits.isEmpty ? 1 : Int(digits) else { throw .malformed }
    try self.init(name: String(description.dropFirst(digits.count)), multiple: multiple)
  }

  /// `ns`, `25us`.
  public var text: String { multiple == 1 ? name : "\(multiple)\(name)" }

  /// The unit that a table column can have, if it is one.
  public var columnUnit: TimeUnit? {
    multiple == 1 ? TimeUnit.allCases.first { $0.name == name } : nil
  }

  /// Nanoseconds since 1970-01-01 after that many counts; nil beyond 64 bits.
  func nanoseconds(_ counts: Int64, isDate: Bool) -> Int64? {
    if counts == .min { return counts }
    let (scaled, overflow) = counts.multipliedReportingOverflow(by: Int64(multiple))
    guard !overflow else { return nil }
    if let length = NumpyTimeUnit.lengths[name] { return NumpyTimeUnit.product(scaled, length) }
    // Years and months have no fixed length; only dates can be in them.
    guard isDate, scaled.magnitude < 1 << 40 else { return nil }
    let months = name == "Y" ? scaled * 12 : scaled
    let year = 1970 + Int((Double(months) / 12).rounded(.down))
    let month = Int(months) - (year - 1970) * 12
    return NumpyTimeUnit.product(
      Int64(daysFromCivil(year, month + 1, 1)), NumpyTimeUnit.lengths["D"]!)
  }

  private static func product(_ a: Int64, _ b: Int64) -> Int64? {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow || product == .min ? nil : product
  }

  /// Nanoseconds.
  private static let lengths: [String: Int64] = [
    "W": 604_800_000_000_000, "D": 86_400_000_000_000, "h": 3_600_000_000_000,
    "m": 60_000_000_000, "s": 1_000_000_000, "ms": 1_000_000, "us": 1_000, "ns": 1,
  ]
}

/// Days from 1970-01-01 to a day of the proleptic Gregorian calendar.
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
func daysFromCivil(_ year: Int, _ month: Int, _ day: Int) -> Int {
  let y = month <= 2 ? year - 1 : year
  let era = (y >= 0 ? y : y - 399) / 400
  let yearOfEra = y - era * 400
  let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
  let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}
