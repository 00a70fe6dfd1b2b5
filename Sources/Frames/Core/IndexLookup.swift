import Synchronization

/// A table from labels to rows, made when an index is asked for labels more than a few times.
public final class IndexLookup: Sendable {
  private struct State {
    var asked = 0
    /// The first row of each label.
    var first: [Label: Int]?
    /// The next row of the same label, or -1.
    var next: [Int] = []
  }

  private let state = Mutex(State())

  init() {}

  /// The rows of a label in `index`, which is always the same index.
  func rows(of label: Label, in index: Index) -> [Int] {
    guard case .values(let column) = index.kind, column.count > 64 else {
      return index.rows(of: label)
    }
    return state.withLock { state in
      state.asked += 1
      if state.first == nil {
        if state.asked < 4 { return index.rows(of: label) }
        Self.fill(&state, index)
      }
      var rows: [Int] = []
      var row = state.first?[label] ?? -1
      while row >= 0 {
        rows.append(row)
        row = state.next[row]
      }
      return rows
    }
  }

  private static func fill(_ state: inout State, _ index: Index) {
    var first: [Label: Int] = [:]
    var next = [Int](repeating: -1, count: index.count)
    first.reserveCapacity(index.count)
    for row in (0..<index.count).reversed() {
      let label = index[row]
      next[row] = first[label] ?? -1
      first[label] = row
    }
    state.first = first
    state.next = next
  }
}
