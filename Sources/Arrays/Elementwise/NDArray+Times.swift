/// Arithmetic on nanoseconds in which NaT (`Int64.min`) spreads.
enum TimePlus: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Int64, _ b: Int64) -> Int64 {
    a == .min || b == .min ? .min : a &+ b
  }
}
enum TimeMinus: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Int64, _ b: Int64) -> Int64 {
    a == .min || b == .min ? .min : a &- b
  }
}
enum TimeTimesWhole: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Int64, _ b: Int64) -> Int64 { a == .min ? a : a &* b }
}
enum TimeFloorQuotient: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Int64, _ b: Int64) -> Int64 {
    a == .min || b == .min ? 0 : Int64.floorQuotient(a, b)
  }
}
/// Quotient towards zero; NaT for a divisor of 0.
enum TimeQuotient: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Int64, _ b: Int64) -> Int64 {
    a == .min || b == 0 ? .min : b == -1 ? 0 &- a : a / b
  }
}
enum TimeModulo: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Int64, _ b: Int64) -> Int64 {
    a == .min || b == .min || b == 0 ? .min : Int64.modulo(a, b)
  }
}
/// NaT if either is; nothing is larger or smaller.
enum TimeLarger: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Int64, _ b: Int64) -> Int64 {
    a == .min || b == .min ? .min : a > b ? a : b
  }
}
enum TimeSmaller: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Int64, _ b: Int64) -> Int64 { a < b ? a : b }
}
enum TimeEqual: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Int64, _ b: Int64) -> Bool { a == b && a != .min }
}
enum TimeNotEqual: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Int64, _ b: Int64) -> Bool { a != b || a == .min }
}
enum TimeLess: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Int64, _ b: Int64) -> Bool { a < b && a != .min }
}
enum TimeLessEqual: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Int64, _ b: Int64) -> Bool { a <= b && a != .min }
}
enum TimeGreater: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Int64, _ b: Int64) -> Bool { a > b && b != .min }
}
enum TimeGreaterEqual: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Int64, _ b: Int64) -> Bool { a >= b && b != .min }
}
/// Quotient of two spans as floats; NaN for NaT.
enum TimeRatio: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Int64, _ b: Int64) -> Double {
    a == .min || b == .min ? .nan : Double(a) / Double(b)
  }
}
enum TimeTimesFloat: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Double, _ b: Double) -> Int64 { wholeOrNaT(a * b) }
}
enum TimeDividedByFloat: BinaryKernel {
  @inline(__always) static var isQuick: Bool { false }
  @inline(__always) static func apply(_ a: Double, _ b: Double) -> Int64 { wholeOrNaT(a / b) }
}

@inline(__always)
private func wholeOrNaT(_ x: Double) -> Int64 { x.isFinite ? wholeOrIndefinite(x) : .min }

extension NDArray {
  /// A function of two arguments of which at least one is a datetime64 or timedelta64 array.
  static func applyToTimes(
    _ function: BinaryUfunc, _ a: Operand, _ b: Operand, out: NDArray?
  ) throws -> NDArray {
    guard let rule = timeRule(function, a.ownDType, b.ownDType) else {
      if function == .equal || function == .notEqual {
        let shape = try broadcastShape([a.shape, b.shape])
        return try full(shape, .bool(function == .notEqual), .bool)
      }
      let bothTimes = a.ownDType.isTime && b.ownDType.isTime
      if !bothTimes, function.family == .comparison || function.family == .extremum {
        throw ArrayError.type(
          "ufunc '\(function.name)' did not contain a loop with signature matching types "
            + "(\(a.dtypeClass), \(b.dtypeClass)) -> None")
      }
      throw ArrayError.type(
        "ufunc '\(function.name)' cannot use operands with types dtype('\(a.ownDType.printedName)')"
          + " and dtype('\(b.ownDType.printedName)')")
    }
    let x = a.array()
    let y = b.array()
    let result = try function.output(x, y, rule.output, out: out)
    let input: DType = rule.overFloats ? .float64 : .int64
    let inputs = try [x, y].map { array in
      let numbers = rule.overFloats ? try array.casted(to: .float64) : array
      return numbers.separated(from: result)
    }
    ElementLoop(
      inputs: inputs, kernelInputs: [input, input], output: result, kernelOutput: rule.output
    ).run(rule.run, cost: 1)
    return result
  }

