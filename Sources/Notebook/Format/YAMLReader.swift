import Yams

/// A YAML value with the line where it stands.
public indirect enum YAMLValue: Sendable, Equatable {
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  case list([YAMLValue])
  /// In the order of the file.
  case mapping([YAMLEntry])

  /// What the value is called in messages.
  var kind: String {
    switch self {
    case .none: "nothing"
    case .bool: "a bool"
    case .int: "an int"
    case .float: "a float"
    case .string: "a text"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}

public struct YAMLEntry: Sendable, Equatable {
  public var key: String
  public var value: YAMLValue
  /// Line of the key in the file.
  public var line: Int
}

/// Reads YAML as version 1.2's core schema has it: `yes`, `on`, `12:30` and dates are texts.
enum YAMLReader {
  private static let maximumBytes = 1 << 18
  private static let maximumDepth = 40
  private static let maximumValues = 20_000

  /// The value of a document; `firstLine` is the line of its first line in the file.
  static func read(_ yaml: String, firstLine: Int) throws(NotebookProblem) -> YAMLValue {
    try guardSize(yaml, firstLine)
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml, .default, .default)
    } catch let error as YamlError {
      throw problem(error, firstLine)
    } catch {
      throw NotebookProblem(line: firstLine, "YAML: \(error)")
    }
    guard let node else { return .none }
    var conversion = Conversion(firstLine: firstLine)
    return try conversion.value(node, depth: 0)
  }

  /// Refuses what would overflow the recursive parser before it starts.
  private static func guardSize(_ yaml: String, _ firstLine: Int) throws(NotebookProblem) {
    if yaml.utf8.count > maximumBytes {
      throw NotebookProblem(line: firstLine, "YAML: longer than \(maximumBytes / 1024) kB")
    }
    var brackets = 0
    for (i, line) in yaml.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var dashes = 0
      var previous: UInt8 = 0x20
      for byte in line.utf8 {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
        case 0x20 where previous == UInt8(ascii: "-") || previous == UInt8(ascii: "?"): dashes += 1
        default: break
        }
        previous = byte
      }
      let indent = line.prefix { $0 == " " }.count
      if brackets > 4 * maximumDepth || dashes > 8 * maximumDepth || indent > 16 * maximumDepth {
        throw NotebookProblem(line: firstLine + i, "YAML: nested too deeply")
      }
    }
  }

  private static func problem(_ error: YamlError, _ firstLine: Int) -> NotebookProblem {
    switch error {
    case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _),
      .composer(_, let text, let mark, _):
      return NotebookProblem(line: firstLine + mark.line - 1, "YAML: \(text)")
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "'\($0)'" }.joined(separator: ", ")
      return NotebookProblem(
        line: firstLine + context.mark.line - 1, "YAML: key \(names) is given twice")
    case .reader(let text, _, _, _): return NotebookProblem(line: firstLine, "YAML: \(text)")
    default: return NotebookProblem(line: firstLine, "YAML: cannot be read")
    }
  }

  /// Turns Yams' nodes into values, bounding what aliases can blow up.
  private struct Conversion {
    let firstLine: Int
    var count = 0

    mutating func value(_ node: Node, depth: Int) throws(NotebookProblem) -> YAMLValue {
      let line = firstLine + (node.mark?.line ?? 1) - 1
      count += 1
      if depth > maximumDepth { throw NotebookProblem(line: line, "YAML: nested too deeply") }
      if count > maximumValues { throw NotebookProblem(line: line, "YAML: too many values") }
      switch node {
      case .scalar(let scalar): return Self.scalar(scalar)
      case .sequence(let sequence):
        var items: [YAMLValue] = []
        for item in sequence { items.append(try value(item, depth: depth + 1)) }
        return .list(items)
      case .mapping(let mapping):
        var entries: [YAMLEntry] = []
        for (key, item) in mapping {
          let keyLine = firstLine + (key.mark?.line ?? 1) - 1
          guard case .scalar(let name) = key else {
            throw NotebookProblem(line: keyLine, "YAML: a key must be a plain text")
          }
          let converted = try value(item, depth: depth + 1)
          entries.append(YAMLEntry(key: name.string, value: converted, line: keyLine))
        }
        return .mapping(entries)
      case .alias: throw NotebookProblem(line: line, "YAML: an alias to nothing")
      }
    }

    private static func scalar(_ scalar: Node.Scalar) -> YAMLValue {
      guard scalar.style == .plain || scalar.style == .any else { return .string(scalar.string) }
      return YAMLReader.plain(scalar.string)
    }
  }

  /// A scalar without quotes.
  static func plain(_ text: String) -> YAMLValue {
    switch text {
    case "", "~", "null", "Null", "NULL", "None": return .none
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    if let int = Numbers.int(text) { return .int(int) }
    if let float = Numbers.float(text) { return .float(float) }
    return .string(text)
  }
}

/// Numbers as YAML and the command line write them.
enum Numbers {
  /// Decimal, or hexadecimal with `0x`; underscores between digits are allowed as in Python.
  static func int(_ text: String) -> Int? {
    let body = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
    guard let first = body.utf8.first, (0x30...0x39).contains(first) else { return nil }
    if body.contains("__") || body.hasSuffix("_") { return nil }
    let digits = body.filter { $0 != "_" }
    let sign = text.first == "-" ? "-" : ""
    if digits.hasPrefix("0x") { return Int(sign + digits.dropFirst(2), radix: 16) }
    return digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(sign + digits) : nil
  }

  /// With a point or an exponent, or `inf` and `nan` in YAML's or Python's spelling.
  static func float(_ text: String) -> Double? {
    switch text.lowercased() {
    case ".inf", "+.inf", "inf", "+inf": return .infinity
    case "-.inf", "-inf": return -.infinity
    case ".nan", "nan": return .nan
    default: break
    }
    let allowed = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE_".utf8.contains($0) }
    guard allowed, text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    if text.contains("__") || text.hasPrefix("_") || text.hasSuffix("_") { return nil }
    return Double(text.filter { $0 != "_" })
  }
}
