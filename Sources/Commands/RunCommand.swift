import ArgumentParser
import Foundation
import Notebook

/// `mnb run FILE`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run notebooks or a script from start to end.",
    discussion: """
      What follows a script's name goes to the script (its sys.argv). Several notebooks run one after \
      the other; the exit code is that of the first that failed.
      """)

  @OptionGroup var program: ProgramRun
  @OptionGroup var cells: CellOptions

  @Option(
    name: .customLong("each"),
    help: "A run for each value of a parameter: name=1..10 or name=a,b,c.")
  var each: String?

  @Flag(name: .customLong("watch"), help: "Run again whenever the notebook or its data changes.")
  var watch = false

  @Flag(name: .customLong("serve"), help: "With --watch: show the report on 127.0.0.1.")
  var serve = false

  @Option(name: .customLong("port"), help: "The port of --serve; 0 for any that is free.")
  var port: UInt16 = 8321

  @Argument(parsing: .remaining, help: "Further notebooks; arguments of a script.")
  var arguments: [String] = []

  func validate() throws {
    guard program.isNotebook else {
      if !program.parameters.isEmpty || program.output != nil || each != nil || cells.isGiven
        || watch || serve
      {
        throw ValidationError(
          "-p, -o and the like are for notebooks; '\(program.file)' is not a .mnb file")
      }
      return
    }
    if let other = arguments.first(where: { !$0.hasSuffix(".mnb") }) {
      throw ValidationError("a notebook takes parameters (-p name=value), not '\(other)'")
    }
    _ = try EachValues.variants(each)
    if serve, !watch { throw ValidationError("--serve goes with --watch") }
    if watch, !arguments.isEmpty || each != nil {
      throw ValidationError("--watch goes with one notebook, without --each")
    }
    if program.output != nil, !arguments.isEmpty || each != nil {
      throw ValidationError("-o goes with one run of one notebook only")
    }
  }

  func run() throws {
    guard program.isNotebook else { throw ExitCode(program.start(arguments: arguments)) }
    if watch { throw ExitCode(startWatching()) }
    var exitCode: Int32 = 0
    for variant in try EachValues.variants(each) {
      for file in [program.file] + arguments {
        let code = program.notebook(file, more: variant, options: cells.options).run()
        if exitCode == 0 { exitCode = code }
        // Another value of the parameter would not be taken either.
        let isHopeless = code == Exit.usage.rawValue && each != nil
        if code == Exit.interrupted.rawValue || isHopeless {
          throw ExitCode(code)
        }
      }
    }
    throw ExitCode(exitCode)
  }

  private func startWatching() -> Int32 {
    do throws(NotebookFile.Problem) {
      let server = serve ? try ReportServer(port: port) : nil
      let runner = program.notebook(program.file, options: cells.options)
      return WatchedRun(runner: runner, server: server).start()
    } catch { return error.report() }
  }
}
