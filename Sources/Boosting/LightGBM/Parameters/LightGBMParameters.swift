/// Parameters as a caller writes them: names (or aliases) and texts, in the order given.
///
/// Texts are what LightGBM's Python package makes of values: `True`, `0.05`, `1,0,-1`.
public struct LightGBMParameters: Sendable, ExpressibleByDictionaryLiteral {
  public private(set) var pairs: [(name: String, value: String)] = []

  public init() {}

  public init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { self[name] = value }
  }

  public init(_ pairs: [(name: String, value: String)]) {
    for (name, value) in pairs { self[name] = value }
  }

  /// The text given under exactly this name.
  public subscript(name: String) -> String? {
    get { pairs.first { $0.name == name }?.value }
    set {
      let at = pairs.firstIndex { $0.name == name }
      switch (at, newValue) {
      case (let at?, let value?): pairs[at].value = value
      case (let at?, nil): pairs.remove(at: at)
      case (nil, let value?): pairs.append((name, value))
      case (nil, nil): break
      }
    }
  }

  /// These parameters with others laid over them.
  public func merging(_ other: LightGBMParameters) -> LightGBMParameters {
    var all = self
    for (name, value) in other.pairs { all[name] = value }
    return all
  }

  /// The canonical name of a parameter or alias; nil for an unknown one.
  public static func canonicalName(_ name: String) -> String? {
    ParameterTable.spec(named: name)?.name
  }

  /// All names that mean a parameter, the canonical one first.
  public static func names(of canonical: String) -> [String] {
    guard let spec = ParameterTable.spec(named: canonical) else { return [] }
    return [spec.name] + spec.aliases
  }

  /// The name closest to an unknown one, for a suggestion.
  public static func suggestion(for name: String) -> String? {
    let lowered = name.lowercased()
    let scored = ParameterTable.places.keys.map { ($0, editDistance(lowered, $0)) }
    let best = scored.min { ($0.1, $0.0) < ($1.1, $1.0) }
    guard let best, best.1 <= max(2, name.count / 3) else { return nil }
    return best.0
  }

  /// One name for every parameter, the library's choice among aliases, and its warnings.
  ///
  /// The canonical name wins; then the shortest alias, then the first in the alphabet.
  func resolvingAliases() -> (texts: [String: String], events: [LogEvent]) {
    var texts: [String: String] = [:]
    var events: [LogEvent] = []
    var chosen: [(canonical: String, alias: String)] = []
    for (name, value) in pairs {
      guard let spec = ParameterTable.spec(named: name) else {
        events.append(LogEvent(.warning, "Unknown parameter: \(name)"))
        continue
      }
      if spec.name == name {
        texts[name] = value
        continue
      }
      guard let at = chosen.firstIndex(where: { $0.canonical == spec.name }) else {
        chosen.append((spec.name, name))
        continue
      }
      let old = chosen[at].alias
      let oldValue = self[old]!
      if (old.utf8.count, old) < (name.utf8.count, name) {
        events.append(
          LogEvent(
            .warning,
            "\(spec.name) is set with \(old)=\(oldValue), \(name)=\(value) will be ignored. "
              + "Current value: \(spec.name)=\(oldValue)"))
      } else {
        events.append(
          LogEvent(
            .warning,
            "\(spec.name) is set with \(old)=\(oldValue), will be overridden by \(name)=\(value). "
              + "Current value: \(spec.name)=\(value)"))
        chosen[at].alias = name
      }
    }
    for (canonical, alias) in chosen {
      let value = self[alias]!
      if let kept = texts[canonical] {
        events.append(
          LogEvent(
            .warning,
            "\(canonical) is set=\(kept), \(alias)=\(value) will be ignored. "
              + "Current value: \(canonical)=\(kept)"))
      } else {
        texts[canonical] = value
      }
    }
    return (texts, events)
  }

  private static func editDistance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    var row = Array(0...b.count)
    for i in 0..<a.count {
      var corner = row[0]
      row[0] = i + 1
      for j in 0..<b.count {
        let change = corner + (a[i] == b[j] ? 0 : 1)
        corner = row[j + 1]
        row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
