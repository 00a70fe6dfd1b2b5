/// Which features may follow on a path, given groups of features that may interact.
struct InteractionLimits {
  private let groups: [Set<Int32>]
  private var used: [Int: Set<Int32>] = [0: []]
  private var allowed: [Int: Set<Int32>] = [:]

  /// Nil where nothing is limited.
  init?(_ config: XGBoostConfig) {
    guard !config.interactions.isEmpty else { return nil }
    groups = config.interactions.map { Set($0.map { Int32($0) }) }
  }

  func allows(_ feature: Int32, node: Int) -> Bool { allowed[node]?.contains(feature) ?? true }

  mutating func split(_ node: Int, by feature: Int32, into children: [Int]) {
    let path = used[node, default: []].union([feature])
    let next = groups.filter { path.isSubset(of: $0) }.reduce(path) { $0.union($1) }
    for child in children {
      used[child] = path
      allowed[child] = next
    }
  }
}
