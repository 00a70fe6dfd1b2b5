import ArgumentParser
import Foundation
import Interpreter
import Notebook

/// `mnb check FILE…`: errors and traps, without running anything.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Find errors and traps without running.",
    discussion: "Exits with 1 where it found errors; warnings alone exit with 0.")

  @Flag(name: .customLong("json"), help: "Print JSON.")
  var json = false

  @Argument(help: "Scripts (.py) and notebooks (.mnb).")
  var files: [String]

  func run() throws {
    let (files, json) = (files, json)
    let code = ScriptSession.onScriptThread {
      let results = files.map { FileChecker($0).check() }
      let lines = results.flatMap(\.lines)
      if json {
        print(JSONValue.array(lines.map(\.json)).text(), terminator: "")
      } else {
        for line in lines { print(line.text) }
      }
      return results.map(\.exitCode).max() ?? 0
    }
    throw ExitCode(code)
  }
}

extension FileChecker.Line {
  fileprivate var json: JSONValue {
    .object([
      ("file", .string(file)), ("line", .int(line)), ("column", .int(column)),
      ("cell", cell.map(JSONValue.string) ?? .null),
      ("severity", .string(finding.severity.rawValue)), ("kind", .string(finding.kind)),
      ("message", .string(finding.message)),
    ])
  }
}
