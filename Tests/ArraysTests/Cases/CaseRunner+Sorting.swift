@testable import Arrays

extension Case {
  /// The name after `np.`, `np.linalg.` or `a.`.
  var function: String {
    operation.split(separator: ".").last.map(String.init) ?? operation
  }

  /// The `axis` argument: nil if it is None, `absent` if it is not given.
  func axis(_ i: Int, default absent: Int?) -> Int? {
    if i >= 0 && i < arguments.count { return arguments[i].isNone ? nil : arguments[i].int }
    guard let value = keywords["axis"] else { return absent }
    return value.isNone ? nil : value.int
  }

  func axes(_ i: Int) -> [Int]? { argument(i, "axis")?.ints }

  var method: QuantileMethod { .init(rawValue: keywords["method"]?.string ?? "linear")! }
}

extension Answer {
  init(_ unique: UniqueElements) {
    self = .list(
      [unique.values, unique.firstIndex, unique.inverse, unique.counts].map { .array($0) })
  }
}

extension CaseRunner {
  static func sorting(_ item: Case) throws -> Answer? {
    let a = { try item.array(0) }
    switch item.function {
    case "sort": return .array(try a().sorted(item.axis(1, default: -1)))
    case "argsort": return .array(try a().argsorted(item.axis(1, default: -1)))
    case "unique":
      if let axis = item.axis(-1, default: nil) {
        return .array(try a().uniqueSlices(axis).values)
      }
      if item.keywords["equal_nan"]?.bool == false {
        return .array(try a().uniqueElements(equalNaN: false).values)
      }
      return .array(try a().unique())
    case "unique_all": return Answer(try a().uniqueElements())
    case "searchsorted":
      let side = SearchSide(rawValue: item.keywords["side"]?.string ?? "left")!
      return .array(
        try a().searchsorted(item.array(1), side: side, sorter: item.keywords["sorter"]?.array))
    case "digitize": return .array(try a().digitized(item.array(1), right: item.flag("right")))
    case "bincount":
      return .array(
        try NDArray.bincount(
          a(), weights: item.keywords["weights"]?.array,
          minLength: item.keywords["minlength"]?.int ?? 0))
    case "lexsort": return .array(try NDArray.lexsort(item.arguments[0].arrays))
    case "histogram": return try histogram(item)
    case "isin": return .array(try a().isin(item.array(1), invert: item.flag("invert")))
    case "intersect1d": return .array(try NDArray.intersect1d(a(), item.array(1)))
    case "union1d": return .array(try NDArray.union1d(a(), item.array(1)))
    case "setdiff1d": return .array(try NDArray.setdiff1d(a(), item.array(1)))
    case "setxor1d": return .array(try NDArray.setxor1d(a(), item.array(1)))
    case "intersect_indices":
      let found = try NDArray.intersection(a(), item.array(1))
      return .list([.array(found.values), .array(found.first), .array(found.second)])
    default: return nil
    }
  }

  private static func histogram(_ item: Case) throws -> Answer {
    var bins = HistogramBins.count(10)
    if let value = item.argument(1, "bins") {
      bins =
        try value.int.map { .count($0) } ?? value.string.map { .rule($0) } ?? .edges(value.array)
    }
    var range: (Double, Double)?
    if case .list(let ends) = item.keywords["range"] { range = (ends[0].double!, ends[1].double!) }
    let result = try item.array(0).histogram(
      bins, range: range, density: item.flag("density"), weights: item.keywords["weights"]?.array)
    return .list([.array(result.counts), .array(result.edges)])
  }

  static func nanReductions(_ item: Case) throws -> Answer? {
    let a = { try item.array(0) }
    let keep = item.flag("keepdims")
    let axes = item.axes(-1)
    let ddof = item.keywords["ddof"]?.double ?? 0
    switch item.function {
    case "nansum": return .array(try a().nansum(axes, keepdims: keep))
    case "nanprod": return .array(try a().nanprod(axes, keepdims: keep))
    case "nanmean": return .array(try a().nanmean(axes, keepdims: keep))
    case "nanvar": return .array(try a().nanvar(axes, ddof: ddof, keepdims: keep))
    case "nanstd": return .array(try a().nanstd(axes, ddof: ddof, keepdims: keep))
    case "nanmin": return .array(try a().nanmin(axes, keepdims: keep))
    case "nanmax": return .array(try a().nanmax(axes, keepdims: keep))
    case "nanargmin": return .array(try a().nanargmin(axes?.first))
    case "nanargmax": return .array(try a().nanargmax(axes?.first))
    case "nancumsum": return .array(try a().nancumsum(axes?.first))
    case "nancumprod": return .array(try a().nancumprod(axes?.first))
    case "median": return .array(try a().median(axes, keepdims: keep))
    case "nanmedian": return .array(try a().nanmedian(axes, keepdims: keep))
    case "quantile":
      return .array(try a().quantile(item.operand(1), axes, method: item.method, keepdims: keep))
    case "percentile":
      return .array(try a().percentile(item.operand(1), axes, method: item.method, keepdims: keep))
    case "nanpercentile":
      return .array(
        try a().nanpercentile(item.operand(1), axes, method: item.method, keepdims: keep))
    default: return nil
    }
  }
}
