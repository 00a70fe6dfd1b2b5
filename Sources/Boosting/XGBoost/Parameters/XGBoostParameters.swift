/// Parameters as given: names with texts, in the order of Python's dictionary.
public struct XGBoostParameters: Sendable, ExpressibleByDictionaryLiteral {
  public private(set) var entries: [(name: String, text: String)] = []

  public init() {}

  public init(_ entries: some Sequence<(String, String)>) {
    for (name, text) in entries { add(name, text) }
  }

  public init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }

  /// Appends a parameter; `eval_metric` may come several times, others replace what was there.
  public mutating func add(_ name: String, _ text: String) {
    if name != "eval_metric", let place = entries.firstIndex(where: { $0.name == name }) {
      entries[place].text = text
    } else {
      entries.append((name, text))
    }
  }

  public subscript(name: String) -> String? { entries.last { $0.name == name }?.text }

  /// Every name that the `hist` engine knows.
  public static var knownNames: [String] { XGBoostConfig.knownNames.sorted() }

  /// The known name that an unknown one probably meant.
  public static func suggestion(for name: String) -> String? {
    let best = knownNames.min { distance($0, name) < distance($1, name) }
    guard let best, distance(best, name) <= max(2, name.count / 4) else { return nil }
    return best
  }

  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var row = Array(0...b.count)
    for i in 0..<a.count {
      var diagonal = row[0]
      row[0] = i + 1
      for j in 0..<b.count {
        let cost = min(row[j], row[j + 1]) + 1
        (diagonal, row[j + 1]) = (row[j + 1], min(cost, diagonal + (a[i] == b[j] ? 0 : 1)))
      }
    }
    return row[b.count]
  }
}
