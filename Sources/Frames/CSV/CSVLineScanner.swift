import Glibc

/// Splits plain text, without quotes, comments and escapes, into rows of fields.
///
/// Eight bytes at a time; a carriage return is only looked for at the end of a row.
struct CSVLineScanner {
  let separator: UInt8
  /// Fields kept of each row; shorter rows are filled up with empty fields.
  let width: Int
  /// Fields a row may have.
  let expected: Int
  let skipsBlankLines: Bool
  /// Rows with more fields are an error, or are left out.
  let badLines: CSVOptions.BadLines
  /// With chosen columns, more fields in a row are ignored.
  let ignoresExtraFields: Bool

  struct Outcome {
    var problem: CSVProblem?
    /// Lines seen, blank and bad ones included.
    var lines = 0
    var warnings: [CSVProblem] = []
  }

  /// Appends the rows of `start ..< end` to `fields`; 64 bytes after `end` must be readable.
  func scan(_ fields: CSVFields, from start: Int, to end: Int, limit: Int = .max) -> Outcome {
    var outcome = Outcome()
    let text = fields.text
    let raw = UnsafeRawPointer(text)
    let separators = 0x0101_0101_0101_0101 &* UInt64(separator)
    let newlines: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
    var row = fields.nextRow()
    var column = 0
    var fieldStart = start
    var lineStart = start
    var at = start
    while at < end {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      var hits = Self.zeroBytes(word ^ separators) | Self.zeroBytes(word ^ newlines)
      if at + 8 > end { hits &= (1 << UInt64(8 * (end - at))) &- 1 }
      while hits != 0 {
        let place = at + hits.trailingZeroBitCount >> 3
        hits &= hits &- 1
        let isSeparator = text[place] == separator
        var length = place - fieldStart
        if !isSeparator, length > 0, text[place - 1] == 13 { length -= 1 }
        if column < width {
          row[column] = CSVField(
            start: UInt32(truncatingIfNeeded: fieldStart),
            length: UInt32(truncatingIfNeeded: length))
        }
        column += 1
        fieldStart = place + 1
        if isSeparator { continue }
        if finishRow(fields, row, column, lineStart, length, &outcome) {
          if fields.rows >= limit { return outcome }
          row = fields.nextRow()
        }
        if outcome.problem != nil { return outcome }
        column = 0
        lineStart = fieldStart
      }
      at += 8
    }
    if lineStart < end {
      var length = end - fieldStart
      if length > 0, text[end - 1] == 13 { length -= 1 }
      if column < width {
        row[column] = CSVField(
          start: UInt32(truncatingIfNeeded: fieldStart), length: UInt32(truncatingIfNeeded: length))
      }
      _ = finishRow(fields, row, column + 1, lineStart, length, &outcome)
    }
    return outcome
  }

  /// Ends a line of `count` fields; whether it became a row.
  @inline(__always)
  private func finishRow(
    _ fields: CSVFields, _ row: UnsafeMutablePointer<CSVField>, _ count: Int, _ lineStart: Int,
    _ lastLength: Int, _ outcome: inout Outcome
  ) -> Bool {
    outcome.lines += 1
    if count == 1, skipsBlankLines, isBlank(fields.text + lineStart, lastLength) { return false }
    if count > expected, !ignoresExtraFields {
      let problem = CSVProblem.tooManyFields(line: outcome.lines, expected: expected, found: count)
      switch badLines {
      case .error: outcome.problem = problem
      case .warn: outcome.warnings.append(problem)
      case .skip: break
      }
      return false
    }
    var column = count
    while column < width {
      row[column] = .empty
      column += 1
    }
    fields.commitRow()
    return true
  }

  @inline(__always)
  private func isBlank(_ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    for i in 0..<length where start[i] != 32 && start[i] != 9 { return false }
    return true
  }

  /// The high bit of each byte that is zero, exactly.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((word & low) &+ low) | word | low)
  }
}
