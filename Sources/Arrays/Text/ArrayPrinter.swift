/// Lays out the elements of an array in nested brackets and lines.
///
/// Source: `_formatArray` in `arrayprint.py`, numpy 2.4.
struct ArrayPrinter {
  let array: NDArray
  let options: PrintOptions
  let separator: String
  let element: (Scalar) -> String
  private let isSummary: Bool

  init(
    _ array: NDArray, _ options: PrintOptions, separator: String,
    _ element: @escaping (Scalar) -> String
  ) {
    self.array = array
    self.options = options
    self.separator = separator
    self.element = element
    isSummary = array.count > options.threshold
  }

  /// - Parameters:
  ///   - indent: what lines after the first begin with.
  ///   - width: of a line.
  func text(indent: String, width: Int) -> String {
    text(axis: 0, at: array.offset, indent, width)
  }

  private var tightSeparator: String {
    separator.last == " " ? String(separator.dropLast()) : separator
  }

  private func text(axis: Int, at position: Int, _ indent: String, _ width: Int) -> String {
    let left = array.ndim - axis
    if left == 0 { return element(array.element(at: position)) }
    let length = array.shape[axis]
    let isCut = isSummary && 2 * options.edgeItems < length
    let leading = isCut ? options.edgeItems : 0
    let trailing = isCut ? options.edgeItems : length
    let item = { (i: Int) in
      text(
        axis: axis + 1, at: position + i * array.strides[axis], indent + " ", width - 1)
    }
    let items = Array(0..<leading) + [-1] + Array((length - trailing)..<length)
    let words = items.compactMap { i in i >= 0 ? item(i) : isCut ? "..." : nil }
    if left > 1 {
      let lineEnd = tightSeparator + String(repeating: "\n", count: left - 1)
      return "[" + words.joined(separator: lineEnd + indent) + "]"
    }
    return row(words, indent, width - max(tightSeparator.count, 1), cutAt: isCut ? leading : nil)
  }

  private func row(_ words: [String], _ indent: String, _ width: Int, cutAt: Int?) -> String {
    var lines = LineFiller(indent: indent, width: width)
    for (i, word) in words.enumerated() {
      lines.add(word, mayHaveLines: i != cutAt)
      if i < words.count - 1 { lines.line += separator }
    }
    return "[" + lines.text.dropFirst(indent.count) + "]"
  }
}

/// Fills lines with words; a line is broken before the word that would exceed the width.
private struct LineFiller {
  let indent: String
  let width: Int
  private var done = ""
  var line: String

  init(indent: String, width: Int) {
    self.indent = indent
    self.width = width
    line = indent
  }

  var text: String { done + line }

  mutating func add(_ word: String, mayHaveLines: Bool) {
    let words = word.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard mayHaveLines, words.count > 1 else {
      if breaks(before: word.unicodeScalars.count) { breakLine(indent) }
      line += word
      return
    }
    let longest = words.map(\.unicodeScalars.count).max() ?? 0
    var hang = indent
    if breaks(before: longest) {
      breakLine(indent)
    } else {
      hang = String(repeating: " ", count: line.unicodeScalars.count)
    }
    line += words[0]
    for next in words.dropFirst() {
      breakLine(hang)
      line += next
    }
    line += String(
      repeating: " ", count: longest - words[words.count - 1].unicodeScalars.count)
  }

  private func breaks(before length: Int) -> Bool {
    line.unicodeScalars.count + length > width && line.count > indent.count
  }

  private mutating func breakLine(_ start: String) {
    while line.last == " " { line.removeLast() }
    done += line + "\n"
    line = start
  }
}
