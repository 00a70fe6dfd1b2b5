import ArgumentParser
import Foundation

/// `mnb run FILE`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a notebook or a script from start to end.",
    discussion: "What follows a script's name goes to the script (its sys.argv).")

  @Option(
    name: [.customShort("p"), .customLong("param")], help: "A notebook's parameter: name=value.")
  var parameters: [String] = []

  @Option(name: [.customShort("o"), .customLong("output")], help: "The folder for the report.")
  var output: String?

  @Option(name: .customLong("allow-read"), help: "A further file or folder that it may read.")
  var allowRead: [String] = []

  @Option(name: .customLong("allow-write"), help: "A further file or folder that it may write.")
  var allowWrite: [String] = []

  @Argument(help: "A notebook (.mnb) or a script (.py).")
  var file: String

  @Argument(parsing: .remaining, help: "Arguments of a script.")
  var arguments: [String] = []

  func validate() throws {
    if isNotebook && !arguments.isEmpty {
      throw ValidationError("a notebook takes parameters (-p name=value), not '\(arguments[0])'")
    }
    if !isNotebook && (!parameters.isEmpty || output != nil) {
      throw ValidationError("-p and -o are for notebooks; '\(file)' is not a .mnb file")
    }
  }

  private var isNotebook: Bool { file.hasSuffix(".mnb") }

  func run() throws {
    if isNotebook {
      throw ExitCode(
        NotebookCommandRunner(
          file: file, parameters: parameters, output: output, reading: allowRead,
          writing: allowWrite
        ).run())
    }
    throw ExitCode(
      runScript(file, arguments: arguments, reading: allowRead, writing: allowWrite))
  }
}
