import Interpreter
import Syntax

extension ReplCommand {
  static let sessionCommands: [ReplCommand] = [
    ReplCommand(
      name: "help", arguments: "[COMMAND]", summary: "the commands, or one of them",
      completes: .command
    ) { (repl, text) throws(CommandError) in
      try help(repl, text)
      return nil
    },
    ReplCommand(name: "who", summary: "the variables with their types and sizes") {
      (repl, _) throws(CommandError) in
      who(repl.session)
      return nil
    },
    ReplCommand(name: "reset", summary: "forgets all variables") {
      (repl, _) throws(CommandError) in
      repl.session.reset()
      return nil
    },
    ReplCommand(name: "history", arguments: "[COUNT]", summary: "what was typed in this session") {
      (repl, text) throws(CommandError) in
      try history(repl.session, text)
      return nil
    },
    ReplCommand(
      name: "schema", arguments: "TABLE", summary: "a table's columns and types", completes: .code
    ) { (repl, text) throws(CommandError) in
      try schema(repl, text)
      return nil
    },
    ReplCommand(
      name: "mode", arguments: "markdown|table|csv", summary: "how tables are shown",
      completes: .words(TableMode.allCases.map(\.rawValue))
    ) { (repl, text) throws(CommandError) in
      try setMode(repl.session, text)
      return nil
    },
    ReplCommand(name: "edit", arguments: "[ENTRY]", summary: "opens an entry in $EDITOR") {
      (repl, text) throws(CommandError) in
      try edit(repl, text)
      return nil
    },
    ReplCommand(name: "quit", summary: "leaves, as Ctrl-D and exit() do") {
      (_, _) throws(CommandError) in 0
    },
  ]

  private static func help(_ repl: Repl, _ text: String) throws(CommandError) {
    let wanted = text.drop { $0 == "." || $0 == "%" }
    if !wanted.isEmpty {
      guard let command = all.first(where: { $0.name == wanted }) else {
        throw unknown(String(wanted))
      }
      repl.session.say(".\(command.name) \(command.arguments)\n    \(command.summary)\n")
      return
    }
    let width = all.map { $0.name.count + $0.arguments.count }.max()! + 4
    for command in all {
      let usage = ".\(command.name) \(command.arguments)"
      let gap = String(repeating: " ", count: max(2, width - usage.count))
      repl.session.say("  \(usage)\(gap)\(command.summary)\n")
    }
    repl.session.say(
      """

        NAME?   signature and documentation        NAME??  the source too
        Tab completes, Ctrl-R searches the history, Ctrl-C stops what runs, Ctrl-D leaves.
        _ is the last value shown, _3 that of entry 3.

      """)
  }

  static func unknown(_ name: String) -> CommandError {
    let near = nearestName(name, among: all.map(\.name))
    return CommandError(
      "no command .\(name)" + (near.map { "; did you mean .\($0)?" } ?? "; .help lists them"))
  }

  private static func who(_ session: ReplSession) {
    let variables = session.userVariables.sorted { $0.name < $1.name }
    if variables.isEmpty { session.say("no variables\n") }
    let width = variables.map { Terminal.width(of: $0.name) }.max() ?? 0
    for (name, value) in variables {
      let gap = String(repeating: " ", count: width - Terminal.width(of: name))
      session.say("\(name)\(gap)  \(session.summary(of: value))\n")
    }
  }

  private static func history(_ session: ReplSession, _ text: String) throws(CommandError) {
    var entries = session.entries[...]
    if !text.isEmpty {
      guard let count = Int(text), count >= 0 else {
        throw CommandError("history: '\(text)' is not a number of entries")
      }
      entries = entries.suffix(count)
    }
    for entry in entries {
      let lines = entry.source.split(separator: "\n", omittingEmptySubsequences: true)
      for (index, line) in lines.enumerated() {
        session.say((index == 0 ? "[\(entry.number)] " : "... ") + line + "\n")
      }
    }
  }

  private static func schema(_ repl: Repl, _ text: String) throws(CommandError) {
    guard !text.isEmpty else { throw CommandError("schema: name a table, as in .schema train") }
    guard let value = repl.completer.evaluate(text) else {
      throw CommandError("schema: there is no '\(text)'")
    }
    guard let columns = repl.session.environment.columns(of: value) else {
      throw CommandError(
        "schema: '\(text)' is not a table but \(repl.session.vm.typeName(value))")
    }
    let width = columns.map { Terminal.width(of: $0.name) }.max() ?? 0
    for (name, type) in columns {
      let gap = String(repeating: " ", count: width - Terminal.width(of: name))
      repl.session.say("\(name)\(gap)  \(type)\n")
    }
  }

  private static func setMode(_ session: ReplSession, _ text: String) throws(CommandError) {
    if text.isEmpty {
      session.say(session.mode.rawValue + "\n")
      return
    }
    guard let mode = TableMode(rawValue: text) else {
      throw CommandError("mode: '\(text)' is none of markdown, table, csv")
    }
    session.mode = mode
  }

  private static func edit(_ repl: Repl, _ text: String) throws(CommandError) {
    var source = repl.session.entries.last?.source ?? ""
    if !text.isEmpty {
      guard let number = Int(text),
        let entry = repl.session.entries.first(where: { $0.number == number })
      else { throw CommandError("edit: there is no entry '\(text)'") }
      source = entry.source
    }
    do throws(ExternalEditor.Failure) {
      repl.offer(try ExternalEditor.edit(source))
    } catch {
      throw CommandError("edit: " + error.message)
    }
  }
}

extension ReplSession {
  /// A value's type and size, or the value itself when it is short.
  func summary(of value: Value) -> String {
    let type = vm.typeName(value)
    if type == "module" { return type }
    if let shape = try? vm.attributeIfPresent(value, "shape"), let text = try? vm.reprText(shape) {
      return "\(type) \(text)"
    }
    if value.isString || value.isList || value.isTuple || value.isDict,
      let count = try? vm.length(value)
    {
      let repr = count <= 40 ? (try? vm.reprText(value)) ?? "" : ""
      return repr.isEmpty || repr.count > 50 ? "\(type) of \(count)" : "\(type) \(repr)"
    }
    let repr = (try? vm.reprText(value)) ?? ""
    let first = repr.split(separator: "\n").first.map(String.init) ?? ""
    return "\(type) " + (first.count > 60 ? first.prefix(60) + "…" : first)
  }
}
