/// numpy's pairwise summation: blocks of at most 128 elements with eight running sums, halves added
/// as a tree. The order of additions is numpy's, so results are equal to the bit.
///
/// Source: `loops_utils.h.src`, numpy 2.4.
@inline(__always)
func pairwiseSum<T: FloatNumber & SIMDScalar>(
  _ a: UnsafePointer<T>, _ count: Int, _ step: Int
) -> T {
  step == 1 ? contiguousSum(a, count) : stridedSum(a, count, step)
}

private func contiguousSum<T: FloatNumber & SIMDScalar>(_ a: UnsafePointer<T>, _ count: Int) -> T {
  if count > 128 {
    let half = firstHalf(count)
    return contiguousSum(a, half) + contiguousSum(a + half, count - half)
  }
  if count < 8 {
    var result: T = -0.0
    for i in 0..<count { result += a[i] }
    return result
  }
  let raw = UnsafeRawPointer(a)
  let width = 8 * MemoryLayout<T>.stride
  var sums = raw.loadUnaligned(as: SIMD8<T>.self)
  var i = 8
  var place = width
  while i &+ 8 <= count {
    let next = raw.loadUnaligned(fromByteOffset: place, as: SIMD8<T>.self)
    for lane in 0..<8 { sums[lane] += next[lane] }
    i &+= 8
    place &+= width
  }
  var result =
    ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]))
  while i < count {
    result += a[i]
    i &+= 1
  }
  return result
}

private func stridedSum<T: FloatNumber & SIMDScalar>(
  _ a: UnsafePointer<T>, _ count: Int, _ step: Int
) -> T {
  if count > 128 {
    let half = firstHalf(count)
    return stridedSum(a, half, step) + stridedSum(a + half * step, count - half, step)
  }
  if count < 8 {
    var result: T = -0.0
    for i in 0..<count { result += a[i &* step] }
    return result
  }
  var sums = SIMD8<T>(repeating: 0)
  for lane in 0..<8 { sums[lane] = a[lane &* step] }
  var i = 8
  while i &+ 8 <= count {
    for lane in 0..<8 { sums[lane] += a[(i &+ lane) &* step] }
    i &+= 8
  }
  var result =
    ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]))
  while i < count {
    result += a[i &* step]
    i &+= 1
  }
  return result
}

/// Where the tree splits: the middle, rounded down to whole groups of eight.
@inline(__always)
private func firstHalf(_ count: Int) -> Int {
  let half = count / 2
  return half - half % 8
}

/// As `pairwiseSum`, with the branches near the root shared between two threads.
func pairwiseSumInParallel<T: FloatNumber & SIMDScalar>(
  _ a: UnsafePointer<T>, _ count: Int, _ step: Int
) -> T {
  let levels = count >= 1 << 18 ? 3 : 0
  var branches: [Range<Int>] = []
  func collect(_ range: Range<Int>, _ level: Int) {
    if level == 0 { return branches.append(range) }
    let middle = range.lowerBound + firstHalf(range.count)
    collect(range.lowerBound..<middle, level - 1)
    collect(middle..<range.upperBound, level - 1)
  }
  collect(0..<count, levels)
  var sums = [T](repeating: 0, count: branches.count)
  sums.withUnsafeMutableBufferPointer { sums in
    let sums = sums.baseAddress!
    Parallel.run(parts: branches.count) { k in
      sums[k] = pairwiseSum(a + branches[k].lowerBound * step, branches[k].count, step)
    }
  }
  while sums.count > 1 {
    sums = stride(from: 0, to: sums.count, by: 2).map { sums[$0] + sums[$0 + 1] }
  }
  return sums[0]
}
