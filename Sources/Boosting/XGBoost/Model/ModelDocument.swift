/// A model file's contents, JSON or Universal Binary JSON: the arrays of the latter have types.
indirect enum ModelDocument: Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case float(Float)
  case string(String)
  case array([ModelDocument])
  case floats([Float])
  case bytes([UInt8])
  case integers32([Int32])
  case integers64([Int64])
  case object([String: ModelDocument])

  subscript(name: String) -> ModelDocument? {
    if case .object(let members) = self { return members[name] }
    return nil
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }

  var integer: Int? {
    switch self {
    case .integer(let value): Int(value)
    case .float(let value) where value.magnitude < 0x1p62: Int(value)
    case .bool(let value): value ? 1 : 0
    default: nil
    }
  }

  var float: Float? {
    switch self {
    case .integer(let value): Float(value)
    case .float(let value): value
    default: nil
    }
  }

  /// A list of numbers, whatever its type; nil when something else is in it.
  var floatList: [Float]? {
    switch self {
    case .floats(let values): return values
    case .bytes(let values): return values.map { Float($0) }
    case .integers32(let values): return values.map { Float($0) }
    case .integers64(let values): return values.map { Float($0) }
    case .array(let items):
      let values = items.compactMap(\.float)
      return values.count == items.count ? values : nil
    default: return nil
    }
  }

  var integerList: [Int]? {
    switch self {
    case .bytes(let values): return values.map { Int($0) }
    case .integers32(let values): return values.map { Int($0) }
    case .integers64(let values): return values.map { Int($0) }
    case .floats(let values):
      return values.allSatisfy({ $0.magnitude < 0x1p31 }) ? values.map { Int($0) } : nil
    case .array(let items):
      let values = items.compactMap(\.integer)
      return values.count == items.count ? values : nil
    default: return nil
    }
  }

  var list: [ModelDocument]? { if case .array(let items) = self { items } else { nil } }

  /// Reads either form, told apart by the second byte.
  ///
  /// - Throws: `XGBoostError` for anything damaged.
  init(reading bytes: [UInt8]) throws(BoostingError) {
    let second = bytes.dropFirst().first { !$0.isASCIIBlank }
    guard bytes.first == UInt8(ascii: "{"), let second else {
      throw .xgboost("Invalid model file: neither JSON nor UBJSON")
    }
    if second == UInt8(ascii: "L") {
      var reader = BinaryDocumentReader(bytes)
      self = try reader.document()
    } else {
      var reader = TextDocumentReader(bytes)
      self = try reader.document()
    }
  }
}

extension UInt8 {
  fileprivate var isASCIIBlank: Bool { self == 0x20 || (0x09...0x0d).contains(self) }
}
