extension DType {
  /// numpy's `promote_types`: the smallest dtype that holds both; nil if there is none.
  public static func promote(_ a: DType, _ b: DType) -> DType? {
    if a == b { return a }
    if a == .object || b == .object { return .object }
    if a.isTime || b.isTime {
      let other = a.isTime ? b : a
      return (a == .timedelta64 || b == .timedelta64) && (other.isInteger || other == .bool)
        ? .timedelta64 : nil
    }
    if a == .bool { return b }
    if b == .bool { return a }
    if a.isFloating || b.isFloating { return promoteFloating(a, b) }
    if a == .uint8 || b == .uint8 {
      let other = a == .uint8 ? b : a
      return other == .int8 ? .int16 : other
    }
    return a.size > b.size ? a : b
  }

  private static func promoteFloating(_ a: DType, _ b: DType) -> DType {
    if a == .float64 || b == .float64 { return .float64 }
    let other = a.isFloating ? b : a
    return other.isFloating || other.size <= 2 ? .float32 : .float64
  }

  /// numpy's casting rule "same_kind".
  public static func canCastSameKind(_ from: DType, to target: DType) -> Bool {
    if from == target || target == .object { return true }
    if from == .object { return false }
    if from.isTime || target.isTime {
      return target == .timedelta64 && (from.isInteger || from == .bool)
    }
    let rank: (DType) -> Int = { $0 == .bool ? 0 : $0.isFloating ? 3 : $0 == .uint8 ? 1 : 2 }
    return rank(from) <= rank(target)
  }

  /// numpy's casting rule "safe".
  public static func canCastSafely(_ from: DType, to target: DType) -> Bool {
    promote(from, target) == target
      || (target == .float64 && from.isInteger) || (from == .bool && target == .timedelta64)
  }
}
