import Arrays
import Frames
import Interpreter

/// The table that `profile` shows.
struct TableProfile {
  private let frame: Frame
  private let target: Series?
  private let other: Frame?

  init(_ vm: Interpreter, _ args: Arguments) throws {
    guard let frame = args[0].frame else {
      throw vm.typeError("profile: df must be a DataFrame, not \(vm.typeName(args[0]))")
    }
    self.frame = frame
    if let series = args[1].series {
      target = series
    } else {
      target = try args[1].isNone ? nil : frame.series(try vm.label(args[1]))
    }
    if !args[2].isNone, args[2].frame == nil {
      throw vm.typeError("profile: other must be a DataFrame, not \(vm.typeName(args[2]))")
    }
    other = args[2].frame
  }

  func table() throws -> Frame {
    let columns = frame.columns
    var result: [(Label, Column)] = [
      ("type", Column(columns.map { $0.type.name as String? })),
      ("missing", Column(columns.map { Int64($0.missingCount) })),
      ("distinct", Column(columns.map { Int64($0.distinctCount()) })),
    ]
    for (name, statistic) in [("min", Statistic.minimum), ("mean", .mean), ("max", .maximum)] {
      result.append(
        (
          .string(name),
          Column(
            columns.map { column -> Double in
              guard column.type.isNumeric, case .float(let value)? = try? number(column, statistic)
              else { return .nan }
              return value
            })
        ))
    }
    if let target {
      result.append(("strength", Column(try columns.map { try strength($0, target) })))
    }
    if let other {
      result.append(
        (
          "drift",
          Column(
            zip(frame.names.labels, columns).map { label, column in
              other[label].map { Self.distance(column, $0) } ?? .nan
            })
        ))
    }
    let table = Frame(result, index: Index(Column(labels: frame.names.labels), name: "column"))
    return target == nil ? table : try table.sorted(by: ["strength"], ascending: [false])
  }

  private func number(_ column: Column, _ statistic: Statistic) throws -> Scalar {
    .float(try column.reduced(statistic).realNumber())
  }

  /// The absolute rank correlation with the target.
  private func strength(_ column: Column, _ target: Series) throws -> Double {
    guard column.type.isNumeric, target.column.type.isNumeric, column.count == target.count else {
      return .nan
    }
    let both = try Frame([("a", column), ("b", target.column)]).correlations(.spearman)
    return abs(both.columns[1].withElements(Double.self) { $0[0] })
  }

  /// The largest difference between the two columns' distribution functions.
  private static func distance(_ a: Column, _ b: Column) -> Double {
    guard let x = sorted(a), let y = sorted(b), !x.isEmpty, !y.isEmpty else { return .nan }
    var (i, j, most) = (0, 0, 0.0)
    while i < x.count, j < y.count {
      let value = min(x[i], y[j])
      while i < x.count, x[i] <= value { i += 1 }
      while j < y.count, y[j] <= value { j += 1 }
      most = max(most, abs(Double(i) / Double(x.count) - Double(j) / Double(y.count)))
    }
    return most
  }

  private static func sorted(_ column: Column) -> [Double]? {
    guard column.type.isNumeric, let floats = try? column.cast(to: .float64) else { return nil }
    return floats.withElements(Double.self) { $0.filter { !$0.isNaN } }.sorted()
  }
}