  private struct TimeRule {
    let run: LoopRun
    let output: DType
    var overFloats = false
  }

  private static func timeRule(_ function: BinaryUfunc, _ a: DType, _ b: DType) -> TimeRule? {
    let aSpans = a == .timedelta64 || a.isInteger || a == .bool
    let bSpans = b == .timedelta64 || b.isInteger || b == .bool
    if function.family == .comparison || function.family == .extremum {
      guard a == b || (aSpans && bSpans) else { return nil }
      return comparison(function, a == b ? a : .timedelta64)
    }
    switch function {
    case .add where aSpans && bSpans:
      return TimeRule(run: binaryRun(TimePlus.self), output: .timedelta64)
    case .add where a == .datetime64 && bSpans || b == .datetime64 && aSpans:
      return TimeRule(run: binaryRun(TimePlus.self), output: .datetime64)
    case .subtract where a == .datetime64 && b == .datetime64 || aSpans && bSpans:
      return TimeRule(run: binaryRun(TimeMinus.self), output: .timedelta64)
    case .subtract where a == .datetime64 && bSpans:
      return TimeRule(run: binaryRun(TimeMinus.self), output: .datetime64)
    case .multiply, .divide, .floorDivide, .remainder: return scaling(function, a, b)
    default: return nil
    }
  }

  private static func scaling(_ function: BinaryUfunc, _ a: DType, _ b: DType) -> TimeRule? {
    let bothSpans = a == .timedelta64 && b == .timedelta64
    let isWhole = a == .timedelta64 && b.isInteger || b == .timedelta64 && a.isInteger
    let isFloat = a == .timedelta64 && b.isFloating || b == .timedelta64 && a.isFloating
    switch function {
    case .multiply where isWhole:
      return TimeRule(run: binaryRun(TimeTimesWhole.self), output: .timedelta64)
    case .multiply where isFloat:
      return TimeRule(run: binaryRun(TimeTimesFloat.self), output: .timedelta64, overFloats: true)
    case .divide where bothSpans: return TimeRule(run: binaryRun(TimeRatio.self), output: .float64)
    case .divide where a == .timedelta64 && isWhole:
      return TimeRule(run: binaryRun(TimeQuotient.self), output: .timedelta64)
    case .divide where a == .timedelta64 && isFloat:
      return TimeRule(
        run: binaryRun(TimeDividedByFloat.self), output: .timedelta64, overFloats: true)
    case .floorDivide where bothSpans:
      return TimeRule(run: binaryRun(TimeFloorQuotient.self), output: .int64)
    case .floorDivide where a == .timedelta64 && isWhole:
      return TimeRule(run: binaryRun(TimeFloorQuotient.self), output: .timedelta64)
    case .remainder where bothSpans:
      return TimeRule(run: binaryRun(TimeModulo.self), output: .timedelta64)
    default: return nil
    }
  }

  private static func comparison(_ function: BinaryUfunc, _ dtype: DType) -> TimeRule? {
    switch function {
    case .equal: TimeRule(run: binaryRun(TimeEqual.self), output: .bool)
    case .notEqual: TimeRule(run: binaryRun(TimeNotEqual.self), output: .bool)
    case .less: TimeRule(run: binaryRun(TimeLess.self), output: .bool)
    case .lessEqual: TimeRule(run: binaryRun(TimeLessEqual.self), output: .bool)
    case .greater: TimeRule(run: binaryRun(TimeGreater.self), output: .bool)
    case .greaterEqual: TimeRule(run: binaryRun(TimeGreaterEqual.self), output: .bool)
    case .maximum: TimeRule(run: binaryRun(TimeLarger.self), output: dtype)
    case .minimum: TimeRule(run: binaryRun(TimeSmaller.self), output: dtype)
    default: nil
    }
  }
}
