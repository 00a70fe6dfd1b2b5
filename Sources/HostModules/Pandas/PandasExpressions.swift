import Frames
import Interpreter
import Syntax

/// `query` and `eval`: expressions over a table's columns.
///
/// The expression is the dialect's own, compiled with the columns as variables; `@name` stands for
/// a variable of the program, and names between backquotes for columns that are no identifiers.
/// `and`, `or` and `not` between columns mean `&`, `|` and `~`, as in pandas.
enum PandasExpressions {
  static func query(_ call: Call) throws -> Value {
    let frame = try call.frame
    let result = try evaluate(call, try call.text("expr"), frame)
    if let mask = try call.vm.mask(result) { return try call.give(try frame.filter(mask)) }
    return try call.give(
      try frame.select(try call.vm.labels(result)))
  }

  static func eval(_ call: Call) throws -> Value {
    let frame = try call.frame
    let text = try call.text("expr")
    var result = frame.thawed()
    var last = Value.none
    var assigns = false
    for line in text.split(separator: "\n") where !line.allSatisfy({ $0 == " " }) {
      guard let (name, expression) = assignment(String(line)) else {
        last = try evaluate(call, String(line), result)
        continue
      }
      assigns = true
      let value = try evaluate(call, expression, result)
      result = try result.assigning(
        .string(name), try PandasFrameItems.columnFor(call.vm, value, result))
    }
    return assigns ? try call.give(result) : last
  }

  /// `name = expression`, not a comparison.
  private static func assignment(_ line: String) -> (String, String)? {
    guard let equals = line.firstIndex(of: "=") else { return nil }
    let after = line.index(after: equals)
    let name = line[..<equals].filter { $0 != " " }
    guard after < line.endIndex, line[after] != "=", !name.isEmpty,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
    else { return nil }
    return (name, String(line[after...]))
  }

  private static func evaluate(_ call: Call, _ text: String, _ frame: Frame) throws -> Value {
    let vm = call.vm
    var translation = ExpressionTranslation(text)
    let source = translation.translated()
    let main = vm.mainModule()
    var names: [String] = []
    var values: [Value] = []
    func add(_ name: String, _ value: Value) {
      if names.contains(name) { return }
      names.append(name)
      values.append(value)
    }
    for name in translation.outer.sorted() {
      let local =
        try call.has("local_dict")
        ? vm.item(ofDict: call["local_dict"], vm.string(name)) : nil
      guard let value = local ?? vm.variable(name, in: main) else {
        throw vm.raise(className: "NameError", "local variable '\(name)' is not defined")
      }
      add("__outer_" + name, value)
    }
    for (label, column) in zip(frame.names.labels, frame.columns) {
      guard case .string(let text) = label else { continue }
      let name = translation.quoted[text] ?? text
      guard translation.words.contains(name) else { continue }
      add(name, try vm.makeSeries(Series(column, index: frame.index, name: label)))
    }
    for (name, label) in zip(["index"], [frame.index]) where translation.words.contains(name) {
      add(name, try vm.makeSeries(Series(label.levelColumns[0], index: label)))
    }
    for (level, label) in zip(frame.index.levelColumns, frame.index.names) {
      guard case .string(let name) = label, translation.words.contains(name) else { continue }
      add(name, try vm.makeSeries(Series(level, index: frame.index, name: label)))
    }
    let function = try compiled(vm, source, names, main)
    return try vm.call(function, values)
  }

  private static func compiled(
    _ vm: Interpreter, _ source: String, _ names: [String], _ main: ModuleNamespace
  ) throws -> Value {
    let variable = "__table_expression__"
    let text = "\(variable) = lambda \(names.joined(separator: ", ")): (\(source))\n"
    do {
      try vm.run(SourceFile(name: "<query>", text: text), in: main)
    } catch {
      throw vm.raise(className: error.className, error.message)
    }
    defer { vm.setVariable(variable, .none, in: main) }
    return vm.variable(variable, in: main) ?? .none
  }
}

/// A pandas expression in the dialect's words.
struct ExpressionTranslation {
  private let text: [Character]
  private(set) var outer: Set<String> = []
  /// Names between backquotes and what stands for them.
  private(set) var quoted: [String: String] = [:]
  /// Every name that the expression uses.
  private(set) var words: Set<String> = []

  init(_ text: String) { self.text = Array(text) }

  mutating func translated() -> String {
    // `and` binds weaker than comparisons and `&` stronger, so each operand is put in parentheses.
    Self.join(pieces())
  }

