/// Settings of the search for bins.
struct BinningRules: Sendable {
  var maxBin: Int
  var minDataInBin: Int
  /// Rows that both sides of some split must hold, else the feature is of no use.
  var filterCount: Int
  var preFilter: Bool
  var useMissing: Bool
  var zeroAsMissing: Bool
  var forcedBounds: [Double] = []
}

/// Makes the bins of one feature from a sample of its values, as LightGBM's `BinMapper::FindBin`.
struct BinFinder {
  let rules: BinningRules
  /// Rows of the sample, those with value zero included.
  let total: Int

  /// Different values in ascending order and how often each occurs.
  struct Distinct {
    var values: [Double] = []
    var counts: [Int] = []

    mutating func append(_ value: Double, _ count: Int) {
      values.append(value)
      counts.append(count)
    }
  }

  /// - Parameter values: the sample's values other than zero, NaN included; used as scratch space.
  func find(
    _ values: UnsafeMutableBufferPointer<Double>, isCategorical: Bool, events: inout [LogEvent]
  ) -> BinMapper {
    var mapper = BinMapper()
    mapper.isCategorical = isCategorical
    let present = dropNaN(values)
    var missingCount = 0
    if !rules.useMissing {
      mapper.missing = .none
    } else if rules.zeroAsMissing {
      mapper.missing = .zero
    } else if present < values.count {
      mapper.missing = .nan
      missingCount = values.count - present
    }
    let zeros = total - present - missingCount
    let sorted = UnsafeMutableBufferPointer(rebasing: values[0..<present])
    RadixSort.sort(sorted)
    let distinct = distinctValues(sorted, zeros: zeros)
    mapper.minimum = distinct.values.first!
    mapper.maximum = distinct.values.last!
    var countInBin: [Int]
    if isCategorical {
      countInBin = findCategories(distinct, missingCount, &mapper, &events)
    } else {
      countInBin = findBounds(distinct, missingCount, &mapper)
    }
    finish(&mapper, countInBin)
    return mapper
  }

  private func dropNaN(_ values: UnsafeMutableBufferPointer<Double>) -> Int {
    var kept = 0
    for value in values where !value.isNaN {
      values[kept] = value
      kept += 1
    }
    return kept
  }

  /// Neighbours that differ by at most one step of a double are one value, the larger.
  private func distinctValues(
    _ sorted: UnsafeMutableBufferPointer<Double>, zeros: Int
  ) -> Distinct {
    var distinct = Distinct()
    if sorted.isEmpty || sorted[0] > 0 && zeros > 0 { distinct.append(0, zeros) }
    if let first = sorted.first { distinct.append(first, 1) }
    var i = 1
    while i < sorted.count {
      let (before, value) = (sorted[i - 1], sorted[i])
      if value <= before.nextUp {
        distinct.values[distinct.values.count - 1] = value
        distinct.counts[distinct.counts.count - 1] += 1
      } else {
        if before < 0 && value > 0 { distinct.append(0, zeros) }
        distinct.append(value, 1)
      }
      i += 1
    }
    if let last = sorted.last, last < 0, zeros > 0 { distinct.append(0, zeros) }
    return distinct
  }

  private func findBounds(
    _ distinct: Distinct, _ missingCount: Int, _ mapper: inout BinMapper
  ) -> [Int] {
    let boundaries = BoundaryFinder(distinct: distinct, rules: rules)
    switch mapper.missing {
    case .zero:
      mapper.upperBounds = boundaries.find(maxBin: rules.maxBin, total: total)
      if mapper.upperBounds.count == 2 { mapper.missing = .none }
    case .none:
      mapper.upperBounds = boundaries.find(maxBin: rules.maxBin, total: total)
    case .nan:
      mapper.upperBounds = boundaries.find(maxBin: rules.maxBin - 1, total: total - missingCount)
    }
    let bounds = mapper.upperBounds
    mapper.binCount = bounds.count + (mapper.missing == .nan ? 1 : 0)
    var counts = [Int](repeating: 0, count: mapper.binCount)
    var bin = 0
    for (value, count) in zip(distinct.values, distinct.counts) {
      // A comparison with the bin of NaN is false, so the walk ends before it.
      while bin < bounds.count && value > bounds[bin] && bin < mapper.binCount - 1 { bin += 1 }
      counts[bin] += count
    }
    if mapper.missing == .nan { counts[mapper.binCount - 1] = missingCount }
    return counts
  }

  /// Decides whether the feature is of use and which bin is the most frequent.
  private func finish(_ mapper: inout BinMapper, _ countInBin: [Int]) {
    mapper.isTrivial =
      mapper.binCount <= 1
      || rules.preFilter && isUseless(countInBin, isCategorical: mapper.isCategorical)
    guard !mapper.isTrivial else { return }
    mapper.defaultBin = mapper.bin(of: 0)
    var most = 0
    for (bin, count) in countInBin.enumerated() where count > countInBin[most] { most = bin }
    let rate = Double(countInBin[most]) / Double(total)
    if most != mapper.defaultBin && rate < Self.sparseThreshold { most = mapper.defaultBin }
    mapper.mostFrequentBin = most
    mapper.sparseRate = Double(countInBin[most]) / Double(total)
  }

  private static let sparseThreshold = 0.7

  private func isUseless(_ countInBin: [Int], isCategorical: Bool) -> Bool {
    if isCategorical && countInBin.count > 2 { return false }
    var left = 0
    for count in countInBin.dropLast() {
      left = isCategorical ? count : left + count
      if left >= rules.filterCount && total - left >= rules.filterCount { return false }
    }
    return true
  }
}
