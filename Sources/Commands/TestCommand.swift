import ArgumentParser
import Foundation

/// `mnb test FILE…`
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run the test cells of notebooks and modules.",
    discussion: """
      The cells of a .mnb file run in order with its test cells ({.test}) among them; of a .py \
      file, its functions named test_… are called. A folder means the files in it that have tests.
      """)

  @Argument(help: "Notebooks (.mnb), modules (.py), folders.")
  var files: [String]

  func run() throws {
    let files = files
    let code = ScriptSession.onScriptThread {
      var runner = TestRunner()
      for file in files { runner.run(file) }
      return runner.finish()
    }
    throw ExitCode(code)
  }
}
