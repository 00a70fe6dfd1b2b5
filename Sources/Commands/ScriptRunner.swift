import Foundation
import Interpreter
import Syntax

/// Runs one line of code; what an expression gives is not shown, as with `python3 -c`.
func runCode(_ code: String, arguments: [String]) -> Int32 {
  ScriptSession.onScriptThread {
    let session = ScriptSession(file: nil, arguments: ["-c"] + arguments)
    return runSource(SourceFile(name: "<string>", text: code), session, path: nil)
  }
}

/// Runs a `.py` file as one program.
func runScript(_ file: String, arguments: [String], reading: [String], writing: [String]) -> Int32 {
  ScriptSession.onScriptThread {
    let text: String
    do {
      text = try Host.readText(file)
    } catch {
      writeError(
        "mnb: can't open file '\(file)': \((error as? FileError)?.message ?? "\(error)")\n")
      return Exit.usage.rawValue
    }
    let session = ScriptSession(
      file: file, arguments: [file] + arguments, reading: reading, writing: writing)
    return runSource(SourceFile(name: file, text: text), session, path: file)
  }
}

/// Runs a program and reports how it ended: the exit code.
func runSource(_ source: SourceFile, _ session: ScriptSession, path: String?) -> Int32 {
  let vm = session.vm
  defer { vm.flushOutput() }
  do throws(ScriptError) {
    try vm.run(source, in: vm.mainModule(path: path))
    return Exit.success.rawValue
  } catch {
    vm.flushOutput()
    if let code = error.exitCode {
      if !error.message.isEmpty && Int(error.message) == nil && error.message != "None" {
        writeError(error.message + "\n")
      }
      return Int32(truncatingIfNeeded: code & 0xFF)
    }
    writeError(error.traceback)
    if error.isInterrupt { return Exit.interrupted.rawValue }
    return error.className == "PermissionError" && error.message.contains("--allow-")
      ? Exit.permissionRefused.rawValue : Exit.failed.rawValue
  }
}

func writeError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
