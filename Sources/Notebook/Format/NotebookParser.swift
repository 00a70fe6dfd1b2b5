import Foundation
import Syntax

extension NotebookDocument {
  /// Parses a file's text.
  public init(_ text: String, name: String) { self.init(bytes: Array(text.utf8), name: name) }

  /// Parses a file's bytes; they need not even be UTF-8.
  public init(bytes: [UInt8], name: String) {
    var parser = NotebookParser(bytes: bytes, name: name)
    parser.parse()
    self.name = name
    frontMatter = parser.frontMatter
    segments = parser.segments
    cells = parser.cells
    firstHeading = parser.firstHeading
    problems = parser.problems.enumerated()
      .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
  }
}

/// One pass over the lines of a file.
private struct NotebookParser {
  let bytes: [UInt8]
  let name: String
  var frontMatter = FrontMatter()
  var segments: [NotebookDocument.Segment] = []
  var cells: [NotebookCell] = []
  var problems: [NotebookProblem] = []
  var firstHeading: String?

  private var lines: [MarkdownLine] = []
  private var drafts: [Draft] = []
  private var heading: String?
  private var proseStart = 0

  /// A cell before ids are settled.
  private struct Draft {
    var attributes: CellAttributes
    var heading: String?
    var line: Int
    var code: String
  }

  init(bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }

  mutating func parse() {
    checkEncoding()
    let markLength = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    lines = MarkdownLines.split(bytes, from: markLength)
    var index = readFrontMatter()
    while index < lines.count { index = readBlock(at: index) }
    endProse(at: bytes.count)
    makeCells()
  }

