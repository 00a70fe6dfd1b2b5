import Arrays
import Glibc

/// Splits a text into rows of fields, with two threads where the text allows it.
struct CSVSplitter {
  let bytes: CSVBytes
  let layout: CSVLayout
  let options: CSVOptions

  /// Rows in order, in pieces that threads can read at the same time.
  func split() throws(FrameError) -> [CSVPiece] {
    guard isPlain else { return Self.halved(try splitRecords()) }
    let start = layout.dataStart
    if let limit = options.rowLimit { return Self.halved(try scanLines(limit: limit)) }
    let middle =
      bytes.count - start < 1 << 17 ? bytes.count : lineStart(after: (start + bytes.count) / 2)
    let ranges =
      middle >= bytes.count ? [(start, bytes.count)] : [(start, middle), (middle, bytes.count)]
    return try scanLines(ranges)
  }

  /// No quotes, escapes, comments, lone carriage returns: lines are rows.
  private var isPlain: Bool {
    guard case .character(let separator) = options.separator, separator != 10, separator != 13,
      options.escape == nil, options.comment == nil, !options.skipsInitialSpace
    else { return false }
    if case .lines(let lines) = options.skippedRows,
      lines.contains(where: { $0 >= layout.linesBefore })
    {
      return false
    }
    let start = bytes.base + layout.dataStart
    let count = bytes.count - layout.dataStart
    if let quote = options.quote, memchr(start, Int32(quote), count) != nil { return false }
    var rest = UnsafeRawPointer(start)
    let end = UnsafeRawPointer(start + count)
    while let found = memchr(rest, 13, end - rest) {
      guard found + 1 < end, found.load(fromByteOffset: 1, as: UInt8.self) == 10 else {
        return false
      }
      rest = UnsafeRawPointer(found + 1)
    }
    return true
  }

  private func lineStart(after position: Int) -> Int {
    guard let found = memchr(bytes.base + position, 10, bytes.count - position) else {
      return bytes.count
    }
    return found - UnsafeMutableRawPointer(bytes.base) + 1
  }

  var lineScanner: CSVLineScanner {
    guard case .character(let separator) = options.separator else {
      preconditionFailure("lines are split at a character")
    }
    return CSVLineScanner(
      separator: separator, width: max(layout.width, 1), expected: layout.expectedFields,
      skipsBlankLines: options.skipsBlankLines, badLines: options.badLines,
      ignoresExtraFields: options.usedColumns != nil)
  }

  private func makeFields(bytes count: Int) -> CSVFields {
    CSVFields(
      text: bytes.base, width: max(layout.width, 1),
      rowCapacity: count / max(8 * layout.width, 1))
  }

  private func scanLines(limit: Int) throws(FrameError) -> CSVFields {
    let fields = makeFields(bytes: 0)
    guard limit > 0 else { return fields }
    let outcome = lineScanner.scan(
      fields, from: layout.dataStart, to: bytes.count, limit: limit)
    try report(outcome, linesBefore: layout.linesBefore)
    return fields
  }

  private func scanLines(_ ranges: [(Int, Int)]) throws(FrameError) -> [CSVPiece] {
    let scanner = lineScanner
    let parts = ranges.map { makeFields(bytes: $0.1 - $0.0) }
    var outcomes = [CSVLineScanner.Outcome](repeating: .init(), count: ranges.count)
    outcomes.withUnsafeMutableBufferPointer { buffer in
      let outcomes = Unchecked(buffer)
      Parallel.run(parts: ranges.count) { i in
        outcomes.value[i] = scanner.scan(parts[i], from: ranges[i].0, to: ranges[i].1)
      }
    }
    var lines = layout.linesBefore
    var pieces: [CSVPiece] = []
    var firstRow = 0
    for (part, outcome) in zip(parts, outcomes) {
      try report(outcome, linesBefore: lines)
      lines += outcome.lines
      pieces.append(CSVPiece(fields: part, rows: 0..<part.rows, firstRow: firstRow))
      firstRow += part.rows
    }
    return pieces
  }

  private func report(
    _ outcome: CSVLineScanner.Outcome, linesBefore: Int
  ) throws(FrameError) {
    for warning in outcome.warnings {
      options.onWarning?("ParserWarning", warning.warning(linesBefore: linesBefore))
    }
    if let problem = outcome.problem { throw problem.error(linesBefore: linesBefore) }
  }

  /// Any text, one record after the other.
  private func splitRecords() throws(FrameError) -> CSVFields {
    var later = options
    if case .first(let count) = later.skippedRows {
      later.skippedRows = .first(max(0, count - layout.linesBefore))
    } else if case .lines(let lines) = later.skippedRows {
      later.skippedRows = .lines(Set(lines.map { $0 - layout.linesBefore }))
    }
    var scanner = CSVRecordScanner(
      text: bytes.base, start: layout.dataStart, end: bytes.count, options: later)
    let fields = makeFields(bytes: bytes.count - layout.dataStart)
    let limit = options.rowLimit ?? .max
    while fields.rows < limit, scanner.next() {
      let count = scanner.fields.count
      if count > layout.expectedFields, options.usedColumns == nil {
        let problem = CSVProblem.tooManyFields(
          line: scanner.lines, expected: layout.expectedFields, found: count)
        if options.badLines == .error { throw problem.error(linesBefore: layout.linesBefore) }
        if options.badLines == .warn {
          options.onWarning?(
            "ParserWarning", problem.warning(linesBefore: layout.linesBefore))
        }
        continue
      }
      let row = fields.nextRow()
      for column in 0..<fields.width {
        row[column] = column < count ? scanner.fields[column] : .empty
      }
      fields.commitRow()
      if fields.rows & 0xFFFF == 0, options.isCancelled() { throw .cancelled }
    }
    if let problem = scanner.problem { throw problem.error(linesBefore: layout.linesBefore) }
    // Numbers are read eight bytes at a time.
    fields.unescapedText =
      scanner.unescapedText + [UInt8](repeating: 0, count: CSVBytes.padding)
    return fields
  }

  /// The rows of one table as two pieces, when there are many.
  private static func halved(_ fields: CSVFields) -> [CSVPiece] {
    guard fields.rows > 10_000 else {
      return [CSVPiece(fields: fields, rows: 0..<fields.rows, firstRow: 0)]
    }
    let middle = fields.rows / 2
    return [
      CSVPiece(fields: fields, rows: 0..<middle, firstRow: 0),
      CSVPiece(fields: fields, rows: middle..<fields.rows, firstRow: middle),
    ]
  }
}
