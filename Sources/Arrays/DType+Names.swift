extension DType {
  /// numpy's name, as `dtype.name` gives it.
  public var name: String {
    switch self {
    case .bool: "bool"
    case .int8: "int8"
    case .uint8: "uint8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .float32: "float32"
    case .float64: "float64"
    case .datetime64: "datetime64[ns]"
    case .timedelta64: "timedelta64[ns]"
    case .object: "object"
    }
  }

  /// numpy's one-letter kind.
  public var kind: Character {
    switch self {
    case .bool: "b"
    case .int8, .int16, .int32, .int64: "i"
    case .uint8: "u"
    case .float32, .float64: "f"
    case .datetime64: "M"
    case .timedelta64: "m"
    case .object: "O"
    }
  }

  /// numpy's `dtype.str`, as the npy format writes it.
  public var code: String {
    switch self {
    case .bool: "|b1"
    case .int8: "|i1"
    case .uint8: "|u1"
    case .int16: "<i2"
    case .int32: "<i4"
    case .int64: "<i8"
    case .float32: "<f4"
    case .float64: "<f8"
    case .datetime64: "<M8[ns]"
    case .timedelta64: "<m8[ns]"
    case .object: "|O"
    }
  }

  public var isInteger: Bool { kind == "i" || kind == "u" }
  public var isFloating: Bool { self == .float32 || self == .float64 }
  public var isTime: Bool { self == .datetime64 || self == .timedelta64 }
  /// Booleans, integers and floats.
  public var isNumeric: Bool { !isTime && self != .object }

  /// The dtype that a name or code means in numpy (`"f8"`, `"<i4"`, `"float"`); nil if unknown
  /// or not supported here.
  public init?(named name: String) {
    var body = name[...]
    if let first = body.first, "<|=".contains(first) { body = body.dropFirst() }
    switch body {
    case "bool", "bool_", "?", "b1": self = .bool
    case "int8", "i1", "b", "byte": self = .int8
    case "uint8", "u1", "B", "ubyte": self = .uint8
    case "int16", "i2", "h", "short": self = .int16
    case "int32", "i4", "i", "intc": self = .int32
    case "int64", "int", "int_", "i8", "l", "q", "p", "intp", "long", "longlong": self = .int64
    case "float32", "f4", "f", "single": self = .float32
    case "float64", "float", "f8", "d", "double": self = .float64
    case "datetime64[ns]", "M8[ns]": self = .datetime64
    case "timedelta64[ns]", "m8[ns]": self = .timedelta64
    case "object", "object_", "O": self = .object
    default: return nil
    }
  }
}
