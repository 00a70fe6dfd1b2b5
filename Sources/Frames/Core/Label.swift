/// The name of a row or a column.
///
/// Numbers that are equal in Python are equal labels: `1`, `1.0` and `True`.
public enum Label: Sendable {
  case none
  case bool(Bool)
  case int(Int64)
  case float(Double)
  case string(String)
  /// Nanoseconds since 1970-01-01; `Int64.min` is NaT.
  case datetime(Int64)
  /// Nanoseconds.
  case timedelta(Int64)
  /// A row or column of several levels.
  case tuple([Label])
}

extension Label: Hashable {
  private var number: Double? {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }

  public static func == (a: Label, b: Label) -> Bool {
    switch (a, b) {
    case (.string(let a), .string(let b)): return a == b
    case (.int(let a), .int(let b)): return a == b
    case (.none, .none): return true
    case (.datetime(let a), .datetime(let b)), (.timedelta(let a), .timedelta(let b)):
      return a == b
    case (.tuple(let a), .tuple(let b)): return a == b
    default:
      guard let a = a.number, let b = b.number else { return false }
      return a == b || (a.isNaN && b.isNaN)
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .string(let text): hasher.combine(text)
    case .none: hasher.combine(0 as UInt8)
    case .datetime(let time), .timedelta(let time): hasher.combine(time)
    case .tuple(let parts): hasher.combine(parts)
    case .bool, .int, .float:
      let number = number!
      hasher.combine(number.isNaN ? Double.nan : number)
    }
  }
}

extension Label: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int64) { self = .int(value) }
}
