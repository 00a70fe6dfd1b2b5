/// A number, or a value, that sums up a column or a group.
public enum Statistic: Sendable, Hashable {
  case count, size, sum, product, mean, median, minimum, maximum, first, last, distinctCount
  case any, all, skewness, kurtosis
  case deviation(ddof: Int)
  case variance(ddof: Int)
  case standardError(ddof: Int)
  /// Linear between neighbours.
  case quantile(Double)

  /// By pandas' name.
  ///
  /// - Parameter ddof: what the spreads' divisor is less than the count.
  public init?(_ name: String, ddof: Int = 1) {
    switch name {
    case "count": self = .count
    case "size": self = .size
    case "sum": self = .sum
    case "prod": self = .product
    case "mean": self = .mean
    case "median": self = .median
    case "min": self = .minimum
    case "max": self = .maximum
    case "first": self = .first
    case "last": self = .last
    case "nunique": self = .distinctCount
    case "any": self = .any
    case "all": self = .all
    case "skew": self = .skewness
    case "kurt": self = .kurtosis
    case "std": self = .deviation(ddof: ddof)
    case "var": self = .variance(ddof: ddof)
    case "sem": self = .standardError(ddof: ddof)
    case "quantile": self = .quantile(0.5)
    default: return nil
    }
  }

  /// pandas' name.
  public var name: String {
    switch self {
    case .count: "count"
    case .size: "size"
    case .sum: "sum"
    case .product: "prod"
    case .mean: "mean"
    case .median: "median"
    case .minimum: "min"
    case .maximum: "max"
    case .first: "first"
    case .last: "last"
    case .distinctCount: "nunique"
    case .any: "any"
    case .all: "all"
    case .skewness: "skew"
    case .kurtosis: "kurt"
    case .deviation: "std"
    case .variance: "var"
    case .standardError: "sem"
    case .quantile: "quantile"
    }
  }

  /// Needs numbers (or bools).
  var isNumeric: Bool {
    switch self {
    case .product, .mean, .median, .skewness, .kurtosis, .deviation, .variance, .standardError,
      .quantile:
      true
    default: false
    }
  }
}
