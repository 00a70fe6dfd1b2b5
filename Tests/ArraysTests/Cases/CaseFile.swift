import Foundation

@testable import Arrays

/// One recorded call of numpy: see `Fixtures/recorder.py`.
struct Case {
  let operation: String
  let arguments: [CaseValue]
  let keywords: [String: CaseValue]
  let outcome: CaseOutcome
  /// How many units in the last place a float may be off.
  let ulp: Int
  /// Relative error that a float may have, besides.
  let relative: Double
  let source: String
}

/// What numpy gave.
indirect enum CaseOutcome {
  case array(RecordedArray)
  case list([CaseOutcome])
  case value(Scalar)
  case failure(pythonClass: String, message: String)
}

/// A resulting array: its bytes, or their hash, or its objects; its texts where recorded.
struct RecordedArray {
  let dtype: String
  let shape: [Int]
  var bytes: [UInt8]?
  var hash: String?
  var objects: [Scalar]?
  var isScalar = false
  var repr: String?
  var str: String?
}

/// An argument.
indirect enum CaseValue {
  case array(NDArray)
  case scalar(Scalar)
  case list([CaseValue])
  case slice(Int?, Int?, Int?)
  case ellipsis
  case dtype(String)
}

struct CaseError: Error { let message: String }

enum CaseFile {
  static func read(_ name: String) throws -> [Case] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/\(name).json")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    return try lines.filter { $0.count > 2 }.map { line in
      let text = line.hasSuffix(",") ? line.dropLast() : line
      guard
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      else { throw CaseError(message: "not a case: \(text.prefix(100))") }
      return try Case(object, String(text))
    }
  }

  /// Places of cases that are known to differ until they are mended: lines such as `sorting 12`.
  static func knownDifferences(_ name: String) throws -> Set<Int> {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Fixtures/known_differences.txt")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    return Set(
      lines.compactMap { line in
        let words = line.split(separator: " ")
        return words.count == 2 && words[0] == name ? Int(words[1]) : nil
      })
  }
}

extension Case {
  fileprivate init(_ object: [String: Any], _ text: String) throws {
    operation = object["op"] as! String
    arguments = try (object["args"] as! [Any]).map { try CaseValue($0) }
    keywords = try (object["kw"] as? [String: Any] ?? [:]).mapValues { try CaseValue($0) }
    ulp = object["ulp"] as? Int ?? 0
    relative = object["rel"] as? Double ?? 0
    source = text.count > 300 ? text.prefix(200) + "…" + text.suffix(100) : text
    if let error = object["err"] as? [String] {
      outcome = .failure(pythonClass: error[0], message: error[1])
    } else {
      outcome = try CaseOutcome(object["out"]!)
    }
  }
}

extension CaseOutcome {
  fileprivate init(_ json: Any) throws {
    guard let object = json as? [String: Any] else { throw CaseError(message: "result \(json)") }
    if let list = object["l"] as? [Any] {
      self = .list(try list.map { try CaseOutcome($0) })
    } else if let dtype = object["d"] as? String {
      var array = RecordedArray(dtype: dtype, shape: object["s"] as! [Int])
      array.bytes = (object["x"] as? String).map(hexBytes)
      array.hash = object["h"] as? String
      array.objects = try (object["v"] as? [Any])?.map { try Scalar(json: $0) }
      array.isScalar = object["sc"] != nil
      array.repr = object["r"] as? String
      array.str = object["p"] as? String
      self = .array(array)
    } else if let name = object["dt"] as? String {
      self = .value(.string(name))
    } else {
      self = .value(try Scalar(json: json))
    }
  }
}

extension CaseValue {
  init(_ json: Any) throws {
    guard let object = json as? [String: Any] else { throw CaseError(message: "argument \(json)") }
    if object["pairs"] != nil {
      self = .array(try storedArray(object))
    } else if let base = object["of"] {
      self = .array(try view(of: CaseValue(base).array, object))
    } else if object["g"] != nil {
      self = .array(try madeUp(object))
    } else if object["d"] != nil {
      self = .array(try storedArray(object))
    } else if let slice = object["sl"] as? [Any] {
      self = .slice(slice[0] as? Int, slice[1] as? Int, slice[2] as? Int)
    } else if object["el"] != nil {
      self = .ellipsis
    } else if let list = object["l"] as? [Any] {
      self = .list(try list.map { try CaseValue($0) })
    } else if let name = object["dt"] as? String {
      self = .dtype(name)
    } else {
      self = .scalar(try Scalar(json: json))
    }
  }

