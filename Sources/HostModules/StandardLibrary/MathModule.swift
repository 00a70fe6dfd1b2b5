import BigInt
import Glibc
import Interpreter

/// `math`
enum MathModule {
  static func build(_ module: ModuleBuilder) throws {
    module.value("pi", Value(Double.pi))
    module.value("e", Value(M_E))
    module.value("tau", Value(2 * Double.pi))
    module.value("inf", Value(Double.infinity))
    module.value("nan", Value(Double.nan))
    module.asBuiltins {
      defineElementary(module)
      defineBinary(module)
      definePredicates(module)
      defineRounding(module)
      defineSums(module)
      defineIntegers(module)
      defineParts(module)
    }
  }

  // MARK: Real functions

  /// A function of one real; a NaN from a number is a domain error, an infinity from a finite number
  /// a range error, or at a pole a domain error, too.
  private static func real(
    _ module: ModuleBuilder, _ name: String, poles: @escaping (Double) -> Bool = { _ in false },
    _ function: @escaping (Double) -> Double
  ) {
    module.function("\(name)(x, /)") { vm, args in
      let x = try vm.requireReal(args[0])
      let y = function(x)
      if y.isNaN && !x.isNaN { throw vm.valueError("math domain error") }
      if y.isInfinite && x.isFinite {
        throw poles(x) ? vm.valueError("math domain error") : vm.overflow("math range error")
      }
      return Value(y)
    }
  }

  private static func defineElementary(_ module: ModuleBuilder) {
    real(module, "sqrt") { $0.squareRoot() }
    real(module, "cbrt", cbrt)
    real(module, "exp", exp)
    real(module, "exp2", exp2)
    real(module, "expm1", expm1)
    real(module, "log1p", poles: { $0 == -1 }, log1p)
    for (name, function) in [
      ("sin", sin), ("cos", cos), ("tan", tan), ("asin", asin), ("acos", acos), ("atan", atan),
      ("sinh", sinh), ("cosh", cosh), ("tanh", tanh), ("asinh", asinh), ("acosh", acosh),
      ("erf", erf), ("erfc", erfc), ("fabs", fabs),
    ] as [(String, (Double) -> Double)] {
      real(module, name, function)
    }
    real(module, "atanh", poles: { abs($0) == 1 }, atanh)
    real(module, "gamma", poles: { $0 == 0 || $0 < 0 && $0 == $0.rounded() }, Gamma.value)
    real(module, "lgamma", poles: { $0 <= 0 && $0 == $0.rounded() }, Gamma.logarithm)
    real(module, "degrees") { $0 * (180 / .pi) }
    real(module, "radians") { $0 * (.pi / 180) }
    module.function("log(x, base=UNSET, /)") { vm, args in
      guard args.has(1) else { return Value(try logarithm(vm, args[0], log)) }
      let numerator = try logarithm(vm, args[0], log)
      let denominator = try logarithm(vm, args[1], log)
      if denominator == 0 { throw vm.raise(vm.types.zeroDivisionError, "float division by zero") }
      return Value(numerator / denominator)
    }
    module.function("log2(x, /)") { vm, args in Value(try logarithm(vm, args[0], log2)) }
    module.function("log10(x, /)") { vm, args in Value(try logarithm(vm, args[0], log10)) }
  }

  /// A logarithm of a real, or of an int of any size.
  private static func logarithm(
    _ vm: Interpreter, _ value: Value, _ function: (Double) -> Double
  ) throws -> Double {
    if let big = vm.bigInteger(value) {
      if big.sign == .minus { throw vm.valueError("math domain error") }
      let shift = max(0, big.bitWidth - 64)
      return function(Double(big >> shift)) + Double(shift) * function(2)
    }
    let x = try vm.requireReal(value)
    if x <= 0 { throw vm.valueError("math domain error") }
    return function(x)
  }

