import Foundation
import HostModules
import Interpreter
import Syntax

/// One interpreter set up for a program: its modules, permissions and search path.
///
/// Used on one thread, made by `onScriptThread`.
final class ScriptSession {
  let vm: Interpreter

  /// - Parameters:
  ///   - file: the program, or nil for code typed at the command line.
  ///   - arguments: `sys.argv`.
  init(file: String?, arguments: [String], reading: [String] = [], writing: [String] = []) {
    let host = Host()
    host.nativeStackSize = ScriptSession.stackSize
    host.arguments = arguments
    let working = FileManager.default.currentDirectoryPath
    let folder = file.map { ScriptSession.folder(of: $0) } ?? ""
    let environment = ProcessInfo.processInfo.environment["PYTHONPATH"] ?? ""
    host.searchPath = [folder] + environment.split(separator: ":").map(String.init)
    if let file {
      host.permissions = ProjectPermissions(
        project: ProjectPermissions.project(of: file, workingFolder: working),
        reading: reading + host.searchPath.dropFirst(), writing: writing)
    }
    HostModules.install(in: host)
    host.moduleText = { path, contents in
      try NotebookModule.text(path: path, contents: contents)
    }
    vm = Interpreter(host: host)
    InterruptHandler.watch(vm.cancellationFlag)
  }

  deinit { InterruptHandler.forget(vm.cancellationFlag) }

  private static func folder(of file: String) -> String {
    guard let slash = file.lastIndex(of: "/") else { return "" }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  static let stackSize = 1 << 30

  /// Runs `body` on a thread whose stack is large enough for deep recursion through natives.
  static func onScriptThread<Result: Sendable>(
    _ body: @escaping @Sendable () -> Result
  ) -> Result {
    nonisolated(unsafe) var result: Result?
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      // A program that was started from a thread that blocks signals inherits that.
      InterruptHandler.unblock()
      result = body()
      done.signal()
    }
    thread.stackSize = stackSize
    thread.start()
    // Ctrl-C goes to the script's thread, which may be waiting for a line.
    var interrupts = sigset_t()
    sigemptyset(&interrupts)
    sigaddset(&interrupts, SIGINT)
    pthread_sigmask(SIG_BLOCK, &interrupts, nil)
    done.wait()
    return result!
  }
}
