import Arrays

/// An element type as numpy's files describe it, such as `<f8`, `|b1`, `<M8[ns]` or `<U12`.
public struct NumpyDType: Sendable, Hashable {
  public enum Kind: UInt8, Sendable {
    case bool = 0x62  // b
    case integer = 0x69  // i
    case unsigned = 0x75  // u
    case float = 0x66  // f
    case datetime = 0x4D  // M
    case timedelta = 0x6D  // m
    case object = 0x4F  // O
    case text = 0x55  // U
    case bytes = 0x53  // S
  }

  public let kind: Kind
  /// Bytes an element; 4 a character for text.
  public let size: Int
  public var isBigEndian: Bool
  /// Of `datetime` and `timedelta`: one count of the element.
  public var unit: NumpyTimeUnit?

  public init(_ kind: Kind, size: Int, isBigEndian: Bool = false, unit: NumpyTimeUnit? = nil) {
    self.kind = kind
    self.size = size
    self.isBigEndian = isBigEndian
    self.unit = unit
  }

  /// The type of an array in memory; times count nanoseconds unless a unit is given.
  public init(_ dtype: DType, unit: TimeUnit = .nanoseconds) {
    switch dtype {
    case .bool: self.init(.bool, size: 1)
    case .int8, .int16, .int32, .int64: self.init(.integer, size: dtype.size)
    case .uint8: self.init(.unsigned, size: 1)
    case .float32, .float64: self.init(.float, size: dtype.size)
    case .datetime64: self.init(.datetime, size: 8, unit: NumpyTimeUnit(unit))
    case .timedelta64: self.init(.timedelta, size: 8, unit: NumpyTimeUnit(unit))
    case .object: self.init(.object, size: 8)
    }
  }

  /// The type that holds these elements in memory; the next wider one where there is no equal.
  public var memoryType: DType {
    switch (kind, size) {
    case (.bool, _): .bool
    case (.integer, 1): .int8
    case (.integer, 2): .int16
    case (.integer, 4), (.unsigned, 2): .int32
    case (.integer, _), (.unsigned, 4), (.unsigned, 8): .int64
    case (.unsigned, _): .uint8
    case (.float, 8): .float64
    case (.float, _): .float32
    case (.datetime, _): .datetime64
    case (.timedelta, _): .timedelta64
    case (.object, _), (.text, _), (.bytes, _): .object
    }
  }

  /// Elements lie in the file as they do in memory.
  var isPlain: Bool {
    switch kind {
    case .object, .text, .bytes: false
    case .unsigned: size == 1
    case .float: size >= 4 && !isSwapped
    default: !isSwapped
    }
  }

  var isSwapped: Bool { isBigEndian && size > 1 }

  /// The class of a scalar of this type: `float64`, `str_`, …
  public var scalarName: String {
    switch kind {
    case .bool: "bool"
    case .integer: "int\(size * 8)"
    case .unsigned: "uint\(size * 8)"
    case .float: "float\(size * 8)"
    case .datetime: "datetime64"
    case .timedelta: "timedelta64"
    case .object: "object_"
    case .text: "str_"
    case .bytes: "bytes_"
    }
  }

  /// numpy's name for it: `float64`, `datetime64[ns]`, `<U3`, …
  public var name: String {
    switch kind {
    case .datetime, .timedelta: scalarName + (unit.map { "[\($0.text)]" } ?? "")
    case .object: "object"
    case .text: "\(isBigEndian ? ">" : "<")U\(size / 4)"
    case .bytes: "S\(size)"
    default: scalarName
    }
  }
}

extension NumpyDType {
  /// Why a description is not a type that arrays can have.
  enum Refusal: Error {
    case malformed
    case unsupported(String)
  }

  /// Reads `f8`, `<f8`, `|b1`, `M8[ns]`, `<U12` and the like.
  init(_ description: String) throws(Refusal) {
    var text = description.utf8[...]
    var isBigEndian = false
    if let first = text.first, "<>|=".utf8.contains(first) {
      isBigEndian = first == UInt8(ascii: ">")
      text = text.dropFirst()
    }
    guard let letter = text.popFirst() else { throw .malformed }
    let digits = text.prefix { (0x30...0x39).contains($0) }
    text = text.dropFirst(digits.count)
    guard let number = Int(String(decoding: digits, as: UTF8.self)) ?? (digits.isEmpty ? 0 : nil)
    else { throw .malformed }
    switch letter {
    case UInt8(ascii: "c"): throw .unsupported("complex numbers are not supported")
    case UInt8(ascii: "V"): throw .unsupported("structured arrays are not supported")
    default: break
    }
    guard let kind = Kind(rawValue: letter) else { throw .malformed }
    try self.init(kind, number: number, isBigEndian: isBigEndian)
    if kind == .datetime || kind == .timedelta {
      if text.isEmpty { return }
      guard text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]") else {
        throw .malformed
      }
      let inside = text.dropFirst().dropLast()
      unit = try NumpyTimeUnit(description: String(decoding: inside, as: UTF8.self))
    } else if !text.isEmpty {
      throw .malformed
    }
  }

  private init(_ kind: Kind, number: Int, isBigEndian: Bool) throws(Refusal) {
    switch kind {
    case .bool where number == 1, .datetime where number == 8, .timedelta where number == 8: break
    case .integer where [1, 2, 4, 8].contains(number): break
    case .unsigned where [1, 2, 4, 8].contains(number): break
    case .float where [2, 4, 8].contains(number): break
    case .float where number == 16 || number == 12:
      throw .unsupported("extended precision floats are not supported")
    case .object where number == 8 || number == 4 || number == 0:
      self.init(.object, size: 8)
      return
    case .text where number <= 1 << 28:
      self.init(.text, size: number * 4, isBigEndian: isBigEndian)
      return
    case .bytes where number <= 1 << 30: break
    default: throw .malformed
    }
    self.init(kind, size: number, isBigEndian: isBigEndian)
  }

  /// As `np.save` writes it: `<f8`, `|O`, `<M8[ns]`.
  var fileDescription: String {
    switch kind {
    case .bool: "|b1"
    case .object: "|O"
    case .bytes: "|S\(size)"
    case .text: "<U\(size / 4)"
    case .datetime, .timedelta: "<\(letter)8[\((unit ?? .init(.nanoseconds)).text)]"
    case .integer, .unsigned: "\(size == 1 ? "|" : "<")\(letter)\(size)"
    case .float: "<f\(size)"
    }
  }

  private var letter: Character { Character(UnicodeScalar(kind.rawValue)) }
}
