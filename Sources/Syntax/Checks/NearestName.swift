/// The candidate nearest to a misspelt name, by the rules of CPython 3.11's `suggestions.c`: an
/// edit distance in which a change of case costs less, and at most a third of the letters wrong.
/// - Returns: nil if none is near, or if there are 750 candidates or more.
/// - Complexity: O(n·m) in the lengths of the names, times the number of candidates.
public func nearestName(_ name: String, among candidates: some Sequence<String>) -> String? {
  let wrong = Array(name.utf8)
  var best: String?
  var bestDistance = Int.max
  var count = 0
  for candidate in candidates {
    count += 1
    if count >= EditDistance.maximumCandidates { return nil }
    if candidate == name { continue }
    let right = Array(candidate.utf8)
    let limit = min(
      (wrong.count + right.count + 3) * EditDistance.moveCost / 6, bestDistance - 1)
    let distance = EditDistance.between(wrong, right, limit: limit)
    if distance <= limit, best == nil || distance < bestDistance {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/// CPython's edit distance.
private enum EditDistance {
  static let maximumCandidates = 750
  static let moveCost = 2
  private static let caseCost = 1
  private static let maximumLength = 40

  /// The distance; some value above `limit` as soon as it is known to be greater.
  static func between(_ first: [UInt8], _ second: [UInt8], limit: Int) -> Int {
    var a = first[...]
    var b = second[...]
    while let x = a.first, x == b.first {
      a.removeFirst()
      b.removeFirst()
    }
    while let x = a.last, x == b.last {
      a.removeLast()
      b.removeLast()
    }
    if a.isEmpty || b.isEmpty { return (a.count + b.count) * moveCost }
    if a.count > maximumLength || b.count > maximumLength { return limit + 1 }
    if b.count < a.count { swap(&a, &b) }
    if (b.count - a.count) * moveCost > limit { return limit + 1 }
    return rows(Array(a), Array(b), limit)
  }

  private static func rows(_ a: [UInt8], _ b: [UInt8], _ limit: Int) -> Int {
    var row = (1...a.count).map { $0 * moveCost }
    var result = 0
    for (index, byte) in b.enumerated() {
      var diagonal = index * moveCost
      result = diagonal
      var minimum = Int.max
      for column in a.indices {
        let substituted = diagonal + substitution(byte, a[column])
        diagonal = row[column]
        result = min(substituted, min(result, diagonal) + moveCost)
        row[column] = result
        minimum = min(minimum, result)
      }
      if minimum > limit { return limit + 1 }
    }
    return result
  }

  private static func substitution(_ a: UInt8, _ b: UInt8) -> Int {
    if a == b { return 0 }
    return a.isLetter && a | 0x20 == b | 0x20 ? caseCost : moveCost
  }
}