  private static func defineBinary(_ module: ModuleBuilder) {
    module.function("pow(x, y, /)") { vm, args in
      let (x, y) = (try vm.requireReal(args[0]), try vm.requireReal(args[1]))
      let result = Glibc.pow(x, y)
      if result.isFinite || x.isInfinite || y.isInfinite || x.isNaN || y.isNaN {
        return Value(result)
      }
      if result.isNaN || x == 0 { throw vm.valueError("math domain error") }
      throw vm.overflow("math range error")
    }
    module.function("fmod(x, y, /)") { vm, args in
      let (x, y) = (try vm.requireReal(args[0]), try vm.requireReal(args[1]))
      let result = Glibc.fmod(x, y)
      if result.isNaN && !x.isNaN && !y.isNaN { throw vm.valueError("math domain error") }
      return Value(result)
    }
    module.function("remainder(x, y, /)") { vm, args in
      let (x, y) = (try vm.requireReal(args[0]), try vm.requireReal(args[1]))
      let result = Glibc.remainder(x, y)
      if result.isNaN && !x.isNaN && !y.isNaN { throw vm.valueError("math domain error") }
      return Value(result)
    }
    for (name, function) in [
      ("atan2(y, x, /)", atan2), ("copysign(x, y, /)", copysign), ("nextafter(x, y, /)", nextafter),
    ] as [(String, (Double, Double) -> Double)] {
      module.function(name) { vm, args in
        Value(function(try vm.requireReal(args[0]), try vm.requireReal(args[1])))
      }
    }
    module.function("ldexp(x, i, /)") { vm, args in
      let x = try vm.requireReal(args[0])
      guard args[1].isInt || args[1].isBool else {
        throw vm.typeError("Expected an int as second argument to ldexp.")
      }
      let result = scalbn(x, Int32(clamping: args[1].int))
      if result.isInfinite && x.isFinite { throw vm.overflow("math range error") }
      return Value(result)
    }
  }

  private static func definePredicates(_ module: ModuleBuilder) {
    for (name, test) in [
      ("isnan", { $0.isNaN }), ("isinf", { $0.isInfinite }), ("isfinite", { $0.isFinite }),
    ] as [(String, (Double) -> Bool)] {
      module.function("\(name)(x, /)") { vm, args in Value(test(try vm.requireReal(args[0]))) }
    }
    module.function("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)") { vm, args in
      let (a, b) = (try vm.requireReal(args[0]), try vm.requireReal(args[1]))
      let (relative, absolute) = (try vm.requireReal(args[2]), try vm.requireReal(args[3]))
      if relative < 0 || absolute < 0 { throw vm.valueError("tolerances must be non-negative") }
      if a == b { return .true }
      if a.isInfinite || b.isInfinite { return .false }
      let difference = abs(b - a)
      return Value(
        difference <= abs(relative * b) || difference <= abs(relative * a)
          || difference <= absolute)
    }
  }

  private static func defineRounding(_ module: ModuleBuilder) {
    for (name, method, rule) in [
      ("floor", "__floor__", .down), ("ceil", "__ceil__", .up),
      ("trunc", "__trunc__", .towardZero),
    ] as [(String, String, FloatingPointRoundingRule)] {
      module.function("\(name)(x, /)") { vm, args in
        let value = args[0]
        if value.isInt || vm.bigInteger(value) != nil { return value }
        if value.isBool { return Value(value.int) }
        if !value.isFloat, let own = try vm.attributeIfPresent(value, method) {
          return try vm.call(own)
        }
        if name == "trunc" && !value.isFloat {
          throw vm.typeError("type \(vm.typeName(value)) doesn't define __trunc__ method")
        }
        return try whole(vm, try vm.requireReal(value).rounded(rule))
      }
    }
  }

  static func whole(_ vm: Interpreter, _ number: Double) throws -> Value {
    if number.isNaN { throw vm.valueError("cannot convert float NaN to integer") }
    if number.isInfinite { throw vm.overflow("cannot convert float infinity to integer") }
    return number.magnitude < 9e18 ? Value(Int(number)) : vm.integer(BigInt(number))
  }
}
