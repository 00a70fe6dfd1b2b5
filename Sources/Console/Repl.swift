import Glibc
import Interpreter
import Syntax

/// The interactive prompt: reads blocks, runs them in one namespace, shows what they give.
public final class Repl {
  private let vm: Interpreter
  private let namespace: ModuleNamespace
  /// Called before each entry runs, so that the next Ctrl-C is its first.
  private let beforeEntry: () -> Void
  /// Called before the prompt waits for a line.
  private let beforePrompt: () -> Void

  public init(
    _ vm: Interpreter, in namespace: ModuleNamespace, beforeEntry: @escaping () -> Void = {},
    beforePrompt: @escaping () -> Void = {}
  ) {
    self.vm = vm
    self.namespace = namespace
    self.beforeEntry = beforeEntry
    self.beforePrompt = beforePrompt
  }

  /// Runs until the end of input. Returns the exit code.
  public func run() -> Int32 {
    isatty(0) == 1 ? runOnTerminal() : runOnPipe()
  }

  // MARK: On a terminal

  private func runOnTerminal() -> Int32 {
    guard let editor = LineEditor(historyPath: Repl.historyPath) else { return runOnPipe() }
    say("mnb: Python's dialect for notebooks. Ctrl-D or exit() leaves.\n")
    while true {
      beforePrompt()
      switch readBlock(editor) {
      case .end:
        say("\n")
        return 0
      case .interrupted: say("KeyboardInterrupt\n")
      case .text(let block):
        if block.allSatisfy(\.isWhitespace) { continue }
        editor.remember(block)
        if let code = runEntry(block) { return code }
      }
    }
  }

  private func readBlock(_ editor: LineEditor) -> LineEditor.Line {
    var block = ""
    while true {
      switch editor.read(prompt: block.isEmpty ? ">>> " : "... ") {
      case .end: return block.isEmpty ? .end : .interrupted
      case .interrupted:
        editor.reset()
        return .interrupted
      case .text(let line):
        block += line + "\n"
        if isComplete(block, lastLine: line) { return .text(block) }
      }
    }
  }

  /// True when the block can run: more lines cannot complete it, and a compound statement was ended
  /// by an empty line.
  private func isComplete(_ block: String, lastLine: String) -> Bool {
    let source = SourceFile(name: "<stdin>", text: block)
    do throws(Diagnostic) {
      let module = try Parser.parse(source)
      guard let last = module.body.last else { return true }
      let isBlock = source.position(last.range.start).line < source.position(last.range.end).line
      return lastLine.allSatisfy(\.isWhitespace) || !(last.isCompound || isBlock && last.isCompound)
    } catch {
      return !error.incomplete
    }
  }

  // MARK: Without a terminal

  /// Reads blocks from standard input; the first error ends the run.
  private func runOnPipe() -> Int32 {
    var block = ""
    while let line = readLine(strippingNewline: true) {
      // A line at the margin after a compound statement ends it, as an empty line does.
      if !block.isEmpty, startsStatement(line), isComplete(block, lastLine: "") {
        if let code = runPiped(block) { return code }
        block = ""
      }
      block += line + "\n"
      if isComplete(block, lastLine: line) {
        if let code = runPiped(block) { return code }
        block = ""
      }
    }
    return runPiped(block) ?? 0
  }

  private func startsStatement(_ line: String) -> Bool {
    guard let first = line.unicodeScalars.first, !first.properties.isWhitespace, first != "#" else {
      return false
    }
    let word = line.prefix { $0.isLetter }
    return !["else", "elif", "except", "finally"].contains(String(word))
  }

  private func runPiped(_ block: String) -> Int32? {
    if block.allSatisfy(\.isWhitespace) { return nil }
    let failedBefore = failures
    if let code = runEntry(block) { return code }
    return failures > failedBefore ? 1 : nil
  }

  private var failures = 0

  // MARK: Running

  /// Runs one entry; an exit code when it asked to leave.
  private func runEntry(_ block: String) -> Int32? {
    beforeEntry()
    vm.clearInterrupt()
    defer { vm.flushOutput() }
    do throws(ScriptError) {
      try vm.run(
        SourceFile(name: "<stdin>", text: block), in: namespace, mode: .interactive)
    } catch {
      vm.flushOutput()
      if let code = error.exitCode { return Int32(truncatingIfNeeded: code & 0xFF) }
      failures += 1
      var text = error.isInterrupt ? "KeyboardInterrupt\n" : error.traceback
      text.withUTF8 { vm.host.writeError($0) }
    }
    return nil
  }

  private func say(_ text: String) {
    var text = text
    text.withUTF8 { vm.host.write($0) }
  }

  /// `~/.mnb_history`, or where `MNB_HISTORY` says.
  private static var historyPath: String? {
    if let path = getenv("MNB_HISTORY") { return String(cString: path) }
    return getenv("HOME").map { String(cString: $0) + "/.mnb_history" }
  }
}

extension Statement {
  /// True for statements with an indented block.
  fileprivate var isCompound: Bool {
    switch kind {
    case .if, .while, .for, .with, .try, .function, .class: true
    default: false
    }
  }
}
