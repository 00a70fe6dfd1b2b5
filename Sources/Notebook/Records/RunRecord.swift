/// What one run of a notebook did: the content of `run.json`.
public struct RunRecord: Sendable, Equatable {
  public enum Status: String, Sendable {
    case succeeded, failed, interrupted

    var title: String {
      switch self {
      case .succeeded: "Run"
      case .failed: "Failed run"
      case .interrupted: "Interrupted run"
      }
    }
  }

  /// Unique within a project: start time and a digest of what ran.
  public var id: String
  /// As given on the command line.
  public var notebook: String
  public var title: String
  public var status: Status
  /// Seconds since 1970-01-01, UTC.
  public var started: Double
  public var seconds: Double
  /// Name and version: `mnb 0.1.0`.
  public var engine: String
  /// Versions of what results can depend on, in a fixed order.
  public var versions: [NamedText] = []
  public var parameters: [BoundParameter] = []
  public var cells: [CellRecord] = []
  /// Files that cells read, by path.
  public var files: [FileRecord] = []
  public var scores: [Score] = []
  /// The notebook's text, byte for byte.
  public var source: String

  public init(
    id: String, notebook: String, title: String, status: Status, started: Double, seconds: Double,
    engine: String, source: String
  ) {
    (self.id, self.notebook, self.title, self.status) = (id, notebook, title, status)
    (self.started, self.seconds, self.engine, self.source) = (started, seconds, engine, source)
  }

  /// Warnings of all cells.
  public var warnings: [String] { cells.flatMap(\.warnings) }

  /// A short digest of all data read; `none` where nothing was.
  public var dataFingerprint: String {
    let data = files.filter { $0.kind == .file }
    return data.isEmpty
      ? "none" : String(Digest.of(data.map { $0.path + " " + $0.sha256 }).prefix(12))
  }
}

public struct NamedText: Sendable, Equatable {
  public var name: String
  public var text: String
  public init(_ name: String, _ text: String) { (self.name, self.text) = (name, text) }
}

/// One number given to `record(...)`.
public struct Score: Sendable, Equatable {
  public var name: String
  public var value: Double
  /// Ends of its interval, where known.
  public var low: Double?
  public var high: Double?

  public init(_ name: String, _ value: Double, low: Double? = nil, high: Double? = nil) {
    (self.name, self.value, self.low, self.high) = (name, value, low, high)
  }

  /// `0.6243`, or `0.6243 (0.5701 to 0.6780)`
  public var text: String {
    guard let low, let high else { return Self.number(value) }
    return "\(Self.number(value)) (\(Self.number(low)) to \(Self.number(high)))"
  }

  static func number(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e9 { return String(Int(value)) }
    let text = Timestamp.fixed(value, 4)
    return abs(value) < 1e-3 || abs(value) >= 1e9 ? "\(value)" : text
  }
}

/// A file as a cell found it.
public struct FileRecord: Sendable, Equatable {
  public enum Kind: String, Sendable {
    case file
    /// A file whose code was imported.
    case module
    /// The digest is of the names in it.
    case folder
    /// The cell asked for it and it was not there.
    case absent
  }

  /// Relative to the project folder where it is inside.
  public var path: String
  public var bytes: Int
  /// Lower-case hexadecimal.
  public var sha256: String
  public var kind: Kind

  public init(path: String, bytes: Int, sha256: String, kind: Kind = .file) {
    (self.path, self.bytes, self.sha256, self.kind) = (path, bytes, sha256, kind)
  }
}

/// What one cell did in a run.
public struct CellRecord: Sendable, Equatable {
  public enum Status: String, Sendable {
    case succeeded, failed, interrupted
    /// A test cell under `mnb run`.
    case skipped
    /// After a cell that failed.
    case notRun

    var isStop: Bool { self == .failed || self == .interrupted }
  }

  public var id: String
  /// Empty where the cell was not run.
  public var key: String
  public var status: Status
  public var seconds: Double
  public var isCached: Bool
  public var outputs: [CellOutput] = []
  public var warnings: [String] = []
  /// Paths of the files that it read.
  public var files: [String] = []
  /// What it gave to `record(...)`; the run's record holds them together.
  public var scores: [Score] = []

  public init(
    id: String, key: String = "", status: Status, seconds: Double = 0, isCached: Bool = false
  ) {
    (self.id, self.key, self.status, self.seconds, self.isCached) = (
      id, key, status, seconds, isCached
    )
  }
}
