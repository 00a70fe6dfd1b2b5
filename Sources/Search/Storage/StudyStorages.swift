/// Where studies can be kept, by URL.
public enum StudyStorages {
  /// How workers show that they are alive.
  public struct Beating: Sendable {
    /// Seconds between two signs of life.
    public let interval: Int
    /// Seconds without one after which a worker is taken for dead; twice the interval by default.
    public let grace: Int?
    /// How often the trial of a dead worker is tried again; nil for never.
    public let retries: Int?

    public init(interval: Int, grace: Int? = nil, retries: Int? = nil) {
      self.interval = interval
      self.grace = grace
      self.retries = retries
    }
  }

  /// The file of an SQLite URL; nil for other URLs.
  public static func path(_ url: String) -> String? {
    url.hasPrefix("sqlite:///") ? String(url.dropFirst("sqlite:///".count)) : nil
  }

  /// Opens `sqlite:///FILE` or `postgresql://…`.
  ///
  /// - Parameter beating: nil for no signs of life, as Optuna has it by default.
  /// - Throws: `SearchError` for other URLs, and where the storage cannot be opened.
  public static func open(_ url: String, beating: Beating? = nil) throws -> DatabaseStorage {
    if let path = path(url), !path.isEmpty {
      return try open(beating) { try SQLiteConnection(path: path) }
    }
    let scheme = url.prefix { $0 != ":" }
    let driverless = scheme.prefix { $0 != "+" }
    if driverless == "postgresql" || driverless == "postgres" {
      let plain = driverless + url.dropFirst(scheme.count)
      return try open(beating) { try PostgresConnection(url: String(plain)) }
    }
    throw SearchError(
      "storage '\(url)' is not known: it can be sqlite:///FILE or postgresql://USER@HOST/DATABASE")
  }

  private static func open(
    _ beating: Beating?, _ connect: @escaping @Sendable () throws -> any SQLConnection
  ) throws -> DatabaseStorage {
    let heart = beating.map {
      Heartbeat(
        interval: $0.interval, grace: $0.grace, retries: $0.retries, connect: connect)
    }
    return try DatabaseStorage(connect(), heart: heart)
  }
}
