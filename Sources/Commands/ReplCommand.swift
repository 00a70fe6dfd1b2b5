import ArgumentParser
import Console

/// `mnb repl`
struct ReplCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "The interactive prompt.")

  @Argument(help: "A notebook whose cells run before the first prompt.")
  var file: String?

  func run() throws { throw ExitCode(try startRepl(opening: file)) }
}

func startRepl(opening file: String? = nil) throws -> Int32 {
  ScriptSession.onScriptThread {
    let session = ScriptSession(file: nil, arguments: [""])
    let vm = session.vm
    return Repl(vm, in: vm.mainModule(), environment: PromptEnvironment(vm)).run(opening: file)
  }
}
