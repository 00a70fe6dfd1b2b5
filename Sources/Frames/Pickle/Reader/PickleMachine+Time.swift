import Arrays

/// `datetime`, and pandas' points in time.
extension PickleMachine {
  mutating func makeTime(_ known: PickleGlobal, _ arguments: [PickleValue]) throws(PickleError)
    -> PickleNode?
  {
    switch known {
    case .date, .dateTime, .time: return try makeClockTime(known, arguments)
    case .timeDelta: return makeTimeDelta(arguments)
    case .timeZone: throw refused("time zones are not supported")
    case .unpickleTimestamp, .timestamp: return try makeTimestamp(arguments)
    case .timedelta:
      guard let first = arguments.first, let counts = integer(first), arguments.count <= 2 else {
        return nil
      }
      guard let unit = arguments.count == 2 ? timeUnit(arguments[1]) : .nanoseconds else {
        return nil
      }
      return counts == .min ? .notATime : .duration(Int64(counts), unit)
    case .unpickleNaT: return .notATime
    case .offset: return .part(PicklePart("DateOffset", .offset))
    default: return nil
    }
  }

  /// A `datetime.date`, `datetime` or `time` out of the bytes that it packs itself into.
  private mutating func makeClockTime(_ known: PickleGlobal, _ arguments: [PickleValue])
    throws(PickleError) -> PickleNode?
  {
    guard let first = arguments.first, let packed = try bytes(first)?.array else { return nil }
    if arguments.count > 1 { throw refused("timezone-aware times are not supported") }
    let isTime = known == .time
    guard packed.count == (isTime ? 6 : known == .date ? 4 : 10) else { return nil }
    let month = Int(packed[2]) & 127
    let clock = isTime ? packed[...] : packed[4...]
    var date = PickleDate(year: 1, month: 1, day: 1)
    if !isTime {
      date = PickleDate(
        year: Int(packed[0]) << 8 | Int(packed[1]), month: month, day: Int(packed[3]))
      guard (1...9999).contains(date.year), (1...12).contains(month),
        (1...daysInMonth(date.year, month)).contains(date.day),
        known == .dateTime || packed[2] < 128
      else { return nil }
    }
    if known == .date { return .date(date) }
    let start = clock.startIndex
    let time = PickleTime(
      hour: Int(clock[start]) & 127, minute: Int(clock[start + 1]), second: Int(clock[start + 2]),
      microsecond: Int(clock[start + 3]) << 16 | Int(clock[start + 4]) << 8 | Int(clock[start + 5]),
      fold: isTime ? clock[start] >= 128 : packed[2] >= 128)
    guard time.hour < 24, time.minute < 60, time.second < 60, time.microsecond < 1_000_000,
      isTime || clock[start] < 128
    else { return nil }
    return isTime ? .time(time) : .dateTime(date, time)
  }

  private func daysInMonth(_ year: Int, _ month: Int) -> Int {
    let next = month == 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1)
    return next - daysFromCivil(year, month, 1)
  }

  private func makeTimeDelta(_ arguments: [PickleValue]) -> PickleNode? {
    guard arguments.count == 3, let days = integer(arguments[0]),
      let seconds = integer(arguments[1]), let microseconds = integer(arguments[2]),
      days.magnitude < 1_000_000_000, (0..<86_400).contains(seconds),
      (0..<1_000_000).contains(microseconds)
    else { return nil }
    return .timeDelta(days: days, seconds: seconds, microseconds: microseconds)
  }

  /// Arguments: counts, frequency, time zone, and from pandas 1.5 on the unit.
  private mutating func makeTimestamp(_ arguments: [PickleValue]) throws(PickleError)
    -> PickleNode?
  {
    guard let first = arguments.first, let counts = integer(first), arguments.count <= 4 else {
      return nil
    }
    if arguments.count > 2, !isNone(arguments[2]) {
      throw refused("timezone-aware times are not supported")
    }
    guard let unit = arguments.count > 3 ? timeUnit(arguments[3]) : .nanoseconds else {
      return nil
    }
    return counts == .min ? .notATime : .timestamp(Int64(counts), unit)
  }

  /// numpy's number of a unit.
  private func timeUnit(_ value: PickleValue) -> TimeUnit? {
    switch integer(value) {
    case 7: .seconds
    case 8: .milliseconds
    case 9: .microseconds
    case 10: .nanoseconds
    default: nil
    }
  }
}
