import Arrays
import Testing

@testable import Frames

@Test func `moving windows give what pandas gives`() throws {
  let tables = try FixtureFrames.load()
  let (plain, long) = (tables["plain"]!, tables["long"]!)
  func rolled(
    _ frame: Frame, _ label: Label, _ statistic: Statistic, window: Int?, minimum: Int? = nil,
    isCentered: Bool = false
  ) -> () throws -> Outcome {
    {
      let rolling = try Rolling(window: window, minimum: minimum, isCentered: isCentered)
      let column = try rolling.reduced(frame.column(label), statistic)
      return try Outcome(Series(column, index: frame.index, name: label))
    }
  }
  func rolled(_ values: [Double], _ statistic: Statistic) -> () throws -> Outcome {
    { try Outcome(Series(Rolling(window: 3).reduced(Column(values), statistic))) }
  }
  var calls: [String: () throws -> Outcome] = [:]
  for name in ["sum", "mean", "std", "var", "min", "max", "median", "count"] {
    let statistic = try #require(Statistic(name))
    let least = statistic == .count ? 0 : nil
    calls[name] = rolled(long, "v", statistic, window: 5, minimum: least)
    calls["\(name) with few values"] = rolled(long, "v", statistic, window: 7, minimum: 2)
    calls["\(name) centered"] = rolled(
      long, "v", statistic, window: 4, minimum: 1, isCentered: true)
    calls["\(name) expanding"] = rolled(plain, "x", statistic, window: nil)
    calls["\(name) of integers"] = rolled(plain, "n", statistic, window: 3, minimum: least)
  }
  calls["quantile"] = rolled(long, "v", .quantile(0.3), window: 6, minimum: 3)
  let same = [Double](repeating: 0.1, count: 6) + [3, 3, 3]
  calls["same values"] = rolled(same, .mean)
  calls["large and small"] = rolled([1e16, 1, 2, -1e16, 3, 4], .sum)
  calls["window below the minimum"] = rolled(long, "v", .sum, window: 2, minimum: 3)
  try compare("rolling", calls)
}
