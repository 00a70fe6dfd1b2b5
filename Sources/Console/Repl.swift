import Glibc
import Interpreter
import Notebook
import Syntax

/// The interactive prompt: reads blocks, runs them in one namespace, shows what they give.
public final class Repl {
  let session: ReplSession
  private var notebook: OpenNotebook?
  /// Code that stands on the line at the next prompt.
  private var offered = ""

  public init(
    _ vm: Interpreter, in namespace: ModuleNamespace, environment: any ReplEnvironment
  ) {
    session = ReplSession(vm, in: namespace, environment)
  }

  var completer: Completer {
    Completer(
      vm: session.vm, namespace: session.namespace, environment: session.environment,
      commands: ReplCommand.all)
  }

  /// Runs until the end of input.
  ///
  /// - Parameter path: a notebook whose cells run before the first prompt.
  /// - Returns: the exit code.
  public func run(opening path: String? = nil) -> Int32 {
    if let path {
      do throws(CommandError) {
        if let code = try open(path) { return code }
      } catch {
        session.complain(error.message + "\n")
        if isatty(0) != 1 { return 2 }
      }
    }
    if isatty(0) == 1, let editor = makeEditor() {
      return runOnTerminal(editor)
    }
    return PipedInput(self).run()
  }

  // MARK: On a terminal

  private func runOnTerminal(_ editor: LineEditor) -> Int32 {
    session.say("mnb: Python's dialect for notebooks. .help lists the commands, Ctrl-D leaves.\n")
    while true {
      session.vm.clearInterrupt()
      session.environment.willWait()
      switch readBlock(editor) {
      case .end:
        session.say("\n")
        return 0
      case .interrupted:
        // The lines of the block below the cursor go with it.
        editor.write("\r\n" + Terminal.clearBelow)
        session.say("KeyboardInterrupt\n")
      case .text(let block):
        if block.allSatisfy(\.isWhitespace) { continue }
        editor.remember(Repl.withoutLastNewlines(block))
        if let code = run(block) { return code }
      }
    }
  }

  private func makeEditor() -> LineEditor? {
    LineEditor(history: Repl.historyFile) { [vm = session.vm] in vm.isCancelled }
  }

  private func readBlock(_ editor: LineEditor) -> LineEditor.Line {
    var block = ""
    let number = "[\(session.nextNumber)]"
    let continuation = String(repeating: " ", count: number.count) + " ... "
    editor.complete = { [unowned self] in completer.completions(block: block, line: $0) }
    var start = offered
    offered = ""
    while true {
      switch editor.read(prompt: block.isEmpty ? number + " >>> " : continuation, text: start) {
      case .end: return block.isEmpty ? .end : .interrupted
      case .interrupted:
        editor.reset()
        return .interrupted
      case .text(let line):
        if block.isEmpty, ReplLine(line).isCommandOrHelp { return .text(line) }
        let isWhole = block.isEmpty && line.contains("\n")
        block += line + "\n"
        if BlockSyntax.isComplete(block, isWhole: isWhole) { return .text(block) }
        start = BlockSyntax.indentation(after: block)
      }
    }
  }

  private static func withoutLastNewlines(_ block: String) -> String {
    var block = block
    while block.last?.isWhitespace == true { block.removeLast() }
    return block
  }

  // MARK: Running

  /// Runs a block, a command or a question; an exit code when it asked to leave.
  func run(_ block: String) -> Int32? {
    switch ReplLine(block) {
    case .command(let name, let argument): return run(command: name, argument)
    case .help(let expression, let withSource):
      showHelp(expression, withSource)
      return nil
    case .code:
      if case .left(let code) = session.run(entry: block) { return code }
      return nil
    }
  }

  private func run(command name: String, _ argument: String) -> Int32? {
    do throws(CommandError) {
      guard let command = ReplCommand.all.first(where: { $0.name == name }) else {
        throw ReplCommand.unknown(name)
      }
      return try command.run(self, argument)
    } catch {
      if !error.message.isEmpty { session.complain(error.message + "\n") }
      return nil
    }
  }

  private func showHelp(_ expression: String, _ withSource: Bool) {
    guard let value = completer.evaluate(expression) else {
      session.complain("there is no '\(expression)'\n")
      return
    }
    let help = ValueHelp(vm: session.vm)
    session.say(help.text(of: value, named: expression, withSource: withSource))
  }

  /// Puts code on the line at the next prompt.
  func offer(_ code: String) { offered = Repl.withoutLastNewlines(code) }

  // MARK: Notebooks

  /// Runs a notebook's cells or a script in the session.
  func open(_ path: String) throws(CommandError) -> Int32? {
    guard !path.isEmpty else { throw CommandError("run: name a notebook or a script") }
    guard path.hasSuffix(".mnb") else { return try runScript(path) }
    let opened = try OpenNotebook(path: path)
    notebook = opened
    session.environment.beginFiles(of: path)
    for parameter in opened.document.frontMatter.parameters {
      let value = parameter.defaultValue
      session.vm.setVariable(
        parameter.name, session.vm.value(of: value), in: session.namespace)
    }
    let parameters = opened.document.frontMatter.parameters.map {
      BoundParameter(name: $0.name, value: $0.defaultValue, isDefault: true)
    }
    let restored = session.environment.restoreCells(of: opened.document, parameters)
    for stored in restored {
      session.say(Terminal.dim("── \(stored.cell.id) (from the cache)") + "\n")
      for output in stored.outputs { session.say(output.terminalText) }
      notebook?.markRun(stored.cell, stored.files)
    }
    return run(cells: Array(opened.order.dropFirst(restored.count)))
  }

  /// Runs the cells that changed on disk since they ran, or whose files did, and those that depend on
  /// them.
  func reload() throws(CommandError) -> Int32? {
    var opened = try requireNotebook("reload")
    try opened.readAgain()
    notebook = opened
    let stale = opened.stale(session.environment.isCurrent)
    if stale.isEmpty { session.say("nothing changed\n") }
    return run(cells: stale)
  }

  func requireNotebook(_ command: String) throws(CommandError) -> OpenNotebook {
    guard let notebook else {
      throw CommandError("\(command): no notebook is open; .run FILE.mnb opens one")
    }
    return notebook
  }

  private func run(cells: [NotebookCell]) -> Int32? {
    for cell in cells {
      session.say(Terminal.dim("── \(cell.id)") + "\n")
      if let notebook { session.environment.beginFiles(of: notebook.path) }
      switch session.run(cell.source, mode: .cell) {
      case .succeeded: notebook?.markRun(cell, session.environment.filesRead(by: cell))
      case .left(let code): return code
      case .failed, .interrupted: return nil
      }
    }
    return nil
  }

  private func runScript(_ path: String) throws(CommandError) -> Int32? {
    guard let text = try? Host.readText(path) else {
      throw CommandError("run: cannot read '\(path)'")
    }
    if case .left(let code) = session.run(SourceFile(name: path, text: text), mode: .script) {
      return code
    }
    return nil
  }

  /// `~/.mnb_history`, or where `MNB_HISTORY` says.
  private static var historyFile: HistoryFile? {
    if let path = getenv("MNB_HISTORY") { return HistoryFile(path: String(cString: path)) }
    return getenv("HOME").map { HistoryFile(path: String(cString: $0) + "/.mnb_history") }
  }
}
