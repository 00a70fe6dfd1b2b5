import Arrays

extension Frame {
  /// Reads a CSV file as pandas' `read_csv` with its C parser does.
  ///
  /// Column types are inferred over the whole file (`low_memory=False`). Two threads read it, long
  /// files chunk by chunk.
  /// - Throws: `EmptyDataError`, `ParserError`, `ValueError`, `FileNotFoundError`, …
  /// - Complexity: O(bytes), plus hashing the distinct strings of each text column.
  public init(csv path: String, options: CSVOptions = CSVOptions()) throws(FrameError) {
    let isCompressed =
      options.compression == .gzip
      || (options.compression == .infer && path.hasSuffix(".gz"))
    if !isCompressed, let frame = try CSVStreamReader(path: path, options: options)?.read() {
      self = frame
      return
    }
    var bytes = try CSVBytes(path: path)
    if isCompressed { bytes = try bytes.inflated() }
    self = try CSVReader(bytes, options).read()
  }

  /// Reads CSV text.
  public init(csvText: String, options: CSVOptions = CSVOptions()) throws(FrameError) {
    var text = csvText
    let bytes = text.withUTF8 { CSVBytes($0) }
    self = try CSVReader(bytes, options).read()
  }

  /// Reads CSV text from bytes in memory.
  public init(
    csvBytes: UnsafeBufferPointer<UInt8>, options: CSVOptions = CSVOptions()
  ) throws(FrameError) {
    var bytes = CSVBytes(csvBytes)
    if options.compression == .gzip { bytes = try bytes.inflated() }
    self = try CSVReader(bytes, options).read()
  }
}

/// One run of `read_csv`.
struct CSVReader {
  let bytes: CSVBytes
  let options: CSVOptions
  let layout: CSVLayout

  init(_ bytes: CSVBytes, _ options: CSVOptions) throws(FrameError) {
    try options.validate()
    let bytes = options.encoding == .latin1 ? bytes.fromLatin1() : bytes
    guard bytes.count < 1 << 31 else {
      throw FrameError("OverflowError", "read_csv: files of 2 GB and more are not supported")
    }
    try UTF8Check.validate(UnsafeBufferPointer(start: bytes.base, count: bytes.count))
    let hasMark =
      bytes.count >= 3 && bytes.base[0] == 0xEF && bytes.base[1] == 0xBB && bytes.base[2] == 0xBF
    layout = try CSVLayout(
      text: bytes.base, start: hasMark ? 3 : 0, end: bytes.count, options: options)
    self.bytes = bytes
    self.options = options
  }

  func read() throws(FrameError) -> Frame {
    let used = try usedColumns()
    let pieces = try CSVSplitter(bytes: bytes, layout: layout, options: options).split()
    if options.isCancelled() { throw .cancelled }
    let rows = pieces.reduce(0) { $0 + $1.rows.count }
    if rows == 0 { return try assemble(used, columns: emptyColumns(used), rows: 0) }
    let drafts = try drafts(used, rows: rows, pieces: pieces.count)
    return try assemble(used, columns: convert(drafts, pieces), rows: rows)
  }

  func drafts(
    _ used: [UsedColumn], rows: Int, pieces: Int
  ) throws(FrameError) -> [CSVDraft] {
    var drafts: [CSVDraft] = []
    for column in used {
      drafts.append(
        CSVDraft(
          position: column.position, name: column.name,
          missing: .make(options, name: column.name, position: column.position),
          wanted: try wantedType(column), rows: rows, pieces: pieces))
    }
    return drafts
  }

  private func convert(
    _ drafts: [CSVDraft], _ pieces: [CSVPiece]
  ) throws(FrameError) -> [Column] {
    let parser = CSVColumnParser(options)
    let isCancelled = options.isCancelled
    Parallel.run(parts: pieces.count) { i in
      for draft in drafts where !isCancelled() {
        let texts = CSVTexts()
        let kind = draft.wanted.flatMap(CSVKind.init(reading:))
        if kind == nil || !parser.read(draft, pieces[i], i, as: kind!, texts) {
          parser.infer(draft, pieces[i], i, texts)
        }
        if draft.kinds[i] == .string { draft.pools[i] = texts.finish() }
      }
    }
    if isCancelled() { throw .cancelled }
    var columns: [Column] = []
    for draft in drafts {
      columns.append(try CSVFinisher(draft: draft, pieces: pieces, parser: parser).column())
    }
    return columns
  }

  struct UsedColumn {
    let position: Int
    let name: Label
    let isLeading: Bool
  }

