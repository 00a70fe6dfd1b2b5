/// Drawing positions with given probabilities, shared by numpy's two generators.
struct WeightedChoice {
  private var weights: [Double]

  /// - Parameter quote: numpy writes 'a' and 'p' with quotes in one generator's messages.
  init(_ weights: [Double], population: Int, legacy: Bool) throws(RandomError) {
    guard weights.count == population else {
      throw .value(legacy ? "'a' and 'p' must have same size" : "a and p must have same size")
    }
    let name = legacy ? "probabilities" : "Probabilities"
    let sum = Self.compensatedSum(weights)
    if sum.isNaN { throw .value("\(name) contain NaN") }
    if weights.contains(where: { $0 < 0 }) { throw .value("\(name) are not non-negative") }
    if abs(sum - 1) > 0x1p-26 {
      let more = legacy ? "" : ". See Notes section of docstring for more information."
      throw .value("\(name) do not sum to 1\(more)")
    }
    self.weights = weights
  }

  /// Kahan's sum, which numpy checks probabilities with.
  private static func compensatedSum(_ values: [Double]) -> Double {
    guard var sum = values.first else { return 0 }
    var lost = 0.0
    for value in values.dropFirst() {
      let y = value - lost
      let t = sum + y
      lost = (t - sum) - y
      sum = t
    }
    return sum
  }

  private func cumulative() -> [Double] {
    var total = 0.0
    var sums = weights.map { weight in
      total += weight
      return total
    }
    for i in sums.indices { sums[i] /= total }
    return sums
  }

  func withReplacement(_ count: Int, _ draw: () -> Double) -> [Int] {
    let sums = cumulative()
    return (0..<count).map { _ in upperBound(sums, draw()) }
  }

  mutating func withoutReplacement(_ count: Int, _ draw: () -> Double) throws(RandomError) -> [Int]
  {
    guard weights.count(where: { $0 > 0 }) >= count else {
      throw .value("Fewer non-zero entries in p than size")
    }
    var found: [Int] = []
    while found.count < count {
      let draws = (found.count..<count).map { _ in draw() }
      for i in found { weights[i] = 0 }
      let sums = cumulative()
      var seen = Set<Int>()
      for u in draws {
        let i = upperBound(sums, u)
        if seen.insert(i).inserted { found.append(i) }
      }
    }
    return found
  }
}

/// The first position whose value is above `x` (numpy's `searchsorted(..., side="right")`).
func upperBound(_ sorted: [Double], _ x: Double) -> Int {
  var low = 0
  var high = sorted.count
  while low < high {
    let middle = (low + high) / 2
    if x < sorted[middle] { high = middle } else { low = middle + 1 }
  }
  return low
}
