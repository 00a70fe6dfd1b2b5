import Arrays
import Testing

@testable import Frames

@Test func `times give what pandas gives`() throws {
  let tables = try FixtureFrames.load()
  let (times, mixed) = (tables["times"]!, tables["mixed"]!)
  let (when, full) = (try times.column("when"), try mixed.column("t"))
  let span = try times.column("span")
  func of(_ frame: Frame, _ name: Label, _ column: Column) throws -> Outcome {
    try Outcome(Series(column, index: frame.index, name: name))
  }
  func read(
    _ texts: [String?], _ change: @escaping (inout DatetimeOptions) -> Void = { _ in }
  ) -> () throws -> Outcome {
    {
      var options = DatetimeOptions()
      change(&options)
      return try Outcome(Series(Column(texts).toDatetime(options)))
    }
  }
  var calls: [String: () throws -> Outcome] = [:]
  for part in TimePart.allCases {
    calls[part.rawValue] = { try of(mixed, "t", full.timePart(part)) }
    calls["\(part.rawValue) with missing"] = { try of(times, "when", when.timePart(part)) }
  }
  let hour: Int64 = 3_600_000_000_000
  calls["strftime"] = {
    try of(times, "when", when.formattedTimes("%d.%m.%y %H:%M:%S.%f %j %b %A"))
  }
  calls["month names"] = { try of(mixed, "t", full.timeNames(isMonth: true)) }
  calls["day names"] = { try of(mixed, "t", full.timeNames(isMonth: false)) }
  calls["normalize"] = { try of(times, "when", when.roundedTimes(.floor, span: 24 * hour)) }
  calls["floor"] = { try of(times, "when", when.roundedTimes(.floor, span: hour)) }
  calls["ceil"] = { try of(times, "when", when.roundedTimes(.ceiling, span: 24 * hour)) }
  calls["round"] = { try of(times, "when", when.roundedTimes(.nearest, span: hour / 60)) }
  calls["days"] = { try of(times, "span", span.spanPart(.days)) }
  calls["seconds"] = {
    let present = try times.droppingMissingRows(subset: ["span"])
    return try of(present, "span", present.column("span").spanPart(.seconds))
  }
  calls["total seconds"] = { try of(times, "span", span.spanPart(.totalSeconds)) }
  calls["of numbers"] = { try Outcome(Series(Column([1.5]).timePart(.year))) }
  calls["to_datetime"] = read(["2024-01-05", nil, "1999-12-31"])
  calls["to_datetime of times"] = read(["2024-01-05 10:11:12", "2024-01-05 00:00:00"])
  calls["to_datetime of fine times"] = read(["2024-01-05 10:11:12.123456789"])
  calls["to_datetime american"] = read(["01/02/2024", "12/31/2024"])
  calls["to_datetime day first"] = read(["01/02/2024"]) { $0.dayFirst = true }
  calls["to_datetime with names"] = read(["5 Jan 2024", "17 Feb 2023"])
  calls["to_datetime compact"] = read(["20240105", "20231231"])
  calls["to_datetime in a format"] = read(["5.1.24 3 PM"]) {
    $0.format = .exactly("%d.%m.%y %I %p")
  }
  calls["to_datetime of nonsense"] = read(["2024-01-05", "soon"])
  calls["to_datetime coercing"] = read(["2024-01-05", "soon"]) { $0.errors = .coerce }
  calls["to_datetime with rest"] = read(["2024-01-05", "2024-01-05 10:00"])
  calls["to_datetime of days"] = {
    var options = DatetimeOptions()
    options.unit = .seconds
    return try Outcome(Series(Column([1, 2, 20000] as [Int64]).toDatetime(options)))
  }
  calls["to_datetime of float seconds"] = {
    var options = DatetimeOptions()
    options.unit = .seconds
    return try Outcome(Series(Column([1.5, .nan]).toDatetime(options)))
  }
  calls["to_datetime ISO"] = read(["2024-01-05", "2024-01-05 10:00"]) { $0.format = .each }
  try compare("times", calls)
}
