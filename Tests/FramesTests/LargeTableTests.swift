import Arrays
import Testing

@testable import Frames

/// Tables that are long enough for the ways that two threads, buckets and lookups take.
private struct Draws {
  var state: UInt64 = 1
  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}

private func draws(_ count: Int, below bound: Int) -> [Int] {
  var draws = Draws()
  return (0..<count).map { _ in draws.next(bound) }
}

@Test func `long columns sort as a stable sort of their values does`() throws {
  let count = 150_000
  let draws = draws(count, below: 1 << 30)
  let kinds: [[Double]] = [
    draws.map { Double($0) / 7 },
    draws.map { Double($0 % 5) },
    draws.map { pow2($0 % 600 - 300) * Double($0) },
    draws.indices.map { Double($0) },
    draws.indices.map { Double(-$0) },
    draws.map { $0 % 10 == 0 ? Double($0) : 3 },
    draws.map { _ in 4 },
  ]
  for values in kinds {
    let found = try Column(values).sortedPositions()
    let wanted = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    #expect(found == wanted)
    let reversed = try Column(values).sortedPositions(ascending: false)
    #expect(reversed == values.indices.sorted { (-values[$0], $0) < (-values[$1], $1) })
  }
}

private func pow2(_ exponent: Int) -> Double {
  Double(sign: .plus, exponent: exponent, significand: 1)
}

@Test func `rows that are equal in one column are in the order of the next`() throws {
  let count = 120_000
  let a = draws(count, below: 900).map { Int64($0) }
  let b = draws(count, below: 1 << 20).map { Double($0 / 64) }
  let frame = Frame(
    columns: [Column(a.map { "k\($0)" as String? }), Column(a.map { $0 % 7 }), Column(b)],
    names: ColumnNames(["s", "i", "f"]))
  let sorted = try frame.sorted(by: ["i", "s", "f"], ascending: [false, true, false])
  let order = (0..<count).sorted { x, y in
    let (left, right) = (("k\(a[x])", b[x]), ("k\(a[y])", b[y]))
    if a[x] % 7 != a[y] % 7 { return a[x] % 7 > a[y] % 7 }
    if left.0 != right.0 { return left.0 < right.0 }
    return left.1 == right.1 ? x < y : left.1 > right.1
  }
  #expect(sorted.index.labels == order.map { .int(Int64($0)) })
}

@Test func `left merges by unique keys find the row of each key`() throws {
  let count = 250_000
  let keys = draws(count, below: 3000)
  let table = (0..<2000).map { ($0 * 7919) % 2000 }
  for spread in [1, 1_000_003] {
    let left = Frame(
      columns: [
        Column(keys.map { Int64($0 * spread) }), Column(keys.map { "k\($0)" as String? }),
      ], names: ColumnNames(["i", "s"]))
    let right = Frame(
      columns: [
        Column(table.map { Int64($0 * spread) }), Column(table.map { "k\($0)" as String? }),
        Column(table.map { Int64($0) }),
      ], names: ColumnNames(["i", "s", "v"]))
    let wanted = keys.map { $0 < 2000 ? Double($0) : .nan }
    for key in ["i", "s"] as [Label] {
      var options = MergeOptions()
      options.how = .left
      options.on = [key]
      let merged = try left.merged(with: try right.select([key, "v"]), options)
      let values = try #require(merged["v"]).withElements(Double.self) { Array($0) }
      #expect(zip(values, wanted).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) })
      // The left table's columns are not copied.
      #expect(merged.columns[0].storage === left.columns[0].storage)
    }
  }
}

@Test func `several statistics of a column at once are those one by one`() throws {
  let count = 90_000
  let keys = draws(count, below: 1500)
  let values = keys.indices.map { i in
    i % 37 == 0 ? .nan : i % 1009 == 0 ? .infinity : Double((i * 7919) % 10_007) / 13
  }
  let frame = Frame(
    columns: [Column(keys.map { Int64($0) }), Column(values)], names: ColumnNames(["k", "v"]))
  let grouping = try Grouping(frame, by: [.column("k")])
  let statistics: [Statistic] = [
    .mean, .sum, .deviation(ddof: 1), .variance(ddof: 0), .standardError(ddof: 1), .minimum,
    .maximum, .median, .count,
  ]
  let together = try grouping.aggregated(
    statistics.map { .init("v", $0, name: .string($0.name + "\($0)")) })
  for (place, statistic) in statistics.enumerated() {
    let alone = try grouping.reduced(try #require(frame["v"]), statistic)
    #expect(alone.type == together.columns[place].type)
    #expect(alone.isEqualElementwise(to: together.columns[place]), "\(statistic)")
  }
}

@Test func `columns, slices and renamed tables share memory with their table`() throws {
  let frame = Frame(
    columns: [Column([1.0, 2, 3, 4]), Column([5.0, 6, 7, 8])], names: ColumnNames(["a", "b"]))
  let storage = frame.columns[0].storage
  #expect(try frame.column("a").storage === storage)
  #expect(try frame.select(["a"]).columns[0].storage === storage)
  #expect(frame.slice(start: 1, count: 2).columns[0].storage === storage)
  #expect(frame.head(2).columns[0].storage === storage)
  #expect(frame.slice(start: 3, count: 2, step: -2).columns[0].storage === storage)
}
