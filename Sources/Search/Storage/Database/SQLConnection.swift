/// A value in a database.
enum SQLValue: Sendable, Equatable {
  case null
  case int(Int)
  case double(Double)
  case text(String)

  var int: Int? { if case .int(let value) = self { value } else { nil } }

  var text: String? { if case .text(let value) = self { value } else { nil } }

  /// A number of either kind.
  var number: Double? {
    switch self {
    case .double(let value): value
    case .int(let value): Double(value)
    case .null, .text: nil
    }
  }

  static func optional(_ text: String?) -> SQLValue { text.map(SQLValue.text) ?? .null }
}

/// A connection inside a transaction.
///
/// Statements are written with `?` for their arguments.
protocol SQLSession {
  /// Runs a statement and gives its rows.
  @discardableResult
  func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [[SQLValue]]

  /// Runs a statement and gives the number of rows that it changed.
  @discardableResult
  func run(_ sql: String, _ arguments: [SQLValue]) throws -> Int
}

/// A connection to a database that holds studies.
protocol SQLConnection: AnyObject, Sendable {
  var dialect: SQLDialect { get }

  /// Runs a transaction that writes, and runs it again where the connection was lost.
  ///
  /// - Parameter body: gets whether it was run before.
  func write<Result>(_ body: (any SQLSession, _ again: Bool) throws -> Result) throws -> Result

  /// Runs a transaction that only reads.
  func read<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result

  /// A number that changes when another connection has written; nil where that is not known.
  func foreignVersion() throws -> Int?
}

/// What the two databases say differently.
enum SQLDialect: Sendable {
  case sqlite, postgresql

  /// Keeps a row from others until the transaction ends; SQLite locks the whole file anyway.
  var forUpdate: String { self == .sqlite ? "" : " FOR UPDATE" }
  var skipLocked: String { self == .sqlite ? "" : " FOR UPDATE SKIP LOCKED" }

  /// A moment some seconds before the database's clock.
  func past(seconds: Int) -> String {
    switch self {
    case .sqlite: "datetime('now', '-\(seconds) seconds')"
    case .postgresql: "CURRENT_TIMESTAMP::timestamp - interval '\(seconds) seconds'"
    }
  }

  /// An argument as an enumeration of Optuna's schema.
  func argument(as type: String) -> String { self == .sqlite ? "?" : "?::\(type)" }
}
