import ArgumentParser
import Foundation

/// A program to run, and what it may touch.
struct ProgramRun: ParsableArguments {
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

  var isNotebook: Bool { file.hasSuffix(".mnb") }

  /// Runs the program and returns its exit code.
  ///
  /// - Parameters:
  ///   - arguments: those of a script.
  ///   - files: files that it may read and write besides those of its options.
  func start(arguments: [String] = [], with files: [String] = []) -> Int32 {
    let (reading, writing) = (allowRead + files, allowWrite + files)
    if isNotebook {
      return NotebookCommandRunner(
        file: file, parameters: parameters, output: output, reading: reading, writing: writing
      ).run()
    }
    return runScript(file, arguments: arguments, reading: reading, writing: writing)
  }
}
