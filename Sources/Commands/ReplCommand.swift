import ArgumentParser
import Console
import Foundation
import Interpreter

/// `mnb repl`
struct ReplCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "The interactive prompt.")

  func run() throws { throw ExitCode(try startRepl()) }
}

func startRepl() throws -> Int32 {
  ScriptSession.onScriptThread {
    let session = ScriptSession(file: nil, arguments: [""])
    let vm = session.vm
    vm.host.display = { vm, value in
      if value.isNone { return }
      let main = vm.mainModule()
      vm.setVariable("_", value, in: main)
      vm.print(try vm.reprText(value))
    }
    return Repl(
      vm, in: vm.mainModule(), beforeEntry: InterruptHandler.rearm,
      beforePrompt: InterruptHandler.idle
    ).run()
  }
}
