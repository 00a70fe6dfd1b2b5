import Arrays

/// Where the data of a text begin, and what its columns are called.
///
/// Source: pandas 3.0 `parsers.pyx` (`_get_header`), `c_parser_wrapper.py`.
struct CSVLayout {
  /// Names of the columns after the leading ones; nil: numbered.
  var names: [Label]?
  /// Names that the file left empty.
  var unnamed: Set<String> = []
  /// Columns before the named ones, which become the index.
  var leadingColumns = 0
  var width = 0
  /// A row with more fields is bad.
  var expectedFields = 0
  /// Byte position of the first data record, and the lines before it.
  var dataStart = 0
  var linesBefore = 0

  init(text: UnsafePointer<UInt8>, start: Int, end: Int, options: CSVOptions) throws(FrameError) {
    var scanner = CSVRecordScanner(text: text, start: start, end: end, options: options)
    let headerRow: Int? =
      switch options.header {
      case .none: nil
      case .infer: options.names == nil ? 0 : nil
      case .row(let row): row
      }
    var headerWidth = 0
    if let headerRow {
      let header = try Self.header(row: headerRow, &scanner)
      headerWidth = header.count
      let (names, unnamed) = Self.uniqueNames(header)
      self.names = options.names ?? names.map { .string($0) }
      self.unnamed = unnamed
    } else {
      names = options.names
    }
    dataStart = scanner.position
    linesBefore = scanner.lines
    let hasData = scanner.next()
    if let problem = scanner.problem { throw problem.error(linesBefore: 0) }
    try settle(
      headerWidth: headerWidth, dataWidth: hasData ? scanner.fields.count : nil,
      hasHeader: headerRow != nil, options)
    if width == 0 { throw FrameError("EmptyDataError", "No columns to parse from file") }
  }

  private static func header(
    row: Int, _ scanner: inout CSVRecordScanner
  ) throws(FrameError) -> [String] {
    var seen = 0
    while scanner.next() {
      if seen == row { return scanner.texts() }
      seen += 1
    }
    if let problem = scanner.problem { throw problem.error(linesBefore: 0) }
    if seen == 0 { return [] }
    throw FrameError("ParserError", "Passed header=\(row) but only \(seen) lines in file")
  }

  private mutating func settle(
    headerWidth: Int, dataWidth: Int?, hasHeader: Bool, _ options: CSVOptions
  ) throws(FrameError) {
    guard let names else {
      width = dataWidth ?? 0
      expectedFields = width
      return
    }
    guard let dataWidth else {
      width = names.count
      expectedFields = width
      return
    }
    expectedFields = hasHeader ? max(headerWidth, dataWidth) : dataWidth
    if !hasHeader, options.usedColumns == nil { expectedFields = max(dataWidth, names.count) }
    width = expectedFields
    if options.names != nil { width = max(width, names.count) }
    var allowsLeading = true
    if case .none = options.indexColumns { allowsLeading = false }
    guard allowsLeading else { return }
    if let used = options.usedColumns?.count {
      if used == names.count { return }
      if options.names == nil, used < names.count {
        leadingColumns = width - names.count
      } else if names.count != width {
        throw .value("Number of passed names did not match number of header fields in the file")
      }
    } else if names.count < width {
      leadingColumns = width - names.count
    }
  }

  /// Names for empty fields, and suffixes for repeated names.
  private static func uniqueNames(_ header: [String]) -> (names: [String], unnamed: Set<String>) {
    var names = header
    var unnamed: [Int] = []
    for i in names.indices where names[i].isEmpty {
      names[i] = "Unnamed: \(i)"
      unnamed.append(i)
    }
    let isUnnamed = Set(unnamed)
    var counts: [String: Int] = [:]
    for i in names.indices.filter({ !isUnnamed.contains($0) }) + unnamed {
      let original = names[i]
      var name = original
      var count = counts[name, default: 0]
      while count > 0 {
        counts[original] = count + 1
        name = "\(original).\(count)"
        count = names.contains(name) ? count + 1 : counts[name, default: 0]
      }
      names[i] = name
      counts[name] = count + 1
    }
    return (names, Set(unnamed.map { names[$0] }))
  }
}

extension CSVOptions.UsedColumns {
  /// How many different columns are asked for.
  var count: Int {
    switch self {
    case .positions(let positions): Set(positions).count
    case .names(let names): Set(names).count
    }
  }
}

extension CSVRecordScanner {
  /// The current record's fields as strings.
  func texts() -> [String] {
    var result: [String] = []
    for field in fields {
      let length = Int(field.length & ~CSVField.unescaped)
      let word = unescapedText.withUnsafeBufferPointer { unescaped in
        let base =
          field.length & CSVField.unescaped == 0 ? self.text : (unescaped.baseAddress ?? self.text)
        return String(
          decoding: UnsafeBufferPointer(start: base + Int(field.start), count: length),
          as: UTF8.self)
      }
      result.append(word)
    }
    return result
  }
}

extension CSVProblem {
  func error(linesBefore: Int) -> FrameError {
    FrameError("ParserError", "Error tokenizing data. C error: " + text(linesBefore: linesBefore))
  }

  /// The warning for a row that is left out.
  func warning(linesBefore: Int) -> String {
    guard case .tooManyFields(let line, let expected, let found) = self else {
      return text(linesBefore: linesBefore)
    }
    return "Skipping line \(linesBefore + line): expected \(expected) fields, saw \(found)\n"
  }

  private func text(linesBefore: Int) -> String {
    switch self {
    case .tooManyFields(let line, let expected, let found):
      "Expected \(expected) fields in line \(linesBefore + line), saw \(found)\n"
    case .openQuote(let line): "EOF inside string starting at row \(linesBefore + line)"
    case .openEscape: "EOF following escape character"
    }
  }
}
