/// The prompt without a terminal: reads blocks from standard input; the first error ends the run.
struct PipedInput {
  private let repl: Repl

  init(_ repl: Repl) { self.repl = repl }

  /// Returns the exit code: 1 after an error.
  func run() -> Int32 {
    var block = ""
    while let line = readLine(strippingNewline: true) {
      if block.isEmpty, ReplLine(line).isCommandOrHelp {
        if let code = repl.run(line) { return code }
        continue
      }
      // A line at the margin after a compound statement ends it, as an empty line does.
      if !block.isEmpty, startsStatement(line), BlockSyntax.isComplete(block, isWhole: true) {
        if let code = run(block) { return code }
        block = ""
      }
      block += line + "\n"
      if BlockSyntax.isComplete(block) {
        if let code = run(block) { return code }
        block = ""
      }
    }
    return run(block) ?? 0
  }

  private func startsStatement(_ line: String) -> Bool {
    guard let first = line.unicodeScalars.first, !first.properties.isWhitespace, first != "#" else {
      return false
    }
    let word = line.prefix { $0.isLetter }
    return !["else", "elif", "except", "finally"].contains(String(word))
  }

  private func run(_ block: String) -> Int32? {
    if block.allSatisfy(\.isWhitespace) { return nil }
    switch repl.session.run(entry: block) {
    case .succeeded: return nil
    case .failed: return 1
    case .interrupted: return 130
    case .left(let code): return code
    }
  }
}
