/// A replacement such as `\1-\g<name>`, read once.
struct RegexTemplate {
  enum Part {
    case literal([UInt8])
    case group(Int)
  }

  private(set) var parts: [Part] = []

  /// - Throws: `RegexError` in Python's words.
  init(_ text: [UInt32], _ program: RegexProgram, isBytes: Bool) throws(RegexError) {
    var literal: [UInt8] = []
    func encode(_ code: UInt32) -> [UInt8] {
      isBytes ? [UInt8(truncatingIfNeeded: code)] : Array(UTF8.encode(UnicodeScalar(code)!)!)
    }
    func string(_ codes: ArraySlice<UInt32>) -> String {
      String(String.UnicodeScalarView(codes.compactMap(UnicodeScalar.init)))
    }
    var found: [Part] = []
    func add(group: Int) {
      if !literal.isEmpty { found.append(.literal(literal)) }
      literal = []
      found.append(.group(group))
    }
    func digit(_ index: Int) -> UInt32? {
      index < text.count && text[index] >= 48 && text[index] <= 57 ? text[index] - 48 : nil
    }
    var i = 0
    while i < text.count {
      let start = i
      let code = text[i]
      i += 1
      guard code == 92 else {
        literal += encode(code)
        continue
      }
      guard i < text.count else {
        throw RegexError(message: "bad escape (end of pattern)", position: start)
      }
      let escape = text[i]
      i += 1
      switch UnicodeScalar(escape) {
      case "g":
        guard i < text.count, text[i] == 60 else {
          throw RegexError(message: "missing <", position: i)
        }
        guard let close = text[i...].firstIndex(of: 62) else {
          throw RegexError(
            message: i + 1 == text.count ? "missing group name" : "missing >, unterminated name",
            position: i + 1)
        }
        let name = string(text[(i + 1)..<close])
        add(group: try RegexTemplate.group(name, i + 1, program))
        i = close + 1
      case "0":
        var value: UInt32 = 0
        var digits = 0
        while digits < 2, let next = digit(i), next < 8 {
          value = value * 8 + next
          i += 1
          digits += 1
        }
        literal += encode(value & 0xFF)
      case let numeral? where numeral >= "1" && numeral <= "9":
        var number = Int(escape - 48)
        if let second = digit(i) {
          if let third = digit(i + 1), escape < 56, second < 8, third < 8 {
            let value = (escape - 48) * 64 + second * 8 + third
            if value > 255 {
              throw RegexError(
                message:
                  "octal escape value \\\(string(text[(start + 1)..<(i + 2)])) outside of range 0-0o377",
                position: start)
            }
            literal += encode(value)
            i += 2
            continue
          }
          number = number * 10 + Int(second)
          i += 1
        }
        if number > program.groupCount {
          throw RegexError(message: "invalid group reference \(number)", position: start + 1)
        }
        add(group: number)
      case "n": literal.append(10)
      case "t": literal.append(9)
      case "r": literal.append(13)
      case "f": literal.append(12)
      case "v": literal.append(11)
      case "a": literal.append(7)
      case "b": literal.append(8)
      case "\\": literal.append(92)
      default:
        if escape >= 65 && escape <= 90 || escape >= 97 && escape <= 122 {
          throw RegexError(message: "bad escape \\\(string([escape]))", position: start)
        }
        literal += [92] + encode(escape)
      }
    }
    if !literal.isEmpty { found.append(.literal(literal)) }
    parts = found
  }

  private static func group(
    _ name: String, _ position: Int, _ program: RegexProgram
  ) throws(RegexError) -> Int {
    if let number = Int(name), name.allSatisfy({ $0.isASCII && $0.isNumber }) {
      if number > program.groupCount {
        throw RegexError(message: "invalid group reference \(number)", position: position)
      }
      return number
    }
    if name.isEmpty { throw RegexError(message: "missing group name", position: position) }
    guard NamedTuple.isIdentifier(name) else {
      throw RegexError(message: "bad character in group name '\(name)'", position: position)
    }
    guard let found = program.groupNames.first(where: { $0.name == name }) else {
      throw RegexError(message: "unknown group name '\(name)'", position: nil)
    }
    return found.number
  }
}
