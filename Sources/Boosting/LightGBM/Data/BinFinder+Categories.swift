extension BinFinder {
  /// Categories by falling frequency; the first bin is for NaN, negative and rare ones.
  func findCategories(
    _ distinct: Distinct, _ missingCount: Int, _ mapper: inout BinMapper,
    _ events: inout [LogEvent]
  ) -> [Int] {
    var missingCount = missingCount
    let found = wholeNumbers(distinct, &missingCount, &events)
    guard total - missingCount > 0 else { return [] }
    if Int(found.last!.category) / 100 > found.count {
      events.append(
        LogEvent(
          .warning,
          "Met categorical feature which contains sparse values. "
            + "Consider renumbering to consecutive integers started from zero"))
    }
    let ordered = found.enumerated().sorted {
      ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
    }.map(\.element)
    // The library multiplies by a float here.
    let enough = Int(Double(Float(total - missingCount) * Float(0.99)) + 0.5)
    let maxBin = min(ordered.count + (missingCount > 0 ? 1 : 0), rules.maxBin)
    mapper.categories = [-1]
    mapper.binOfCategory = [:]
    var counts = [0]
    var used = 0
    var at = 0
    while at < ordered.count && (used < enough || mapper.categories.count < maxBin) {
      let (category, count) = ordered[at]
      if count < rules.minDataInBin && at > 1 { break }
      mapper.binOfCategory[category] = UInt32(mapper.categories.count)
      mapper.categories.append(category)
      counts.append(count)
      used += count
      at += 1
    }
    mapper.binCount = mapper.categories.count
    mapper.missing = at == ordered.count && missingCount == 0 ? .none : .nan
    counts[0] = total - used
    return counts
  }

  private func wholeNumbers(
    _ distinct: Distinct, _ missingCount: inout Int, _ events: inout [LogEvent]
  ) -> [(category: Int32, count: Int)] {
    var found: [(category: Int32, count: Int)] = []
    for (value, count) in zip(distinct.values, distinct.counts) {
      guard let category = BinMapper.category(value) else {
        missingCount += count
        events.append(
          LogEvent(.warning, "Met negative value in categorical features, will convert it to NaN"))
        continue
      }
      if found.last?.category == category {
        found[found.count - 1].count += count
      } else {
        found.append((category, count))
      }
    }
    return found
  }
}
