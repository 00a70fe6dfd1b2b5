import ArgumentParser
import Foundation
import HostModules
import Search

/// `mnb study resume FILE`
struct StudyResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "Go on with the searches of a program that was cut off.",
    discussion: """
      Runs the program; studies that exist are gone on with as if they had not been cut off, until \
      they have as many trials as the program asks for.
      """)

  @OptionGroup var program: StudyRun

  func run() throws {
    try reporting {
      var settings = program.settings()
      settings.continues = true
      SearchSettings.current = settings
      throw ExitCode(program.start())
    }
  }
}

/// `mnb study worker FILE --storage URL`
struct StudyWorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Work on a search together with other processes.",
    discussion: """
      Runs the program with its studies in the shared storage, as one of any number of workers on \
      any number of machines, until the studies have as many trials as the program asks for. The \
      trial of a worker that dies is failed and tried again.
      """)

  @OptionGroup var program: StudyRun

  @Option(help: "Seconds between two signs of life.")
  var heartbeat = 10

  @Option(help: "Seconds without one after which a worker is taken for dead.")
  var grace = 60

  @Option(help: "How often the trial of a dead worker is tried again.")
  var retries = 3

  func validate() throws {
    guard program.place.storage != nil else {
      throw ValidationError("a worker needs --storage: where the study is that it works on")
    }
    guard heartbeat > 0, grace > heartbeat, retries >= 0 else {
      throw ValidationError("--heartbeat must be positive and --grace longer than it")
    }
  }

  func run() throws {
    try reporting {
      var settings = program.settings()
      settings.continues = true
      settings.isWorker = true
      settings.beating = StudyStorages.Beating(
        interval: heartbeat, grace: grace, retries: retries)
      SearchSettings.current = settings
      throw ExitCode(program.start())
    }
  }
}

/// The program of a search, and where its studies are.
struct StudyRun: ParsableArguments {
  @OptionGroup var place: StudyPlace

  @Option(help: "The name of the study, where the program gives none.")
  var study: String?

  @OptionGroup var program: ProgramRun

  func settings() -> SearchSettings {
    var settings = SearchSettings()
    settings.storage = place.storage.map(StudyPlace.url)
    let leaf = URL(fileURLWithPath: program.file).deletingPathExtension().lastPathComponent
    settings.studyName = study ?? (place.storage == nil ? nil : leaf)
    return settings
  }

  /// Runs the program and returns its exit code.
  func start() -> Int32 {
    // The storage was named on the command line: it may be read and written.
    program.start(
      with: place.storage.flatMap { StudyStorages.path(StudyPlace.url($0)) }.map { [$0] } ?? [],
      usesCache: false)
  }
}
