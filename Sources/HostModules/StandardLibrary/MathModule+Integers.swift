import BigInt
import Interpreter

extension MathModule {
  static func defineIntegers(_ module: ModuleBuilder) {
    module.function("gcd(*integers)") { vm, args in
      var result = BigInt(0)
      for value in args[0].items! { result = try divisor(vm, result, try number(vm, value)) }
      return vm.integer(result)
    }
    module.function("lcm(*integers)") { vm, args in
      var result = BigInt(1)
      for value in args[0].items! {
        let other = try number(vm, value)
        if result == 0 || other == 0 {
          result = 0
        } else {
          result = abs(result / (try divisor(vm, result, other)) * other)
        }
      }
      return vm.integer(result)
    }
    module.function("factorial(n, /)") { vm, args in
      if args[0].isFloat {
        throw vm.typeError("'float' object cannot be interpreted as an integer")
      }
      let n = try number(vm, args[0])
      if n < 0 { throw vm.valueError("factorial() not defined for negative values") }
      guard let count = Int(exactly: n), count < 1 << 31 else {
        throw vm.overflow("factorial() argument should not exceed 9223372036854775807")
      }
      return vm.integer(try product(vm, 2, count))
    }
    module.function("isqrt(n, /)") { vm, args in
      let n = try number(vm, args[0])
      if n < 0 { throw vm.valueError("isqrt() argument must be nonnegative") }
      return vm.integer(try root(vm, n))
    }
    module.function("comb(n, k, /)") { vm, args in
      let (n, k) = (try number(vm, args[0]), try number(vm, args[1]))
      if n < 0 { throw vm.valueError("n must be a non-negative integer") }
      if k < 0 { throw vm.valueError("k must be a non-negative integer") }
      if k > n { return Value(0) }
      let count = Int(min(k, n - k))
      var result = BigInt(1)
      for i in 0..<count {
        if i & 15 == 0 { try vm.checkCancelled() }
        result = result * (n - BigInt(i)) / BigInt(i + 1)
      }
      return vm.integer(result)
    }
    module.function("perm(n, k=None, /)") { vm, args in
      let n = try number(vm, args[0])
      let k = args[1].isNone ? n : try number(vm, args[1])
      if n < 0 { throw vm.valueError("n must be a non-negative integer") }
      if k < 0 { throw vm.valueError("k must be a non-negative integer") }
      if k > n { return Value(0) }
      var result = BigInt(1)
      for i in 0..<Int(k) {
        if i & 15 == 0 { try vm.checkCancelled() }
        result *= n - BigInt(i)
      }
      return vm.integer(result)
    }
  }

  /// `low * (low + 1) * … * high`, in halves, so that factors stay of similar size.
  private static func product(_ vm: Interpreter, _ low: Int, _ high: Int) throws -> BigInt {
    if low > high { return 1 }
    if high - low < 16 {
      var result = BigInt(low)
      for factor in (low + 1)..<(high + 1) { result *= BigInt(factor) }
      return result
    }
    try vm.checkCancelled()
    let middle = (low + high) / 2
    let (left, right) = (try product(vm, low, middle), try product(vm, middle + 1, high))
    return try vm.product(left, right)
  }

  /// Euclid's method while the numbers are long, so that it can be interrupted.
  private static func divisor(_ vm: Interpreter, _ a: BigInt, _ b: BigInt) throws -> BigInt {
    var (x, y) = (BigInt(a.magnitude), BigInt(b.magnitude))
    while y.magnitude.bitWidth > 1024 { (x, y) = (y, try vm.floorDivMod(x, y).remainder) }
    return x.greatestCommonDivisor(with: y)
  }

  /// The root rounded down, by Newton's method from above.
  private static func root(_ vm: Interpreter, _ n: BigInt) throws -> BigInt {
    if n.magnitude.bitWidth <= 4096 { return n.squareRoot() }
    var root = BigInt(1) << ((n.magnitude.bitWidth + 1) / 2)
    while true {
      let next = (root + (try vm.floorDivMod(n, root).quotient)) >> 1
      if next >= root { return root }
      root = next
    }
  }

  private static func number(_ vm: Interpreter, _ value: Value) throws -> BigInt {
    if let big = vm.bigInteger(value) { return big }
    return BigInt(try vm.index(value))
  }
}
