/// numpy's summation order for contiguous doubles: blocks of 128 with eight running sums, halved
/// above. Metrics that sum floats depend on it in the last bits.
func pairwiseSum(_ values: UnsafeBufferPointer<Double>) -> Double {
  values.isEmpty ? 0 : pairwiseSum(values.baseAddress!, values.count)
}

func pairwiseSum(_ values: [Double]) -> Double {
  values.withUnsafeBufferPointer { pairwiseSum($0) }
}

private func pairwiseSum(_ a: UnsafePointer<Double>, _ n: Int) -> Double {
  if n < 8 {
    var sum = -0.0
    for i in 0..<n { sum += a[i] }
    return sum
  }
  if n > 128 {
    let half = n / 2 - (n / 2) % 8
    return pairwiseSum(a, half) + pairwiseSum(a + half, n - half)
  }
  var even = SIMD4(a[0], a[2], a[4], a[6])
  var odd = SIMD4(a[1], a[3], a[5], a[7])
  var i = 8
  while i + 8 <= n {
    even += SIMD4(a[i], a[i + 2], a[i + 4], a[i + 6])
    odd += SIMD4(a[i + 1], a[i + 3], a[i + 5], a[i + 7])
    i += 8
  }
  let pairs = even + odd
  var sum = (pairs[0] + pairs[1]) + (pairs[2] + pairs[3])
  while i < n {
    sum += a[i]
    i += 1
  }
  return sum
}

/// numpy's `average`; the plain mean without weights, nil where the weights sum to zero.
func average(_ values: [Double], weights: [Double]? = nil) -> Double? {
  guard let weights else { return pairwiseSum(values) / Double(values.count) }
  let scale = pairwiseSum(weights)
  if scale == 0 { return nil }
  return pairwiseSum(zip(values, weights).map { $0 * $1 }) / scale
}

/// numpy's `std` (population) of contiguous values.
func standardDeviation(_ values: [Double]) -> Double {
  let mean = pairwiseSum(values) / Double(values.count)
  let squares = values.map { ($0 - mean) * ($0 - mean) }
  return (pairwiseSum(squares) / Double(values.count)).squareRoot()
}
