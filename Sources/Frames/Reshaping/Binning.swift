import Arrays
import Glibc

/// Values sorted into intervals: pandas' `cut` and `qcut`.
///
/// Source: pandas 3.0 `tile.py`.
public struct Binning: Sendable {
  public enum Labels: Sendable {
    /// The intervals themselves.
    case intervals
    /// The numbers of the intervals.
    case numbers
    case given([Scalar])
  }

  public var labels = Labels.intervals
  /// Intervals include their right end, else their left.
  public var isRightClosed = true
  public var includesLowest = false
  /// Significant decimals of the interval ends.
  public var precision = 3
  /// Leaves out repeated edges instead of refusing them.
  public var dropsRepeatedEdges = false
  public var isOrdered = true
  /// Of the series, for messages.
  public var name: Label = .none

  public init() {}

  /// - Parameter count: of intervals of equal width over the range of the values.
  /// - Throws: `ValueError` for no values, a count below 1, or labels of another number.
  public func cut(
    _ column: Column, into count: Int
  ) throws(FrameError) -> (column: Column, edges: [Double]) {
    guard count >= 1 else { throw .value("`bins` should be a positive integer.") }
    let present = try values(column).filter { !$0.isNaN }
    guard let first = present.first else { throw .value("Cannot cut empty array") }
    var (low, high) = (present.reduce(first, min), present.reduce(first, max))
    guard low.isFinite, high.isFinite else {
      throw .value("cannot specify integer `bins` when input data contains infinity")
    }
    var edges: [Double]
    if low == high {
      low -= low != 0 ? 0.001 * abs(low) : 0.001
      high += high != 0 ? 0.001 * abs(high) : 0.001
      edges = Self.evenly(low, high, count + 1)
    } else {
      edges = Self.evenly(low, high, count + 1)
      let margin = (high - low) * 0.001
      if isRightClosed { edges[0] -= margin } else { edges[count] += margin }
    }
    return (try assign(column, edges: edges, areWhole: false), edges)
  }

  /// - Parameters:
  ///   - edges: of the intervals, increasing.
  ///   - areWhole: the edges were integers and print as such.
  /// - Throws: `ValueError` for edges that do not increase, or labels of another number.
  public func cut(
    _ column: Column, at edges: [Double], areWhole: Bool
  ) throws(FrameError) -> Column {
    guard zip(edges, edges.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw .value("bins must increase monotonically.")
    }
    return try assign(column, edges: edges, areWhole: areWhole)
  }

  /// Intervals that hold equally many values.
  ///
  /// - Parameter quantiles: the edges as quantiles, from 0 to 1.
  public func cut(
    _ column: Column, atQuantiles quantiles: [Double]
  ) throws(FrameError) -> (column: Column, edges: [Double]) {
    let sorted = try values(column).filter { !$0.isNaN }.sorted()
    let edges = sorted.withUnsafeBufferPointer { sorted in
      quantiles.map { FloatStatistics.quantile(sorted, $0) }
    }
    var binning = self
    binning.includesLowest = true
    return (try binning.assign(column, edges: edges, areWhole: false), edges)
  }

  /// `count` numbers from `low` to `high`: numpy's `linspace`.
  public static func evenly(_ low: Double, _ high: Double, _ count: Int) -> [Double] {
    guard count > 1 else { return [low] }
    let step = (high - low) / Double(count - 1)
    return (0..<count).map { $0 == count - 1 ? high : Double($0) * step + low }
  }

  private func values(_ column: Column) throws(FrameError) -> [Double] {
    guard column.type.isNumeric else {
      throw .type("'<' not supported between instances of 'str' and 'float'")
    }
    return column.floats().withElements(Double.self) { Array($0) }
  }

