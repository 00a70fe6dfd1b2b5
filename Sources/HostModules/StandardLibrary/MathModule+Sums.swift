import BigInt
import Glibc
import Interpreter

extension MathModule {
  static func defineSums(_ module: ModuleBuilder) {
    module.function("fsum(seq, /)") { vm, args in Value(try exactSum(vm, args[0])) }
    module.function("prod(iterable, /, *, start=1)") { vm, args in
      var product = args[1]
      try vm.iterate(args[0]) { element throws(Raised) in
        product = try vm.binary(.multiply, product, element)
        return true
      }
      return product
    }
    module.function("hypot(*coordinates)") { vm, args in
      Value(norm(try args[0].items!.map { try vm.requireReal($0) }))
    }
    module.function("dist(p, q, /)") { vm, args in
      guard let p = args[0].isTuple || args[0].isList ? args[0].items : nil,
        let q = args[1].isTuple || args[1].isList ? args[1].items : nil
      else {
        let p = try vm.elements(args[0])
        let q = try vm.elements(args[1])
        return try distance(vm, p, q)
      }
      return try distance(vm, Array(p), Array(q))
    }
  }

  private static func distance(_ vm: Interpreter, _ p: [Value], _ q: [Value]) throws -> Value {
    guard p.count == q.count else {
      throw vm.valueError("both points must have the same number of dimensions")
    }
    let differences = try zip(p, q).map { try vm.requireReal($0) - vm.requireReal($1) }
    return Value(norm(differences))
  }

  /// The length of a vector, scaled by a power of two and summed with compensation, so that the
  /// result is correctly rounded in nearly all cases, as CPython's is.
  private static func norm(_ values: [Double]) -> Double {
    let values = values.map(abs)
    if values.contains(.infinity) { return .infinity }
    if values.contains(where: \.isNaN) { return .nan }
    guard let largest = values.max(), largest > 0 else { return 0 }
    if values.count == 1 { return values[0] }
    // Subnormal lengths have no exact power-of-two scale factor within range.
    if largest < 0x1p-1000 { return norm(values.map { $0 * 0x1p+600 }) * 0x1p-600 }
    let scale = scalbn(1.0, -Int32(largest.exponent))
    var (sum, low, lower) = (1.0, 0.0, 0.0)
    for value in values {
      let x = value * scale
      let square = x * x
      let squareError = square.isFinite ? (-square).addingProduct(x, x) : 0
      let next = sum + square
      low += (sum - next) + square
      sum = next
      lower += squareError
    }
    let root = (sum - 1 + (low + lower)).squareRoot()
    // One step of Newton's method in double-double arithmetic.
    let square = root * root
    let squareError = (-square).addingProduct(root, root)
    let next = sum - square
    let correction = (sum - next) - square
    let rest = (next - 1) + (correction + low + lower - squareError)
    return (root + rest / (2 * root)) / scale
  }

  /// Shewchuk's exact sum of doubles, rounded once.
  private static func exactSum(_ vm: Interpreter, _ iterable: Value) throws -> Double {
    var partials: [Double] = []
    var (special, infinite) = (0.0, 0.0)
    try vm.iterate(iterable) { element throws(Raised) in
      var x = try vm.requireReal(element)
      let given = x
      var count = 0
      for i in 0..<partials.count {
        var y = partials[i]
        if abs(x) < abs(y) { swap(&x, &y) }
        let high = x + y
        let low = y - (high - x)
        if low != 0 {
          partials[count] = low
          count += 1
        }
        x = high
      }
      partials.removeLast(partials.count - count)
      if x != 0 {
        if !x.isFinite {
          if given.isFinite {
            throw vm.raise(vm.types.overflowError, "intermediate overflow in fsum")
          }
          if given.isInfinite { infinite += given }
          special += given
          partials.removeAll()
        } else {
          partials.append(x)
        }
      }
      return true
    }
    if special != 0 {
      if infinite.isNaN { throw vm.valueError("-inf + inf in fsum") }
      return special
    }
    return rounded(partials)
  }

  /// The sum of non-overlapping partials, smallest first.
  private static func rounded(_ partials: [Double]) -> Double {
    guard var high = partials.last else { return 0 }
    var low = 0.0
    var i = partials.count - 1
    while i > 0 {
      i -= 1
      let x = high
      let y = partials[i]
      high = x + y
      low = y - (high - x)
      if low != 0 { break }
    }
    // Half-way cases need the sign of what is left.
    if i > 0 && (low < 0 && partials[i - 1] < 0 || low > 0 && partials[i - 1] > 0) {
      let doubled = low * 2
      let x = high + doubled
      if doubled == x - high { high = x }
    }
    return high
  }

  static func defineParts(_ module: ModuleBuilder) {
    module.function("frexp(x, /)") { vm, args in
      let x = try vm.requireReal(args[0])
      if !x.isFinite || x == 0 { return vm.tuple([Value(x), Value(0)]) }
      var exponent: Int32 = 0
      let fraction = withUnsafeMutablePointer(to: &exponent) { Glibc.frexp(x, $0) }
      return vm.tuple([Value(fraction), Value(Int(exponent))])
    }
    module.function("modf(x, /)") { vm, args in
      let x = try vm.requireReal(args[0])
      if x.isInfinite { return vm.tuple([Value(copysign(0, x)), Value(x)]) }
      let whole = x.rounded(.towardZero)
      return vm.tuple([Value(copysign(x - whole, x)), Value(whole)])
    }
    module.function("ulp(x, /)") { vm, args in
      let x = abs(try vm.requireReal(args[0]))
      if !x.isFinite { return Value(x) }
      let next = x.nextUp
      return Value(next.isInfinite ? x - x.nextDown : next - x)
    }
  }
}
