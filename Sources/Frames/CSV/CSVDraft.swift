import Arrays
import Glibc

/// What a column of one piece of text turned out to be.
enum CSVKind: Int {
  /// Nothing but missing values, which every type has.
  case missing
  case int, float, bool, string
  /// Integers beyond 64 bits.
  case large
}

/// One column while it is being read: pieces are filled side by side, then made into a `Column`.
final class CSVDraft: @unchecked Sendable {
  let position: Int
  let name: Label
  let missing: CSVMissing
  /// Asked for; nil where it is to be inferred.
  let wanted: ColumnType?
  let rows: Int
  /// Eight bytes a row, whatever the kind, so that pieces of different kinds never overlap: `Int64`,
  /// `Double`, a truth value as 0 or 1, or the code of a text within the piece's pool.
  let values: Storage
  /// One a piece; threads write different ones at the same time.
  let kinds: UnsafeMutableBufferPointer<CSVKind>
  let missingCounts: UnsafeMutableBufferPointer<Int>
  /// The texts that codes mean: one a piece, or one a thread where there are many pieces.
  let pools: UnsafeMutableBufferPointer<StringPool?>

  init(
    position: Int, name: Label, missing: CSVMissing, wanted: ColumnType?, rows: Int, pieces: Int
  ) {
    self.position = position
    self.name = name
    self.missing = missing
    self.wanted = wanted
    self.rows = rows
    values = Storage(byteCount: rows * 8)
    kinds = .allocate(capacity: pieces)
    kinds.initialize(repeating: .missing)
    missingCounts = .allocate(capacity: pieces)
    missingCounts.initialize(repeating: 0)
    pools = .allocate(capacity: max(pieces, 2))
    pools.initialize(repeating: nil)
  }

  deinit {
    kinds.deallocate()
    missingCounts.deallocate()
    pools.deinitialize()
    pools.deallocate()
  }

  var ints: UnsafeMutablePointer<Int64> { values.base.assumingMemoryBound(to: Int64.self) }
  var floats: UnsafeMutablePointer<Double> { values.base.assumingMemoryBound(to: Double.self) }

  /// As pandas has it.
  static let missingInt = Int64.min
  /// For truth values and codes of texts.
  static let missingCode: Int64 = -1
}

/// Rows of text to be read by one thread.
struct CSVPiece {
  let fields: CSVFields
  let rows: Range<Int>
  /// Where its first row goes.
  let firstRow: Int
}

/// Collects the texts of a column.
final class CSVTexts {
  var interner = StringInterner()
  func finish() -> StringPool { interner.finish() }
}

/// Reads the fields of columns as numbers, truth values or text.
struct CSVColumnParser {
  let numbers: CSVNumbers
  let trueValues: [[UInt8]]
  let falseValues: [[UInt8]]

  init(_ options: CSVOptions) {
    numbers = CSVNumbers(
      decimal: options.decimal, thousands: options.thousands ?? 0,
      roundTrip: options.floatPrecision == .roundTrip)
    trueValues = options.trueValues.map { Array($0.utf8) }
    falseValues = options.falseValues.map { Array($0.utf8) }
  }

  /// Finds the narrowest type that reads the piece: integer, float, bool, text.
  ///
  /// - Parameter known: what an earlier piece was, so that narrower types need not be tried.
  func infer(
    _ draft: CSVDraft, _ piece: CSVPiece, _ index: Int, _ texts: CSVTexts,
    known: CSVKind = .missing
  ) {
    if known.rawValue < CSVKind.float.rawValue {
      switch ints(draft, piece, index) {
      case .value: return
      case .tooLarge:
        draft.kinds[index] = .large
        return
      case .notInteger: break
      }
    }
    if known.rawValue <= CSVKind.float.rawValue, floats(draft, piece, index) { return }
    if known != .string, bools(draft, piece, index) { return }
    strings(draft, piece, index, texts)
  }

  /// Reads the piece as one given kind; false if it is not of that kind.
  func read(
    _ draft: CSVDraft, _ piece: CSVPiece, _ index: Int, as kind: CSVKind, _ texts: CSVTexts
  ) -> Bool {
    switch kind {
    case .int, .missing: return ints(draft, piece, index) == .value
    case .float: return floats(draft, piece, index)
    case .bool: return bools(draft, piece, index)
    case .string, .large:
      strings(draft, piece, index, texts)
      return true
    }
  }

