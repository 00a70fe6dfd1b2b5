/// A kernel of two arguments and the dtype that it writes.
struct BinaryLoop {
  let run: LoopRun
  let output: DType
}

extension BinaryUfunc {
  /// The kernel for arguments of `dtype`, as `loopDType` gives it; nil where numpy has none.
  func loop(_ dtype: DType) -> BinaryLoop? {
    let output = family == .comparison || family == .logical ? DType.bool : dtype
    return run(dtype).map { BinaryLoop(run: $0, output: output) }
  }

  private func run(_ dtype: DType) -> LoopRun? {
    switch dtype {
    case .bool: boolRun()
    case .int8: integerRun(Int8.self)
    case .uint8: integerRun(UInt8.self)
    case .int16: integerRun(Int16.self)
    case .int32: integerRun(Int32.self)
    case .int64: integerRun(Int64.self)
    case .float32: floatRun32()
    case .float64: floatRun64()
    case .datetime64, .timedelta64, .object: nil
    }
  }

  /// Booleans are worked on as bytes of 0 or 1.
  private func boolRun() -> LoopRun? {
    switch self {
    case .add, .maximum, .fmax, .bitwiseOr, .logicalOr: binaryRun(BitOr<UInt8>.self)
    case .multiply, .minimum, .fmin, .bitwiseAnd, .logicalAnd: binaryRun(BitAnd<UInt8>.self)
    case .bitwiseXor, .logicalXor, .notEqual: binaryRun(BitXor<UInt8>.self)
    default: comparisonRun(UInt8.self)
    }
  }

  private func integerRun<T: Number & FixedWidthInteger>(_ type: T.Type) -> LoopRun? {
    switch self {
    case .bitwiseAnd: binaryRun(BitAnd<T>.self)
    case .bitwiseOr: binaryRun(BitOr<T>.self)
    case .bitwiseXor: binaryRun(BitXor<T>.self)
    case .leftShift: binaryRun(ShiftLeft<T>.self)
    case .rightShift: binaryRun(ShiftRight<T>.self)
    case .gcd: binaryRun(CommonDivisor<T>.self)
    case .lcm: binaryRun(CommonMultiple<T>.self)
    default: numberRun(type)
    }
  }

  private func numberRun<T: Number>(_ type: T.Type) -> LoopRun? {
    switch self {
    case .add: binaryRun(Plus<T>.self)
    case .subtract: binaryRun(Minus<T>.self)
    case .multiply: binaryRun(Times<T>.self)
    case .floorDivide: binaryRun(FloorQuotient<T>.self)
    case .remainder: binaryRun(Modulo<T>.self)
    case .fmod: binaryRun(Remainder<T>.self)
    case .power: binaryRun(Power<T>.self)
    case .maximum: binaryRun(Larger<T>.self)
    case .minimum: binaryRun(Smaller<T>.self)
    case .fmax: binaryRun(LargerNumber<T>.self)
    case .fmin: binaryRun(SmallerNumber<T>.self)
    default: comparisonRun(type)
    }
  }

  private func comparisonRun<T: Number>(_ type: T.Type) -> LoopRun? {
    switch self {
    case .equal: binaryRun(Equal<T>.self)
    case .notEqual: binaryRun(NotEqual<T>.self)
    case .less: binaryRun(Less<T>.self)
    case .lessEqual: binaryRun(LessEqual<T>.self)
    case .greater: binaryRun(Greater<T>.self)
    case .greaterEqual: binaryRun(GreaterEqual<T>.self)
    case .logicalAnd: binaryRun(BothTrue<T>.self)
    case .logicalOr: binaryRun(EitherTrue<T>.self)
    case .logicalXor: binaryRun(OneTrue<T>.self)
    default: nil
    }
  }

  private func floatRun64() -> LoopRun? {
    switch self {
    case .divide: binaryRun(Quotient<Double>.self)
    case .power, .floatPower: floatPowerRun(Double.self)
    case .arctan2: binaryRun(ArcTangent2.self)
    case .hypot: binaryRun(Hypotenuse.self)
    case .logaddexp: binaryRun(LogAddExp.self)
    case .logaddexp2: binaryRun(LogAddExp2<Double>.self)
    case .copysign: binaryRun(CopySign<Double>.self)
    case .nextafter: binaryRun(NextAfter.self)
    case .heaviside: binaryRun(Heaviside<Double>.self)
    default: numberRun(Double.self)
    }
  }

  private func floatRun32() -> LoopRun? {
    switch self {
    case .divide: binaryRun(Quotient<Float>.self)
    case .power: floatPowerRun(Float.self)
    case .arctan2: binaryRun(ArcTangent2F.self)
    case .hypot: binaryRun(HypotenuseF.self)
    case .logaddexp: binaryRun(LogAddExpF.self)
    case .logaddexp2: binaryRun(LogAddExp2<Float>.self)
    case .copysign: binaryRun(CopySign<Float>.self)
    case .nextafter: binaryRun(NextAfterF.self)
    case .heaviside: binaryRun(Heaviside<Float>.self)
    default: numberRun(Float.self)
    }
  }
}
