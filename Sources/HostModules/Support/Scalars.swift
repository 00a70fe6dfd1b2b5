import Arrays
import BigInt
import Interpreter

/// A script value kept in an `object` array or column.
final class ScriptValueBox: OpaqueScalar, @unchecked Sendable {
  let value: Value
  let typeName: String
  init(_ value: Value, typeName: String) {
    self.value = value
    self.typeName = typeName
  }
}

extension Interpreter {
  /// The script value of one element: a plain int, float, str, bool or None.
  func plain(_ scalar: Scalar) throws -> Value {
    switch scalar {
    case .none: return .none
    case .bool(let value): return Value(value)
    case .int(let value): return Value(value)
    case .float(let value): return Value(value)
    case .string(let text): return string(text)
    case .bytes(let bytes): return self.bytes(bytes)
    case .datetime(let nanoseconds): return try makeTimestamp(nanoseconds)
    case .timedelta(let nanoseconds): return try makeTimedelta(nanoseconds)
    case .list(let items): return list(try items.map { try plain($0) })
    case .opaque(let box):
      if let box = box as? ScriptValueBox { return box.value }
      return .none
    }
  }

  /// The element that a script value becomes; anything unknown is kept as it is.
  func scalar(_ value: Value) -> Scalar {
    if value.isFloat { return .float(value.float) }
    if value.isInt { return .int(Int64(value.int)) }
    if value.isBool { return .bool(value.bool) }
    if value.isNone { return .none }
    if let text = value.stringValue { return .string(text) }
    if let bytes = value.bytesValue { return .bytes(bytes) }
    if let number = value.numpyScalar { return number.value }
    if let time = value.host(as: TimestampObject.self) { return .datetime(time.nanoseconds) }
    if let span = value.host(as: TimedeltaObject.self) { return .timedelta(span.nanoseconds) }
    if let time = PandasTimes.nanoseconds(ofDatetime: value, self) { return time }
    return .opaque(ScriptValueBox(value, typeName: typeName(value)))
  }

  /// `np.float64(x)`, `np.int64(x)`, …: an element taken out of an array of that dtype. Objects and
  /// text come out as they are.
  func element(_ scalar: Scalar, _ dtype: DType) throws -> Value {
    switch dtype {
    case .object: return try plain(scalar)
    default:
      return makeHost(
        NumpyScalarObject(dtype, scalar), type: try hostType("numpy", dtype.scalarTypeName))
    }
  }
}

extension DType {
  /// The name of the scalar class in the numpy module.
  var scalarTypeName: String { self == .bool ? "bool_" : self == .object ? "object_" : name }
}
