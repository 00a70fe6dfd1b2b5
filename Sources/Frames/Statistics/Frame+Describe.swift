import Arrays
import Glibc

extension Series {
  /// Count, mean, spread and quantiles of numbers and times; count, distinct values and the most
  /// frequent of others: pandas' `describe`.
  public func described(percentiles: [Double] = [0.25, 0.5, 0.75]) throws(FrameError) -> Series {
    let (labels, values) = try column.description(percentiles)
    let isNumeric = column.type.isNumeric && column.type != .bool
    let result =
      isNumeric ? try Column(scalars: values).cast(to: .float64) : Column(scalars: values)
    return Series(result, index: Index(Column(labels)), name: name)
  }
}

extension Frame {
  /// pandas' `describe`: of the columns of numbers, or of all columns where there are none.
  ///
  /// - Parameter all: of all columns, numbers or not.
  /// - Throws: `ValueError` without columns or for percentiles outside of 0 … 1.
  public func described(
    percentiles: [Double] = [0.25, 0.5, 0.75], all: Bool = false
  ) throws(FrameError) -> Frame {
    guard columnCount > 0 else { throw .value("Cannot describe a DataFrame without columns") }
    guard percentiles.allSatisfy({ (0...1).contains($0) }) else {
      throw .value("percentiles should all be in the interval [0, 1]")
    }
    var places = columns.indices.filter { place in
      columns[place].type.isTime || (columns[place].type.isNumeric && columns[place].type != .bool)
    }
    if places.isEmpty || all { places = Array(columns.indices) }
    let described = try places.map { place throws(FrameError) in
      try columns[place].description(percentiles)
    }
    var rows: [String] = []
    let order = described.sorted { $0.0.count < $1.0.count }
    for (labels, _) in order {
      for label in labels where !rows.contains(label) { rows.append(label) }
    }
    var result: [Column] = []
    for (place, (labels, values)) in zip(places, described) {
      let cells = rows.map { row in
        labels.firstIndex(of: row).map { values[$0] } ?? Scalar.float(.nan)
      }
      let isNumeric = columns[place].type.isNumeric && columns[place].type != .bool
      let cast = isNumeric ? try Column(scalars: cells).cast(to: .float64) : Column(scalars: cells)
      result.append(cast)
    }
    return Frame(
      columns: result,
      names: ColumnNames(places.map { names.labels[$0] }, axisNames: names.axisNames),
      index: Index(Column(rows)))
  }
}

extension Column {
  /// The rows of `describe` for one column.
  func description(_ percentiles: [Double]) throws(FrameError) -> ([String], [Scalar]) {
    let marks = Array(Set(percentiles)).sorted()
    let names = Self.percentNames(marks)
    if type.isNumeric, type != .bool {
      var values: [Scalar] = [.float(Double(count - missingCount))]
      values.append(try reduced(.mean))
      values.append(try reduced(.deviation(ddof: 1)))
      values.append(try reduced(.minimum))
      for mark in marks { values.append(try floats().reduced(.quantile(mark))) }
      values.append(try reduced(.maximum))
      return (["count", "mean", "std", "min"] + names + ["max"], values)
    }
    if type.isTime {
      var values: [Scalar] = [
        .int(Int64(count - missingCount)), try reduced(.mean), try reduced(.minimum),
      ]
      for mark in marks { values.append(try reduced(.quantile(mark))) }
      values.append(try reduced(.maximum))
      var labels = ["count", "mean", "min"] + names + ["max"]
      if case .timedelta = type {
        labels.insert("std", at: 2)
        values.insert(try reduced(.deviation(ddof: 1)), at: 2)
      }
      return (labels, values)
    }
    let counts = try Series(self).valueCounts()
    let present = counts.column.withElements(Int64.self) { $0.filter { $0 > 0 }.count }
    let top: Scalar = present > 0 ? counts.index.levelColumns[0][0] : .float(.nan)
    let frequency: Scalar = present > 0 ? counts.column[0] : .float(.nan)
    return (
      ["count", "unique", "top", "freq"],
      [.int(Int64(count - missingCount)), .int(Int64(present)), top, frequency]
    )
  }

  /// `25%`, `99.9%`, with as many decimals as keep them apart.
  ///
  /// Source: pandas 3.0 `format.py` (`format_percentiles`).
  private static func percentNames(_ marks: [Double]) -> [String] {
    if marks.isEmpty { return [] }
    let percents = marks.map { 100 * $0 }
    var gaps: [Double] = []
    if percents[0] > 0 { gaps.append(percents[0]) }
    for (a, b) in zip(percents, percents.dropFirst()) { gaps.append(b - a) }
    if percents[percents.count - 1] < 100 { gaps.append(100 - percents[percents.count - 1]) }
    let precision = max(1, -Int(floor(log10(gaps.min() ?? 1))))
    return percents.map { percent in
      let scale = PowersOfTen.all.base[precision]
      let rounded = (percent * scale).rounded(.toNearestOrEven) / scale
      let whole = rounded.rounded(.towardZero)
      if abs(whole - percent) <= 1e-8 + 1e-5 * abs(percent) { return "\(Int(percent.rounded()))%" }
      return pythonRepr(rounded) + "%"
    }
  }
}
