/// numpy's element-wise functions of one argument.
public enum UnaryUfunc: String, Sendable, CaseIterable {
  case negative, positive, absolute, fabs, sign, square, reciprocal, sqrt, cbrt
  case exp, exp2, expm1, log, log2, log10, log1p
  case sin, cos, tan, arcsin, arccos, arctan, sinh, cosh, tanh, arcsinh, arccosh, arctanh
  case rint, floor, ceil, trunc
  case deg2rad, rad2deg
  case isnan, isinf, isfinite, signbit
  case logicalNot = "logical_not"
  case invert

  /// numpy's name.
  public var name: String { rawValue }

  enum Family { case arithmetic, rounding, floating, test }

  var family: Family {
    switch self {
    case .negative, .positive, .absolute, .sign, .square, .reciprocal, .invert: .arithmetic
    case .floor, .ceil, .trunc: .rounding
    case .isnan, .isinf, .isfinite, .signbit, .logicalNot: .test
    default: .floating
    }
  }

  /// Nanoseconds an element, roughly.
  var cost: Int { family == .floating && self != .sqrt && self != .fabs && self != .rint ? 8 : 1 }

  /// The dtype in which an argument is worked on; nil where numpy has no loop.
  func loopDType(_ dtype: DType) -> DType? {
    if dtype == .object { return nil }
    switch family {
    case .arithmetic:
      switch (self, dtype) {
      case (.negative, .bool), (.positive, .bool), (.sign, .bool): return nil
      case (.invert, _) where dtype.isFloating || dtype.isTime: return nil
      case (.square, .bool), (.reciprocal, .bool): return .int8
      case (.square, _) where dtype.isTime, (.reciprocal, _) where dtype.isTime: return nil
      case (_, .datetime64): return nil
      default: return dtype
      }
    case .rounding: return dtype.isTime ? nil : dtype
    case .floating: return floatLoop(dtype)
    case .test: return self == .signbit && dtype == .datetime64 ? nil : dtype
    }
  }
}
