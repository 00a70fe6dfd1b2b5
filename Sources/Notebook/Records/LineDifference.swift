/// Differences between two texts, line by line.
enum LineDifference {
  /// All lines of both, `- ` before those of the first only, `+ ` before those of the second only,
  /// two spaces before common ones; long common stretches are cut to three lines at each end.
  static func lines(_ first: String, _ second: String, context: Int = 3) -> [String] {
    func split(_ text: String) -> [String] {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if lines.last == "" { lines.removeLast() }
      return lines
    }
    let (old, new) = (split(first), split(second))
    let changes = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in changes {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var all: [String] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        all.append("- " + old[i])
        i += 1
      } else if j < new.count, inserted.contains(j) {
        all.append("+ " + new[j])
        j += 1
      } else {
        all.append("  " + new[j])
        (i, j) = (i + 1, j + 1)
      }
    }
    return shortened(all, context)
  }

  private static func shortened(_ lines: [String], _ context: Int) -> [String] {
    let changed = lines.indices.filter { !lines[$0].hasPrefix("  ") }
    var result: [String] = []
    var isGap = false
    for (i, line) in lines.enumerated() {
      let isNear = changed.contains { abs($0 - i) <= context }
      if isNear { result.append(line) } else if !isGap { result.append("  …") }
      isGap = !isNear
    }
    return result
  }
}
