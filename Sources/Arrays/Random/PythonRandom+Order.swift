import Foundation

extension PythonRandom {
  /// Shuffles `count` things in place by swapping two at a time, last place first.
  public func shuffle(count: Int, swap: (Int, Int) throws -> Void) rethrows {
    for i in stride(from: count - 1, to: 0, by: -1) {
      try swap(i, Int(below(UInt64(i) + 1)))
    }
  }

  /// Positions of a sample of `count` out of `population` without replacement: `sample`.
  ///
  /// - Throws: `RandomError` where the sample is larger than the population.
  public func sample(_ population: Int, count: Int) throws(RandomError) -> [Int] {
    guard 0...max(population, 0) ~= count else {
      throw .value("Sample larger than population or is negative")
    }
    // Python keeps whichever is smaller: a copy of the population or a set of what is taken.
    var setSize = 21
    if count > 5 { setSize += Int(pow(4, ceil(log(Double(count * 3)) / log(4)))) }
    return population <= setSize
      ? sampleFromPool(population, count) : sampleWithSet(population, count)
  }

  private func sampleFromPool(_ population: Int, _ count: Int) -> [Int] {
    var pool = Array(0..<population)
    return (0..<count).map { i in
      let j = Int(below(UInt64(population - i)))
      defer { pool[j] = pool[population - i - 1] }
      return pool[j]
    }
  }

  private func sampleWithSet(_ population: Int, _ count: Int) -> [Int] {
    var taken = Set<Int>()
    return (0..<count).map { _ in
      while true {
        let j = Int(below(UInt64(population)))
        if taken.insert(j).inserted { return j }
      }
    }
  }

  /// Positions drawn with replacement: `choices(range(population), k=count)`.
  public func choices(_ population: Int, count: Int) -> [Int] {
    let n = Double(population)
    return (0..<count).map { _ in Int((nextDouble() * n).rounded(.down)) }
  }

  /// Positions drawn with replacement by cumulative weights.
  ///
  /// - Throws: `RandomError` in Python's words for a total that is not positive and finite.
  public func choices(cumulative: [Double], count: Int) throws(RandomError) -> [Int] {
    guard let total = cumulative.last, total > 0 else {
      throw .value("Total of weights must be greater than zero")
    }
    guard total.isFinite else { throw .value("Total of weights must be finite") }
    let sums = Array(cumulative.dropLast())
    return (0..<count).map { _ in upperBound(sums, nextDouble() * total) }
  }
}
