/// A summary of weighted values: for some of them, bounds of their ranks, all in single precision.
struct QuantileSummary {
  struct Entry {
    var lowest: Float
    var highest: Float
    var weight: Float
    var value: Float

    /// Lowest rank of anything above the value, highest rank of anything below it.
    var lowestNext: Float { lowest + weight }
    var highestPrevious: Float { highest - weight }
  }

  var entries: [Entry] = []

  var count: Int { entries.count }

  /// The exact summary of sorted values, equal neighbours joined.
  init(sorted values: some Collection<(value: Float, weight: Float)>) {
    var sum: Float = 0
    entries.reserveCapacity(values.count)
    for (value, weight) in values {
      if let last = entries.last, last.value == value {
        entries[entries.count - 1].weight += weight
        continue
      }
      if let last = entries.last { sum += last.weight }
      entries.append(Entry(lowest: sum, highest: 0, weight: weight, value: value))
    }
    for i in entries.indices { entries[i].highest = entries[i].lowest + entries[i].weight }
  }

  init(_ entries: [Entry] = []) { self.entries = entries }

  /// At most `limit` entries, at even distances of rank.
  func pruned(to limit: Int) -> QuantileSummary {
    guard count > limit else { return self }
    let begin = entries[0].highest
    let range = entries[count - 1].lowest - entries[0].highest
    let steps = Float(limit - 1)
    var out = [entries[0]]
    out.reserveCapacity(limit)
    var (i, last) = (1, 0)
    for k in stride(from: 1, to: limit - 1, by: 1) {
      let doubled = 2 * ((Float(k) * range) / steps + begin)
      while i < count - 1, doubled >= entries[i + 1].highest + entries[i + 1].lowest { i += 1 }
      if i == count - 1 { break }
      let takesThis = doubled < entries[i].lowestNext + entries[i + 1].highestPrevious
      let place = takesThis ? i : i + 1
      if place != last {
        out.append(entries[place])
        last = place
      }
    }
    if last != count - 1 { out.append(entries[count - 1]) }
    return QuantileSummary(out)
  }

  /// Both summaries in one.
  func combined(with other: QuantileSummary) -> QuantileSummary {
    if count == 0 { return other }
    if other.count == 0 { return self }
    let (a, b) = (entries, other.entries)
    var out: [Entry] = []
    out.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    var (belowA, belowB): (Float, Float) = (0, 0)
    func join(_ x: Entry, _ low: Float, _ high: Float) -> Entry {
      Entry(lowest: x.lowest + low, highest: x.highest + high, weight: x.weight, value: x.value)
    }
    while i < a.count, j < b.count {
      if a[i].value == b[j].value {
        out.append(
          Entry(
            lowest: a[i].lowest + b[j].lowest, highest: a[i].highest + b[j].highest,
            weight: a[i].weight + b[j].weight, value: a[i].value))
        (belowA, belowB) = (a[i].lowestNext, b[j].lowestNext)
        i += 1
        j += 1
      } else if a[i].value < b[j].value {
        out.append(join(a[i], belowB, b[j].highestPrevious))
        belowA = a[i].lowestNext
        i += 1
      } else {
        out.append(join(b[j], belowA, a[i].highestPrevious))
        belowB = b[j].lowestNext
        j += 1
      }
    }
    for x in a[i...] { out.append(join(x, belowB, b[b.count - 1].highest)) }
    for x in b[j...] { out.append(join(x, belowA, a[a.count - 1].highest)) }
    return QuantileSummary(out).orderly()
  }

  /// Ranks made monotone again after rounding.
  private func orderly() -> QuantileSummary {
    var out = self
    var (low, high): (Float, Float) = (0, 0)
    for i in out.entries.indices {
      if out.entries[i].lowest < low {
        out.entries[i].lowest = low
      } else {
        low = out.entries[i].lowest
      }
      out.entries[i].highest = max(out.entries[i].highest, high, out.entries[i].lowestNext)
      high = out.entries[i].highest
    }
    return out
  }
}
