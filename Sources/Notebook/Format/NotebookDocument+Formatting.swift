extension NotebookDocument {
  /// The file as `mnb fmt` writes it: opening and closing fences in one form, all else as it is.
  ///
  /// Cells with a bad attribute list keep their fences; a file with a cell that is not closed is left
  /// alone, since where its cells end is a guess.
  public func formatted() -> [UInt8] {
    guard !hasOpenCell else { return bytes }
    let badLines = Set(problems.map(\.line))
    return segments.flatMap { segment -> [UInt8] in
      guard case .cell(let index, let open, let body, let close) = segment,
        !badLines.contains(cells[index].line)
      else { return segment.bytes }
      let indent = open.prefix { $0 == 0x20 }
      let mark = [UInt8](repeating: 0x60, count: Self.fenceLength(body))
      var result = Array(indent) + mark
      result += Array(("mnb" + cells[index].attributes.formatted).utf8) + lineEnd(open)
      result += body
      result += Array(indent) + mark + lineEnd(close)
      return result
    }
  }

  private var hasOpenCell: Bool {
    segments.contains { if case .cell(_, _, _, let close) = $0 { close.isEmpty } else { false } }
  }

  /// One backtick more than the longest line of backticks that begins a line of the content.
  private static func fenceLength(_ body: [UInt8]) -> Int {
    let longest =
      MarkdownLines.split(body, from: 0).map { line in
        let content = body[line.start..<line.contentEnd]
        return content.drop { $0 == 0x20 }.prefix { $0 == 0x60 }.count
      }.max() ?? 0
    return max(3, longest >= 3 ? longest + 1 : 3)
  }

  private func lineEnd(_ line: [UInt8]) -> [UInt8] {
    Array(line[(line.lastIndex { $0 != 0x0a && $0 != 0x0d }.map { $0 + 1 } ?? 0)...])
  }
}
