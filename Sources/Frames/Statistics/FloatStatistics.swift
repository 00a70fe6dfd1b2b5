import Glibc

/// Sums and moments of floats as numpy and pandas compute them.
enum FloatStatistics {
  /// numpy's pairwise sum, added to 0.
  ///
  /// Source: numpy `loops_utils.h` (`pairwise_sum`).
  static func sum<Number: BinaryFloatingPoint & BitwiseCopyable>(
    _ values: UnsafeBufferPointer<Number>
  ) -> Number {
    guard let base = values.baseAddress, values.count > 0 else { return 0 }
    return 0 + pairwise(base, values.count)
  }

  private static func pairwise<Number: BinaryFloatingPoint & BitwiseCopyable>(
    _ a: UnsafePointer<Number>, _ n: Int
  ) -> Number {
    if n < 8 {
      var sum: Number = -0.0
      for i in 0..<n { sum += a[i] }
      return sum
    }
    if n <= 128 {
      var (r0, r1, r2, r3) = (a[0], a[1], a[2], a[3])
      var (r4, r5, r6, r7) = (a[4], a[5], a[6], a[7])
      var i = 8
      while i < n - n % 8 {
        r0 += a[i]
        r1 += a[i + 1]
        r2 += a[i + 2]
        r3 += a[i + 3]
        r4 += a[i + 4]
        r5 += a[i + 5]
        r6 += a[i + 6]
        r7 += a[i + 7]
        i += 8
      }
      let left = (r0 + r1) + (r2 + r3)
      let right = (r4 + r5) + (r6 + r7)
      var sum = left + right
      while i < n {
        sum += a[i]
        i += 1
      }
      return sum
    }
    var half = n / 2
    half -= half % 8
    return pairwise(a, half) + pairwise(a + half, n - half)
  }

  /// Sum of squared distances from the mean, and the number of values; NaN is left out.
  ///
  /// Source: pandas 3.0 `nanops.nanvar`.
  static func squaredDistances(
    _ values: UnsafeBufferPointer<Double>
  ) -> (sum: Double, count: Int) {
    var work = [Double](repeating: 0, count: values.count)
    return work.withUnsafeMutableBufferPointer { work in
      var count = 0
      for i in values.indices {
        let isThere = !values[i].isNaN
        work[i] = isThere ? values[i] : 0
        if isThere { count += 1 }
      }
      let mean = sum(UnsafeBufferPointer(work)) / Double(count)
      for i in values.indices {
        let distance = mean - work[i]
        work[i] = values[i].isNaN ? 0 : distance * distance
      }
      return (sum(UnsafeBufferPointer(work)), count)
    }
  }

  /// Central moments' sums for skewness and kurtosis.
  struct Moments {
    var count = 0.0
    var second = 0.0
    var third = 0.0
    var fourth = 0.0
  }

  /// Source: pandas 3.0 `nanops.nanskew`, `nankurt`.
  static func moments(_ values: UnsafeBufferPointer<Double>) -> Moments {
    let size = values.count
    var filled = [Double](repeating: 0, count: size)
    var moments = Moments()
    var largest = 0.0
    for i in 0..<size where !values[i].isNaN {
      filled[i] = values[i]
      moments.count += 1
      largest = max(largest, abs(values[i]))
    }
    let mean = filled.withUnsafeBufferPointer { sum($0) } / moments.count
    var powers = [[Double]](repeating: [Double](repeating: 0, count: size), count: 3)
    for i in 0..<size where !values[i].isNaN {
      let distance = filled[i] - mean
      let squared = distance * distance
      powers[0][i] = squared
      powers[1][i] = squared * distance
      powers[2][i] = squared * squared
    }
    let sums = powers.map { $0.withUnsafeBufferPointer { sum($0) } }
    let scale = 2.220446049250313e-16 * largest
    func cleaned(_ sum: Double, _ power: Double) -> Double {
      abs(sum) < pow(scale, power) * moments.count ? 0 : sum
    }
    moments.second = cleaned(sums[0], 2)
    moments.third = cleaned(sums[1], 3)
    moments.fourth = cleaned(sums[2], 4)
    return moments
  }

  static func skewness(_ values: UnsafeBufferPointer<Double>) -> Double {
    let m = moments(values)
    if m.count < 3 { return .nan }
    if m.second == 0 { return 0 }
    return (m.count * pow(m.count - 1, 0.5) / (m.count - 2)) * (m.third / pow(m.second, 1.5))
  }

  static func kurtosis(_ values: UnsafeBufferPointer<Double>) -> Double {
    let m = moments(values)
    let n = m.count
    if n < 4 { return .nan }
    let adjustment = 3 * ((n - 1) * (n - 1)) / ((n - 2) * (n - 3))
    let numerator = n * (n + 1) * (n - 1) * m.fourth
    let denominator = (n - 2) * (n - 3) * (m.second * m.second)
    return denominator == 0 ? 0 : numerator / denominator - adjustment
  }

  /// The value at `q` between the sorted values, linear between neighbours, as numpy's.
  ///
  /// - Parameter sorted: without NaN, ascending.
  /// Source: numpy `_lerp`.
  static func quantile(_ sorted: UnsafeBufferPointer<Double>, _ q: Double) -> Double {
    if sorted.count == 0 { return .nan }
    let place = q * Double(sorted.count - 1)
    let below = Int(place.rounded(.down))
    let above = min(below + 1, sorted.count - 1)
    let fraction = place - Double(below)
    let (a, b) = (sorted[below], sorted[above])
    let difference = b - a
    return fraction >= 0.5 ? b - difference * (1 - fraction) : a + difference * fraction
  }

  /// The values that are not NaN, ascending.
  static func sortedPresent(_ values: UnsafeBufferPointer<Double>) -> [Double] {
    var present = values.filter { !$0.isNaN }
    present.sort()
    return present
  }

  /// The middle one of sorted values, or the mean of the two in the middle.
  static func median(_ sorted: [Double]) -> Double {
    if sorted.isEmpty { return .nan }
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return sorted[middle] }
    // numpy takes the mean of the two: their sum, halved.
    return (sorted[middle - 1] + sorted[middle]) / 2
  }
}
