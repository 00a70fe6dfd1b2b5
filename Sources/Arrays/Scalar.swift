/// One value of an `object` array or column, or one element taken out of a typed one.
public enum Scalar: Sendable {
  case none
  case bool(Bool)
  case int(Int64)
  case float(Double)
  case string(String)
  case bytes([UInt8])
  /// Nanoseconds since 1970-01-01; `Int64.min` is NaT.
  case datetime(Int64)
  /// Nanoseconds; `Int64.min` is NaT.
  case timedelta(Int64)
  case list([Scalar])
  /// A value that only the script layer understands.
  case opaque(any OpaqueScalar)
}

/// A script value kept in an `object` array.
public protocol OpaqueScalar: AnyObject, Sendable {
  var typeName: String { get }
}
