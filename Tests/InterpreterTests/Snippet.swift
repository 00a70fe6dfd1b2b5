import Glibc
import Syntax

@testable import Interpreter

/// Runs pieces of code in one interpreter and keeps what they print.
final class Snippet {
  let vm: Interpreter
  private let collected = Collected()

  private final class Collected {
    var bytes: [UInt8] = []
  }

  init(stack: Int = 8 << 20) {
    let host = Host()
    let collected = collected
    host.nativeStackSize = stack
    host.write = { collected.bytes.append(contentsOf: $0) }
    host.writeError = { collected.bytes.append(contentsOf: $0) }
    vm = Interpreter(host: host)
  }

  /// What the code prints.
  func output(_ code: String, file: String = "snippet.py") throws(ScriptError) -> String {
    collected.bytes = []
    defer { vm.flushOutput() }
    try vm.run(SourceFile(name: file, text: code), in: vm.mainModule())
    vm.flushOutput()
    return String(decoding: collected.bytes, as: UTF8.self)
  }

  /// The traceback of code that fails; empty where it does not.
  func traceback(_ code: String) -> String {
    do throws(ScriptError) {
      _ = try output(code)
      return ""
    } catch { return error.traceback }
  }

  /// What a fresh interpreter prints for the code.
  static func output(_ code: String) throws(ScriptError) -> String {
    try Snippet().output(code)
  }

  /// Resident memory of this process in megabytes.
  static var residentMegabytes: Int {
    guard let text = try? Host.readText("/proc/self/statm") else { return 0 }
    let fields = text.split(separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 >> 20 : 0
  }
}
