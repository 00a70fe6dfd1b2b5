import Arrays
import CZlib
import Glibc

extension Frame {
  /// The frame as CSV text, byte for byte as pandas' `to_csv`.
  ///
  /// - Throws: `KeyError` for unknown columns, `ValueError`, or `_csv.Error` for text that would
  ///   need an escape character.
  public func csvText(_ options: CSVWriteOptions = CSVWriteOptions()) throws(FrameError) -> String {
    var text = ByteBuffer()
    try CSVWriter(self, options).write { text.append($0) }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// Writes the frame to a CSV file, compressed when its name ends with `.gz`.
  public func writeCSV(
    to path: String, _ options: CSVWriteOptions = CSVWriteOptions()
  ) throws(FrameError) {
    let writer = try CSVWriter(self, options)
    let isCompressed =
      options.compression == .gzip || (options.compression == .infer && path.hasSuffix(".gz"))
    if isCompressed {
      let mode = options.appends ? "ab" : "wb"
      guard let file = gzopen(path, mode) else { throw .system(errno, path: path) }
      defer { gzclose(file) }
      try writer.write { bytes throws(FrameError) in
        guard gzwrite(file, bytes.baseAddress, UInt32(bytes.count)) == Int32(bytes.count) else {
          throw .system(errno, path: path)
        }
      }
      return
    }
    let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (options.appends ? O_APPEND : O_TRUNC)
    let file = open(path, flags, 0o666)
    guard file >= 0 else { throw .system(errno, path: path) }
    defer { close(file) }
    try writer.write { bytes throws(FrameError) in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(file, bytes.baseAddress! + written, bytes.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw .system(errno, path: path) }
        written += count
      }
    }
  }
}

/// One run of `to_csv`.
///
/// Source: pandas 3.0 `csvs.py` (`CSVFormatter`).
struct CSVWriter {
  private let frame: Frame
  private let options: CSVWriteOptions
  private let quoter: CSVQuoter
  private let cells: [CSVCells]

  init(_ frame: Frame, _ options: CSVWriteOptions) throws(FrameError) {
    let frame =
      try options.columns.map { labels throws(FrameError) in try frame.select(labels) } ?? frame
    self.frame = frame
    self.options = options
    quoter = CSVQuoter(options)
    var cells: [CSVCells] = []
    if options.index {
      for level in frame.index.levelColumns { cells.append(try CSVCells(level, options, quoter)) }
    }
    for column in frame.columns { cells.append(try CSVCells(column, options, quoter)) }
    self.cells = cells
  }

  private static let blockRows = 1 << 12

  func write(
    _ sink: (UnsafeBufferPointer<UInt8>) throws(FrameError) -> Void
  ) throws(FrameError) {
    var head = ByteBuffer()
    for line in try header() {
      for (place, field) in line.enumerated() {
        if place > 0 { head.append(options.separator) }
        head.append(field)
      }
      if line.count == 1, line[0].isEmpty { head.append([quoter.quote, quoter.quote]) }
      head.append(options.lineTerminator)
    }
    try sink(head.bytes)
    try writeBlocks(sink)
  }

  /// Two threads make blocks of text; each writes its own when the blocks before it are written,
  /// while the other makes the next.
  private func writeBlocks(
    _ sink: (UnsafeBufferPointer<UInt8>) throws(FrameError) -> Void
  ) throws(FrameError) {
    let count = (frame.rowCount + Self.blockRows - 1) / Self.blockRows
    let turns = WritingTurns(count: count)
    let sources = cells.map(\.source)
    Parallel.run(parts: min(2, count)) { _ in
      var text = ByteBuffer(capacity: 1 << 16)
      while let block = turns.next() {
        let first = block * Self.blockRows
        writeRows(first..<min(first + Self.blockRows, frame.rowCount), sources, &text)
        turns.wait(for: block)
        var failure: FrameError?
        do throws(FrameError) {
          if options.isCancelled() { throw .cancelled }
          if turns.failure == nil { try sink(text.bytes) }
        } catch {
          failure = error
        }
        turns.finish(failure)
      }
    }
    // The sources point into what the cells hold.
    withExtendedLifetime(cells) {}
    if let failure = turns.failure { throw failure }
  }

  private func writeRows(
    _ rows: Range<Int>, _ sources: [CSVCells.Source], _ out: inout ByteBuffer
  ) {
    out.clear()
    let separator = options.separator
    let isSingle = cells.count == 1
    quoter.terminator.withUnsafeBufferPointer { terminator in
      sources.withUnsafeBufferPointer { sources in
        for row in rows {
          let start = out.count
          for place in sources.indices {
            if place > 0 { out.append(separator) }
            sources[place].write(row, &out)
          }
          if isSingle, out.count == start { out.append([quoter.quote, quoter.quote]) }
          out.append(terminator)
        }
      }
    }
  }

  private func header() throws(FrameError) -> [[[UInt8]]] {
    let names: [String]
    switch options.header {
    case .none: return []
    case .aliases(let aliases):
      guard aliases.count == frame.columnCount else {
        throw .value(
          "Writing \(frame.columnCount) cols but got \(aliases.count) aliases")
      }
      names = aliases
    case .names:
      if frame.names.axisNames.count > 1 { return try levelHeaders() }
      names = frame.names.labels.map { $0 == .none ? "" : pythonText($0) }
    }
    return [try quoter.quoted((indexLabels() + names).map { ($0, false) })]
  }

  /// A line a level of the column names, then the index names if there are any.
  private func levelHeaders() throws(FrameError) -> [[[UInt8]]] {
    var lines: [[String]] = []
    for (level, name) in frame.names.axisNames.enumerated() {
      var line: [String] = []
      if options.index {
        line.append(name == .none ? "" : pythonText(name))
        line += [String](repeating: "", count: frame.index.names.count - 1)
      }
      for label in frame.names.labels {
        if case .tuple(let parts) = label {
          line.append(pythonText(parts[level]))
        } else {
          line.append(pythonText(label))
        }
      }
      lines.append(line)
    }
    let labels = indexLabels()
    if labels.contains(where: { !$0.isEmpty }) {
      lines.append(labels + [String](repeating: "", count: frame.columnCount))
    }
    var result: [[[UInt8]]] = []
    for line in lines { result.append(try quoter.quoted(line.map { ($0, false) })) }
    return result
  }

  private func indexLabels() -> [String] {
    guard options.index else { return [] }
    switch options.indexLabel {
    case .none: return []
    case .given(let labels): return labels
    case .names: return frame.index.names.map { $0 == .none ? "" : pythonText($0) }
    }
  }
}
