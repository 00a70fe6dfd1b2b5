import Foundation

/// The `mnb` binary on a pseudo-terminal, which util-linux's `script` makes: keys are typed, what it
/// writes is read.
final class TypedProgram {
  struct TimedOut: Error, CustomStringConvertible {
    let wanted: String
    let seen: String
    var description: String {
      "waited for \(wanted.debugDescription), saw \(seen.debugDescription)"
    }
  }

  private static let script = "/usr/bin/script"
  /// Without it these tests say so and do nothing.
  static var isAvailable: Bool {
    let found = FileManager.default.isExecutableFile(atPath: script)
    if !found { print("skipped: \(script) is not there to make a terminal") }
    return found
  }

  private let process = Process()
  private let keys = Pipe()
  private let screen: Int32
  /// What was written and not yet passed by `wait(for:)`.
  private var unread = ""

  init(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:], columns: Int = 80
  ) throws {
    let output = Pipe()
    screen = dup(output.fileHandleForReading.fileDescriptor)
    let words = ([Program.binary.path] + arguments).joined(separator: " ")
    process.executableURL = URL(fileURLWithPath: TypedProgram.script)
    process.arguments = [
      "-qefc", "stty cols \(columns) rows 40; exec \(words)", "/dev/null",
    ]
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    variables["TERM"] = "xterm"
    variables["NO_COLOR"] = "1"
    variables["MNB_HISTORY"] = folder.appendingPathComponent("history").path
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = keys
    process.standardOutput = output
    process.standardError = output
    try process.run()
  }

  deinit {
    kill()
    close(screen)
  }

  func type(_ text: String) {
    try? keys.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  }

  /// As when the terminal's window is destroyed.
  func kill() {
    guard process.isRunning else { return }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Reads until the program has written a text; returns what came before it.
  ///
  /// - Throws: `TimedOut` after `seconds`.
  @discardableResult func wait(for text: String, seconds: Double = 30) throws -> String {
    let end = Date().addingTimeInterval(seconds)
    while true {
      if let range = unread.range(of: text) {
        let before = String(unread[..<range.lowerBound])
        unread = String(unread[range.upperBound...])
        return before
      }
      guard Date() < end, readMore() else { throw TimedOut(wanted: text, seen: unread) }
    }
  }

  /// What the program writes within some time.
  func output(during seconds: Double) -> String {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end, readMore() {}
    defer { unread = "" }
    return unread
  }

  /// False when the program has closed the terminal.
  private func readMore() -> Bool {
    var poller = pollfd(fd: screen, events: Int16(POLLIN), revents: 0)
    guard poll(&poller, 1, 100) > 0 else { return true }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(screen, &buffer, buffer.count)
    guard count > 0 else { return false }
    unread += String(decoding: buffer[..<count], as: UTF8.self)
    // Whether pastes are marked says nothing of what is shown.
    for mark in ["\u{1B}[?2004h", "\u{1B}[?2004l"] { unread = unread.replacing(mark, with: "") }
    return true
  }
}
