import Interpreter
import Syntax

/// The entries of one session at the prompt and the namespace that they share.
final class ReplSession {
  struct Entry {
    /// From 1, as the prompt shows it.
    let number: Int
    let source: String
    /// False when it raised an error.
    let succeeded: Bool
    /// True when it showed a value, kept as `_` and `_<number>`.
    let hasOutput: Bool
  }

  let vm: Interpreter
  let namespace: ModuleNamespace
  let environment: any ReplEnvironment
  private(set) var entries: [Entry] = []
  /// What a value's tables look like.
  var mode = TableMode.table
  private var showedValue = false
  private var number = 1

  /// The number of the entry that is typed next.
  var nextNumber: Int { number }

  init(_ vm: Interpreter, in namespace: ModuleNamespace, _ environment: any ReplEnvironment) {
    (self.vm, self.namespace, self.environment) = (vm, namespace, environment)
    vm.host.display = { [unowned self] _, value in try show(value) }
  }

  enum Outcome {
    case succeeded
    case failed
    case interrupted
    /// The code given to `exit`.
    case left(Int32)
  }

  /// Runs an entry that was typed, and keeps it.
  func run(entry source: String) -> Outcome {
    showedValue = false
    let outcome = run(SourceFile(name: "<stdin>", text: source), mode: .interactive)
    if case .succeeded = outcome {
      entries.append(
        Entry(number: number, source: source, succeeded: true, hasOutput: showedValue))
    } else {
      entries.append(Entry(number: number, source: source, succeeded: false, hasOutput: false))
    }
    number += 1
    return outcome
  }

  /// Runs any source in the session's namespace; an error is printed.
  func run(_ source: SourceFile, mode: Interpreter.RunMode) -> Outcome {
    environment.willRun()
    vm.clearInterrupt()
    defer { vm.flushOutput() }
    do throws(ScriptError) {
      try vm.run(source, in: namespace, mode: mode)
      return .succeeded
    } catch {
      vm.flushOutput()
      return report(error)
    }
  }

  private func report(_ error: ScriptError) -> Outcome {
    if let code = error.exitCode { return .left(Int32(truncatingIfNeeded: code & 0xFF)) }
    let text = error.isInterrupt ? "KeyboardInterrupt\n" : error.traceback
    complain(Terminal.red(text))
    return error.isInterrupt ? .interrupted : .failed
  }

  /// Shows the value of an expression statement.
  private func show(_ value: Value) throws {
    if value.isNone { return }
    for (name, older) in [("___", "__"), ("__", "_")] {
      if let value = vm.variable(older, in: namespace) {
        vm.setVariable(name, value, in: namespace)
      }
    }
    vm.setVariable("_", value, in: namespace)
    vm.setVariable("_\(number)", value, in: namespace)
    showedValue = true
    try print(value)
  }

  /// Prints a value as the prompt shows it; long ones through the pager.
  func print(_ value: Value) throws {
    let width = Terminal.isInteractive ? Terminal.size.columns : nil
    guard let text = try environment.text(of: value, mode: mode, width: width) else { return }
    vm.flushOutput()
    let lines = text.utf8.count { $0 == UInt8(ascii: "\n") } + 1
    if Terminal.isInteractive, lines > Terminal.size.rows - 1, Pager.show(text) { return }
    say(text.hasSuffix("\n") ? text : text + "\n")
  }

  func say(_ text: String) {
    var text = text
    text.withUTF8 { vm.host.write($0) }
  }

  func complain(_ text: String) {
    var text = text
    text.withUTF8 { vm.host.writeError($0) }
  }

  /// The variables that the user made, without the kept outputs.
  var userVariables: [(name: String, value: Value)] {
    vm.variables(of: namespace).filter { !$0.name.hasPrefix("_") }
  }

  /// Forgets all variables and entries.
  func reset() {
    let names = vm.variables(of: namespace).map(\.name)
      .filter { !($0.hasPrefix("__") && $0.hasSuffix("__") && $0.count > 4) }
    if !names.isEmpty {
      let source = "del " + names.joined(separator: ", ")
      _ = run(SourceFile(name: "<reset>", text: source), mode: .script)
    }
    entries.removeAll()
  }
}
