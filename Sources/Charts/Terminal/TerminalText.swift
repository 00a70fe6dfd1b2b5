/// Lines of characters with colours, turned into text at the end.
struct TerminalText {
  struct Cell {
    var character: Character
    var ink: Ink?
  }

  private(set) var lines: [[Cell]] = []

  mutating func add(_ cells: [Cell]) { lines.append(cells) }

  mutating func add(_ text: String, _ ink: Ink? = nil) { add(Self.cells(text, ink)) }

  static func cells(_ text: String, _ ink: Ink? = nil) -> [Cell] {
    text.map { Cell(character: $0, ink: ink) }
  }

  /// The lines without trailing blanks, with ANSI colours where asked for.
  func string(color: Bool) -> String {
    var result = ""
    for line in lines {
      var end = line.count
      while end > 0, line[end - 1].character == " " { end -= 1 }
      var current = ""
      for cell in line[..<end] {
        let code = color ? Self.code(cell.ink) : ""
        if code != current {
          result += code.isEmpty ? "\u{1b}[0m" : "\u{1b}[" + code + "m"
          current = code
        }
        result.append(cell.character)
      }
      if !current.isEmpty { result += "\u{1b}[0m" }
      result += "\n"
    }
    return result
  }

  /// The 256-colour code nearest to an ink.
  private static func code(_ ink: Ink?) -> String {
    switch ink {
    case nil, .strong: ""
    case .muted: "38;5;245"
    case .series(let index):
      "38;5;" + ["32", "214", "36", "166", "175", "117", "247", "184"][index % 8]
    case .ramp(let level): "38;5;" + ["153", "117", "75", "33", "27"][min(Int(level * 5), 4)]
    }
  }

  /// Columns that a text takes on a terminal.
  static func width(_ text: String) -> Int { text.count }

  static func padded(_ text: String, to width: Int, right: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return right ? blanks + text : text + blanks
  }

  static func elided(_ text: String, to width: Int) -> String {
    guard text.count > width, width > 1 else { return text }
    let head = width / 2
    return String(text.prefix(head)) + "…" + String(text.suffix(width - 1 - head))
  }
}
