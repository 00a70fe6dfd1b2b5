import Foundation

/// A PostgreSQL server of its own for one test, on loopback in a temporary folder.
final class PostgresServer: @unchecked Sendable {
  private let folder: String
  private let programs: String
  let port: Int
  private var server: Process?

  /// nil, with a line that says so, where PostgreSQL is not installed.
  static func start() throws -> PostgresServer? {
    let root = "/usr/lib/postgresql"
    let versions = ((try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [])
      .sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }
    guard let version = versions.last,
      FileManager.default.isExecutableFile(atPath: "\(root)/\(version)/bin/initdb")
    else {
      print("skipped: no PostgreSQL server is installed (apt-get install postgresql)")
      return nil
    }
    return try PostgresServer(programs: "\(root)/\(version)/bin")
  }

  private init(programs: String) throws {
    self.programs = programs
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("mnb-postgres-\(UUID().uuidString)").path
    port = Int.random(in: 20_000...45_000)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if geteuid() == 0 { try Self.run("chown", "postgres", folder) }
    try Self.run(
      asUser + ["\(programs)/initdb", "-D", data, "-A", "trust", "-U", "mallorn", "--no-sync"])
    try start()
  }

  deinit {
    stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  private var data: String { folder + "/data" }
  var url: String { "postgresql://mallorn@127.0.0.1:\(port)/postgres" }

  /// Starts the server and waits until it takes connections.
  func start() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      asUser + [
        "\(programs)/postgres", "-D", data, "-p", String(port), "-k", folder, "-c",
        "listen_addresses=127.0.0.1", "-c", "fsync=off",
      ]
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    server = process
    for _ in 0..<300 {
      if (try? Self.run(["\(programs)/pg_isready", "-q", "-h", "127.0.0.1", "-p", "\(port)"]))
        != nil
      {
        return
      }
      Thread.sleep(forTimeInterval: 0.1)
    }
    throw CocoaError(.executableLoad)
  }

  /// Cuts all connections, as a crash does.
  func stop() {
    guard let process = server, process.isRunning else { return }
    kill(process.processIdentifier, SIGQUIT)
    process.waitUntilExit()
  }

  /// The server refuses to run as root.
  private var asUser: [String] {
    geteuid() == 0
      ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] : []
  }

  private static func run(_ command: String...) throws { try run(command) }

  private static func run(_ command: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw CocoaError(.executableLoad, userInfo: ["command": command.joined(separator: " ")])
    }
  }
}
