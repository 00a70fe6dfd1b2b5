/// The syntax tree of a regular expression in Python's dialect.
indirect enum RegexNode {
  case empty
  case character(UInt32, ignoringCase: Bool)
  case set(CharacterSet)
  /// `.` without DOTALL leaves out the newline.
  case any(includingNewline: Bool)
  case sequence([RegexNode])
  case alternatives([RegexNode])
  case group(RegexNode, number: Int)
  case repeated(RegexNode, least: Int, most: Int, mode: RepeatMode)
  case assertion(RegexAssertion)
  case look(RegexNode, isBehind: Bool, isNegative: Bool)
  case atomic(RegexNode)
  case reference(Int, ignoringCase: Bool)
  case conditional(group: Int, then: RegexNode, otherwise: RegexNode)

  enum RepeatMode { case greedy, lazy, possessive }

  /// Least and greatest number of characters matched; nil for no upper bound.
  var width: (least: Int, most: Int?) {
    switch self {
    case .empty, .assertion, .look: return (0, 0)
    case .character, .set, .any: return (1, 1)
    case .sequence(let parts):
      return parts.reduce((0, 0)) { sum, part in
        let width = part.width
        return (sum.0 + width.least, sum.1.flatMap { a in width.most.map { a + $0 } })
      }
    case .alternatives(let parts):
      let widths = parts.map(\.width)
      let most = widths.map(\.most)
      return (
        widths.map(\.least).min() ?? 0, most.contains(nil) ? nil : most.compactMap(\.self).max()
      )
    case .group(let body, _), .atomic(let body): return body.width
    case .repeated(let body, let least, let most, _):
      let width = body.width
      let low = width.least.multipliedReportingOverflow(by: least)
      let high = most == .max ? (width.most == 0 ? 0 : nil) : width.most.map { $0 &* most }
      return (low.overflow ? .max : low.partialValue, high)
    case .reference: return (0, nil)
    case .conditional(_, let then, let otherwise):
      let (a, b) = (then.width, otherwise.width)
      return (min(a.least, b.least), a.most.flatMap { x in b.most.map { max(x, $0) } })
    }
  }
}

enum RegexAssertion {
  case start, end, lineStart, lineEnd, endOrNewline, word(ascii: Bool), notWord(ascii: Bool)
}

struct RegexFlags: OptionSet {
  let rawValue: Int
  static let ignoreCase = RegexFlags(rawValue: 2)
  static let locale = RegexFlags(rawValue: 4)
  static let multiline = RegexFlags(rawValue: 8)
  static let dotAll = RegexFlags(rawValue: 16)
  static let unicode = RegexFlags(rawValue: 32)
  static let verbose = RegexFlags(rawValue: 64)
  static let debug = RegexFlags(rawValue: 128)
  static let ascii = RegexFlags(rawValue: 256)
}

/// `re.error`
struct RegexError: Error {
  let message: String
  /// In characters of the pattern.
  let position: Int?
}
