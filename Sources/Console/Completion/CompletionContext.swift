/// What is being typed at the end of a piece of text.
enum CompletionContext: Equatable {
  /// A name; inside the brackets of a call, its callee's text, for keyword arguments.
  case name(String, callee: String?)
  case attribute(of: String, String)
  /// A string key inside `container[`, maybe in a list of keys, and what ends it.
  case key(of: String, String, closing: String)
  /// A path inside any other string.
  case path(String)
  case module(String)
  case importedName(from: String, String)
  case command(String)
  /// The argument of a command.
  case argument(of: String, String)
  case nothing

  /// - Parameters:
  ///   - block: earlier lines of the block.
  ///   - line: the line up to the cursor.
  init(block: String, line: String) {
    if block.isEmpty, let first = line.first, first == "." || first == "%" {
      self = CompletionContext.commandLine(line)
      return
    }
    let text = Array(block + line)
    let scanner = TextScanner(text)
    if let string = scanner.openString {
      self = CompletionContext.insideString(text, string)
    } else if scanner.commentStart != nil {
      self = .nothing
    } else {
      self = CompletionContext.code(text, scanner)
    }
  }

  private static func commandLine(_ line: String) -> CompletionContext {
    guard let space = line.firstIndex(of: " ") else { return .command(line) }
    let rest = line[line.index(after: space)...].drop { $0 == " " }
    return .argument(of: String(line[..<space].dropFirst()), String(rest))
  }

  /// A key of what the bracket before the string belongs to, else a path.
  private static func insideString(
    _ text: [Character], _ string: TextScanner.OpenString
  ) -> CompletionContext {
    let typed = String(text[string.start...])
    var before = Array(text[..<(string.start - string.quote.count - string.prefix.count)])
    dropSpaces(&before)
    // `df[["a", "b`: back over the keys before this one to the inner bracket.
    let brackets = TextScanner(before).openBrackets
    guard let last = brackets.last, last.character == "[" else { return .path(typed) }
    let isFirst = last.offset == before.count - 1
    guard isFirst || before.last == "," else { return .path(typed) }
    before = Array(before[..<last.offset])
    dropSpaces(&before)
    var closing = string.quote + (isFirst ? "]" : "")
    if let outer = brackets.dropLast().last, outer.character == "[",
      outer.offset == before.count - 1
    {
      before.removeLast()
      closing = string.quote
    }
    let container = trailingExpression(before)
    if !container.isEmpty { return .key(of: container, typed, closing: closing) }
    // What a call returns is not looked into: no code runs for Tab.
    return before.last == ")" ? .nothing : .path(typed)
  }

  private static func code(_ text: [Character], _ scanner: TextScanner) -> CompletionContext {
    let prefix = trailingName(text)
    let before = Array(text[..<(text.count - prefix.count)])
    let statement = String(before.suffix(from: statementStart(before))).trimmedStart
    if let found = importContext(statement, prefix) { return found }
    if before.last == "." {
      let receiver = trailingExpression(Array(before.dropLast()))
      return receiver.isEmpty ? .nothing : .attribute(of: receiver, prefix)
    }
    if prefix.first?.isNumber == true { return .nothing }
    return .name(prefix, callee: callee(text, scanner, prefix))
  }

  private static func importContext(_ statement: String, _ prefix: String) -> CompletionContext? {
    let words = statement.split(separator: " ")
    if words.first == "from" {
      if words.count == 1 || words.count == 2 && !statement.hasSuffix(" ") {
        return .module((words.count == 2 ? String(words[1]) : "") + prefix)
      }
      guard words.count >= 3, words[2] == "import" else { return nil }
      return .importedName(from: String(words[1]), prefix)
    }
    guard words.first == "import", statement != "import" else { return nil }
    if statement.hasSuffix(" "), let last = words.last, last == "import" || last.hasSuffix(",") {
      return .module(prefix)
    }
    return statement.hasSuffix(".") ? .module(String(words.last!) + prefix) : nil
  }

  /// The callee of the innermost bracket when a new argument is being typed there.
  private static func callee(
    _ text: [Character], _ scanner: TextScanner, _ prefix: String
  ) -> String? {
    guard let bracket = scanner.openBracket, bracket.character == "(" else { return nil }
    var before = Array(text[..<(text.count - prefix.count)])
    while let last = before.last, last.isWhitespace { before.removeLast() }
    guard before.count == bracket.offset + 1 || before.last == "," else { return nil }
    let callee = trailingExpression(Array(text[..<bracket.offset]))
    return callee.isEmpty ? nil : callee
  }

  // MARK: Text before a place

  private static func dropSpaces(_ text: inout [Character]) {
    while text.last == " " { text.removeLast() }
  }

  private static func statementStart(_ text: [Character]) -> Int {
    (text.lastIndex { $0 == "\n" || $0 == ";" }).map { $0 + 1 } ?? 0
  }

  private static func trailingName(_ text: [Character]) -> String {
    var start = text.count
    while start > 0, text[start - 1].isNamePart { start -= 1 }
    return String(text[start...])
  }

  /// The chain of names, attributes and subscripts that the text ends with.
  static func trailingExpression(_ text: [Character]) -> String {
    var start = text.count
    while start > 0 {
      let character = text[start - 1]
      if character.isNamePart || character == "." {
        start -= 1
      } else if character == "]" {
        guard let open = matchingBracket(text, start - 1) else { return "" }
        start = open
      } else if character == "\"" || character == "'", start == text.count {
        guard let open = text[..<(start - 1)].lastIndex(of: character) else { return "" }
        return String(text[open...])
      } else {
        break
      }
    }
    return String(text[start...])
  }

  private static func matchingBracket(_ text: [Character], _ close: Int) -> Int? {
    let brackets = TextScanner(Array(text[..<close])).openBrackets
    guard let last = brackets.last, last.character == "[" else { return nil }
    return last.offset
  }
}

extension Character {
  var isNamePart: Bool { isLetter || isNumber || self == "_" }
}

extension String {
  fileprivate var trimmedStart: String { String(drop { $0 == " " }) }
}
