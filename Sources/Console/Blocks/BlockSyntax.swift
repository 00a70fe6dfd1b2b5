import Syntax

/// When a typed block can run, and how its next line is indented.
enum BlockSyntax {
  /// True when the block can run: more lines cannot complete it, and a compound statement was
  /// ended by an empty line.
  ///
  /// - Parameter isWhole: the block came in one piece (pasted, or from the history): a compound
  ///   statement needs no empty line behind it.
  static func isComplete(_ block: String, isWhole: Bool = false) -> Bool {
    let source = SourceFile(name: "<stdin>", text: block)
    do throws(Diagnostic) {
      let module = try Parser.parse(source)
      guard let last = module.body.last, last.isCompound, !isWhole else { return true }
      return lastLine(of: block).allSatisfy(\.isWhitespace)
    } catch {
      return !error.incomplete
    }
  }

  /// The spaces that the line after a block begins with: those of the last line, four more after a
  /// colon that opens a block, four fewer after a statement that ends one.
  static func indentation(after block: String) -> String {
    let line = lastLine(of: block)
    let indent = String(line.prefix { $0 == " " || $0 == "\t" })
    let code = withoutComment(line).trimmed
    if code.isEmpty { return "" }
    if code.hasSuffix(":"), !isInsideBrackets(block) { return indent + "    " }
    let first = code.prefix { $0.isLetter }
    let leaves = ["return", "raise", "break", "continue", "pass"].contains(String(first))
    return leaves && indent.hasSuffix("    ") ? String(indent.dropLast(4)) : indent
  }

  /// True when the text's brackets are not all closed.
  static func isInsideBrackets(_ text: String) -> Bool {
    TextScanner(text).openBracket != nil
  }

  private static func lastLine(of block: String) -> Substring {
    let text = block.hasSuffix("\n") ? block.dropLast() : block[...]
    return text.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
  }

  private static func withoutComment(_ line: Substring) -> Substring {
    let scanner = TextScanner(String(line))
    return scanner.commentStart.map { line.prefix($0) } ?? line
  }
}

extension Substring {
  var trimmed: Substring {
    var text = self
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text.drop { $0.isWhitespace }
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
