import Foundation
import GRDB

/// An SQLite file.
final class SQLiteConnection: SQLConnection, @unchecked Sendable {
  let dialect = SQLDialect.sqlite
  private let path: String
  private let queue: DatabaseQueue

  /// - Parameter timeout: seconds to wait while another process writes.
  /// - Throws: `SearchError` where the file cannot be opened or is no database.
  init(path: String, timeout: Double = 30) throws {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(timeout)
    configuration.label = "mallorn.study"
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { db in
      // Writers do not wait for readers. A power cut may lose the last trials, never the file; a
      // killed process loses nothing.
      try? db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    do { queue = try DatabaseQueue(path: path, configuration: configuration) } catch {
      throw Self.explain(error, path)
    }
  }

  func write<Result>(_ body: (any SQLSession, Bool) throws -> Result) throws -> Result {
    do {
      return try queue.writeWithoutTransaction { db in
        var result: Result?
        try db.inTransaction(.immediate) {
          result = try body(SQLiteSession(db: db), false)
          return .commit
        }
        return result!
      }
    } catch { throw Self.explain(error, path) }
  }

  func read<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    do {
      return try queue.writeWithoutTransaction { db in try body(SQLiteSession(db: db)) }
    } catch { throw Self.explain(error, path) }
  }

  func foreignVersion() throws -> Int? {
    try read { session in try session.rows("PRAGMA data_version", []).first?.first?.int }
  }

  /// What went wrong, in words that help.
  static func explain(_ error: any Error, _ path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let detail = error.message ?? "\(error.resultCode)"
    let message =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED:
        "the study storage '\(path)' is locked by another process: \(detail)"
      case .SQLITE_READONLY, .SQLITE_PERM:
        "the study storage '\(path)' cannot be written: \(detail)"
      case .SQLITE_CORRUPT, .SQLITE_NOTADB:
        "the study storage '\(path)' is damaged or no SQLite database: \(detail)"
      case .SQLITE_CANTOPEN: "the study storage '\(path)' cannot be opened: \(detail)"
      case .SQLITE_FULL, .SQLITE_IOERR:
        "the study storage '\(path)' could not be written: \(detail)"
      default: "the study storage '\(path)': \(detail)"
      }
    return SearchError(message, pythonClass: "optuna.exceptions.StorageInternalError")
  }
}

/// Statements on an SQLite connection; each text is prepared once.
private struct SQLiteSession: SQLSession {
  let db: Database

  func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [[SQLValue]] {
    let statement = try db.cachedStatement(sql: sql)
    let cursor = try Row.fetchCursor(statement, arguments: Self.bound(arguments))
    var rows: [[SQLValue]] = []
    while let row = try cursor.next() {
      rows.append(
        (0..<row.count).map { i in
          let value: DatabaseValue = row[i]
          switch value.storage {
          case .null: return .null
          case .int64(let number): return .int(Int(number))
          case .double(let number): return .double(number)
          case .string(let text): return .text(text)
          case .blob(let data): return .text(String(decoding: data, as: UTF8.self))
          }
        })
    }
    return rows
  }

  func run(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
    try db.cachedStatement(sql: sql).execute(arguments: Self.bound(arguments))
    return db.changesCount
  }

  private static func bound(_ arguments: [SQLValue]) -> StatementArguments {
    StatementArguments(
      arguments.map { value -> (any DatabaseValueConvertible)? in
        switch value {
        case .null: nil
        case .int(let number): number
        case .double(let number): number
        case .text(let text): text
        }
      })
  }
}
