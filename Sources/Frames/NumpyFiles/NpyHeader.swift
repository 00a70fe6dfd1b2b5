/// The first part of an `npy` file: element type, order and shape.
///
/// Source: numpy 2.4, `numpy/lib/_format_impl.py`, versions 1.0 to 3.0 of the format.
struct NpyHeader: Equatable {
  let type: NumpyDType
  let isColumnMajor: Bool
  let shape: [Int]

  static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
  /// Magic, version, and the longest length of the text.
  static let longestPrefix = 12
  /// numpy reads no longer ones unless told to.
  private static let longestText = 10_000

  init(type: NumpyDType, isColumnMajor: Bool, shape: [Int]) {
    self.type = type
    self.isColumnMajor = isColumnMajor
    self.shape = shape
  }

  /// Where the text stands in a file that begins so.
  ///
  /// - Throws: `ValueError` as numpy has it.
  static func textRange(_ prefix: [UInt8]) throws(PickleError) -> Range<Int> {
    guard prefix.count >= 8 else {
      throw .value("EOF: reading magic string, expected 8 bytes got \(prefix.count)")
    }
    guard prefix.starts(with: magic) else { throw .value("the magic string is not correct") }
    let short = { (expected: Int) in
      PickleError.value(
        "EOF: reading array header length, expected \(expected) bytes got \(prefix.count - 8)")
    }
    let length: Int
    let start: Int
    switch (prefix[6], prefix[7]) {
    case (1, 0):
      guard prefix.count >= 10 else { throw short(2) }
      length = Int(prefix[8]) | Int(prefix[9]) << 8
      start = 10
    case (2, 0), (3, 0):
      guard prefix.count >= 12 else { throw short(4) }
      length = (0..<4).reduce(0) { $0 | Int(prefix[8 + $1]) << (8 * $1) }
      start = 12
    default:
      throw .value(
        "we only support format version (1,0), (2,0), and (3,0), not "
          + "(\(prefix[6]), \(prefix[7]))")
    }
    guard length <= longestText else {
      throw .value("Header info length (\(length)) is large and may not be safe to load securely.")
    }
    return start..<(start + length)
  }

  /// Reads the text, a dictionary literal. Nothing in it is evaluated.
  init(_ text: [UInt8]) throws(PickleError) {
    let shown = String(decoding: text, as: UTF8.self)
    var literal = NpyLiteral(text)
    guard let entries = literal.dictionary() else {
      throw .value("Cannot parse header: '\(shown)'")
    }
    guard entries.count == 3, case .text(let description) = entries["descr"],
      case .bool(let isColumnMajor) = entries["fortran_order"],
      case .tuple(let shape) = entries["shape"]
    else {
      if case .other = entries["descr"] {
        throw .value("structured arrays are not supported")
      }
      throw .value("Header does not contain the correct keys: '\(shown)'")
    }
    do {
      type = try NumpyDType(description)
    } catch .unsupported(let reason) {
      throw .value(reason)
    } catch {
      throw .value("descr is not a valid dtype descriptor: '\(description)'")
    }
    self.isColumnMajor = isColumnMajor
    self.shape = shape
  }

  /// The shape as a Python tuple.
  var shapeText: String {
    let lengths = shape.map(String.init).joined(separator: ", ")
    return shape.count == 1 ? "(\(lengths),)" : "(\(lengths))"
  }

  /// The header as numpy writes it, filled up so that the elements are aligned to 64 bytes.
  var bytes: [UInt8] {
    let lengths = shape.map(String.init)
    var text =
      "{'descr': '\(type.fileDescription)', 'fortran_order': \(isColumnMajor ? "True" : "False"), "
      + "'shape': \(shapeText), }"
    // Room for the growing axis to be written over in place.
    if let growing = isColumnMajor ? lengths.last : lengths.first {
      text += String(repeating: " ", count: max(0, 21 - growing.utf8.count))
    }
    let isLong = text.utf8.count + 74 >= 1 << 16
    let prefix = isLong ? 12 : 10
    let padding = 64 - (prefix + text.utf8.count + 1) % 64
    text += String(repeating: " ", count: padding) + "\n"
    let count = text.utf8.count
    let length = (0..<(isLong ? 4 : 2)).map { UInt8(count >> (8 * $0) & 255) }
    return NpyHeader.magic + [isLong ? 2 : 1, 0] + length + Array(text.utf8)
  }
}

extension PickleError {
  static func value(_ reason: String) -> PickleError { PickleError(.value, reason) }
}
