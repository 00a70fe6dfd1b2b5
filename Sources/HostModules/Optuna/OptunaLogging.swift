import Foundation
import Interpreter

/// `optuna.logging`, and the lines that Optuna writes to standard error.
enum OptunaLogging {
  static func build(_ module: ModuleBuilder) throws {
    for (name, level) in [
      ("CRITICAL", 50), ("FATAL", 50), ("ERROR", 40), ("WARNING", 30), ("WARN", 30), ("INFO", 20),
      ("DEBUG", 10),
    ] { module.value(name, Value(level)) }
    module.function("set_verbosity(verbosity)") { vm, args in
      OptunaState.of(vm).verbosity = try vm.int(args[0], "verbosity")
      return .none
    }
    module.function("get_verbosity()") { vm, _ in Value(OptunaState.of(vm).verbosity) }
    module.function("disable_default_handler()") { vm, _ in
      OptunaState.of(vm).showsLog = false
      return .none
    }
    module.function("enable_default_handler()") { vm, _ in
      OptunaState.of(vm).showsLog = true
      return .none
    }
    // The log goes to standard error alone, as it does in Optuna without this call.
    module.function("disable_propagation()") { _, _ in .none }
  }

  enum Level: Int {
    case info = 20
    case warning = 30
  }

  static func isShown(_ level: Level, _ vm: Interpreter) -> Bool {
    let state = OptunaState.of(vm)
    return state.showsLog && state.verbosity <= level.rawValue
  }

  static func log(_ level: Level, _ vm: Interpreter, _ message: @autoclosure () throws -> String)
    rethrows
  {
    guard isShown(level, vm) else { return }
    let (f, microsecond) = OptunaTime.parts(Date())
    let letter = level == .info ? "I" : "W"
    let header = String(
      format: "[%@ %d-%02d-%02d %02d:%02d:%02d,%03d]", letter, f[0], f[1], f[2], f[3], f[4], f[5],
      microsecond / 1000)
    let isTerminal = isatty(2) == 1
    let color = level == .info ? "\u{1B}[32m" : "\u{1B}[33m"
    let shown = isTerminal ? "\(color)\(header)\u{1B}[0m" : header
    write("\(shown) \(try message())\n", vm)
  }

  static func write(_ text: String, _ vm: Interpreter) {
    vm.flushOutput()
    var text = text
    text.withUTF8 { vm.host.writeError($0) }
  }
}
