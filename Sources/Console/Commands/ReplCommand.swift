/// A command of the prompt: a line that begins with `.` or `%`.
struct ReplCommand: Sendable {
  enum Argument: Sendable {
    case nothing, file, code, command
    case words([String])
  }

  let name: String
  /// As shown by `.help`, such as `FILE.mnb`.
  var arguments = ""
  let summary: String
  var completes = Argument.nothing
  /// Returns an exit code when the prompt should end.
  let run: @Sendable (Repl, String) throws(CommandError) -> Int32?

  static let all: [ReplCommand] = (sessionCommands + timingCommands + notebookCommands)
    .sorted { $0.name < $1.name }
}

/// Why a command could not do what was asked.
struct CommandError: Error {
  let message: String
  init(_ message: String) { self.message = message }
}
