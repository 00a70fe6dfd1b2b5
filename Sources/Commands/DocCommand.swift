import ArgumentParser
import Foundation
import HostModules
import Interpreter

/// `mnb doc NAME`
struct DocCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doc", abstract: "Documentation of a function, class or module.",
    discussion: "Such as: mnb doc np.percentile, mnb doc cross_validate, mnb doc json.dumps")

  @Argument(help: "A built-in function, a module, or a name in one.")
  var names: [String]

  func run() throws {
    let names = names
    let code = ScriptSession.onScriptThread {
      let session = ScriptSession(file: nil, arguments: [""])
      return names.map { show($0, session.vm) }.max() ?? 0
    }
    throw ExitCode(code)
  }
}

private func show(_ name: String, _ vm: Interpreter) -> Int32 {
  if let found = try? HelpFunction.find(name, vm) {
    FileHandle.standardOutput.write(Data(HelpFunction.text(of: found, name, vm).utf8))
    return Exit.success.rawValue
  }
  let modules = name.contains(".") ? [] : HelpFunction.modules(defining: name, vm)
  guard !modules.isEmpty else {
    writeError("mnb: there is nothing named '\(name)'\n")
    return Exit.failed.rawValue
  }
  for module in modules {
    if let found = try? HelpFunction.find(module + "." + name, vm) {
      let text = HelpFunction.text(of: found, module + "." + name, vm)
      FileHandle.standardOutput.write(Data(text.utf8))
    }
  }
  return Exit.success.rawValue
}
