import Foundation
import HostModules
import Interpreter
import Syntax

/// An interpreter with all host modules, whose output is kept.
final class TestHost {
  let vm: Interpreter
  private(set) var output = ""

  init(permissions: any Permissions = EverythingAllowed()) {
    let host = Host()
    host.permissions = permissions
    HostModules.install(in: host)
    vm = Interpreter(host: host)
    host.write = { [unowned self] bytes in output += String(decoding: bytes, as: UTF8.self) }
    host.writeError = { _ in }
  }

  /// What a program prints; for one that fails, the class and message of its exception.
  static func run(_ text: String, permissions: any Permissions = EverythingAllowed()) -> String {
    onScriptThread {
      let host = TestHost(permissions: permissions)
      do throws(ScriptError) {
        try host.vm.run(SourceFile(name: "test.py", text: text), in: host.vm.mainModule())
        host.vm.flushOutput()
        return host.output
      } catch {
        host.vm.flushOutput()
        return host.output + "\(error.className): \(error.message)"
      }
    }
  }

  /// Runs `body` on a thread with the stack that scripts have.
  static func onScriptThread<Result>(_ body: @escaping () -> Result) -> Result {
    nonisolated(unsafe) var result: Result?
    nonisolated(unsafe) let body = body
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
      result = body()
      done.signal()
    }
    thread.stackSize = 64 << 20
    thread.start()
    done.wait()
    return result!
  }
}
