/// Why a cell would run.
public enum StaleReason: Sendable, Equatable {
  case neverRun
  case code
  /// A name that it uses is defined anew by a cell that is itself stale, or by another one.
  case input(name: String, cell: String?)
  case parameter(name: String, old: String?, new: String?)
  case file(path: String, isGone: Bool)
  case module(path: String)
  case engine(old: String, new: String)
  /// Where the shared random streams stand depends on cells before it.
  case random
  /// Its values cannot be stored.
  case blocked(String)
  /// Its entry was pruned or is damaged.
  case notStored

  /// One word for machines: `code`, `input`, `file`, …
  public var kind: String {
    switch self {
    case .neverRun: "never run"
    case .code: "code"
    case .input: "input"
    case .parameter: "parameter"
    case .file: "file"
    case .module: "module"
    case .engine: "engine"
    case .random: "random"
    case .blocked: "not cacheable"
    case .notStored: "not stored"
    }
  }

  /// For people: `parameter seed: 42 → 43`.
  public var text: String {
    switch self {
    case .neverRun: return "never run"
    case .code: return "code changed"
    case .input(let name, let cell):
      return "input \(name)" + (cell.map { " of cell '\($0)'" } ?? " is defined elsewhere now")
    case .parameter(let name, let old, let new):
      return "parameter \(name): \(old ?? "none") → \(new ?? "none")"
    case .file(let path, let isGone): return "file \(path) " + (isGone ? "is gone" : "changed")
    case .module(let path): return "module \(path) changed"
    case .engine(let old, let new): return "engine \(old) → \(new)"
    case .random: return "random numbers drawn by cells before it"
    case .blocked(let reason): return "runs every time: \(reason)"
    case .notStored: return "not in the cache"
    }
  }

  static let stalePrefix = "stale "

  /// A cell as it is now.
  struct Place {
    let cell: NotebookCell
    let inputs: [String: String]
    let engine: String
    let base: String
    let usedLater: Set<String>
  }

  /// What differs between a cell and the run of it that is most like it.
  ///
  /// - Parameter entries: its stored runs, the last one first.
  static func reasons(
    _ place: Place, _ entries: [CellEntry], _ books: CacheBooks?
  ) -> [StaleReason] {
    guard let entry = entries.first(where: { $0.base == place.base }) ?? entries.first else {
      return [.neverRun]
    }
    if let blocked = entry.blocked { return [.blocked(blocked)] }
    var reasons: [StaleReason] = []
    if entry.engine != place.engine {
      reasons.append(.engine(old: entry.engine, new: place.engine))
    }
    if entry.code != Digest.of(place.cell.code) { reasons.append(.code) }
    reasons += inputReasons(entry.inputs, place.inputs)
    if let books {
      let fingerprints = books.fingerprints
      func isGone(_ path: String) -> Bool {
        !fingerprints.exists(path, artifacts: books.artifacts)
      }
      for file in entry.files where !fingerprints.isCurrent(file) {
        reasons.append(
          file.kind == .module
            ? .module(path: file.path) : .file(path: file.path, isGone: isGone(file.path)))
      }
      for path in entry.written where isGone(path) {
        reasons.append(.file(path: path, isGone: true))
      }
    }
    for (name, reason) in entry.missing.sorted(by: { $0.key < $1.key })
    where place.usedLater.contains(name) {
      reasons.append(.blocked("'\(name)' \(reason)"))
    }
    if reasons.isEmpty { return [entry.random == nil ? .notStored : .random] }
    return reasons
  }

  private static func inputReasons(
    _ old: [String: String], _ new: [String: String]
  ) -> [StaleReason] {
    var reasons: [StaleReason] = []
    var seen: Set<String> = []
    for name in Set(old.keys).union(new.keys).sorted() where old[name] != new[name] {
      let prefix = CellGraph.parameterPrefix
      let (oldValue, newValue) = (old[name], new[name])
      if (newValue ?? oldValue ?? "").hasPrefix(prefix) {
        func literal(_ key: String?) -> String? {
          key.flatMap { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : nil }
        }
        reasons.append(
          .parameter(name: name, old: literal(oldValue), new: literal(newValue)))
        continue
      }
      let cell = newValue.flatMap {
        $0.hasPrefix(stalePrefix) ? String($0.dropFirst(stalePrefix.count)) : nil
      }
      // One line a cell is enough, whatever number of its names is used.
      if let cell, !seen.insert(cell).inserted { continue }
      reasons.append(.input(name: name, cell: cell))
    }
    return reasons
  }
}