  /// The columns to read.
  ///
  /// Source: pandas 3.0 `parsers.pyx` (`_convert_column_data`, `_get_column_name`).
  func usedColumns() throws(FrameError) -> [UsedColumn] {
    var result: [UsedColumn] = []
    try validateUsedColumns()
    let wanted = options.usedColumns
    let leading = layout.leadingColumns
    for position in 0..<layout.width {
      if position < leading {
        result.append(UsedColumn(position: position, name: .none, isLeading: true))
        continue
      }
      let used = result.count - leading
      guard let names = layout.names else {
        if wanted?.includes(position, .int(Int64(position))) ?? true {
          result.append(
            UsedColumn(position: position, name: .int(Int64(position)), isLeading: false))
        }
        continue
      }
      if let wanted, used == wanted.count { break }
      // Given names are those of the used columns when there are as many.
      let namesUsed = options.names != nil && wanted?.count == names.count
      let place = namesUsed ? used : position - leading
      guard place < names.count else { continue }
      let name = names[place]
      if let wanted, !wanted.includes(position, name) { continue }
      result.append(UsedColumn(position: position, name: name, isLeading: false))
    }
    return result
  }

  private func validateUsedColumns() throws(FrameError) {
    switch options.usedColumns {
    case nil: return
    case .names(let wanted):
      guard let names = layout.names else { return }
      if options.names != nil, options.usedColumns?.count == names.count { return }
      let missing = wanted.filter { !names.contains(.string($0)) }
      if missing.isEmpty { return }
      let list = missing.map { pythonRepr($0) }.joined(separator: ", ")
      throw .value(
        "Usecols do not match columns, columns expected but not found: [\(list)]")
    case .positions(let wanted):
      let missing = wanted.filter { $0 >= layout.width }
      if missing.isEmpty { return }
      throw FrameError(
        "ParserError",
        "Defining usecols with out-of-bounds indices is not allowed. \(missing) are out of bounds."
      )
    }
  }

  private func wantedType(_ column: UsedColumn) throws(FrameError) -> ColumnType? {
    // Dates are read from the text as it stands.
    if isDate(column) { return .string }
    let type: ColumnType?
    switch options.types {
    case nil: type = nil
    case .all(let all): type = all
    case .columns(let columns):
      type =
        (columns.first { $0.0 == column.name }
        ?? columns.first { $0.0 == .int(Int64(column.position)) })?.1
    }
    if let type, type.isTime {
      throw .type(
        "the dtype \(type.name) is not supported for parsing, pass this column using "
          + "parse_dates instead")
    }
    return type
  }

  private func isDate(_ column: UsedColumn) -> Bool {
    switch options.parseDates {
    case .none: false
    case .columns(let labels):
      labels.contains(column.name) || labels.contains(.int(Int64(column.position)))
    case .index:
      if case .columns(let labels) = options.indexColumns {
        labels.contains(column.name) || labels.contains(.int(Int64(column.position)))
      } else {
        false
      }
    }
  }

  private func emptyColumns(_ used: [UsedColumn]) throws(FrameError) -> [Column] {
    var columns: [Column] = []
    for column in used {
      columns.append(try Column(scalars: []).cast(to: try wantedType(column) ?? .object))
    }
    return columns
  }

  func assemble(
    _ used: [UsedColumn], columns: [Column], rows: Int
  ) throws(FrameError) -> Frame {
    try CSVAssembler(
      options: options, unnamed: layout.unnamed, used: used, columns: columns, rows: rows
    ).frame()
  }
}

extension CSVKind {
  /// How a column of a given type is read; nil: by inference, then cast.
  init?(reading type: ColumnType) {
    switch type {
    case .float64, .float32: self = .float
    case .int8, .uint8, .int16, .int32, .int64: self = .int
    case .bool: self = .bool
    case .string, .object, .category: self = .string
    case .datetime, .timedelta: return nil
    }
  }
}

extension CSVOptions.UsedColumns {
  func includes(_ position: Int, _ name: Label) -> Bool {
    switch self {
    case .positions(let positions): positions.contains(position)
    case .names(let names):
      if case .string(let name) = name { names.contains(name) } else { false }
    }
  }
}

extension CSVOptions {
  func validate() throws(FrameError) {
    if let rowLimit, rowLimit < 0 { throw .value("'nrows' must be an integer >=0") }
    if let names, Set(names).count != names.count {
      throw .value("Duplicate names are not allowed.")
    }
    if case .row(let row) = header, row < 0 {
      throw .value(
        "Passing negative integer to header is invalid. For no header, use header=None instead")
    }
  }
}