  var array: NDArray {
    get throws {
      switch self {
      case .array(let array): return array
      case .scalar(let value): return Operand(value).array()
      case .list(let items): return try arrayFromList(items)
      default: throw CaseError(message: "\(self) is not an array")
      }
    }
  }
}

/// `np.array(list)` of Python numbers, bools or strings, in up to two levels.
private func arrayFromList(_ items: [CaseValue]) throws -> NDArray {
  let rows = try items.map { try $0.array }
  guard let first = rows.first else { return .zeros([0]) }
  if first.isText {
    return .from(
      strings: rows.map {
        if case .string(let x) = $0.element(at: $0.offset) { return x } else { return "" }
      })
  }
  let dtype = rows.reduce(first.dtype) { DType.promote($0, $1.dtype) ?? .object }
  let result = NDArray(uninitialized: [rows.count] + first.shape, dtype)
  for (i, row) in rows.enumerated() { try result.assign([.integer(i)], from: row) }
  return result
}

private func view(of base: NDArray, _ object: [String: Any]) throws -> NDArray {
  let turned = (object["T"] as? [Int]).map { base.transposed($0) } ?? base
  guard let items = object["ix"] as? [Any] else { return turned }
  return try turned.indexed(items.map { try CaseValue($0).indexItem })
}

/// The SplitMix64 stream of `recorder.py`.
private func mixed(_ seed: Int, _ count: Int) -> [UInt64] {
  var state = UInt64(bitPattern: Int64(seed))
  return (0..<count).map { _ in
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

private func madeUp(_ object: [String: Any]) throws -> NDArray {
  let shape = object["s"] as! [Int]
  let count = shape.reduce(1, *)
  let kind = object["k"] as! String
  let name = object["d"] as! String
  let bits = mixed(object["g"] as! Int, kind == "wide" ? 2 * count : count)
  if kind == "bool" { return .from(bits.map { $0 & 1 == 1 }, shape: shape) }
  let dtype = DType(named: name)!
  if kind == "int" {
    let limit = UInt64(object["m"] as! Int)
    let shift = dtype == .uint8 ? 0 : Int64(limit / 2)
    return try NDArray.from(bits.map { Int64($0 % limit) - shift }, shape: shape).astype(dtype)
  }
  var values = bits.map { Double($0 >> 11) * 0x1p-52 - 1 }
  if kind == "wide" {
    values = (0..<count).map { i in
      values[i] * Double(sign: .plus, exponent: Int(bits[count + i] % 60) - 30, significand: 1)
    }
  }
  return try NDArray.from(values, shape: shape).astype(dtype)
}

private func storedArray(_ object: [String: Any]) throws -> NDArray {
  if let spread = object["pairs"] as? Int {
    let base = try storedArray(object["of"] as! [String: Any])
    let count = Int64(base.count)
    let places = (0..<count * count).map { spread == 0 ? $0 / count : $0 % count }
    return try base.indexed([.array(.from(places))])
  }
  let name = object["d"] as! String
  let shape = object["s"] as! [Int]
  if let items = object["v"] as? [Any] {
    let scalars = try items.map { try Scalar(json: $0) }
    let array = NDArray.from(scalars, shape: shape)
    return name.hasPrefix("<U") ? array.asText(width: Int(name.dropFirst(2))!) : array
  }
  let raw = hexBytes(object["x"] as! String)
  let array = NDArray(uninitialized: shape, DType(named: name)!)
  raw.withUnsafeBytes {
    guard let start = $0.baseAddress else { return }
    array.storage.base.copyMemory(from: start, byteCount: raw.count)
  }
  return array
}

extension Scalar {
  init(json: Any) throws {
    switch json {
    case is NSNull: self = .none
    case let text as String: self = .string(text)
    case let object as [String: Any]:
      if let flag = object["b"] as? Bool {
        self = .bool(flag)
      } else if let number = object["i"] as? String {
        self = .int(Int64(number)!)
      } else if let hex = object["f"] as? String {
        self = .float(hexBytes(hex).withUnsafeBytes { $0.loadUnaligned(as: Double.self) })
      } else if let text = object["t"] as? String {
        self = .string(text)
      } else if let items = object["l"] as? [Any] {
        self = .list(try items.map { try Scalar(json: $0) })
      } else if object["n"] != nil {
        self = .none
      } else {
        throw CaseError(message: "value \(object)")
      }
    default: throw CaseError(message: "value \(json)")
    }
  }
}

private func hexBytes(_ hex: String) -> [UInt8] {
  let digits = Array(hex.utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
  return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}