  private func ints(
    _ draft: CSVDraft, _ piece: CSVPiece, _ index: Int
  ) -> CSVNumbers.IntegerResult {
    let out = draft.ints + piece.firstRow - piece.rows.lowerBound
    let missing = draft.missing
    var count = 0
    var result = CSVNumbers.IntegerResult.value
    piece.fields.forEach(column: draft.position, rows: piece.rows) { row, start, end in
      if start == end || missing.includesNumbers, missing.contains(start, end) {
        out[row] = CSVDraft.missingInt
        count += 1
        return true
      }
      switch numbers.integer(start, end, &out[row]) {
      case .value: return true
      case .tooLarge:
        result = .tooLarge
        return true
      case .notInteger:
        if missing.contains(start, end) {
          out[row] = CSVDraft.missingInt
          count += 1
          return true
        }
        result = .notInteger
        return false
      }
    }
    draft.kinds[index] = count == piece.rows.count ? .missing : .int
    draft.missingCounts[index] = count
    return result
  }

  private func floats(_ draft: CSVDraft, _ piece: CSVPiece, _ index: Int) -> Bool {
    let out = draft.floats + piece.firstRow - piece.rows.lowerBound
    let missing = draft.missing
    var count = 0
    var isFloat = true
    piece.fields.forEach(column: draft.position, rows: piece.rows) { row, start, end in
      if start == end || missing.includesNumbers, missing.contains(start, end) {
        out[row] = .nan
        count += 1
        return true
      }
      if !numbers.float(start, end, &out[row]) {
        if missing.contains(start, end) {
          out[row] = .nan
          count += 1
          return true
        }
        isFloat = CSVNumbers.infinity(start, end, &out[row])
      }
      if missing.contains(out[row]) {
        out[row] = .nan
        count += 1
      }
      return isFloat
    }
    draft.kinds[index] = .float
    draft.missingCounts[index] = count
    return isFloat
  }

  private func bools(_ draft: CSVDraft, _ piece: CSVPiece, _ index: Int) -> Bool {
    let out = draft.ints + piece.firstRow - piece.rows.lowerBound
    let missing = draft.missing
    var count = 0
    var isBool = true
    piece.fields.forEach(column: draft.position, rows: piece.rows) { row, start, end in
      if missing.contains(start, end) {
        out[row] = CSVDraft.missingCode
        count += 1
      } else if let value = truth(start, end) {
        out[row] = value ? 1 : 0
      } else {
        isBool = false
      }
      return isBool
    }
    draft.kinds[index] = .bool
    draft.missingCounts[index] = count
    return isBool
  }

  @inline(__always)
  private func truth(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Bool? {
    if !trueValues.isEmpty || !falseValues.isEmpty {
      if matches(trueValues, start, end) { return true }
      if matches(falseValues, start, end) { return false }
    }
    // Four letters in lower case, the first one in the lowest byte.
    let letters = UnsafeRawPointer(start).loadUnaligned(as: UInt32.self) | 0x2020_2020
    return switch end - start {
    case 4 where letters == 0x6575_7274: true
    case 5 where letters == 0x736C_6166 && start[4] | 0x20 == UInt8(ascii: "e"): false
    default: nil
    }
  }

  private func matches(
    _ words: [[UInt8]], _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> Bool {
    words.contains { $0.count == end - start && memcmp($0, start, $0.count) == 0 }
  }

  private func strings(
    _ draft: CSVDraft, _ piece: CSVPiece, _ index: Int, _ texts: CSVTexts
  ) {
    let out = draft.ints + piece.firstRow - piece.rows.lowerBound
    let missing = draft.missing
    var count = 0
    // Neighbouring rows often have the same text.
    var last: UnsafePointer<UInt8>?
    var lastLength = -1
    var lastCode = CSVDraft.missingCode
    piece.fields.forEach(column: draft.position, rows: piece.rows) { row, start, end in
      let length = end - start
      if length == lastLength, equalBytes(start, last!, length) {
        out[row] = lastCode
        if lastCode == CSVDraft.missingCode { count += 1 }
        return true
      }
      if missing.contains(start, end) {
        lastCode = CSVDraft.missingCode
        count += 1
      } else {
        lastCode = Int64(texts.interner.intern(UnsafeBufferPointer(start: start, count: length)))
      }
      (last, lastLength) = (start, length)
      out[row] = lastCode
      return true
    }
    draft.kinds[index] = .string
    draft.missingCounts[index] = count
  }
}
