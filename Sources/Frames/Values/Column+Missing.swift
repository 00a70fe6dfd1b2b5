import Arrays

extension Column {
  /// For each element, whether it is missing: NaN, NaT, None, or no code.
  ///
  /// - Complexity: O(count).
  public func isMissing() -> [Bool] {
    [Bool](unsafeUninitializedCapacity: count) { out, filled in
      fillMissing(out.baseAddress!)
      filled = count
    }
  }

  /// How many elements are missing.
  public var missingCount: Int {
    if !canBeMissing { return 0 }
    var total = 0
    for missing in isMissing() where missing { total += 1 }
    return total
  }

  /// The type has a value for missing.
  public var canBeMissing: Bool { !(type == .bool || type.isInteger) }

  private func fillMissing(_ out: UnsafeMutablePointer<Bool>) {
    switch type {
    case .bool, .int8, .uint8, .int16, .int32, .int64:
      out.update(repeating: false, count: count)
    case .float64: withElements(Double.self) { for i in 0..<count { out[i] = $0[i].isNaN } }
    case .float32: withElements(Float.self) { for i in 0..<count { out[i] = $0[i].isNaN } }
    case .datetime, .timedelta:
      withElements(Int64.self) { for i in 0..<count { out[i] = $0[i] == Int64.min } }
    case .string, .category: withCodes { for i in 0..<count { out[i] = $0[i] < 0 } }
    case .object: withElements(Scalar.self) { for i in 0..<count { out[i] = $0[i].isMissing } }
    }
  }

  /// Same type and values; missing equals missing.
  func isEqualElementwise(to other: Column) -> Bool {
    guard count == other.count else { return false }
    if type == .float64, other.type == .float64 {
      return withElements(Double.self) { a in
        other.withElements(Double.self) { b in
          for i in 0..<count where a[i] != b[i] && !(a[i].isNaN && b[i].isNaN) { return false }
          return true
        }
      }
    }
    return (0..<count).allSatisfy { i in
      let (a, b) = (self[i], other[i])
      return a.isMissing && b.isMissing || a.isEqual(to: b)
    }
  }
}

extension Scalar {
  /// Python's `==`; a missing value equals nothing.
  func isEqual(to other: Scalar) -> Bool {
    if isMissing || other.isMissing { return false }
    switch (self, other) {
    case (.bytes(let a), .bytes(let b)): return a == b
    case (.opaque(let a), .opaque(let b)): return a === b
    default:
      guard let a = try? Label(self), let b = try? Label(other) else { return false }
      return a == b
    }
  }
}
