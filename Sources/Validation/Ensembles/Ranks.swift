/// Ranks of numbers as shares of their count, equal ones at their mean rank: pandas'
/// `rank(pct=True)`.
public func shareRanks(_ values: [Double]) -> [Double] {
  let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
  var ranks = [Double](repeating: 0, count: values.count)
  var start = 0
  while start < order.count {
    var end = start + 1
    while end < order.count && values[order[end]] == values[order[start]] { end += 1 }
    let mean = Double(start + end + 1) / 2
    for place in start..<end { ranks[order[place]] = mean / Double(values.count) }
    start = end
  }
  return ranks
}
