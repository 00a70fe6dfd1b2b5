/// The candidate nearest to a misspelt name, by CPython's measure; nil when none is near enough.
func nearestName(_ name: String, among candidates: [String]) -> String? {
  let wrong = Array(name.utf8)
  guard wrong.count <= NameDistance.longest, candidates.count < 750 else { return nil }
  var best: String?
  var bestDistance = Int.max
  for candidate in candidates where candidate != name {
    let other = Array(candidate.utf8)
    guard other.count <= NameDistance.longest else { continue }
    // A third of the letters may differ.
    let most = min(
      (wrong.count + other.count + 3) * NameDistance.move / 6, bestDistance - 1)
    let distance = NameDistance.between(wrong, other, most)
    if distance <= most {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/// Levenshtein distance where a change of case costs half.
private enum NameDistance {
  static let move = 2
  static let longest = 40

  static func substitution(_ a: UInt8, _ b: UInt8) -> Int {
    if a == b { return 0 }
    func lower(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte + 32 : byte }
    return lower(a) == lower(b) ? 1 : move
  }

  /// More than `most` when it is farther.
  static func between(_ a: [UInt8], _ b: [UInt8], _ most: Int) -> Int {
    if abs(a.count - b.count) * move > most { return most + 1 }
    var row = (0...a.count).map { $0 * move }
    for (j, byte) in b.enumerated() {
      var diagonal = row[0]
      row[0] = (j + 1) * move
      var least = row[0]
      for i in 0..<a.count {
        let changed = diagonal + substitution(byte, a[i])
        diagonal = row[i + 1]
        row[i + 1] = min(changed, row[i] + move, diagonal + move)
        least = min(least, row[i + 1])
      }
      if least > most { return most + 1 }
    }
    return row[a.count]
  }
}