  private mutating func checkEncoding() {
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    var line = 1
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x0a).map { $0 + 1 } ?? rest.endIndex
      if String(validating: rest[..<end], as: UTF8.self) == nil { break }
      rest = rest[end...]
      line += 1
    }
    problems.append(NotebookProblem(line: line, "the file is not UTF-8 text"))
  }

  private func content(_ index: Int) -> ArraySlice<UInt8> {
    bytes[lines[index].start..<lines[index].contentEnd]
  }

  private func text(_ index: Int) -> String { String(decoding: content(index), as: UTF8.self) }

  // MARK: Front matter

  /// Reads the front matter and returns the first line after it.
  private mutating func readFrontMatter() -> Int {
    guard !lines.isEmpty, isDelimiter(0, ["---"]) else { return 0 }
    guard let close = lines.indices.dropFirst().first(where: { isDelimiter($0, ["---", "..."]) })
    else {
      problems.append(NotebookProblem(line: 1, "the front matter opened here is not closed"))
      return 0
    }
    let yaml = (1..<close).map { text($0) + "\n" }.joined()
    frontMatter = FrontMatter(yaml: yaml, firstLine: 2)
    problems += frontMatter.problems
    let end = lines[close].end
    segments.append(.frontMatter(Array(bytes[..<end])))
    proseStart = end
    return close + 1
  }

  private func isDelimiter(_ index: Int, _ marks: [String]) -> Bool {
    let line = text(index)
    return marks.contains { line.hasPrefix($0) && line.dropFirst(3).allSatisfy(\.isWhitespace) }
  }

  // MARK: Blocks

  /// Reads one line of prose or one whole block, and returns the line after it.
  private mutating func readBlock(at index: Int) -> Int {
    if let fence = Fence(content(index)) {
      if let attributes = fence.cellAttributes { return readCell(at: index, fence, attributes) }
      return endOfFence(at: index, fence) { _ in false }.next
    }
    if let block = HTMLBlock(content(index)) { return skip(block, from: index) }
    if let (_, text) = Headings.atx(content(index)) {
      note(text)
    } else if index > 0, Headings.setextLevel(content(index)) != nil {
      noteSetext(above: index)
    }
    return index + 1
  }

  private mutating func note(_ text: String) {
    heading = text
    firstHeading = firstHeading ?? (text.isEmpty ? nil : text)
  }

  /// A paragraph's last line becomes a heading; other lines above `---` make it a thematic break.
  private mutating func noteSetext(above index: Int) {
    let above = text(index - 1).trimmingWhitespace
    let isParagraph =
      !above.isEmpty && Headings.atx(content(index - 1)) == nil && Fence(content(index - 1)) == nil
      && lines[index - 1].start >= proseStart
      && MarkdownLines.indent(content(index - 1), limit: 4) <= 3
      && !">-*+|<".contains(above.first!)
    if isParagraph { note(above) }
  }

  private func skip(_ block: HTMLBlock, from index: Int) -> Int {
    for line in index..<lines.count where block.ends(content(line)) { return line + 1 }
    return lines.count
  }

  /// The line of the closing fence (nil where there is none) and the line after the block.
  private func endOfFence(
    at index: Int, _ opening: Fence, isIntruder: (Fence) -> Bool
  ) -> (close: Int?, next: Int, intruder: Int?) {
    for line in lines.indices.dropFirst(index + 1) {
      guard let fence = Fence(content(line)) else { continue }
      if fence.closes(opening) { return (line, line + 1, nil) }
      if isIntruder(fence) { return (nil, line, line) }
    }
    return (nil, lines.count, nil)
  }

  private mutating func readCell(at index: Int, _ fence: Fence, _ info: String) -> Int {
    endProse(at: lines[index].start)
    let (attributes, errors) = CellAttributes.parse(info)
    let line = index + 1
    problems += errors.map { NotebookProblem(line: line, $0) }
    let (close, next, intruder) = endOfFence(at: index, fence) {
      $0.cellAttributes != nil && $0.character == fence.character && $0.length >= fence.length
    }
    if let intruder {
      problems.append(
        NotebookProblem(
          line: line,
          "the cell opened here is not closed before the next one at line \(intruder + 1)"
            + " (put a longer fence around it if that line is meant as text)"))
    } else if close == nil {
      problems.append(NotebookProblem(line: line, "the cell opened here is not closed"))
    }
    let last = close ?? next
    let bodyEnd = last < lines.count ? lines[last].start : bytes.count
    let closeEnd = close.map { lines[$0].end } ?? bodyEnd
    segments.append(
      .cell(
        drafts.count, open: Array(bytes[lines[index].start..<lines[index].end]),
        body: Array(bytes[lines[index].end..<bodyEnd]), close: Array(bytes[bodyEnd..<closeEnd])))
    let code = (index + 1..<max(last, index + 1)).map { dedented($0, fence.indent) + "\n" }.joined()
    drafts.append(Draft(attributes: attributes, heading: heading, line: line, code: code))
    proseStart = closeEnd
    return next
  }

  private func dedented(_ index: Int, _ indent: Int) -> String {
    let content = content(index)
    let spaces = MarkdownLines.indent(content, limit: indent)
    return String(decoding: content.dropFirst(spaces), as: UTF8.self)
  }

  private mutating func endProse(at end: Int) {
    if end > proseStart { segments.append(.prose(Array(bytes[proseStart..<end]))) }
    proseStart = end
  }

  // MARK: Ids

  /// Gives every cell its id: its own, or its heading's with a number where that is taken.
  private mutating func makeCells() {
    var lineOfID: [String: Int] = [:]
    for draft in drafts {
      guard let id = draft.attributes.id else { continue }
      if let first = lineOfID[id] {
        problems.append(
          NotebookProblem(
            line: draft.line,
            "cell id '\(id)' at line \(draft.line) is already used at line \(first)"))
      } else {
        lineOfID[id] = draft.line
      }
    }
    var taken = Set(lineOfID.keys)
    var counts: [String: Int] = [:]
    cells = drafts.map { draft in
      let id = draft.attributes.id ?? automaticID(draft.heading, &taken, &counts)
      return NotebookCell(
        id: id, hasExplicitID: draft.attributes.id != nil, attributes: draft.attributes,
        source: SourceFile(name: name, text: draft.code, firstLine: draft.line + 1, cell: id),
        line: draft.line)
    }
  }

  private func automaticID(
    _ heading: String?, _ taken: inout Set<String>, _ counts: inout [String: Int]
  ) -> String {
    let slug = Headings.slug(heading ?? "")
    let base = slug.isEmpty ? "cell" : slug
    while true {
      let count = (counts[base] ?? 0) + 1
      counts[base] = count
      let id = count == 1 ? base : "\(base)-\(count)"
      if taken.insert(id).inserted { return id }
    }
  }
}
