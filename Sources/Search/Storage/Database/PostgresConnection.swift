import Foundation

/// A PostgreSQL server, reached through libpq.
///
/// Where the server goes away the connection is made again, with longer and longer waits, and the
/// transaction is run again.
final class PostgresConnection: SQLConnection, @unchecked Sendable {
  let dialect = SQLDialect.postgresql
  private let url: String
  private let library: PostgresLibrary
  /// Seconds to wait for a server that has gone away.
  private let patience: Double
  private let lock = NSRecursiveLock()
  private var handle: OpaquePointer?
  /// Names of prepared statements by their text.
  private var prepared: [String: String] = [:]

  /// - Throws: `SearchError` where libpq is not installed or the server cannot be reached.
  init(url: String, patience: Double = 60) throws {
    guard let library = PostgresLibrary.shared else {
      throw SearchError(
        "postgresql storage needs PostgreSQL's client library libpq, which is not installed "
          + "(Debian and Ubuntu: apt-get install libpq5; macOS: brew install libpq)",
        pythonClass: "ImportError")
    }
    self.url = url
    self.library = library
    self.patience = patience
    try connect()
  }

  deinit { library.finish(handle) }

  private struct Lost: Error { let message: String }
  /// Another transaction was in the way; it can be run again at once.
  private struct Conflict: Error { let message: String }

  // MARK: Transactions

  func write<Result>(_ body: (any SQLSession, Bool) throws -> Result) throws -> Result {
    try lock.withLock {
      try again { isAgain in
        try command("BEGIN")
        do {
          let result = try body(PostgresSession(connection: self), isAgain)
          try command("COMMIT")
          return result
        } catch {
          if !(error is Lost) { try? command("ROLLBACK") }
          throw error
        }
      }
    }
  }

  func read<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    try lock.withLock {
      try again { _ in try body(PostgresSession(connection: self)) }
    }
  }

  func foreignVersion() -> Int? { nil }

  /// Runs a transaction until it is through, or the server has been away for too long.
  private func again<Result>(_ body: (Bool) throws -> Result) throws -> Result {
    let start = Date()
    var wait = 0.1
    var attempt = 0
    while true {
      do {
        if handle == nil { try connect() }
        return try body(attempt > 0)
      } catch is Conflict where attempt < 100 {
        attempt += 1
        Thread.sleep(forTimeInterval: .random(in: 0...0.02))
      } catch let error as Lost {
        disconnect()
        attempt += 1
        guard Date().timeIntervalSince(start) + wait < patience else {
          throw storageError(
            "the study server \(shownURL) cannot be reached since \(Int(patience)) s: "
              + error.message + "; what had ended is stored, and `mnb study resume` goes on")
        }
        Thread.sleep(forTimeInterval: wait)
        wait = min(wait * 2, 5)
      } catch let error as Conflict { throw storageError(error.message) }
    }
  }

  private func storageError(_ message: String) -> SearchError {
    SearchError(message, pythonClass: "optuna.exceptions.StorageInternalError")
  }

  // MARK: The connection

  private func connect() throws {
    let made = library.connect(url)
    guard library.status(made) == 0 else {
      let message = text(library.message(made))
      library.finish(made)
      if handle == nil && prepared.isEmpty && !wasConnected {
        throw storageError("the study server \(shownURL) cannot be reached: \(message)")
      }
      throw Lost(message: message)
    }
    wasConnected = true
    handle = made
    prepared = [:]
  }

  private var wasConnected = false

  private func disconnect() {
    library.finish(handle)
    handle = nil
    prepared = [:]
  }

  /// The URL without its password.
  private var shownURL: String {
    guard let at = url.firstIndex(of: "@"), let scheme = url.range(of: "://") else { return url }
    let user = url[scheme.upperBound..<at].prefix { $0 != ":" }
    return String(url[..<scheme.upperBound]) + user + url[at...]
  }

  private func text(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0).trimmingCharacters(in: .whitespacesAndNewlines) } ?? ""
  }

  private func command(_ sql: String) throws {
    let result = library.run(handle, sql)
    defer { library.clear(result) }
    try check(result)
  }

  private func check(_ result: OpaquePointer?) throws {
    // 1: a command without rows, 2: rows.
    let status = library.resultStatus(result)
    if result != nil && (status == 1 || status == 2) { return }
    let message = text(result == nil ? library.message(handle) : library.resultMessage(result))
    // The field 'C' is the SQLSTATE.
    let state = text(library.resultField(result, CInt(UInt8(ascii: "C"))))
    if library.status(handle) != 0 || state.hasPrefix("08") || state.hasPrefix("57P") {
      throw Lost(message: message)
    }
    if state == "40001" || state == "40P01" { throw Conflict(message: message) }
    throw storageError("the study server \(shownURL): \(message)")
  }

  /// Runs a statement, which is prepared the first time.
  fileprivate func execute(_ sql: String, _ arguments: [SQLValue]) throws -> OpaquePointer? {
    let name = try statement(sql)
    let texts = arguments.map { value -> String? in
      switch value {
      case .null: nil
      case .int(let number): String(number)
      case .double(let number): number.description
      case .text(let text): text
      }
    }
    let copies = texts.map { $0.flatMap { strdup($0) } }
    defer { for copy in copies { free(copy) } }
    let pointers = copies.map { $0.map { UnsafePointer($0) } }
    let result = library.execute(handle, name, CInt(arguments.count), pointers, nil, nil, 0)
    do { try check(result) } catch {
      library.clear(result)
      throw error
    }
    return result
  }

  private func statement(_ sql: String) throws -> String {
    if let name = prepared[sql] { return name }
    // Lists of keys make many texts; the server keeps each.
    if prepared.count > 200 {
      try command("DEALLOCATE ALL")
      prepared = [:]
    }
    var numbered = ""
    var count = 0
    for character in sql {
      if character == "?" {
        count += 1
        numbered += "$\(count)"
      } else {
        numbered.append(character)
      }
    }
    let name = "s\(prepared.count)"
    let result = library.prepare(handle, name, numbered, 0, nil)
    defer { library.clear(result) }
    try check(result)
    prepared[sql] = name
    return name
  }

  fileprivate func rows(_ result: OpaquePointer?) -> [[SQLValue]] {
    let columns = library.columnCount(result)
    let types = (0..<columns).map { library.columnType(result, $0) }
    return (0..<library.rowCount(result)).map { row in
      (0..<columns).map { column in
        if library.isNull(result, row, column) != 0 { return .null }
        let text = library.value(result, row, column).map { String(cString: $0) } ?? ""
        switch types[Int(column)] {
        case 20, 21, 23: return Int(text).map(SQLValue.int) ?? .text(text)
        case 700, 701: return Double(text).map(SQLValue.double) ?? .text(text)
        default: return .text(text)
        }
      }
    }
  }

  fileprivate func changes(_ result: OpaquePointer?) -> Int {
    Int(text(library.changedRows(result))) ?? 0
  }

  fileprivate func clear(_ result: OpaquePointer?) { library.clear(result) }
}

/// Statements on a connection to a server.
private struct PostgresSession: SQLSession {
  let connection: PostgresConnection

  func rows(_ sql: String, _ arguments: [SQLValue]) throws -> [[SQLValue]] {
    let result = try connection.execute(sql, arguments)
    defer { connection.clear(result) }
    return connection.rows(result)
  }

  func run(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
    let result = try connection.execute(sql, arguments)
    defer { connection.clear(result) }
    return connection.changes(result)
  }
}
