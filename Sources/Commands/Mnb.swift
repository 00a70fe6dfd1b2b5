import ArgumentParser
import Foundation

/// The `mnb` command.
public struct Mnb: ParsableCommand {
  public static let configuration = CommandConfiguration(
    commandName: "mnb",
    abstract: "Runs literate notebooks and scripts of tabular machine-learning experiments.",
    discussion: "`mnb -c CODE` runs one line of code.",
    subcommands: [
      RunCommand.self, CheckCommand.self, TestCommand.self, StatusCommand.self, CacheCommand.self,
      ReportCommand.self, LedgerCommand.self, RunsCommand.self, DiffCommand.self, NewCommand.self,
      ImportCommand.self, FormatCommand.self, DocCommand.self, StudyCommand.self, ReplCommand.self,
    ])

  public init() {}

  /// Plain `mnb`: the prompt on a terminal, else the help.
  public func run() throws {
    throw isatty(0) == 1 ? ExitCode(try startRepl()) : CleanExit.helpRequest(self)
  }

  /// Parses the command line and runs it; usage errors exit with 2.
  public static func start() -> Never {
    InterruptHandler.install()
    // Files that may not grow any more give an error, as a full disk does, and not an end.
    signal(SIGXFSZ, SIG_IGN)
    // `-c` takes everything behind it, as `python3 -c` does.
    let words = CommandLine.arguments
    if words.count >= 3, words[1] == "-c" {
      Foundation.exit(runCode(words[2], arguments: Array(words[3...])))
    }
    // Setting up the parser of options would take a third of the time of a start.
    if words.count >= 3, words[1] == "run", words[2].hasSuffix(".py"),
      !words[2...].contains(where: { $0.hasPrefix("-") })
    {
      let arguments = Array(words[3...])
      Foundation.exit(runScript(words[2], arguments: arguments, reading: [], writing: []))
    }
    do {
      var command = try parseAsRoot()
      try command.run()
      Foundation.exit(0)
    } catch let error as NotebookFile.Problem {
      Foundation.exit(error.report())
    } catch let error as ExitCode {
      Foundation.exit(error.rawValue)
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code.isSuccess {
        print(text)
        Foundation.exit(0)
      }
      FileHandle.standardError.write(Data((text + "\n").utf8))
      Foundation.exit(code == .validationFailure ? Exit.usage.rawValue : code.rawValue)
    }
  }
}

/// Exit codes, as product.md lists them.
enum Exit: Int32 {
  case success = 0
  case failed = 1
  case usage = 2
  case invalidNotebook = 3
  case permissionRefused = 4
  case interrupted = 130
}
