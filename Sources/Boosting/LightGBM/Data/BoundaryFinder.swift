import Glibc

/// Chooses bin boundaries of numbers: equal shares of the rows, zero in a bin of its own.
struct BoundaryFinder {
  let distinct: BinFinder.Distinct
  let rules: BinningRules

  /// - Parameter total: rows that are not missing.
  func find(maxBin: Int, total: Int) -> [Double] {
    rules.forcedBounds.isEmpty
      ? zeroAsOneBin(maxBin, total) : aroundForcedBounds(maxBin, total)
  }

  /// Index of the first value above -1e-35, and of the first above 1e-35 if there is one.
  private var zeroPlace: (left: Int, right: Int?) {
    let values = distinct.values
    let left = values.firstIndex { $0 > -zeroThreshold } ?? values.count
    return (left, values[left...].firstIndex { $0 > zeroThreshold })
  }

  private func zeroAsOneBin(_ maxBin: Int, _ total: Int) -> [Double] {
    let (leftEnd, rightStart) = zeroPlace
    var (leftCount, rightCount, zeroCount) = (0, 0, 0)
    for (value, count) in zip(distinct.values, distinct.counts) {
      if value <= -zeroThreshold {
        leftCount += count
      } else if value > zeroThreshold {
        rightCount += count
      } else {
        zeroCount += count
      }
    }
    var bounds: [Double] = []
    if leftEnd > 0 && maxBin > 1 {
      let share = Double(leftCount) / Double(total - zeroCount) * Double(maxBin - 1)
      bounds = greedy(0..<leftEnd, max(1, Int(share)), leftCount)
      if !bounds.isEmpty { bounds[bounds.count - 1] = -zeroThreshold }
    }
    let rightMax = maxBin - 1 - bounds.count
    if let rightStart, rightMax > 0 {
      let right = greedy(rightStart..<distinct.values.count, rightMax, rightCount)
      bounds.append(zeroThreshold)
      bounds += right
    } else {
      bounds.append(.infinity)
    }
    return bounds
  }

  /// Forced boundaries first, then each interval between them divided further.
  private func aroundForcedBounds(_ maxBin: Int, _ total: Int) -> [Double] {
    let (leftEnd, rightStart) = zeroPlace
    var bounds: [Double] = []
    if maxBin == 2 {
      bounds.append(leftEnd == 0 ? zeroThreshold : -zeroThreshold)
    } else if maxBin >= 3 {
      if leftEnd > 0 { bounds.append(-zeroThreshold) }
      if rightStart != nil { bounds.append(zeroThreshold) }
    }
    bounds.append(.infinity)
    let room = max(0, maxBin - bounds.count)
    bounds += rules.forcedBounds.filter { $0.magnitude > zeroThreshold }.prefix(room)
    bounds.sort()
    let free = maxBin - bounds.count
    var added: [Double] = []
    var at = 0
    for (i, bound) in bounds.enumerated() {
      let start = at
      var count = 0
      while at < distinct.values.count && distinct.values[at] < bound {
        count += distinct.counts[at]
        at += 1
      }
      let remaining = maxBin - bounds.count - added.count
      var bins = Int(lround(Double(count) * Double(free) / Double(total)))
      bins = i == bounds.count - 1 ? remaining + 1 : min(bins, remaining) + 1
      added += greedy(start..<at, bins, count).dropLast()
    }
    return (bounds + added).sorted()
  }

  /// Boundaries of one stretch of values, the last +∞.
  private func greedy(_ range: Range<Int>, _ maxBin: Int, _ total: Int) -> [Double] {
    range.count <= maxBin ? oneBinAValue(range) : equalShares(range, maxBin, total)
  }

  private func append(_ bound: Double, to bounds: inout [Double]) -> Bool {
    if let last = bounds.last, bound <= last.nextUp { return false }
    bounds.append(bound)
    return true
  }

  private func oneBinAValue(_ range: Range<Int>) -> [Double] {
    var bounds: [Double] = []
    var current = 0
    for i in range.dropLast() {
      current += distinct.counts[i]
      guard current >= rules.minDataInBin else { continue }
      let middle = ((distinct.values[i] + distinct.values[i + 1]) / 2).nextUp
      if append(middle, to: &bounds) { current = 0 }
    }
    bounds.append(.infinity)
    return bounds
  }

  private func equalShares(_ range: Range<Int>, _ maxBin: Int, _ total: Int) -> [Double] {
    let maxBin = max(1, min(maxBin, total / rules.minDataInBin))
    var mean = Double(total) / Double(maxBin)
    let isBig = range.map { Double(distinct.counts[$0]) >= mean }
    var restBins = maxBin
    var rest = total
    for (k, i) in range.enumerated() where isBig[k] {
      restBins -= 1
      rest -= distinct.counts[i]
    }
    mean = Double(rest) / Double(restBins)
    var edges: [(upper: Double, nextLower: Double)] = []
    var current = 0
    for (k, i) in range.dropLast().enumerated() {
      let count = distinct.counts[i]
      if !isBig[k] { rest -= count }
      current += count
      let isFull =
        isBig[k] || Double(current) >= mean
        || isBig[k + 1] && Double(current) >= max(1, mean * 0.5)
      guard isFull else { continue }
      edges.append((distinct.values[i], distinct.values[i + 1]))
      if edges.count >= maxBin - 1 { break }
      current = 0
      if !isBig[k] {
        restBins -= 1
        mean = Double(rest) / Double(restBins)
      }
    }
    var bounds: [Double] = []
    for edge in edges { _ = append(((edge.upper + edge.nextLower) / 2).nextUp, to: &bounds) }
    bounds.append(.infinity)
    return bounds
  }
}
