import Arrays

/// The cells of one column, ready to be written as CSV fields.
final class CSVCells: @unchecked Sendable {
  /// What writing a row needs, without a reference to count.
  struct Source {
    enum Kind: UInt8 { case bools, floats, int8, uint8, int16, int32, int64, codes, texts }

    let kind: Kind
    let elements: UnsafeRawPointer
    /// Texts of codes or rows, quoted already; the last one is for missing.
    let offsets: UnsafePointer<Int64>
    let bytes: UnsafePointer<UInt8>
    let missing: Int
    let decimal: UInt8
    /// Around every number, where not 0.
    let numberQuote: UInt8
    let digits: ShortDigits
  }

  let source: Source
  private let column: Column
  private let texts: StringPool

  init(_ column: Column, _ options: CSVWriteOptions, _ quoter: CSVQuoter) throws(FrameError) {
    let column = column.contiguous()
    let kind: Source.Kind
    var texts: [[UInt8]] = []
    switch column.type {
    case .bool: kind = .bools
    case .int8: kind = .int8
    case .uint8: kind = .uint8
    case .int16: kind = .int16
    case .int32: kind = .int32
    case .int64: kind = .int64
    case .float64 where options.floatFormat == nil: kind = .floats
    case .string:
      kind = .codes
      let pool = column.pool!
      texts.reserveCapacity(pool.count + 1)
      for code in 0..<pool.count { texts.append(try quoter.quoted(pool[code], isNumber: false)) }
    case .category:
      kind = .codes
      texts = try quoter.quoted(cellTexts(column.shownCategories, options))
    default:
      kind = .texts
      texts = try quoter.quoted(cellTexts(column, options))
    }
    let missing = texts.count
    texts.append(try quoter.quoted(options.missing, isNumber: false))
    var interner = StringInterner()
    for text in texts { _ = text.withUnsafeBufferPointer { interner.append($0) } }
    let pool = interner.finish()
    self.column = column
    self.texts = pool
    source = Source(
      kind: kind,
      elements: UnsafeRawPointer(
        column.storage.base + column.offset * column.type.elementType.size),
      offsets: pool.offsets, bytes: pool.bytes, missing: missing, decimal: options.decimal,
      numberQuote: options.quoting == .all ? options.quote : 0, digits: ShortDigits())
  }
}

extension CSVCells.Source {
  func write(_ row: Int, _ out: inout ByteBuffer) {
    switch kind {
    case .codes:
      let code = elements.assumingMemoryBound(to: Int32.self)[row]
      text(code < 0 ? missing : Int(code), &out)
    case .texts: text(row, &out)
    case .floats:
      let value = elements.assumingMemoryBound(to: Double.self)[row]
      if value.isNaN { text(missing, &out) } else { float(value, &out) }
    case .bools:
      let value = elements.assumingMemoryBound(to: Bool.self)[row]
      if numberQuote != 0 { out.append(numberQuote) }
      out.append(value ? "True" : "False" as StaticString)
      if numberQuote != 0 { out.append(numberQuote) }
    case .int8: integer(Int64(elements.assumingMemoryBound(to: Int8.self)[row]), &out)
    case .uint8: integer(Int64(elements.assumingMemoryBound(to: UInt8.self)[row]), &out)
    case .int16: integer(Int64(elements.assumingMemoryBound(to: Int16.self)[row]), &out)
    case .int32: integer(Int64(elements.assumingMemoryBound(to: Int32.self)[row]), &out)
    case .int64: integer(elements.assumingMemoryBound(to: Int64.self)[row], &out)
    }
  }

  @inline(__always)
  private func text(_ place: Int, _ out: inout ByteBuffer) {
    let start = Int(offsets[place])
    out.append(
      UnsafeBufferPointer(start: bytes + start, count: Int(offsets[place + 1]) - start))
  }

  private func integer(_ value: Int64, _ out: inout ByteBuffer) {
    if numberQuote != 0 { out.append(numberQuote) }
    out.append(value)
    if numberQuote != 0 { out.append(numberQuote) }
  }

