import ArgumentParser
import Foundation
import HostModules
import Search

/// `mnb study`
struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study", abstract: "List, show, resume and share searches.",
    subcommands: [
      StudyListCommand.self, StudyShowCommand.self, StudyResumeCommand.self,
      StudyWorkerCommand.self, StudyExportCommand.self,
    ])
}

/// Where the studies are that a command is about.
struct StudyPlace: ParsableArguments {
  @Option(help: "Where studies are kept: a file, sqlite:///FILE or postgresql://…")
  var storage: String?

  /// URLs of the storages: the given one, or the database files of the working folder.
  func urls() -> [String] {
    if let storage { return [StudyPlace.url(storage)] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: ".")) ?? []
    return names.filter { name in
      [".db", ".sqlite", ".sqlite3"].contains { name.hasSuffix($0) }
    }.sorted().map { "sqlite:///" + $0 }
  }

  static func url(_ text: String) -> String {
    text.contains("://") ? text : "sqlite:///" + text
  }

  /// The storages, each with its URL; reading makes no file.
  func open() throws -> [(url: String, storage: DatabaseStorage)] {
    try urls().map { url in
      if let path = StudyStorages.path(url), !FileManager.default.fileExists(atPath: path) {
        throw SearchError("there is no study storage '\(path)'")
      }
      return (url, try StudyStorages.open(url))
    }
  }

  /// The study of a name, or the only one.
  func study(_ name: String?) throws -> Study {
    let storages = try open()
    var found: [(name: String, storage: DatabaseStorage)] = []
    for (_, storage) in storages {
      for known in try storage.studyNames() where name == nil || known == name {
        found.append((known, storage))
      }
    }
    if found.count == 1 { return try Study.load(name: found[0].name, storage: found[0].storage) }
    let places = storages.map(\.url).joined(separator: ", ")
    if found.isEmpty {
      throw SearchError(
        name.map { "no study '\($0)' in \(places.isEmpty ? "this folder" : places)" }
          ?? "no studies in \(places.isEmpty ? "this folder" : places)")
    }
    throw SearchError(
      "several studies; name one: \(found.map { $0.name }.joined(separator: ", "))")
  }
}

extension ParsableCommand {
  /// Runs the body; what it throws is said on one line, and exits with 1.
  func reporting(_ body: () throws -> Void) throws {
    do { try body() } catch let error as SearchError {
      writeError("mnb: \(error.message)\n")
      throw ExitCode(Exit.failed.rawValue)
    }
  }
}

/// `mnb study ls`
struct StudyListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ls", abstract: "List studies, with their trials and best values.")

  @OptionGroup var place: StudyPlace

  func run() throws {
    try reporting {
      var rows = [["study", "direction", "trials", "complete", "running", "best", "storage"]]
      for (url, storage) in try place.open() {
        for name in try storage.studyNames() {
          rows.append(try StudyText.row(Study.load(name: name, storage: storage)) + [url])
        }
      }
      if rows.count == 1 {
        print("no studies")
      } else {
        print(StudyText.table(rows), terminator: "")
      }
    }
  }
}

/// `mnb study show NAME`
struct StudyShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a study: its best trial, its parameters, its history.")

  @OptionGroup var place: StudyPlace

  @Argument(help: "The study; the only one of the storage by default.")
  var name: String?

  func run() throws {
    try reporting { print(try StudyText.summary(place.study(name)), terminator: "") }
  }
}

/// `mnb study export NAME`
struct StudyExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a study's trials as CSV or JSON lines.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case csv, json }

  @OptionGroup var place: StudyPlace

  @Option(help: "csv or json (one object a line).")
  var format = Format.csv

  @Option(name: [.customShort("o"), .customLong("output")], help: "The file; else it is printed.")
  var output: String?

  @Argument(help: "The study; the only one of the storage by default.")
  var name: String?

  func run() throws {
    try reporting {
      let study = try place.study(name)
      let text = try format == .csv ? StudyText.csv(study) : StudyText.jsonLines(study)
      guard let output else { return print(text, terminator: "") }
      do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
      } catch { throw SearchError("cannot write '\(output)'") }
    }
  }
}
