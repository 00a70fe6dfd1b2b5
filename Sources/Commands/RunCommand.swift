import ArgumentParser
import Foundation

/// `mnb run FILE`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a notebook or a script from start to end.",
    discussion: "What follows a script's name goes to the script (its sys.argv).")

  @OptionGroup var program: ProgramRun

  @Argument(parsing: .remaining, help: "Arguments of a script.")
  var arguments: [String] = []

  func validate() throws {
    if program.isNotebook && !arguments.isEmpty {
      throw ValidationError("a notebook takes parameters (-p name=value), not '\(arguments[0])'")
    }
    if !program.isNotebook && (!program.parameters.isEmpty || program.output != nil) {
      throw ValidationError("-p and -o are for notebooks; '\(program.file)' is not a .mnb file")
    }
  }

  func run() throws { throw ExitCode(program.start(arguments: arguments)) }
}
