/// Nearest names, for messages about misspelt ones.
enum Suggestion {
  /// ` (did you mean 'data'?)`, or nothing where no candidate is near.
  static func text(_ name: String, among candidates: [String], prefix: String = "") -> String {
    guard let best = nearest(name, among: candidates) else { return "" }
    return " (did you mean '\(prefix)\(best)'?)"
  }

  /// The candidate with the fewest edits, at most a third of the name's length.
  static func nearest(_ name: String, among candidates: [String]) -> String? {
    let limit = max(1, name.count / 3)
    let scored = candidates.map { (distance(name.lowercased(), $0.lowercased()), $0) }
    guard let best = scored.min(by: { $0 < $1 }), best.0 <= limit else { return nil }
    return best.1
  }

  /// Edits (insert, delete, replace, swap neighbours) between two names.
  static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    guard abs(a.count - b.count) <= 32, a.count <= 256 else { return .max }
    var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in 0...a.count { rows[i][0] = i }
    for j in 0...b.count { rows[0][j] = j }
    for i in a.indices {
      for j in b.indices {
        var best = min(rows[i][j + 1], rows[i + 1][j]) + 1
        best = min(best, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        rows[i + 1][j + 1] = best
      }
    }
    return rows[a.count][b.count]
  }
}

extension StringProtocol {
  /// Without white space at both ends.
  var trimmingWhitespace: String {
    var slice = self[...]
    while slice.first?.isWhitespace == true { slice = slice.dropFirst() }
    while slice.last?.isWhitespace == true { slice = slice.dropLast() }
    return String(slice)
  }
}
