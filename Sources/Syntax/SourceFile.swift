/// Half-open range of UTF-8 byte offsets in a source file.
public struct SourceRange: Hashable, Sendable {
  public var start: Int32
  public var end: Int32
  public init(_ start: Int, _ end: Int) {
    self.start = Int32(start)
    self.end = Int32(end)
  }
}

/// A script, a module, or one notebook cell, with the place it came from.
public final class SourceFile: Sendable {
  /// As shown in tracebacks: a path as given, `<string>` for `-c`, `<stdin>` at the prompt.
  public let name: String
  public let text: [UInt8]
  /// Byte offset of the start of each line; the first is 0.
  public let lineStarts: [Int32]
  /// Line number of the first line (1-based); a notebook cell starts further down its file.
  public let firstLine: Int
  /// The notebook cell's id, shown in tracebacks.
  public let cell: String?

  public init(name: String, text: String, firstLine: Int = 1, cell: String? = nil) {
    self.name = name
    let bytes = Array(text.utf8)
    // A byte order mark is no part of the first line.
    self.text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    self.firstLine = firstLine
    self.cell = cell
    var starts: [Int32] = [0]
    for (i, byte) in self.text.enumerated()
    where byte == Ascii.newline || byte == Ascii.carriageReturn {
      // A carriage return ends a line too, unless a newline follows.
      let isPair =
        byte == Ascii.carriageReturn && i + 1 < self.text.count && self.text[i + 1] == Ascii.newline
      if !isPair { starts.append(Int32(i + 1)) }
    }
    lineStarts = starts
  }

  /// The 1-based line in the file on disk and the 0-based byte column of an offset.
  public func position(_ offset: Int32) -> (line: Int, column: Int) {
    let index = lineIndex(offset)
    return (firstLine + index, Int(offset - lineStarts[index]))
  }

  /// The text of the line (without its newline) that holds an offset.
  public func lineText(_ offset: Int32) -> String {
    let index = lineIndex(offset)
    let start = Int(lineStarts[index])
    var end = index + 1 < lineStarts.count ? Int(lineStarts[index + 1]) - 1 : text.count
    if end > start, text[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  func lineIndex(_ offset: Int32) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
