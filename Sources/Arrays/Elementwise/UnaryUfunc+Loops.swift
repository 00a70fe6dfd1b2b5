/// A kernel of one argument and the dtype that it writes.
struct UnaryLoop {
  let run: LoopRun
  let output: DType
}

extension UnaryUfunc {
  /// The kernel for an argument of `dtype`, as `loopDType` gives it; nil where numpy has none.
  func loop(_ dtype: DType) -> UnaryLoop? {
    run(dtype).map { UnaryLoop(run: $0, output: family == .test ? .bool : dtype) }
  }

  private func run(_ dtype: DType) -> LoopRun? {
    switch dtype {
    case .bool: boolRun()
    case .int8: integerRun(Int8.self)
    case .uint8: integerRun(UInt8.self)
    case .int16: integerRun(Int16.self)
    case .int32: integerRun(Int32.self)
    case .int64: integerRun(Int64.self)
    case .float32: libraryRun32() ?? floatRun(Float.self)
    case .float64: libraryRun64() ?? floatRun(Double.self)
    case .datetime64, .timedelta64: timeRun()
    case .object: nil
    }
  }

  private func boolRun() -> LoopRun? {
    switch self {
    case .absolute, .floor, .ceil, .trunc: unaryRun(Same<Bool>.self)
    case .invert, .logicalNot: unaryRun(Falsity<UInt8>.self)
    case .isnan, .isinf, .signbit: unaryRun(Never<UInt8>.self)
    case .isfinite: unaryRun(Always<UInt8>.self)
    default: nil
    }
  }

  private func timeRun() -> LoopRun? {
    switch self {
    case .isnan: unaryRun(IsNaT.self)
    case .isfinite: unaryRun(IsTime.self)
    case .isinf: unaryRun(Never<Int64>.self)
    case .absolute, .negative, .sign, .positive: integerRun(Int64.self)
    default: nil
    }
  }

  private func integerRun<T: Number & FixedWidthInteger>(_ type: T.Type) -> LoopRun? {
    switch self {
    case .negative: unaryRun(Negative<T>.self)
    case .positive, .floor, .ceil, .trunc: unaryRun(Same<T>.self)
    case .absolute: unaryRun(Magnitude<T>.self)
    case .sign: unaryRun(Sign<T>.self)
    case .square: unaryRun(Square<T>.self)
    case .reciprocal: unaryRun(Reciprocal<T>.self)
    case .invert: unaryRun(Complement<T>.self)
    case .logicalNot: unaryRun(Falsity<T>.self)
    case .signbit: unaryRun(IsNegative<T>.self)
    case .isnan, .isinf: unaryRun(Never<T>.self)
    case .isfinite: unaryRun(Always<T>.self)
    default: nil
    }
  }

  private func floatRun<T: FloatNumber>(_ type: T.Type) -> LoopRun? {
    switch self {
    case .negative: unaryRun(Negative<T>.self)
    case .positive: unaryRun(Same<T>.self)
    case .absolute, .fabs: unaryRun(Magnitude<T>.self)
    case .sign: unaryRun(Sign<T>.self)
    case .square: unaryRun(Square<T>.self)
    case .reciprocal: unaryRun(Reciprocal<T>.self)
    case .sqrt: unaryRun(SquareRoot<T>.self)
    case .rint: unaryRun(RoundedEven<T>.self)
    case .floor: unaryRun(RoundedDown<T>.self)
    case .ceil: unaryRun(RoundedUp<T>.self)
    case .trunc: unaryRun(RoundedToZero<T>.self)
    case .deg2rad: unaryRun(Radians<T>.self)
    case .rad2deg: unaryRun(Degrees<T>.self)
    case .isnan: unaryRun(IsNaN<T>.self)
    case .isinf: unaryRun(IsInfinite<T>.self)
    case .isfinite: unaryRun(IsFinite<T>.self)
    case .signbit: unaryRun(SignBit<T>.self)
    case .logicalNot: unaryRun(Falsity<T>.self)
    default: nil
    }
  }

  private func libraryRun64() -> LoopRun? {
    switch self {
    case .exp: unaryRun(Library64<Exp>.self)
    case .exp2: unaryRun(Library64<Exp2>.self)
    case .expm1: unaryRun(Library64<Expm1>.self)
    case .log: unaryRun(Library64<Log>.self)
    case .log2: unaryRun(Library64<Log2>.self)
    case .log10: unaryRun(Library64<Log10>.self)
    case .log1p: unaryRun(Library64<Log1p>.self)
    case .cbrt: unaryRun(Library64<CubeRoot>.self)
    case .sin: unaryRun(Library64<Sine>.self)
    case .cos: unaryRun(Library64<Cosine>.self)
    case .tan: unaryRun(Library64<Tangent>.self)
    case .arcsin: unaryRun(Library64<ArcSine>.self)
    case .arccos: unaryRun(Library64<ArcCosine>.self)
    case .arctan: unaryRun(Library64<ArcTangent>.self)
    case .sinh: unaryRun(Library64<SineH>.self)
    case .cosh: unaryRun(Library64<CosineH>.self)
    case .tanh: unaryRun(Library64<TangentH>.self)
    case .arcsinh: unaryRun(Library64<ArcSineH>.self)
    case .arccosh: unaryRun(Library64<ArcCosineH>.self)
    case .arctanh: unaryRun(Library64<ArcTangentH>.self)
    default: nil
    }
  }

  private func libraryRun32() -> LoopRun? {
    switch self {
    case .exp: unaryRun(Library32<Exp>.self)
    case .exp2: unaryRun(Library32<Exp2>.self)
    case .expm1: unaryRun(Library32<Expm1>.self)
    case .log: unaryRun(Library32<Log>.self)
    case .log2: unaryRun(Library32<Log2>.self)
    case .log10: unaryRun(Library32<Log10>.self)
    case .log1p: unaryRun(Library32<Log1p>.self)
    case .cbrt: unaryRun(Library32<CubeRoot>.self)
    case .sin: unaryRun(Library32<Sine>.self)
    case .cos: unaryRun(Library32<Cosine>.self)
    case .tan: unaryRun(Library32<Tangent>.self)
    case .arcsin: unaryRun(Library32<ArcSine>.self)
    case .arccos: unaryRun(Library32<ArcCosine>.self)
    case .arctan: unaryRun(Library32<ArcTangent>.self)
    case .sinh: unaryRun(Library32<SineH>.self)
    case .cosh: unaryRun(Library32<CosineH>.self)
    case .tanh: unaryRun(Library32<TangentH>.self)
    case .arcsinh: unaryRun(Library32<ArcSineH>.self)
    case .arccosh: unaryRun(Library32<ArcCosineH>.self)
    case .arctanh: unaryRun(Library32<ArcTangentH>.self)
    default: nil
    }
  }
}