  private func float(_ value: Double, _ out: inout ByteBuffer) {
    if numberQuote != 0 { out.append(numberQuote) }
    let start = out.count
    out.append(value, digits: digits)
    if decimal != UInt8(ascii: ".") {
      for at in start..<out.count where out.base[at] == UInt8(ascii: ".") {
        out.base[at] = decimal
      }
    }
    if numberQuote != 0 { out.append(numberQuote) }
  }
}

/// A cell's text, and whether it is a number, which `nonNumeric` does not quote.
typealias CSVCellText = (text: String, isNumber: Bool)

private func cellTexts(_ column: Column, _ options: CSVWriteOptions) -> [CSVCellText] {
  if case .datetime(let unit) = column.type {
    let texts = DatetimeTexts(column, unit: unit, format: options.dateFormat)
    return (0..<column.count).map { i in (texts[i] ?? options.missing, false) }
  }
  if case .timedelta = column.type {
    return CellTexts().texts(column).map { ($0 == "NaT" ? options.missing : $0, false) }
  }
  // Without quoting, pandas lets numpy write the numbers; with it, Python.
  let isSingle = column.type == .float32 && options.quoting == .minimal
  return (0..<column.count).map { i in
    let value = column[i]
    if value.isMissing { return (options.missing, false) }
    guard case .float(let number) = value else {
      if case .int = value { return (pythonText(value), true) }
      if case .bool = value { return (pythonText(value), true) }
      return (pythonText(value), false)
    }
    var text: String
    if let format = options.floatFormat, column.type.isFloat {
      text = format.text(number)
    } else {
      text = isSingle ? pythonText(Float(number)) : pythonRepr(number)
    }
    if options.decimal != UInt8(ascii: "."), column.type.isFloat {
      text = text.replacing(".", with: String(decoding: [options.decimal], as: UTF8.self))
    }
    return (text, true)
  }
}

/// Puts quotes around what needs them, as Python's `csv` module does.
struct CSVQuoter: Sendable {
  let separator: UInt8
  let quote: UInt8
  let escape: UInt8?
  let doublesQuotes: Bool
  let quoting: CSVWriteOptions.Quoting
  let terminator: [UInt8]

  init(_ options: CSVWriteOptions) {
    separator = options.separator
    quote = options.quote
    escape = options.escape
    doublesQuotes = options.doublesQuotes
    quoting = options.quoting
    terminator = Array(options.lineTerminator.utf8)
  }

  func quoted(_ texts: [CSVCellText]) throws(FrameError) -> [[UInt8]] {
    var result: [[UInt8]] = []
    result.reserveCapacity(texts.count)
    for (text, isNumber) in texts { result.append(try quoted(text, isNumber: isNumber)) }
    return result
  }

  func quoted(_ text: String, isNumber: Bool) throws(FrameError) -> [UInt8] {
    let bytes = Array(text.utf8)
    return try quoted(bytes, isNumber: isNumber)
  }

  func quoted(
    _ text: UnsafeBufferPointer<UInt8>, isNumber: Bool
  ) throws(FrameError) -> [UInt8] { try quoted(Array(text), isNumber: isNumber) }

  private func quoted(_ bytes: [UInt8], isNumber: Bool) throws(FrameError) -> [UInt8] {
    let isSpecial = bytes.contains { byte in
      byte == separator || byte == quote || byte == escape || terminator.contains(byte)
    }
    let isQuoted =
      switch quoting {
      case .all: true
      case .nonNumeric: !isNumber
      case .minimal: isSpecial
      case .none: false
      }
    if !isSpecial { return isQuoted ? [quote] + bytes + [quote] : bytes }
    var result: [UInt8] = isQuoted ? [quote] : []
    for byte in bytes {
      if isQuoted, byte == quote, doublesQuotes {
        result.append(quote)
      } else if byte == quote || byte == escape
        || (!isQuoted && (byte == separator || terminator.contains(byte)))
      {
        guard let escape else {
          throw FrameError("_csv.Error", "need to escape, but no escapechar set")
        }
        result.append(escape)
      }
      result.append(byte)
    }
    if isQuoted { result.append(quote) }
    return result
  }
}
