import Foundation

/// Names as Python compares them.
enum Identifiers {
  /// The name in Unicode normal form KC, as PEP 3131 asks.
  static func normalized(_ bytes: ArraySlice<UInt8>) -> String {
    let name = String(decoding: bytes, as: UTF8.self)
    if bytes.allSatisfy({ $0 < 0x80 }) { return name }
    return name.precomposedStringWithCompatibilityMapping
  }
}
