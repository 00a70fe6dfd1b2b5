extension Scalar {
  /// A Python comparison.
  ///
  /// - Throws: TypeError for objects without an order.
  static func compare(_ function: BinaryUfunc, _ a: Scalar, _ b: Scalar) throws(ArrayError) -> Bool
  {
    switch function {
    case .equal: return a.equals(b)
    case .notEqual: return !a.equals(b)
    case .less: return try a.precedes(b, "<")
    case .greater: return try b.precedes(a, ">", swapped: true)
    case .lessEqual: return try a.precedes(b, "<=") || a.equals(b)
    default: return try b.precedes(a, ">=", swapped: true) || a.equals(b)
    }
  }

  /// Python's `==`; opaque objects equal themselves only.
  public func equals(_ other: Scalar) -> Bool {
    switch (self, other) {
    case (.none, .none): true
    case (.string(let x), .string(let y)): x.utf8.elementsEqual(y.utf8)
    case (.bytes(let x), .bytes(let y)): x == y
    case (.datetime(let x), .datetime(let y)), (.timedelta(let x), .timedelta(let y)):
      x == y && x != .min
    case (.list(let x), .list(let y)):
      x.count == y.count && zip(x, y).allSatisfy { $0.equals($1) }
    case (.opaque(let x), .opaque(let y)): x === y
    default:
      if case .some(let x) = number, case .some(let y) = other.number { x.equals(y) } else { false }
    }
  }

  private enum Numeric {
    case int(Int64)
    case float(Double)

    func equals(_ other: Numeric) -> Bool {
      switch (self, other) {
      case (.int(let x), .int(let y)): x == y
      case (.float(let x), .float(let y)): x == y
      case (.int(let x), .float(let y)), (.float(let y), .int(let x)): Int64(exactly: y) == x
      }
    }

    /// Exact, also where an int is beyond the 53 bits of a float.
    func isLess(than other: Numeric) -> Bool {
      switch (self, other) {
      case (.int(let x), .int(let y)): return x < y
      case (.float(let x), .float(let y)): return x < y
      case (.int(let x), .float(let y)):
        if y.isNaN { return false }
        if y >= 0x1p63 { return true }
        if y < -0x1p63 { return false }
        return x < Int64(y) || (x == Int64(y) && y > y.rounded(.towardZero))
      case (.float(let x), .int(let y)):
        if x.isNaN { return false }
        if x >= 0x1p63 { return false }
        if x < -0x1p63 { return true }
        return Int64(x) < y || (Int64(x) == y && x < x.rounded(.towardZero))
      }
    }
  }

  private var number: Numeric? {
    switch self {
    case .bool(let x): .int(x ? 1 : 0)
    case .int(let x): .int(x)
    case .float(let x): .float(x)
    default: nil
    }
  }

  /// Python's `<`.
  ///
  /// - Throws: TypeError naming `symbol` for objects without an order.
  func precedes(_ other: Scalar, _ symbol: String = "<", swapped: Bool = false) throws(ArrayError)
    -> Bool
  {
    switch (self, other) {
    case (.string(let x), .string(let y)): return x.utf8.lexicographicallyPrecedes(y.utf8)
    case (.bytes(let x), .bytes(let y)): return x.lexicographicallyPrecedes(y)
    case (.datetime(let x), .datetime(let y)), (.timedelta(let x), .timedelta(let y)):
      return x < y && x != .min && y != .min
    case (.list(let x), .list(let y)):
      for (p, q) in zip(x, y) where !p.equals(q) { return try p.precedes(q, symbol) }
      return x.count < y.count
    default:
      if let x = number, let y = other.number { return x.isLess(than: y) }
      let (left, right) = swapped ? (other, self) : (self, other)
      throw .type(
        "'\(symbol)' not supported between instances of '\(left.typeName)' and "
          + "'\(right.typeName)'")
    }
  }
}
