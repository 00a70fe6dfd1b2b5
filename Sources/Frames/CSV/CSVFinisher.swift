import Arrays

/// Makes a column of what the pieces of a text gave.
struct CSVFinisher {
  let draft: CSVDraft
  let pieces: [CSVPiece]
  let parser: CSVColumnParser

  func column() throws(FrameError) -> Column { try column(of: try agree()) { strings() } }

  /// The column, once all pieces are of one kind.
  func column(
    of kind: CSVKind, texts: () -> Column
  ) throws(FrameError) -> Column {
    let missing = draft.missingCounts.reduce(0, +)
    let column = inferredColumn(kind, missing: missing, texts)
    guard let wanted = draft.wanted else { return column }
    return try CSVCast(draft: draft, kind: kind, missing: missing).cast(column, to: wanted)
  }

  /// The one kind of all pieces; pieces of another kind are read again.
  private func agree() throws(FrameError) -> CSVKind {
    let kinds = Set(draft.kinds).subtracting([.missing])
    var kind = kinds.first ?? .missing
    if kinds.count > 1 {
      let areNumbers = kinds.isSubset(of: [.int, .float, .large])
      kind = areNumbers ? (kinds.contains(.float) ? .float : .large) : .string
    }
    if kind == .large { kind = try settleLarge() }
    for i in pieces.indices where draft.kinds[i] != kind {
      readAgain(i, as: kind)
      draft.kinds[i] = kind
    }
    return kind
  }

  private func readAgain(_ i: Int, as kind: CSVKind) {
    let texts = CSVTexts()
    _ = parser.read(draft, pieces[i], i, as: kind, texts)
    if draft.kinds[i] == .string { draft.pools[i] = texts.finish() }
  }

  /// Integers beyond 64 bits: text where pandas takes them as text.
  private func settleLarge() throws(FrameError) -> CSVKind {
    for i in pieces.indices { readAgain(i, as: .string) }
    var seesNegative = false
    var fitsUnsigned = true
    for pool in draft.pools.compactMap({ $0 }) {
      for i in 0..<pool.count {
        let text = pool.string(i).filter { !$0.isWhitespace }
        if text.hasPrefix("-") {
          seesNegative = true
        } else if UInt64(text) == nil {
          fitsUnsigned = false
        }
      }
    }
    let missing = draft.missingCounts.reduce(0, +)
    if fitsUnsigned, seesNegative || missing > 0 { return .string }
    throw .notImplemented(
      "read_csv: column \(pythonRepr(draft.name)) holds integers beyond int64, which are not "
        + "supported; read it with dtype={\(pythonRepr(draft.name)): 'str'} or 'float64'")
  }

  private func inferredColumn(
    _ kind: CSVKind, missing: Int, _ texts: () -> Column
  ) -> Column {
    switch kind {
    case .missing: return floatsFromInts()
    case .int:
      if missing > 0 { return floatsFromInts() }
      return Column(type: .int64, storage: draft.values, count: draft.rows)
    case .float: return Column(type: .float64, storage: draft.values, count: draft.rows)
    case .bool: return missing > 0 ? boolsWithMissing() : bools()
    case .string, .large: return texts()
    }
  }

  private func floatsFromInts() -> Column {
    let (ints, floats) = (draft.ints, draft.floats)
    for i in 0..<draft.rows {
      let value = ints[i]
      floats[i] = value == CSVDraft.missingInt ? .nan : Double(value)
    }
    return Column(type: .float64, storage: draft.values, count: draft.rows)
  }

  private func bools() -> Column {
    Column.make(.bool, count: draft.rows) { (to: UnsafeMutablePointer<UInt8>) in
      for i in 0..<draft.rows { to[i] = UInt8(draft.ints[i]) }
    }
  }

  private func boolsWithMissing() -> Column {
    Column(
      scalars: (0..<draft.rows).map { i in
        let value = draft.ints[i]
        return value == CSVDraft.missingCode ? .float(.nan) : .bool(value == 1)
      })
  }

  /// One pool for all pieces.
  private func strings() -> Column {
    let storage = Storage(byteCount: draft.rows * 4)
    let out = storage.base.assumingMemoryBound(to: Int32.self)
    if pieces.count == 1 {
      for i in 0..<draft.rows { out[i] = Int32(draft.ints[i]) }
      return Column(
        type: .string, storage: storage, count: draft.rows, pool: draft.pools[0]!)
    }
    let builder = StringPoolBuilder()
    for (piece, pool) in zip(pieces, draft.pools) {
      let places = builder.intern(pool!)
      for row in piece.firstRow..<piece.firstRow + piece.rows.count {
        let code = Int(draft.ints[row])
        out[row] = code < 0 ? -1 : places[code]
      }
    }
    return Column(type: .string, storage: storage, count: draft.rows, pool: builder.finish())
  }
}

/// Casts a column that was read to the type that was asked for.
///
/// Source: pandas 3.0 `parsers.pyx` (`_convert_tokens`, `_convert_with_dtype`).
struct CSVCast {
  let draft: CSVDraft
  let kind: CSVKind
  let missing: Int

  func cast(_ column: Column, to type: ColumnType) throws(FrameError) -> Column {
    switch type {
    case .string, .object, .category: return try column.cast(to: type)
    case .float64, .float32: return try column.cast(to: type)
    case .bool:
      if kind == .bool {
        if missing > 0 { throw .value("Bool column has NA values in column \(draft.position)") }
        return column
      }
    default:
      if kind == .int || kind == .missing, missing > 0 {
        throw .value("Integer column has NA values in column \(draft.position)")
      }
      if kind == .bool, missing > 0 {
        throw .value(
          "cannot safely convert passed user dtype of \(type.name) for bool dtyped data in "
            + "column \(draft.position) due to NA values")
      }
    }
    let result = try castLoosely(column, to: type)
    if kind == .string || kind == .int && type.isInteger { return result }
    let back = try result.cast(to: .float64)
    let original = try column.cast(to: .float64)
    if !back.isEqualElementwise(to: original) {
      throw unsafeCast(column, type)
    }
    return result
  }

  private func castLoosely(_ column: Column, to type: ColumnType) throws(FrameError) -> Column {
    if kind == .float, column.missingCount > 0, type.isInteger { throw unsafeCast(column, type) }
    return try column.cast(to: type)
  }

  private func unsafeCast(_ column: Column, _ type: ColumnType) -> FrameError {
    .value(
      "cannot safely convert passed user dtype of \(type.name) for \(column.type.name) dtyped "
        + "data in column \(draft.position)")
  }
}
