import Foundation
import Syntax

/// Makes a notebook from a Python script.
///
/// Cells are what `# %%` marks (also `# In[3]:`) hold; in a script without marks, what stands
/// between banner comments (a line of text between two rules); else the whole script. A docstring at
/// the head becomes prose.
struct ScriptImport {
  private var composer = NotebookComposer()
  private let lines: [String]
  private var title: String?

  static func read(_ text: String, stem: String) -> ImportedNotebook {
    let plain = text.replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: "")
    var reader = ScriptImport(
      lines: plain.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    reader.read(plain)
    return ImportedNotebook(
      text: reader.composer.text(title: reader.title ?? stem), notes: reader.composer.notes)
  }

  private init(lines: [String]) { self.lines = lines }

  private mutating func read(_ text: String) {
    var first = 0
    let module = try? Parser.parse(SourceFile(name: "script", text: text))
    if let module, let end = readDocstring(module, text) { first = end }
    if lines.contains(where: { Self.mark($0) != nil }) {
      readMarked(from: first)
    } else if let module {
      readSections(from: first, freeLines(module, text))
    } else {
      composer.note("the script has syntax errors; it is one cell")
      composer.cell(lines[first...].joined(separator: "\n"))
    }
  }

  // MARK: The docstring

  /// The line after the docstring; nil where there is none.
  private mutating func readDocstring(_ module: ModuleNode, _ text: String) -> Int? {
    guard let statement = module.body.first, case .expression(let value) = statement.kind,
      case .constant(.string(let content)) = value.kind
    else { return nil }
    let before = text.utf8.prefix(Int(statement.range.start))
    guard
      String(decoding: before, as: UTF8.self).split(separator: "\n").allSatisfy({
        $0.trimmingWhitespace.hasPrefix("#") || $0.trimmingWhitespace.isEmpty
      })
    else { return nil }
    var rows = content.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .filter { !Self.isRule($0) }
    while rows.first?.trimmingWhitespace.isEmpty == true { rows.removeFirst() }
    if let head = rows.first {
      title = head.trimmingWhitespace
      rows[0] = "# " + head.trimmingWhitespace
      if rows.count > 1, !rows[1].trimmingWhitespace.isEmpty { rows.insert("", at: 1) }
    }
    composer.prose(rows.joined(separator: "\n"))
    return String(decoding: text.utf8.prefix(Int(statement.range.end)), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).count
  }

  private static func isRule(_ line: String) -> Bool {
    let text = line.trimmingWhitespace
    return text.count >= 4 && Set(text).count == 1 && "=-#*_~".contains(text.first!)
  }

  // MARK: Marks

  /// What follows `# %%` or `# In[3]:` on its line; nil for other lines.
  private static func mark(_ line: String) -> String? {
    guard line.hasPrefix("#") else { return nil }
    let text = line.dropFirst().trimmingWhitespace
    if text.hasPrefix("%%") { return text.dropFirst(2).trimmingWhitespace }
    if text.hasPrefix("In["), text.hasSuffix("]:") { return "" }
    return nil
  }

  private mutating func readMarked(from first: Int) {
    var mark = ""
    var block: [String] = []
    for line in lines[first...] {
      if let next = Self.mark(line) {
        add(block, under: mark)
        (mark, block) = (next, [])
      } else {
        block.append(line)
      }
    }
    add(block, under: mark)
  }

  private mutating func add(_ block: [String], under mark: String) {
    if mark.contains("[markdown]") || mark.contains("[md]") {
      var rows = block.map { row in
        row.hasPrefix("# ") ? String(row.dropFirst(2)) : row == "#" ? "" : row
      }
      // A text in three quotes is allowed as well.
      let text = rows.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
      for quote in ["\"\"\"", "'''"] where text.hasPrefix(quote) && text.hasSuffix(quote) {
        rows = [String(text.dropFirst(3).dropLast(3))]
      }
      composer.prose(rows.joined(separator: "\n"))
      return
    }
    let heading = mark.prefix { $0 != "[" && $0 != "{" }.trimmingWhitespace
    let plain = Magics.plain(block.joined(separator: "\n"))
    for note in plain.notes { composer.note(note) }
    guard !plain.code.trimmingWhitespace.isEmpty else { return }
    if !heading.isEmpty { composer.prose("## " + heading) }
    composer.cell(plain.code)
  }

  // MARK: Sections

  /// Whether each line is outside of all statements.
  private func freeLines(_ module: ModuleNode, _ text: String) -> [Bool] {
    var free = Array(repeating: true, count: lines.count)
    let source = SourceFile(name: "", text: text)
    for statement in module.body {
      let start = source.position(statement.range.start).line - 1
      let end = source.position(max(statement.range.start, statement.range.end - 1)).line - 1
      for line in start...min(end, lines.count - 1) { free[line] = false }
    }
    return free
  }

  /// The title of a banner that begins at a line: a rule, one comment, a rule.
  private func banner(_ i: Int, _ free: [Bool]) -> String? {
    guard i + 2 < lines.count, free[i], free[i + 1], free[i + 2] else { return nil }
    func comment(_ line: String) -> String? {
      line.hasPrefix("#") ? line.drop { $0 == "#" }.trimmingWhitespace : nil
    }
    func isRule(_ line: String) -> Bool {
      guard let text = comment(line) else { return false }
      return Self.isRule(text) || (text.isEmpty && line.count >= 8)
    }
    guard isRule(lines[i]), isRule(lines[i + 2]), let title = comment(lines[i + 1]),
      !title.isEmpty, !isRule(lines[i + 1])
    else { return nil }
    return title
  }

  private mutating func readSections(from first: Int, _ free: [Bool]) {
    var block: [String] = []
    var i = first
    while i < lines.count {
      if let title = banner(i, free) {
        composer.cell(block.joined(separator: "\n"))
        block = []
        composer.prose("## " + title)
        i += 3
      } else {
        block.append(lines[i])
        i += 1
      }
    }
    composer.cell(block.joined(separator: "\n"))
  }
}
