extension Generator {
  /// One draw from `distribution`.
  public func draw(_ distribution: ContinuousDistribution) throws(RandomError) -> Double {
    try distribution.validate()
    return variate(distribution)
  }

  /// Fills `target` with draws from `distribution`.
  public func fill(
    _ target: UnsafeMutableBufferPointer<Double>, _ distribution: ContinuousDistribution
  ) throws(RandomError) {
    try distribution.validate()
    for i in 0..<target.count { target[i] = variate(distribution) }
  }

  /// `count` draws from `distribution`.
  public func draws(
    _ distribution: ContinuousDistribution, count: Int
  ) throws(RandomError) -> [Double] {
    try distribution.validate()
    return [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      for i in 0..<count { buffer[i] = variate(distribution) }
      filled = count
    }
  }

  /// One draw from a distribution over integers.
  public func draw(_ distribution: CountDistribution) throws(RandomError) -> Int64 {
    try distribution.validate()
    return count(distribution)
  }

  /// `count` draws from a distribution over integers.
  public func draws(_ distribution: CountDistribution, count n: Int) throws(RandomError) -> [Int64]
  {
    try distribution.validate()
    return (0..<n).map { _ in count(distribution) }
  }

  /// Integers in `low...high` (numpy's `integers(low, high, endpoint=True)`).
  ///
  /// - Parameters:
  ///   - target: room for `count` elements of `dtype`, an integer type or bool.
  /// - Throws: `RandomError` for bounds outside of the type or in the wrong order.
  public func fillIntegers(
    _ target: UnsafeMutableRawPointer, count: Int, dtype: DType, low: Int64, high: Int64
  ) throws(RandomError) {
    try checkIntegerBounds(low: low, high: high, closed: false, dtype: dtype)
    var bounded = BoundedIntegers(source, .lemire)
    bounded.fill(target, count, dtype, low: low, high: high)
  }

  /// One integer in `low...high`.
  public func integer(low: Int64, high: Int64) throws(RandomError) -> Int64 {
    try checkIntegerBounds(low: low, high: high, closed: false, dtype: .int64)
    let range = UInt64(bitPattern: high &- low)
    return low &+ Int64(bitPattern: BoundedIntegers(source, .lemire).next64(range))
  }

  /// `count` integers in `low...high`.
  public func integers(low: Int, high: Int, count: Int) throws(RandomError) -> [Int] {
    try checkIntegerBounds(low: Int64(low), high: Int64(high), closed: false, dtype: .int64)
    return [Int](unsafeUninitializedCapacity: count) { buffer, filled in
      var bounded = BoundedIntegers(source, .lemire)
      if count > 0 {
        bounded.fill(
          UnsafeMutableRawPointer(buffer.baseAddress!), count, .int64, low: Int64(low),
          high: Int64(high))
      }
      filled = count
    }
  }

  /// Random bytes (numpy's `bytes`).
  public func bytes(_ count: Int) -> [UInt8] {
    let words = (0..<((count + 3) / 4)).map { _ in source.next32() }
    return (0..<count).map { UInt8(truncatingIfNeeded: words[$0 / 4] >> UInt32(8 * ($0 % 4))) }
  }
}
