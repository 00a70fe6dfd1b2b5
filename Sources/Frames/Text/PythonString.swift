/// Methods of Python's `str`, by code points.
public enum PythonString {
  public static func length(_ text: String) -> Int { TextLayout.width(text) }

  public static func lower(_ text: String) -> String { text.lowercased() }
  public static func upper(_ text: String) -> String { text.uppercased() }

  public static func capitalize(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    let rest = String(String.UnicodeScalarView(text.unicodeScalars.dropFirst()))
    return first.properties.titlecaseMapping + rest.lowercased()
  }

  /// Capitals at the beginning of each run of letters.
  public static func title(_ text: String) -> String {
    var result = ""
    var isInWord = false
    for scalar in text.unicodeScalars {
      result += isInWord ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
      isInWord = scalar.properties.isCased
    }
    return result
  }

  public static func swapCase(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result +=
        scalar.properties.isUppercase
        ? scalar.properties.lowercaseMapping : scalar.properties.uppercaseMapping
    }
    return result
  }

  public enum Side: Sendable { case both, left, right }

  /// Without the characters of `set` (or blanks) at the ends.
  public static func strip(_ text: String, _ set: String? = nil, _ side: Side = .both) -> String {
    let wanted = set.map { Set($0.unicodeScalars) }
    func isStripped(_ scalar: Unicode.Scalar) -> Bool {
      wanted?.contains(scalar) ?? scalar.properties.isWhitespace
    }
    var view = Substring(text).unicodeScalars
    if side != .right { while let first = view.first, isStripped(first) { view.removeFirst() } }
    if side != .left { while let last = view.last, isStripped(last) { view.removeLast() } }
    return String(view)
  }

  /// Padded to a width.
  public static func pad(
    _ text: String, _ width: Int, _ side: Side, fill: Character = " "
  ) -> String {
    let missing = width - length(text)
    if missing <= 0 { return text }
    func run(_ count: Int) -> String { String(repeating: fill, count: count) }
    switch side {
    case .left: return run(missing) + text
    case .right: return text + run(missing)
    case .both:
      let left = missing / 2 + (missing & width & 1)
      return run(left) + text + run(missing - left)
    }
  }

  /// Zeros after the sign.
  public static func zeroFill(_ text: String, _ width: Int) -> String {
    let missing = width - length(text)
    if missing <= 0 { return text }
    let zeros = String(repeating: "0", count: missing)
    if let first = text.first, first == "+" || first == "-" {
      return String(first) + zeros + text.dropFirst()
    }
    return zeros + text
  }

  /// `text[start:stop:step]`
  public static func slice(_ text: String, _ start: Int?, _ stop: Int?, _ step: Int = 1) -> String {
    let scalars = Array(text.unicodeScalars)
    guard let places = try? Locator.slice(start, stop, step, count: scalars.count) else {
      return ""
    }
    return String(String.UnicodeScalarView(places.positions.map { scalars[$0] }))
  }

  /// `text[i]`; nil outside.
  public static func character(_ text: String, _ i: Int) -> String? {
    let scalars = Array(text.unicodeScalars)
    let place = i < 0 ? i + scalars.count : i
    return scalars.indices.contains(place) ? String(scalars[place]) : nil
  }

  /// The place of the first (or last) occurrence; -1 without one.
  public static func find(
    _ text: String, _ part: String, from: Int = 0, to: Int? = nil, last: Bool = false
  ) -> Int {
    let (all, wanted) = (Array(text.unicodeScalars), Array(part.unicodeScalars))
    let start = from < 0 ? max(0, from + all.count) : from
    let end = min(all.count, to.map { $0 < 0 ? $0 + all.count : $0 } ?? all.count)
    guard end - start >= wanted.count else { return -1 }
    var places = Array(start...(end - wanted.count))
    if last { places.reverse() }
    return places.first { Array(all[$0..<($0 + wanted.count)]) == wanted } ?? -1
  }

  /// Occurrences that do not overlap.
  public static func occurrences(_ text: String, of part: String) -> Int {
    part.isEmpty ? length(text) + 1 : text.ranges(of: part).count
  }

  /// With occurrences replaced, at most so many.
  public static func replace(
    _ text: String, _ part: String, _ by: String, most: Int = .max
  ) -> String {
    text.replacing(part, with: by, maxReplacements: most)
  }

  /// Split at a separator, or at runs of blanks; at most so many times.
  public static func split(
    _ text: String, _ separator: String? = nil, most: Int = -1, fromRight: Bool = false
  ) -> [String] {
    guard let separator else { return splitBlanks(text, most, fromRight) }
    var ranges = text.ranges(of: separator)
    if most >= 0 { ranges = Array(fromRight ? ranges.suffix(most) : ranges.prefix(most)) }
    var parts: [String] = []
    var start = text.startIndex
    for range in ranges {
      parts.append(String(text[start..<range.lowerBound]))
      start = range.upperBound
    }
    return parts + [String(text[start...])]
  }

  private static func splitBlanks(_ text: String, _ most: Int, _ fromRight: Bool) -> [String] {
    if most < 0 { return text.split(whereSeparator: \.isWhitespace).map(String.init) }
    if !fromRight {
      return text.drop { $0.isWhitespace }.split(
        maxSplits: most, whereSeparator: \.isWhitespace
      ).map { part in String(part.drop { $0.isWhitespace }) }
    }
    let reversed = splitBlanks(String(text.reversed()), most, false)
    return reversed.map { String($0.reversed()) }.reversed()
  }

  /// `isalpha`, `isdigit` and the like; false for empty text.
  public static func consists(
    _ text: String, of test: (Unicode.Scalar.Properties) -> Bool
  ) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { test($0.properties) }
  }

  public static func isAlphabetic(_ text: String) -> Bool {
    consists(text) { $0.generalCategory.isLetter }
  }
  public static func isDigit(_ text: String) -> Bool {
    consists(text) { $0.numericType == .decimal || $0.numericType == .digit }
  }
  public static func isDecimal(_ text: String) -> Bool {
    consists(text) { $0.numericType == .decimal }
  }
  public static func isNumeric(_ text: String) -> Bool { consists(text) { $0.numericType != nil } }
  public static func isAlphanumeric(_ text: String) -> Bool {
    consists(text) { $0.generalCategory.isLetter || $0.numericType != nil }
  }
  public static func isSpace(_ text: String) -> Bool { consists(text) { $0.isWhitespace } }
  public static func isUpper(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isUppercase }
      && !text.unicodeScalars.contains { $0.properties.isLowercase }
  }
  public static func isLower(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isLowercase }
      && !text.unicodeScalars.contains { $0.properties.isUppercase }
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isLetter: Bool {
    switch self {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }
}
