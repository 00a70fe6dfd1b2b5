import Arrays

/// Work on the text of `str` columns: each distinct string once.
extension Column {
  /// The column as text, for pandas' `.str`.
  ///
  /// - Throws: `AttributeError` for columns that hold no text.
  public func textColumn() throws(FrameError) -> Column {
    switch type {
    case .string: return self
    case .category: return try categories!.values.textColumn().takeCodes(of: self)
    case .object:
      let texts = scalars().map { value -> String? in
        if case .string(let text) = value { text } else { nil }
      }
      guard count == 0 || texts.contains(where: { $0 != nil }) || missingCount == count else {
        throw Self.noText
      }
      return Column(texts)
    default: throw Self.noText
    }
  }

  private static let noText = FrameError(
    "AttributeError", "Can only use .str accessor with string values, not floating")

  /// The strings' images; nil is missing, and missing stays so.
  public func mapText(_ transform: (String) -> String?) throws(FrameError) -> Column {
    let column = try textColumn()
    let pool = column.pool!
    let used = column.usedCodes()
    var interner = StringInterner()
    var places = [Int32](repeating: -1, count: pool.count)
    for code in 0..<pool.count where used[code] {
      guard var image = transform(pool.string(code)) else { continue }
      places[code] = image.withUTF8 { interner.intern($0) }
    }
    let codes = column.withCodes { codes in codes.map { $0 < 0 ? -1 : places[Int($0)] } }
    return Column(codes: codes, pool: interner.finish())
  }

  /// A question asked of each string; missing answers no, or as given.
  public func testText(
    missing: Bool = false, _ test: (String) -> Bool
  ) throws(FrameError) -> Column {
    let column = try textColumn()
    let answers = column.mapPool(test)
    return column.mapCodes(.bool, missing: missing) { answers[$0] ?? false }
  }

  /// A number for each string: int64, or float64 where some are missing.
  public func countText(_ count: (String) -> Int) throws(FrameError) -> Column {
    let column = try textColumn()
    let numbers = column.mapPool(count)
    if column.missingCount == 0 {
      return column.mapCodes(.int64, missing: 0 as Int64) { Int64(numbers[$0] ?? 0) }
    }
    return column.mapCodes(.float64, missing: Double.nan) { Double(numbers[$0] ?? 0) }
  }

  /// Scalars made of each string, NaN where missing.
  public func mapTextToScalars(_ transform: (String) -> Scalar) throws(FrameError) -> Column {
    let column = try textColumn()
    let images = column.mapPool(transform)
    return Column(
      scalars: column.withCodes { codes in
        codes.map { $0 < 0 ? .float(.nan) : images[Int($0)] ?? .float(.nan) }
      })
  }

  /// The image of each string that occurs.
  private func mapPool<Image>(_ transform: (String) -> Image) -> [Image?] {
    let pool = pool!
    let used = usedCodes()
    return (0..<pool.count).map { used[$0] ? transform(pool.string($0)) : nil }
  }

  /// Each string split into parts; a list a row.
  public func splitText(_ split: (String) -> [String]) throws(FrameError) -> Column {
    try mapTextToScalars { .list(split($0).map { .string($0) }) }
  }

  /// Each string split into parts, one column a part; short rows end with missing values.
  public func splitTextIntoColumns(
    _ split: (String) -> [String]
  ) throws(FrameError) -> [Column] {
    let column = try textColumn()
    let parts = column.mapPool(split)
    let width = parts.reduce(0) { max($0, $1?.count ?? 0) }
    var columns: [Column] = []
    for place in 0..<width {
      columns.append(
        Column(
          column.withCodes { codes in
            codes.map { code -> String? in
              guard code >= 0, let row = parts[Int(code)], place < row.count else { return nil }
              return row[place]
            }
          }))
    }
    return columns
  }

  /// The strings of several columns joined row by row; missing where any is, or as given.
  public static func joiningText(
    _ columns: [Column], separator: String, missing: String? = nil
  ) throws(FrameError) -> Column {
    var texts: [Column] = []
    for column in columns { texts.append(try column.textColumn()) }
    let count = texts.first?.count ?? 0
    return Column(
      (0..<count).map { row -> String? in
        var parts: [String] = []
        for text in texts {
          if case .string(let part) = text[row] {
            parts.append(part)
          } else if let missing {
            parts.append(missing)
          } else {
            return nil
          }
        }
        return parts.joined(separator: separator)
      })
  }
}
