/// An argument of an element-wise function.
///
/// Python's numbers are weak: they take the dtype of the array beside them (NEP 50). numpy's
/// scalars are 0-D arrays.
public enum Operand: Sendable {
  case array(NDArray)
  case bool(Bool)
  case int(Int64)
  case float(Double)
  /// Any other Python value (str, None, …).
  case object(Scalar)

  /// The operand that a Python value is.
  public init(_ scalar: Scalar) {
    switch scalar {
    case .bool(let x): self = .bool(x)
    case .int(let x): self = .int(x)
    case .float(let x): self = .float(x)
    case .datetime, .timedelta, .string: self = .array(.scalar(scalar))
    default: self = .object(scalar)
    }
  }

  var shape: [Int] { if case .array(let array) = self { array.shape } else { [] } }

  /// Whether it is a Python int, float or bool.
  var isPythonNumber: Bool {
    switch self {
    case .bool, .int, .float: true
    case .array, .object: false
    }
  }

  /// The dtype that the operand brings along; nil for the weak Python numbers.
  var strongDType: DType? {
    switch self {
    case .array(let array): array.dtype
    case .bool: .bool
    case .int, .float: nil
    case .object: .object
    }
  }

  /// The dtype as an argument on its own.
  var ownDType: DType {
    switch self {
    case .int: .int64
    case .float: .float64
    default: strongDType!
    }
  }

  var isText: Bool { if case .array(let array) = self { array.isText } else { false } }

  /// As numpy's error messages show the argument's dtype.
  var dtypeText: String {
    if case .array(let array) = self { return "dtype('\(array.dtypeName)')" }
    switch self {
    case .int: return "<class 'numpy.dtypes._PyLongDType'>"
    case .float: return "<class 'numpy.dtypes._PyFloatDType'>"
    default: return "dtype('\(ownDType.code)')"
    }
  }

  /// The dtype that the operands together have; nil where numpy has none.
  static func commonDType(_ operands: [Operand]) -> DType? {
    var strong: DType?
    var hasInt = false
    var hasFloat = false
    for operand in operands {
      if let dtype = operand.strongDType {
        guard let next = DType.promote(strong ?? dtype, dtype) else { return nil }
        strong = next
      } else if case .float = operand {
        hasFloat = true
      } else {
        hasInt = true
      }
    }
    guard let strong else { return hasFloat ? .float64 : .int64 }
    if strong == .object || strong.isFloating { return strong }
    if strong.isTime { return hasFloat ? nil : strong }
    if hasFloat { return .float64 }
    return hasInt && strong == .bool ? .int64 : strong
  }

  /// The operand as an array: itself, or a 0-D one of `dtype` for a Python number.
  ///
  /// - Throws: OverflowError for an int that does not fit.
  func array(_ dtype: DType) throws(ArrayError) -> NDArray {
    switch self {
    case .array(let array): return array
    case .bool(let x): return .scalar(.bool(x))
    case .int(let x):
      if dtype == .float64 { return .from([Double(x)], shape: []) }
      if dtype == .float32 { return .from([Float(x)], shape: []) }
      return try .full([], .int(x), dtype == .bool ? .int64 : dtype)
    case .float(let x):
      if dtype == .float64 { return .from([x], shape: []) }
      return try .full([], .float(x), dtype.isFloating || dtype == .object ? dtype : .float64)
    case .object(let x): return .from([x], shape: [])
    }
  }

  /// The operand as an array of its own dtype.
  public func array() -> NDArray {
    switch self {
    case .array(let array): return array
    case .bool(let x): return .scalar(.bool(x))
    case .int(let x): return .scalar(.int(x))
    case .float(let x): return .scalar(.float(x))
    case .object(let x): return .from([x], shape: [])
    }
  }
}
