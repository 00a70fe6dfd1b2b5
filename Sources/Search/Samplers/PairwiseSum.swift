/// numpy's summation order for contiguous doubles: blocks of 128 with eight running sums, halved
/// above.
func pairwiseSum(_ values: UnsafeBufferPointer<Double>) -> Double {
  values.isEmpty ? 0 : pairwiseSum(values.baseAddress!, values.count)
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
  var sums = SIMD8<Double>(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7])
  var i = 8
  while i + 8 <= n {
    for lane in 0..<8 { sums[lane] += a[i + lane] }
    i += 8
  }
  var sum =
    ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]))
  while i < n {
    sum += a[i]
    i += 1
  }
  return sum
}
