import Glibc

/// Arithmetic on numbers as numpy and pandas do it.
enum NumericKernels {
  /// Applies `body` to pairs of elements; a side of one element is used for all rows.
  @inline(__always)
  static func zip<A, B, Result>(
    _ a: UnsafeBufferPointer<A>, _ b: UnsafeBufferPointer<B>, _ count: Int,
    _ body: (A, B) -> Result
  ) -> [Result] {
    [Result](unsafeUninitializedCapacity: count) { out, filled in
      let (stepA, stepB) = (a.count == 1 ? 0 : 1, b.count == 1 ? 0 : 1)
      for i in 0..<count {
        (out.baseAddress! + i).initialize(to: body(a[i * stepA], b[i * stepB]))
      }
      filled = count
    }
  }

  static func floats<Number: BinaryFloatingPoint & BitwiseCopyable>(
    _ operation: BinaryOperator, _ a: UnsafeBufferPointer<Number>,
    _ b: UnsafeBufferPointer<Number>, _ count: Int
  ) -> [Number] {
    switch operation {
    case .add: zip(a, b, count) { $0 + $1 }
    case .subtract: zip(a, b, count) { $0 - $1 }
    case .multiply: zip(a, b, count) { $0 * $1 }
    case .divide: zip(a, b, count) { $0 / $1 }
    case .floorDivide: zip(a, b, count) { floorDivided($0, $1).quotient }
    case .modulo: zip(a, b, count) { floorDivided($0, $1).rest }
    default: powers(a, b, count)
    }
  }

  /// Squares, roots and reciprocals by themselves, as numpy does.
  private static func powers<Number: BinaryFloatingPoint & BitwiseCopyable>(
    _ a: UnsafeBufferPointer<Number>, _ b: UnsafeBufferPointer<Number>, _ count: Int
  ) -> [Number] {
    if b.count == 1, count != 1 || a.count == 1 {
      switch b[0] {
      case 2: return zip(a, b, count) { value, _ in value * value }
      case 0.5: return zip(a, b, count) { value, _ in value.squareRoot() }
      case -1: return zip(a, b, count) { value, _ in 1 / value }
      default: break
      }
    }
    return zip(a, b, count) { Number(pow(Double($0), Double($1))) }
  }

  /// numpy's `divmod`: the rest has the sign of the divisor.
  ///
  /// Source: numpy `npy_math_internal.h.src` (`npy_divmod`).
  static func floorDivided<Number: BinaryFloatingPoint>(
    _ a: Number, _ b: Number
  ) -> (quotient: Number, rest: Number) {
    if b == 0 { return (a / b, .nan) }
    var rest = a.truncatingRemainder(dividingBy: b)
    if a.isNaN || b.isNaN || a.isInfinite { return (.nan, .nan) }
    var quotient = (a - rest) / b
    if rest != 0 {
      if (b < 0) != (rest < 0) {
        rest += b
        quotient -= 1
      }
    } else {
      rest = Number(sign: b.sign, exponentBitPattern: 0, significandBitPattern: 0)
    }
    guard quotient != 0 else {
      return (Number(signOf: a / b, magnitudeOf: 0), rest)
    }
    var floored = quotient.rounded(.down)
    if quotient - floored > 0.5 { floored += 1 }
    return (floored, rest)
  }

  static func integers(
    _ operation: BinaryOperator, _ a: UnsafeBufferPointer<Int64>,
    _ b: UnsafeBufferPointer<Int64>, _ count: Int
  ) -> [Int64] {
    switch operation {
    case .add: zip(a, b, count) { $0 &+ $1 }
    case .subtract: zip(a, b, count) { $0 &- $1 }
    case .multiply: zip(a, b, count) { $0 &* $1 }
    case .floorDivide: zip(a, b, count) { floorDivided($0, $1).quotient }
    case .modulo: zip(a, b, count) { floorDivided($0, $1).rest }
    case .and: zip(a, b, count) { $0 & $1 }
    case .or: zip(a, b, count) { $0 | $1 }
    case .xor: zip(a, b, count) { $0 ^ $1 }
    default: zip(a, b, count) { power($0, $1) }
    }
  }

  /// Towards minus infinity; 0 where the divisor is 0.
  private static func floorDivided(_ a: Int64, _ b: Int64) -> (quotient: Int64, rest: Int64) {
    if b == 0 { return (0, 0) }
    if b == -1 { return (0 &- a, 0) }
    let (quotient, rest) = (a / b, a % b)
    return rest != 0 && (rest < 0) != (b < 0) ? (quotient - 1, rest + b) : (quotient, rest)
  }

  private static func power(_ base: Int64, _ exponent: Int64) -> Int64 {
    var (result, square, rest) = (Int64(1), base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result &* square }
      square = square &* square
      rest >>= 1
    }
    return result
  }

  @inline(__always)
  static func compared<Value: Comparable>(
    _ operation: BinaryOperator, _ a: UnsafeBufferPointer<Value>, _ b: UnsafeBufferPointer<Value>,
    _ count: Int
  ) -> [Bool] {
    switch operation {
    case .equal: zip(a, b, count) { $0 == $1 }
    case .notEqual: zip(a, b, count) { $0 != $1 }
    case .less: zip(a, b, count) { $0 < $1 }
    case .lessOrEqual: zip(a, b, count) { $0 <= $1 }
    case .greater: zip(a, b, count) { $0 > $1 }
    default: zip(a, b, count) { $0 >= $1 }
    }
  }
}
