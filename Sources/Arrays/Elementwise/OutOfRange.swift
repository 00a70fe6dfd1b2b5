extension NDArray {
  /// The result of comparing integers with a Python int that their dtype does not hold; nil in
  /// every other case.
  static func comparedOutOfRange(
    _ function: BinaryUfunc, _ a: Operand, _ b: Operand, _ common: DType?
  ) throws -> NDArray? {
    guard function.family == .comparison, let common, common.isInteger else { return nil }
    switch (a, b) {
    case (.array(let array), .int(let value)):
      guard let isBelow = side(of: value, common) else { return nil }
      return filled(array.shape, function.holds(firstIsLess: !isBelow))
    case (.int(let value), .array(let array)):
      guard let isBelow = side(of: value, common) else { return nil }
      return filled(array.shape, function.holds(firstIsLess: isBelow))
    default: return nil
    }
  }

  /// True below the dtype's range, false above it, nil within.
  private static func side(of value: Int64, _ dtype: DType) -> Bool? {
    let range: ClosedRange<Int64> =
      switch dtype {
      case .int8: -128...127
      case .uint8: 0...255
      case .int16: -32768...32767
      case .int32: Int64(Int32.min)...Int64(Int32.max)
      default: .min ... .max
      }
    return range.contains(value) ? nil : value < range.lowerBound
  }

  private static func filled(_ shape: [Int], _ value: Bool) -> NDArray {
    let result = NDArray(uninitialized: shape, .bool)
    result.fill(with: .bool(value))
    return result
  }
}

extension BinaryUfunc {
  /// The comparison's truth for two unequal numbers.
  fileprivate func holds(firstIsLess: Bool) -> Bool {
    switch self {
    case .notEqual: true
    case .less, .lessEqual: firstIsLess
    case .greater, .greaterEqual: !firstIsLess
    default: false
    }
  }
}