  private mutating func pieces() -> [String] {
    var pieces: [String] = []
    var at = 0
    while at < text.count {
      let character = text[at]
      if character == "'" || character == "\"" {
        var end = at + 1
        while end < text.count, text[end] != character { end += text[end] == "\\" ? 2 : 1 }
        pieces.append(String(text[at...min(end, text.count - 1)]))
        at = end + 1
      } else if character == "`" {
        var end = at + 1
        while end < text.count, text[end] != "`" { end += 1 }
        let name = String(text[(at + 1)..<min(end, text.count)])
        let image = quoted[name] ?? "__column_\(quoted.count)"
        quoted[name] = image
        words.insert(image)
        pieces.append(image)
        at = end + 1
      } else if character == "@" {
        at += 1
        let word = word(at)
        outer.insert(word)
        pieces.append("__outer_" + word)
        at += word.count
      } else if character.isLetter || character == "_" {
        let word = word(at)
        words.insert(word)
        pieces.append(word)
        at += word.count
      } else {
        pieces.append(String(character))
        at += 1
      }
    }
    return pieces
  }

  private func word(_ start: Int) -> String {
    String(text[start...].prefix { $0.isLetter || $0.isNumber || $0 == "_" })
  }

  /// Rewrites `a and b or not c` with operators that work on columns, by levels of precedence.
  static func join(_ pieces: [String]) -> String {
    if let parts = split(pieces, at: ["or", "|"]) {
      return parts.map { "(" + join($0) + ")" }.joined(separator: " | ")
    }
    if let parts = split(pieces, at: ["and", "&"]) {
      return parts.map { "(" + join($0) + ")" }.joined(separator: " & ")
    }
    let first = pieces.firstIndex { $0 != " " && $0 != "\n" }
    if let first, pieces[first] == "not" || pieces[first] == "~" {
      return "~(" + join(Array(pieces[(first + 1)...])) + ")"
    }
    if let inner = parenthesised(pieces) { return "(" + join(inner) + ")" }
    return membership(pieces) ?? chained(pieces) ?? pieces.joined()
  }

  /// The pieces between the outermost parentheses, when they enclose everything.
  private static func parenthesised(_ pieces: [String]) -> [String]? {
    let solid = pieces.indices.filter { pieces[$0] != " " }
    guard let first = solid.first, let last = solid.last, pieces[first] == "(", pieces[last] == ")"
    else { return nil }
    var depth = 0
    for place in first...last {
      if pieces[place] == "(" { depth += 1 }
      if pieces[place] == ")" { depth -= 1 }
      if depth == 0, place < last { return nil }
    }
    return Array(pieces[(first + 1)..<last])
  }

  /// `a in b` and `a not in b` as `isin`.
  private static func membership(_ pieces: [String]) -> String? {
    guard let parts = split(pieces, at: ["in"]), parts.count == 2 else { return nil }
    var left = parts[0]
    while left.last == " " { left.removeLast() }
    let isNegated = left.last == "not"
    if isNegated { left.removeLast() }
    let test = "(\(left.joined())).isin(\(parts[1].joined()))"
    return isNegated ? "~" + test : test
  }

  /// `1 < a <= 3` as two comparisons.
  private static func chained(_ pieces: [String]) -> String? {
    var operands: [[String]] = [[]]
    var operators: [String] = []
    var depth = 0
    var at = 0
    while at < pieces.count {
      let piece = pieces[at]
      if "([".contains(piece) { depth += 1 }
      if ")]".contains(piece) { depth -= 1 }
      let next = at + 1 < pieces.count ? pieces[at + 1] : ""
      if depth == 0, piece == "<" || piece == ">" || (piece == "=" || piece == "!") && next == "=" {
        let isDouble = next == "="
        operators.append(piece + (isDouble ? "=" : ""))
        operands.append([])
        at += isDouble ? 2 : 1
        continue
      }
      operands[operands.count - 1].append(piece)
      at += 1
    }
    guard operators.count > 0 else { return nil }
    return operators.indices.map { place in
      let (left, right) = (operands[place].joined(), operands[place + 1].joined())
      // A list beside `==` means membership.
      let list = right.drop { $0 == " " }
      if list.hasPrefix("["), operators[place] == "==" { return "(\(left)).isin(\(right))" }
      if list.hasPrefix("["), operators[place] == "!=" { return "~(\(left)).isin(\(right))" }
      return "(\(left) \(operators[place]) \(right))"
    }.joined(separator: " & ")
  }

  /// The parts between words at the outermost level; nil without any.
  private static func split(_ pieces: [String], at words: Set<String>) -> [[String]]? {
    var parts: [[String]] = [[]]
    var depth = 0
    for piece in pieces {
      if piece == "(" || piece == "[" { depth += 1 }
      if piece == ")" || piece == "]" { depth -= 1 }
      if depth == 0, words.contains(piece) {
        parts.append([])
      } else {
        parts[parts.count - 1].append(piece)
      }
    }
    return parts.count > 1 ? parts : nil
  }
}
