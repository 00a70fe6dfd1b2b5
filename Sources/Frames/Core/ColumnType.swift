import Arrays

/// Resolution of a `datetime64` or `timedelta64` column.
public enum TimeUnit: UInt8, Sendable, Hashable, CaseIterable {
  case seconds, milliseconds, microseconds, nanoseconds

  /// Nanoseconds in one unit.
  public var nanoseconds: Int64 {
    switch self {
    case .seconds: 1_000_000_000
    case .milliseconds: 1_000_000
    case .microseconds: 1_000
    case .nanoseconds: 1
    }
  }

  /// numpy's abbreviation: `s`, `ms`, `us`, `ns`.
  public var name: String {
    switch self {
    case .seconds: "s"
    case .milliseconds: "ms"
    case .microseconds: "us"
    case .nanoseconds: "ns"
    }
  }
}

/// The type of a column, with pandas' names.
public enum ColumnType: Sendable, Hashable {
  case bool, int8, uint8, int16, int32, int64, float32, float64
  case datetime(TimeUnit)
  case timedelta(TimeUnit)
  /// Any `Scalar`s.
  case object
  /// Text, missing where NaN: pandas 3's `str`.
  case string
  case category

  /// What pandas prints for it, such as `datetime64[us]`.
  public var name: String {
    switch self {
    case .bool: "bool"
    case .int8: "int8"
    case .uint8: "uint8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .float32: "float32"
    case .float64: "float64"
    case .datetime(let unit): "datetime64[\(unit.name)]"
    case .timedelta(let unit): "timedelta64[\(unit.name)]"
    case .object: "object"
    case .string: "str"
    case .category: "category"
    }
  }

  /// The type of the column's elements in memory; strings and categories keep `Int32` codes.
  public var elementType: DType {
    switch self {
    case .bool: .bool
    case .int8: .int8
    case .uint8: .uint8
    case .int16: .int16
    case .int32, .string, .category: .int32
    case .int64: .int64
    case .float32: .float32
    case .float64: .float64
    case .datetime: .datetime64
    case .timedelta: .timedelta64
    case .object: .object
    }
  }

  public var isInteger: Bool {
    switch self {
    case .int8, .uint8, .int16, .int32, .int64: true
    default: false
    }
  }
  public var isFloat: Bool { self == .float64 || self == .float32 }
  /// Bool, integer or float.
  public var isNumeric: Bool { self == .bool || isInteger || isFloat }
  public var isTime: Bool {
    switch self {
    case .datetime, .timedelta: true
    default: false
    }
  }

  /// The plain column type of an array's elements; times are taken as nanoseconds.
  public init(_ dtype: DType) {
    switch dtype {
    case .bool: self = .bool
    case .int8: self = .int8
    case .uint8: self = .uint8
    case .int16: self = .int16
    case .int32: self = .int32
    case .int64: self = .int64
    case .float32: self = .float32
    case .float64: self = .float64
    case .datetime64: self = .datetime(.nanoseconds)
    case .timedelta64: self = .timedelta(.nanoseconds)
    case .object: self = .object
    }
  }
}
