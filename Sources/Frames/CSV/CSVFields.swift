/// Where a field's text lies.
struct CSVField {
  /// Byte position in the text, or in the unescaped text when the high bit of `length` is set.
  var start: UInt32
  var length: UInt32

  static let unescaped: UInt32 = 1 << 31
  static let empty = CSVField(start: 0, length: 0)
}

/// The fields of some rows, `width` a row, one row after the other.
final class CSVFields: @unchecked Sendable {
  let text: UnsafePointer<UInt8>
  let width: Int
  private(set) var rows = 0
  private(set) var fields: UnsafeMutablePointer<CSVField>
  private var rowCapacity: Int
  /// Text of quoted or escaped fields that differs from the file's.
  var unescapedText: [UInt8] = []

  /// - Parameter text: fields point into it; less than 4 GB.
  init(text: UnsafePointer<UInt8>, width: Int, rowCapacity: Int) {
    self.text = text
    self.width = width
    self.rowCapacity = max(rowCapacity, 16)
    fields = .allocate(capacity: self.rowCapacity * max(width, 1))
  }

  deinit { fields.deallocate() }

  /// The place for the fields of one more row, which `commitRow` keeps.
  @inline(__always)
  func nextRow() -> UnsafeMutablePointer<CSVField> {
    if rows == rowCapacity { grow() }
    return fields + rows * width
  }

  @inline(__always)
  func commitRow() { rows += 1 }

  private func grow() {
    let larger = UnsafeMutablePointer<CSVField>.allocate(capacity: rowCapacity * 2 * max(width, 1))
    larger.update(from: fields, count: rows * width)
    fields.deallocate()
    fields = larger
    rowCapacity *= 2
  }

  /// Drops rows from the end.
  func truncate(rows: Int) { self.rows = min(self.rows, rows) }

  /// Calls `body` with the start and end of each field of a column.
  ///
  /// - Parameter body: returns false to stop.
  @inline(__always)
  func forEach(
    column: Int, rows range: Range<Int>,
    _ body: (_ row: Int, UnsafePointer<UInt8>, UnsafePointer<UInt8>) -> Bool
  ) {
    unescapedText.withUnsafeBufferPointer { unescaped in
      var field = fields + range.lowerBound * width + column
      for row in range {
        let length = field.pointee.length
        let start: UnsafePointer<UInt8>
        if length & CSVField.unescaped == 0 {
          start = text + Int(field.pointee.start)
        } else {
          start = (unescaped.baseAddress ?? text) + Int(field.pointee.start)
        }
        if !body(row, start, start + Int(length & ~CSVField.unescaped)) { return }
        field += width
      }
    }
  }
}

/// A stop in the middle of the text.
enum CSVProblem {
  /// A row with too many fields; the line is counted within the piece of text, from 1.
  case tooManyFields(line: Int, expected: Int, found: Int)
  case openQuote(line: Int)
  case openEscape
}
