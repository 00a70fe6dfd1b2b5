import Arrays
import Glibc

/// The texts, and numbers, that count as missing in one column.
final class CSVMissing: @unchecked Sendable {
  /// pandas' `STR_NA_VALUES`.
  static let standard: Set<String> = [
    "-1.#IND", "1.#QNAN", "1.#IND", "-1.#QNAN", "#N/A N/A", "#N/A", "N/A", "n/a", "NA", "<NA>",
    "#NA", "NULL", "null", "NaN", "-NaN", "nan", "-nan", "", "None",
  ]

  private let markers: [[UInt8]]
  private let firstBytes: [Bool]
  private let lengths: UInt64
  /// The empty field is missing.
  let includesEmpty: Bool
  /// Some marker is a number, so that numbers too have to be looked up.
  let includesNumbers: Bool
  /// Equal floats are missing however they are written.
  let numbers: [Double]

  init(texts: Set<String>, numbers: [Double] = []) {
    let markers = texts.map { Array($0.utf8) }
    self.markers = markers.filter { !$0.isEmpty }
    includesEmpty = texts.contains("")
    var firstBytes = [Bool](repeating: false, count: 256)
    var lengths: UInt64 = 0
    for marker in self.markers {
      firstBytes[Int(marker[0])] = true
      lengths |= 1 << UInt64(min(marker.count, 63))
    }
    self.firstBytes = firstBytes
    self.lengths = lengths
    self.numbers = numbers
    includesNumbers = !numbers.isEmpty
  }

  /// Whether the field is one of the texts.
  @inline(__always)
  func contains(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Bool {
    let count = end - start
    if count == 0 { return includesEmpty }
    guard lengths >> UInt64(min(count, 63)) & 1 == 1 else { return false }
    return firstBytes.withUnsafeBufferPointer { $0[Int(start.pointee)] } && search(start, count)
  }

  private func search(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    markers.contains { marker in
      marker.count == count && memcmp(marker, start, count) == 0
    }
  }

  @inline(__always)
  func contains(_ number: Double) -> Bool { includesNumbers && numbers.contains(number) }
}

extension CSVMissing {
  /// What the options say about a column.
  ///
  /// Source: pandas 3.0 `readers.py` (`_clean_na_values`), `parsers.pyx` (`_get_na_list`).
  static func make(_ options: CSVOptions, name: Label, position: Int) -> CSVMissing {
    guard options.filtersMissing else { return CSVMissing(texts: []) }
    let standard = options.keepsDefaultMissing ? Self.standard : []
    switch options.missingValues {
    case nil: return CSVMissing(texts: standard)
    case .all(let values): return make(values, and: standard)
    case .columns(let columns):
      let found =
        columns.first { $0.0 == name } ?? columns.first { $0.0 == .int(Int64(position)) }
      guard let found else { return CSVMissing(texts: standard) }
      return make(found.1, and: standard)
    }
  }

  private static func make(_ values: [Scalar], and standard: Set<String>) -> CSVMissing {
    var texts = standard
    var numbers: [Double] = []
    for value in values {
      texts.insert(pythonText(value))
      guard let number = number(value), !number.isNaN else { continue }
      numbers.append(number)
      if number == number.rounded(.towardZero), abs(number) < 9e18 {
        texts.insert("\(Int64(number)).0")
        texts.insert("\(Int64(number))")
      }
    }
    return CSVMissing(texts: texts, numbers: numbers)
  }

  private static func number(_ value: Scalar) -> Double? {
    switch value {
    case .int(let value): Double(value)
    case .float(let value): value
    case .bool(let value): value ? 1 : 0
    case .string(let text): pythonFloat(text)
    default: nil
    }
  }
}
