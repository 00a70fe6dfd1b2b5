/// The six filters of the Rubin Observatory's survey, blue to red.
public enum Band: UInt8, Sendable, CaseIterable, Hashable {
  case u, g, r, i, z, y

  /// The band's letter.
  public var name: String { Self.names[Int(rawValue)] }
  static let names = ["u", "g", "r", "i", "z", "y"]

  /// Effective wavelengths in nanometres.
  static let wavelengths = [367.1, 482.7, 622.3, 754.6, 869.1, 971.0]

  /// Magnitudes of extinction a unit of E(B−V), for the law of Fitzpatrick (1999) with R_V = 3.1
  /// as calibrated by Schlafly and Finkbeiner (2011, table 6, LSST).
  static let extinction = [4.145, 3.237, 2.273, 1.684, 1.323, 1.088]

  init?(name: UnsafeBufferPointer<UInt8>) {
    guard name.count == 1 else { return nil }
    switch name[0] {
    case UInt8(ascii: "u"): self = .u
    case UInt8(ascii: "g"): self = .g
    case UInt8(ascii: "r"): self = .r
    case UInt8(ascii: "i"): self = .i
    case UInt8(ascii: "z"): self = .z
    case UInt8(ascii: "y"): self = .y
    default: return nil
    }
  }
}
