import ArgumentParser
import Foundation
import Notebook

extension NotebookTemplate: ExpressibleByArgument {}

/// `mnb new NAME`
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Write a notebook from a template.")

  @Option(name: .customLong("template"), help: "experiment, search, ensemble or eda.")
  var template = NotebookTemplate.experiment

  @Argument(help: "The name: v120 writes v120.mnb here, or in notebooks/ where that exists.")
  var name: String

  func run() throws {
    var path = name.hasSuffix(".mnb") ? name : name + ".mnb"
    if !name.contains("/"), FileManager.default.fileExists(atPath: "notebooks") {
      path = "notebooks/" + path
    }
    guard !FileManager.default.fileExists(atPath: path) else {
      throw NotebookFile.Problem(code: .usage, message: "'\(path)' is there already")
    }
    let title = ((path as NSString).lastPathComponent as NSString).deletingPathExtension
    do throws(FileError) {
      try AtomicFiles.write(template.text(title: title), at: path)
    } catch {
      writeError("mnb: \(error.message)\n")
      throw ExitCode(Exit.failed.rawValue)
    }
    print(path)
  }
}

/// `mnb fmt FILE…`
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Write fences and cell attributes in one form; all else stays.")

  @Flag(name: .customLong("check"), help: "Change nothing; exit with 1 where a file would change.")
  var check = false

  @Argument(help: "Notebooks (.mnb).")
  var files: [String]

  func run() throws {
    var exitCode: Int32 = 0
    for file in files { exitCode = max(exitCode, format(file)) }
    throw ExitCode(exitCode)
  }

  private func format(_ file: String) -> Int32 {
    guard let data = FileManager.default.contents(atPath: file) else {
      return NotebookFile.Problem(code: .usage, message: "can't open notebook '\(file)'").report()
    }
    let document = NotebookDocument(bytes: [UInt8](data), name: file)
    for problem in document.problems { writeError("mnb: \(problem.rendered(in: file))\n") }
    let result = document.formatted()
    if result != [UInt8](data) {
      print(file)
      if check { return Exit.failed.rawValue }
      do throws(FileError) {
        var files = AtomicFiles()
        try files.stage(result, at: file)
        try files.commit()
      } catch {
        return NotebookFile.Problem(code: .failed, message: error.message).report()
      }
    }
    return document.isValid ? 0 : Exit.invalidNotebook.rawValue
  }
}
