import Arrays

/// How `rank` treats ties and missing values.
public struct RankOptions: Sendable {
  public enum Ties: String, Sendable { case average, min, max, first, dense }
  public enum Missing: String, Sendable { case keep, top, bottom }

  public var ties = Ties.average
  public var missing = Missing.keep
  public var ascending = true
  /// As fractions of the number of values.
  public var asFractions = false

  public init() {}
}

extension Column {
  /// The rank of each value, from 1, as float64; NaN where missing and kept so.
  ///
  /// - Throws: `TypeError` for values that cannot be compared.
  public func ranks(_ options: RankOptions = RankOptions()) throws(FrameError) -> Column {
    let keys = try sortKeys(
      ascending: options.ascending, missingLast: options.missing != .top)
    let missing = isMissing()
    let order = RowOrder.positions(keys).filter {
      options.missing != .keep || !missing[$0]
    }
    var ranks = [Double](repeating: .nan, count: count)
    var start = 0
    var dense = 0.0
    while start < order.count {
      var end = start + 1
      while end < order.count, keys.keys[order[end]] == keys.keys[order[start]],
        missing[order[end]] == missing[order[start]]
      {
        end += 1
      }
      dense += 1
      for place in start..<end {
        ranks[order[place]] =
          switch options.ties {
          case .average: Double(start + 1 + end) / 2
          case .min: Double(start + 1)
          case .max: Double(end)
          case .first: Double(place + 1)
          case .dense: dense
          }
      }
      start = end
    }
    if options.asFractions {
      let total = options.ties == .dense ? dense : Double(order.count)
      for i in ranks.indices { ranks[i] /= total }
    }
    return Column(ranks)
  }
}
