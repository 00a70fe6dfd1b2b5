extension Generator {
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
  /// - Parameters:
  ///   - probabilities: one a position, summing to 1; nil for equal ones.
  ///   - shuffle: whether a sample without replacement comes in random order.
  /// - Throws: `RandomError` in numpy's words for impossible requests.
  public func choice(
    _ population: Int, count: Int, replace: Bool = true, probabilities: [Double]? = nil,
    shuffle: Bool = true
  ) throws(RandomError) -> [Int] {
    if population <= 0 && count != 0 {
      throw .value("a must be a positive integer unless no samples are taken")
    }
    var weighted: WeightedChoice?
    if let probabilities {
      weighted = try WeightedChoice(probabilities, population: population, legacy: false)
    }
    if count < 0 { throw .value("negative dimensions are not allowed") }
    if replace {
      if let weighted { return weighted.withReplacement(count, source.nextDouble) }
      return count == 0 ? [] : try integers(low: 0, high: population - 1, count: count)
    }
    if count > population {
      throw .value("Cannot take a larger sample than population when replace is False")
    }
    if weighted != nil {
      return try weighted!.withoutReplacement(count, source.nextDouble)
    }
    if population > 10_000 && count > population / (shuffle ? 50 : 20) {
      return tailShuffled(population, count)
    }
    return floyd(population, count, shuffle: shuffle)
  }

  private func tailShuffled(_ population: Int, _ count: Int) -> [Int] {
    var order = Array(0..<population)
    shuffleByProducts(&order, downTo: max(population - count, 1))
    return Array(order[(population - count)...])
  }

  /// Floyd's sample without replacement.
  private func floyd(_ population: Int, _ count: Int, shuffle: Bool) -> [Int] {
    let bounded = BoundedIntegers(source, .lemire)
    var seen = Set<Int>(minimumCapacity: count)
    var sample: [Int] = []
    sample.reserveCapacity(count)
    for last in (population - count)..<population {
      let value = Int(bounded.next64(UInt64(last)))
      let fresh = seen.insert(value).inserted ? value : last
      seen.insert(fresh)
      sample.append(fresh)
    }
    if shuffle { shuffleByProducts(&sample, downTo: 1) }
    return sample
  }

  /// The shuffle inside `choice`, which bounds by multiplication, unlike `shuffle` itself.
  private func shuffleByProducts(_ values: inout [Int], downTo first: Int) {
    let bounded = BoundedIntegers(source, .lemire)
    for i in stride(from: values.count - 1, through: first, by: -1) {
      values.swapAt(i, Int(bounded.next64(UInt64(i))))
    }
  }

  /// Counts of `trials` falling into the categories of `probabilities`.
  ///
  /// - Throws: `RandomError` where the probabilities are outside 0...1 or sum to more than 1.
  public func multinomial(trials: Int64, probabilities: [Double]) throws(RandomError) -> [Int64] {
    try Arrays.multinomial(trials, probabilities, self)
  }
}