  private func assign(
    _ column: Column, edges: [Double], areWhole: Bool
  ) throws(FrameError) -> Column {
    var edges = edges
    let repeated = zip(edges, edges.dropFirst()).contains { $0 == $1 }
    if repeated, edges.count != 2 {
      guard dropsRepeatedEdges else {
        let index = Index(Column(edges), name: name).text()
        throw .value(
          "Bin edges must be unique: \(index).\nYou can drop duplicate edges by setting the "
            + "'duplicates' kwarg")
      }
      edges = edges.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }
    let count = edges.count - 1
    let codes = try values(column).map { value -> Int32 in
      if value.isNaN { return -1 }
      var place = isRightClosed ? Self.lower(edges, value) : Self.upper(edges, value)
      if includesLowest, value == edges[0] { place = 1 }
      return place == 0 || place > count ? -1 : Int32(place - 1)
    }
    switch labels {
    case .numbers:
      if codes.contains(-1) { return Column(codes.map { $0 < 0 ? .nan : Double($0) }) }
      return Column(codes.map { Int64($0) })
    case .given(let names):
      guard names.count == count else {
        throw .value("Bin labels must be one fewer than the number of bin edges")
      }
      return Column(
        codes: codes, categories: Categories(values: Column.inferred(names), isOrdered: isOrdered))
    case .intervals:
      let intervals = Intervals(self, edges, areWhole: areWhole)
      return Column(codes: codes, categories: intervals.categories(isOrdered: isOrdered))
    }
  }

  /// How many edges are below the value.
  private static func lower(_ edges: [Double], _ value: Double) -> Int {
    edges.firstIndex { $0 >= value } ?? edges.count
  }

  /// How many edges are not above the value.
  private static func upper(_ edges: [Double], _ value: Double) -> Int {
    edges.firstIndex { $0 > value } ?? edges.count
  }
}

/// The intervals between edges, as categories.
public struct Intervals: Sendable {
  public let edges: [Double]
  public let isRightClosed: Bool
  /// The edges are integers.
  public let areWhole: Bool

  init(_ binning: Binning, _ edges: [Double], areWhole: Bool) {
    isRightClosed = binning.isRightClosed
    self.areWhole = areWhole
    let precision = Self.precision(binning.precision, edges)
    var rounded = areWhole ? edges : edges.map { Self.rounded($0, precision) }
    if binning.isRightClosed, binning.includesLowest {
      rounded[0] -= pow(10, -Double(precision))
    }
    self.edges = rounded
  }

  private var isWhole: Bool { areWhole && edges.allSatisfy { $0 == $0.rounded() } }

  /// `(0.5, 1.0]`
  func texts(asFloats: Bool = false) -> [String] {
    let ends = edges.map { isWhole && !asFloats ? String(Int64($0)) : pythonRepr($0) }
    return zip(ends, ends.dropFirst()).map { left, right in
      isRightClosed ? "(\(left), \(right)]" : "[\(left), \(right))"
    }
  }

  /// `interval[float64, right]`
  var typeName: String {
    "interval[\(isWhole ? "int64" : "float64"), \(isRightClosed ? "right" : "left")]"
  }

  func categories(isOrdered: Bool) -> Categories {
    Categories(
      values: Column(texts().map { $0 as String? }), isOrdered: isOrdered, intervals: self)
  }

  /// The fewest decimals, from `base` on, that keep the edges apart.
  private static func precision(_ base: Int, _ edges: [Double]) -> Int {
    for precision in base..<20
    where Set(edges.map { rounded($0, precision) }).count == edges.count { return precision }
    return base
  }

  /// Rounded to so many decimals, or so many significant ones below 1.
  private static func rounded(_ value: Double, _ precision: Int) -> Double {
    if !value.isFinite || value == 0 { return value }
    var digits = precision
    if value.rounded(.towardZero) == 0 { digits += -Int(floor(log10(abs(value)))) - 1 }
    let scale = PowersOfTen.all.base[min(digits, 308)]
    return (value * scale).rounded(.toNearestOrEven) / scale
  }
}

extension Column {
  /// The categories as they are shown: intervals of integers as floats beside missing values.
  var shownCategories: Column {
    let categories = categories!
    guard let intervals = categories.intervals, missingCount > 0 else { return categories.values }
    return Column(intervals.texts(asFloats: true).map { $0 as String? })
  }
}
