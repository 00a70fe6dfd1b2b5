import ArgumentParser
import Foundation
import Notebook

/// A program to run, and what it may touch.
struct ProgramRun: ParsableArguments {
  @OptionGroup var parameters: ParameterOptions

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
  ///   - usesCache: false for notebooks that do something else than last time.
  func start(
    arguments: [String] = [], with files: [String] = [], usesCache: Bool = true
  ) -> Int32 {
    if isNotebook {
      var options = RunOptions()
      options.leavesCache = !usesCache
      return notebook(file, with: files, options: options).run()
    }
    return runScript(
      file, arguments: arguments, reading: allowRead + files, writing: allowWrite + files)
  }

  /// The run of a notebook with these parameters and permissions.
  ///
  /// - Parameter more: assignments of parameters that go before those given.
  func notebook(
    _ file: String, with files: [String] = [], more: [String] = [],
    options: RunOptions = RunOptions()
  ) -> NotebookCommandRunner {
    NotebookCommandRunner(
      file: file, parameters: parameters, more: more, output: output,
      reading: allowRead + files, writing: allowWrite + files, options: options)
  }
}
