extension RandomState {
  /// Shuffles `count` things in place by swapping two at a time, last place first.
  public func shuffle(count: Int, swap: (Int, Int) throws -> Void) rethrows {
    for i in stride(from: count - 1, to: 0, by: -1) {
      try swap(i, Int(source.interval(UInt64(i))))
    }
  }

  /// Shuffles an array in place.
  public func shuffle(_ values: inout [Int]) {
    values.withUnsafeMutableBufferPointer { buffer in
      for i in stride(from: buffer.count - 1, to: 0, by: -1) {
        buffer.swapAt(i, Int(source.interval(UInt64(i))))
      }
    }
  }

  /// 0..<count in random order.
  public func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// Positions chosen from 0..<population (numpy's `choice`).
  ///
  /// - Parameter probabilities: one a position, summing to 1; nil for equal ones.
  /// - Throws: `RandomError` in numpy's words for impossible requests.
  public func choice(
    _ population: Int, count: Int, replace: Bool = true, probabilities: [Double]? = nil
  ) throws(RandomError) -> [Int] {
    if population <= 0 && count != 0 {
      throw .value("a must be greater than 0 unless no samples are taken")
    }
    var weighted: WeightedChoice?
    if let probabilities {
      weighted = try WeightedChoice(probabilities, population: population, legacy: true)
    }
    if count < 0 { throw .value("negative dimensions are not allowed") }
    if replace {
      if let weighted { return weighted.withReplacement(count, source.nextDouble) }
      return count == 0 ? [] : try integers(low: 0, high: population - 1, count: count)
    }
    if count > population {
      throw .value("Cannot take a larger sample than population when 'replace=False'")
    }
    if weighted != nil {
      return try weighted!.withoutReplacement(count, source.nextDouble)
    }
    return Array(permutation(population).prefix(count))
  }

  /// Counts of `trials` falling into the categories of `probabilities`.
  ///
  /// - Throws: `RandomError` where the probabilities are outside 0...1 or sum to more than 1.
  public func multinomial(trials: Int64, probabilities: [Double]) throws(RandomError) -> [Int64] {
    try Arrays.multinomial(trials, probabilities, self)
  }
}

/// Conditional binomials over the categories, the rest in the last.
func multinomial<Source: VariateSource>(
  _ trials: Int64, _ probabilities: [Double], _ source: Source
) throws(RandomError) -> [Int64] {
  for p in probabilities where !(p >= 0 && p <= 1) {
    throw .value("pvals < 0, pvals > 1 or pvals contains NaNs")
  }
  if trials < 0 { throw .value("n < 0") }
  if probabilities.dropLast().reduce(0, +) > 1 + 1e-12 { throw .value("sum(pvals[:-1]) > 1.0") }
  var counts = [Int64](repeating: 0, count: probabilities.count)
  var left = trials
  var rest = 1.0
  for i in probabilities.indices.dropLast() {
    counts[i] = source.count(.binomial(trials: left, probability: probabilities[i] / rest))
    left -= counts[i]
    if left <= 0 { break }
    rest -= probabilities[i]
  }
  if left > 0, let last = counts.indices.last { counts[last] = left }
  return counts
}
