/// Splits any text that pandas' C parser reads into records: quotes, escapes, comments, runs of
/// blanks, lone carriage returns, skipped rows.
///
/// Source: pandas 3.0 `tokenizer.c` (`tokenize_bytes`).
struct CSVRecordScanner {
  let text: UnsafePointer<UInt8>
  let end: Int
  private(set) var position: Int
  /// Lines passed, as pandas counts them for its messages.
  private(set) var lines = 0
  /// The fields of the current record.
  private(set) var fields: [CSVField] = []
  private(set) var problem: CSVProblem?
  /// Text of quoted and escaped fields.
  var unescapedText: [UInt8] = []

  private let separator: UInt8
  private let byWhitespace: Bool
  private let quote: Int
  private let doublesQuotes: Bool
  private let escape: Int
  private let comment: Int
  private let skipsBlankLines: Bool
  private let skipsInitialSpace: Bool
  private let skippedFirst: Int
  private let skippedLines: Set<Int>

  init(text: UnsafePointer<UInt8>, start: Int, end: Int, options: CSVOptions) {
    self.text = text
    self.end = end
    position = start
    switch options.separator {
    case .character(let byte): (separator, byWhitespace) = (byte, false)
    case .whitespace: (separator, byWhitespace) = (32, true)
    }
    // 1000 equals no byte.
    quote = options.quote.map(Int.init) ?? 1000
    escape = options.escape.map(Int.init) ?? 1000
    comment = options.comment.map(Int.init) ?? 1000
    doublesQuotes = options.doublesQuotes
    skipsBlankLines = options.skipsBlankLines
    skipsInitialSpace = options.skipsInitialSpace
    switch options.skippedRows {
    case .first(let count): (skippedFirst, skippedLines) = (count, [])
    case .lines(let lines): (skippedFirst, skippedLines) = (0, lines)
    }
  }

  @inline(__always)
  private func isSeparator(_ byte: UInt8) -> Bool {
    byWhitespace ? byte == 32 || byte == 9 : byte == separator
  }

  /// Reads the next record into `fields`; false at the end, or with `problem` set.
  mutating func next() -> Bool {
    fields.removeAll(keepingCapacity: true)
    while position < end {
      if lines < skippedFirst || skippedLines.contains(lines) {
        skipLine()
        continue
      }
      let byte = text[position]
      if byte == 10 || byte == 13 {
        passTerminator()
        lines += 1
        if skipsBlankLines { continue }
        return true
      }
      if Int(byte) == comment {
        while position < end, text[position] != 10, text[position] != 13 { position += 1 }
        passTerminator()
        lines += 1
        continue
      }
      if byte == 32 || byte == 9, skipBlankLine(byte) { continue }
      return readFields()
    }
    return false
  }

  /// Passes a line of blanks; false, with leading blanks passed if they separate, when there is
  /// more on the line.
  private mutating func skipBlankLine(_ byte: UInt8) -> Bool {
    guard byWhitespace || (byte != separator && skipsBlankLines) else { return false }
    var at = position
    while at < end, text[at] == 32 || text[at] == 9, byWhitespace || text[at] != separator {
      at += 1
    }
    if at == end {
      position = end
      return true
    }
    if text[at] == 10 || text[at] == 13, skipsBlankLines {
      position = at
      passTerminator()
      lines += 1
      return true
    }
    if byWhitespace { position = at }
    return false
  }

  private mutating func passTerminator() {
    guard position < end else { return }
    if text[position] == 13 {
      position += 1
      if position < end, text[position] == 10 { position += 1 }
    } else {
      position += 1
    }
  }

  private mutating func skipLine() {
    var inQuotes = false
    var atStart = true
    while position < end {
      let byte = text[position]
      if inQuotes {
        if Int(byte) == quote { inQuotes = false }
      } else if byte == 10 || byte == 13 {
        break
      } else if Int(byte) == quote, atStart || isQuoteReopened {
        inQuotes = true
      }
      atStart = isSeparator(byte) && !inQuotes
      position += 1
    }
    passTerminator()
    lines += 1
  }

  /// The quote at `position` follows another one: a doubled quote.
  private var isQuoteReopened: Bool {
    doublesQuotes && position > 0 && Int(text[position - 1]) == quote
  }

  private mutating func readFields() -> Bool {
    while true {
      if byWhitespace {
        while position < end, text[position] == 32 || text[position] == 9 { position += 1 }
        if endsLine() { return true }
      } else if skipsInitialSpace, separator != 32 {
        while position < end, text[position] == 32 { position += 1 }
      }
      guard readField() else { return false }
      if position >= end {
        lines += 1
        return true
      }
      let byte = text[position]
      if isSeparator(byte) {
        position += 1
        continue
      }
      if endsLine() { return true }
    }
  }

  /// Passes a comment and the end of the line, if they are next.
  private mutating func endsLine() -> Bool {
    if position < end, Int(text[position]) == comment {
      while position < end, text[position] != 10, text[position] != 13 { position += 1 }
    }
    guard position >= end || text[position] == 10 || text[position] == 13 else { return false }
    passTerminator()
    lines += 1
    return true
  }

  private mutating func readField() -> Bool {
    if position < end, Int(text[position]) == quote { return readQuotedField() }
    let start = position
    passPlainText()
    if position < end, Int(text[position]) == escape {
      let from = unescapedText.count
      unescapedText.append(
        contentsOf: UnsafeBufferPointer(start: text + start, count: position - start))
      return readRest(from: from)
    }
    fields.append(CSVField(start: UInt32(start), length: UInt32(position - start)))
    return true
  }

  /// Passes what ends no field; a quote inside one is text.
  @inline(__always)
  private mutating func passPlainText() {
    while position < end {
      let byte = text[position]
      if byte == 10 || byte == 13 || isSeparator(byte) || Int(byte) == escape
        || Int(byte) == comment
      {
        return
      }
      position += 1
    }
  }

  private mutating func readQuotedField() -> Bool {
    let start = position + 1
    var at = start
    while at < end, Int(text[at]) != quote, Int(text[at]) != escape { at += 1 }
    if at < end, Int(text[at]) == quote {
      let after = at + 1
      if after >= end || isSeparator(text[after]) || text[after] == 10 || text[after] == 13 {
        position = after
        fields.append(CSVField(start: UInt32(start), length: UInt32(at - start)))
        return true
      }
    }
    let from = unescapedText.count
    position = start
    guard readQuotedText() else { return false }
    return readRest(from: from)
  }

  /// Copies text up to and past the closing quote.
  private mutating func readQuotedText() -> Bool {
    while position < end {
      let byte = text[position]
      position += 1
      if Int(byte) == escape {
        guard position < end else { break }
        unescapedText.append(text[position])
        position += 1
      } else if Int(byte) != quote {
        unescapedText.append(byte)
      } else if doublesQuotes, position < end, Int(text[position]) == quote {
        unescapedText.append(byte)
        position += 1
      } else {
        return true
      }
    }
    problem = .openQuote(line: lines)
    return false
  }

  /// Copies the rest of a field whose beginning was copied.
  private mutating func readRest(from: Int) -> Bool {
    while position < end {
      let byte = text[position]
      if Int(byte) == escape {
        guard position + 1 < end else {
          problem = .openEscape
          return false
        }
        unescapedText.append(text[position + 1])
        position += 2
        continue
      }
      if byte == 10 || byte == 13 || isSeparator(byte) || Int(byte) == comment { break }
      unescapedText.append(byte)
      position += 1
    }
    let length = UInt32(unescapedText.count - from)
    fields.append(CSVField(start: UInt32(from), length: length | CSVField.unescaped))
    return true
  }
}
