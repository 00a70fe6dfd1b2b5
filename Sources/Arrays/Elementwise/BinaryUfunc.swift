/// numpy's element-wise functions of two arguments.
public enum BinaryUfunc: String, Sendable, CaseIterable {
  case add, subtract, multiply, divide
  case floorDivide = "floor_divide"
  case remainder, fmod, power
  case floatPower = "float_power"
  case maximum, minimum, fmax, fmin
  case arctan2, hypot, logaddexp, logaddexp2, copysign, nextafter, heaviside
  case equal
  case notEqual = "not_equal"
  case less
  case lessEqual = "less_equal"
  case greater
  case greaterEqual = "greater_equal"
  case logicalAnd = "logical_and"
  case logicalOr = "logical_or"
  case logicalXor = "logical_xor"
  case bitwiseAnd = "bitwise_and"
  case bitwiseOr = "bitwise_or"
  case bitwiseXor = "bitwise_xor"
  case leftShift = "left_shift"
  case rightShift = "right_shift"
  case gcd, lcm

  /// numpy's name.
  public var name: String { rawValue }

  enum Family { case arithmetic, extremum, floating, comparison, logical, bitwise, shift, divisor }

  var family: Family {
    switch self {
    case .add, .subtract, .multiply, .divide, .floorDivide, .remainder, .fmod, .power, .floatPower:
      .arithmetic
    case .maximum, .minimum, .fmax, .fmin: .extremum
    case .arctan2, .hypot, .logaddexp, .logaddexp2, .copysign, .nextafter, .heaviside: .floating
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual: .comparison
    case .logicalAnd, .logicalOr, .logicalXor: .logical
    case .bitwiseAnd, .bitwiseOr, .bitwiseXor: .bitwise
    case .leftShift, .rightShift: .shift
    case .gcd, .lcm: .divisor
    }
  }

  /// Nanoseconds an element, roughly.
  var cost: Int {
    switch self {
    case .power, .floatPower, .fmod, .remainder, .floorDivide: 10
    case .arctan2, .hypot, .logaddexp, .logaddexp2: 15
    default: 1
    }
  }

  /// The dtype in which arguments of the common dtype are worked on; nil where numpy has no loop.
  func loopDType(_ common: DType) -> DType? {
    if common == .object { return .object }
    if common.isTime { return nil }
    switch self {
    case .divide:
      return common == .float32 ? .float32 : .float64
    case .floatPower: return .float64
    case .floorDivide, .remainder, .power, .leftShift, .rightShift, .fmod, .gcd, .lcm:
      let isWhole = family == .shift || family == .divisor
      if common.isFloating && isWhole { return nil }
      if self == .gcd || self == .lcm, common == .bool { return nil }
      return common == .bool ? .int8 : common
    case .bitwiseAnd, .bitwiseOr, .bitwiseXor: return common.isFloating ? nil : common
    default: return family == .floating ? floatLoop(common) : common
    }
  }
}

/// The dtype in which a function of floats works on arguments of a dtype; nil where numpy uses
/// float16, which is not supported, or has no loop.
func floatLoop(_ common: DType) -> DType? {
  switch common {
  case .float32, .int16: .float32
  case .float64, .int32, .int64: .float64
  default: nil
  }
}
