import ArgumentParser
import Foundation
import Interpreter

/// `mnb check FILE…`: syntax and names, without running anything.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find errors without running.")

  @Argument(help: "Scripts (.py) and notebooks (.mnb).")
  var files: [String]

  func run() throws {
    let files = files
    let code = ScriptSession.onScriptThread {
      files.map { FileChecker($0).check() }.max() ?? 0
    }
    throw ExitCode(code)
  }
}
