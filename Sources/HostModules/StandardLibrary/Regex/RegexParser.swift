/// Reads a pattern of Python's `re` into a tree.
struct RegexParser {
  private let pattern: [UInt32]
  private let isBytes: Bool
  private(set) var flags: RegexFlags
  private var position = 0
  private(set) var groupCount = 0
  private(set) var names: [(name: String, number: Int)] = []
  private var openGroups: Set<Int> = []
  /// Patterns nest on the native stack.
  private var depth = 0

  init(_ pattern: [UInt32], flags: RegexFlags, isBytes: Bool) {
    self.pattern = pattern
    self.flags = flags
    self.isBytes = isBytes
  }

  mutating func parse() throws(RegexError) -> RegexNode {
    if !isBytes && !flags.contains(.ascii) { flags.insert(.unicode) }
    let tree = try alternatives(flags)
    if position < pattern.count {
      throw RegexError(message: "unbalanced parenthesis", position: position)
    }
    return tree
  }

  // MARK: Reading

  private var isAtEnd: Bool { position >= pattern.count }
  private func peek(_ offset: Int = 0) -> UInt32 {
    position + offset < pattern.count ? pattern[position + offset] : 0
  }
  private func isNext(_ character: Unicode.Scalar) -> Bool {
    position < pattern.count && pattern[position] == character.value
  }
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    if !isNext(character) { return false }
    position += 1
    return true
  }
  private func text(_ codes: ArraySlice<UInt32>) -> String {
    var scalars = String.UnicodeScalarView()
    for code in codes { scalars.append(UnicodeScalar(code) ?? "\u{FFFD}") }
    return String(scalars)
  }
  private func fail(_ message: String, _ position: Int) -> RegexError {
    RegexError(message: message, position: position)
  }

  // MARK: Grammar

  private mutating func alternatives(_ flags: RegexFlags) throws(RegexError) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    if depth > 1000 {
      throw RegexError(message: "pattern is nested too deeply", position: position)
    }
    var flags = flags
    var branches = [try sequence(&flags)]
    while take("|") { branches.append(try sequence(&flags)) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence(_ flags: inout RegexFlags) throws(RegexError) -> RegexNode {
    var parts: [RegexNode] = []
    while !isAtEnd && !isNext("|") && !isNext(")") {
      if flags.contains(.verbose) {
        if [32, 9, 10, 11, 12, 13].contains(peek()) {
          position += 1
          continue
        }
        if isNext("#") {
          while !isAtEnd && peek() != 10 { position += 1 }
          continue
        }
      }
      let start = position
      if let quantifier = try quantifier() {
        guard let last = parts.popLast(), !last.isAssertion else {
          throw fail("nothing to repeat", start)
        }
        if case .repeated = last, isQuantified { throw fail("multiple repeat", start) }
        parts.append(
          .repeated(last, least: quantifier.least, most: quantifier.most, mode: quantifier.mode))
        isQuantified = true
        continue
      }
      if let part = try atom(&flags) {
        parts.append(part)
        isQuantified = false
      }
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  /// The last part was made by a quantifier, not by a group around one.
  private var isQuantified = false

  private mutating func quantifier() throws(RegexError) -> (
    least: Int, most: Int, mode: RegexNode.RepeatMode
  )? {
    let start = position
    var (least, most) = (0, Int.max)
    if take("*") {
    } else if take("+") {
      least = 1
    } else if take("?") {
      most = 1
    } else if isNext("{") {
      guard let bounds = try braces(start) else { return nil }
      (least, most) = bounds
    } else {
      return nil
    }
    if take("?") { return (least, most, .lazy) }
    if take("+") { return (least, most, .possessive) }
    return (least, most, .greedy)
  }

  /// `{m}`, `{m,}`, `{,n}`, `{m,n}`; anything else is plain text.
  private mutating func braces(_ start: Int) throws(RegexError) -> (Int, Int)? {
    var at = position + 1
    func number() -> Int? {
      let from = at
      while at < pattern.count, pattern[at] >= 48, pattern[at] <= 57 { at += 1 }
      return from == at ? nil : Int(text(pattern[from..<at])) ?? Int.max
    }
    let low = number()
    var high = low
    var hasComma = false
    if at < pattern.count, pattern[at] == 44 {
      hasComma = true
      at += 1
      high = number()
    }
    guard at < pattern.count, pattern[at] == 125, low != nil || hasComma else { return nil }
    position = at + 1
    let (least, most) = (low ?? 0, high ?? Int.max)
    if least >= Int(UInt32.max) || high != nil && most >= Int(UInt32.max) {
      throw RegexError(message: "the repetition number is too large", position: nil)
    }
    if most < least { throw fail("min repeat greater than max repeat", start + 1) }
    return (least, most)
  }

  private mutating func atom(_ flags: inout RegexFlags) throws(RegexError) -> RegexNode? {
    let start = position
    let code = peek()
    position += 1
    switch UnicodeScalar(code) {
    case ".": return .any(includingNewline: flags.contains(.dotAll))
    case "^": return .assertion(flags.contains(.multiline) ? .lineStart : .start)
    case "$": return .assertion(flags.contains(.multiline) ? .lineEnd : .endOrNewline)
    case "[": return .set(try set(start, flags))
    case "\\": return try escape(start, flags)
    case "(": return try group(start, &flags)
    case "{":
      // Braces that are no quantifier.
      return literal(code, flags)
    default: return literal(code, flags)
    }
  }

  private func literal(_ code: UInt32, _ flags: RegexFlags) -> RegexNode {
    let hasCase =
      flags.contains(.ignoreCase) && CaseMapping.variants(of: code).contains { $0 != code }
    if hasCase && (code >= 128 || code | 32 == 0x69 || code | 32 == 0x73 || code | 32 == 0x6B) {
      var set = CharacterSet()
      set.insert(code, code)
      set.finish(isNegated: false, ignoresCase: true)
      return .set(set)
    }
    return .character(hasCase ? CaseMapping.lower(code) : code, ignoringCase: hasCase)
  }

  // MARK: Escapes

  private func category(_ code: UInt32, _ flags: RegexFlags) -> CharacterCategory? {
    let ascii = isBytes || flags.contains(.ascii)
    switch UnicodeScalar(code) {
    case "d": return CharacterCategory(kind: .digit, isNegated: false, isASCII: ascii)
    case "D": return CharacterCategory(kind: .digit, isNegated: true, isASCII: ascii)
    case "w": return CharacterCategory(kind: .word, isNegated: false, isASCII: ascii)
    case "W": return CharacterCategory(kind: .word, isNegated: true, isASCII: ascii)
    case "s": return CharacterCategory(kind: .space, isNegated: false, isASCII: ascii)
    case "S": return CharacterCategory(kind: .space, isNegated: true, isASCII: ascii)
    default: return nil
    }
  }

  private mutating func escape(_ start: Int, _ flags: RegexFlags) throws(RegexError) -> RegexNode {
    guard !isAtEnd else { throw fail("bad escape (end of pattern)", start) }
    let code = peek()
    if let category = category(code, flags) {
      position += 1
      var set = CharacterSet()
      set.insert(category)
      set.finish(isNegated: false, ignoresCase: false)
      return .set(set)
    }
    let ascii = isBytes || flags.contains(.ascii)
    switch UnicodeScalar(code) {
    case "A", "Z", "b", "B":
      position += 1
      return .assertion(
        code == 65
          ? .start : code == 90 ? .end : code == 98 ? .word(ascii: ascii) : .notWord(ascii: ascii))
    case "0":
      return literal(try characterEscape(start), flags)
    case let digit? where digit >= "1" && digit <= "9":
      var number = 0
      let from = position
      // Three octal digits are a character; else one or two digits are a group.
      if position + 2 < pattern.count, (0..<3).allSatisfy({ peek($0) >= 48 && peek($0) <= 55 }) {
        let value = (0..<3).reduce(UInt32(0)) { $0 * 8 + (peek($1) - 48) }
        if value > 255 {
          throw fail(
            "octal escape value \\\(text(pattern[from..<from + 3])) outside of range 0-0o377", start
          )
        }
        position += 3
        return literal(value, flags)
      }
      while position - from < 2, peek() >= 48, peek() <= 57 {
        number = number * 10 + Int(peek() - 48)
        position += 1
      }
      return try reference(number, start + 1, flags)
    default: return literal(try characterEscape(start), flags)
    }
  }

  private func reference(
    _ number: Int, _ at: Int, _ flags: RegexFlags
  ) throws(RegexError) -> RegexNode {
    guard number > 0 && number <= groupCount else {
      throw fail("invalid group reference \(number)", at)
    }
    if openGroups.contains(number) { throw fail("cannot refer to an open group", at - 1) }
    return .reference(number, ignoringCase: flags.contains(.ignoreCase))
  }

  /// An escape for one character; `position` is behind the backslash.
  private mutating func characterEscape(_ start: Int) throws(RegexError) -> UInt32 {
    let code = peek()
    position += 1
    switch UnicodeScalar(code) {
    case "n": return 10
    case "t": return 9
    case "r": return 13
    case "f": return 12
    case "v": return 11
    case "a": return 7
    case "0":
      var value: UInt32 = 0
      for _ in 0..<2 where peek() >= 48 && peek() <= 55 && !isAtEnd {
        value = value * 8 + (peek() - 48)
        position += 1
      }
      return value
    case "x": return try hexadecimal(2, start)
    case "u" where !isBytes: return try hexadecimal(4, start)
    case "U" where !isBytes: return try hexadecimal(8, start)
    default:
      let isLetter = code >= 65 && code <= 90 || code >= 97 && code <= 122
      if isLetter || code >= 48 && code <= 57 {
        throw fail("bad escape \\\(text([code][...]))", start)
      }
      return code
    }
  }

  private mutating func hexadecimal(_ digits: Int, _ start: Int) throws(RegexError) -> UInt32 {
    let from = position
    var value: UInt32 = 0
    while position - from < digits, !isAtEnd,
      let digit = UnicodeScalar(peek()).flatMap({ Character($0).hexDigitValue }), peek() < 128
    {
      value = value << 4 | UInt32(digit)
      position += 1
    }
    if position - from != digits || UnicodeScalar(value) == nil {
      throw fail("incomplete escape \(text(pattern[start..<position]))", start)
    }
    return value
  }

  // MARK: Sets

  private mutating func set(_ start: Int, _ flags: RegexFlags) throws(RegexError) -> CharacterSet {
    var set = CharacterSet()
    let isNegated = take("^")
    let first = position
    while true {
      guard !isAtEnd else { throw fail("unterminated character set", start) }
      let at = position
      if isNext("]") && position != first {
        position += 1
        break
      }
      guard let low = try setItem(&set, flags) else { continue }
      if isNext("-"), position + 1 < pattern.count, peek(1) != 93 {
        position += 1
        var ignored = CharacterSet()
        guard let high = try setItem(&ignored, flags) else {
          throw fail("bad character range \(text(pattern[at..<position]))", at)
        }
        if high < low { throw fail("bad character range \(text(pattern[at..<position]))", at) }
        set.insert(low, high)
      } else {
        set.insert(low, low)
      }
    }
    set.finish(isNegated: isNegated, ignoresCase: flags.contains(.ignoreCase))
    return set
  }

  /// One character of a set; nil when it was a category, which is in the set then.
  private mutating func setItem(
    _ set: inout CharacterSet, _ flags: RegexFlags
  ) throws(RegexError) -> UInt32? {
    let start = position
    guard !isAtEnd else { throw fail("unterminated character set", start) }
    let code = peek()
    position += 1
    guard code == 92 else { return code }
    guard !isAtEnd else { throw fail("bad escape (end of pattern)", start) }
    if let category = category(peek(), flags) {
      position += 1
      if isNext("-"), position + 1 < pattern.count, peek(1) != 93 {
        let from = start
        position += 2
        throw fail("bad character range \(text(pattern[from..<position]))", from)
      }
      set.insert(category)
      return nil
    }
    if isNext("b") {
      position += 1
      return 8
    }
    if peek() >= 48 && peek() <= 55 {
      var value: UInt32 = 0
      for _ in 0..<3 where !isAtEnd && peek() >= 48 && peek() <= 55 {
        value = value * 8 + (peek() - 48)
        position += 1
      }
      return value
    }
    return try characterEscape(start)
  }

  // MARK: Groups

  private mutating func group(
    _ start: Int, _ flags: inout RegexFlags
  ) throws(RegexError) -> RegexNode? {
    guard take("?") else { return try capture(nil, start, flags) }
    guard !isAtEnd else { throw fail("unexpected end of pattern", position) }
    let code = peek()
    position += 1
    switch UnicodeScalar(code) {
    case "P":
      if take("<") { return try capture(try name(">"), start, flags) }
      if take("=") {
        let at = position
        let name = try name(")")
        guard let number = names.first(where: { $0.name == name })?.number else {
          throw fail("unknown group name '\(name)'", at)
        }
        if openGroups.contains(number) { throw fail("cannot refer to an open group", at) }
        return .reference(number, ignoringCase: flags.contains(.ignoreCase))
      }
      if isAtEnd { throw fail("unexpected end of pattern", position) }
      throw fail("unknown extension ?P\(text([peek()][...]))", position - 2)
    case ":": return try closed(try alternatives(flags), start)
    case ">": return .atomic(try closed(try alternatives(flags), start))
    case "#":
      while !isAtEnd && !isNext(")") { position += 1 }
      guard take(")") else { throw fail("missing ), unterminated comment", start) }
      return nil
    case "=", "!":
      let body = try closed(try alternatives(flags), start)
      return .look(body, isBehind: false, isNegative: code == 33)
    case "<":
      guard isNext("=") || isNext("!") else {
        if isAtEnd { throw fail("unexpected end of pattern", position) }
        throw fail("unknown extension ?<\(text([peek()][...]))", position - 2)
      }
      let isNegative = isNext("!")
      position += 1
      let body = try closed(try alternatives(flags), start)
      let width = body.width
      guard width.most == width.least else {
        throw RegexError(message: "look-behind requires fixed-width pattern", position: nil)
      }
      return .look(body, isBehind: true, isNegative: isNegative)
    case "(": return try conditional(start, flags)
    default:
      position -= 1
      return try inlineFlags(start, &flags)
    }
  }

  private mutating func closed(_ body: RegexNode, _ start: Int) throws(RegexError) -> RegexNode {
    guard take(")") else { throw fail("missing ), unterminated subpattern", start) }
    return body
  }

  private mutating func capture(
    _ name: String?, _ start: Int, _ flags: RegexFlags
  ) throws(RegexError) -> RegexNode {
    groupCount += 1
    let number = groupCount
    if let name {
      if let old = names.first(where: { $0.name == name }) {
        throw fail(
          "redefinition of group name '\(name)' as group \(number); was group \(old.number)",
          position - name.unicodeScalars.count - 1)
      }
      names.append((name, number))
    }
    openGroups.insert(number)
    let body = try closed(try alternatives(flags), start)
    openGroups.remove(number)
    return .group(body, number: number)
  }

  private mutating func name(_ end: Unicode.Scalar) throws(RegexError) -> String {
    let start = position
    while !isAtEnd && !isNext(end) { position += 1 }
    let name = text(pattern[start..<position])
    if isAtEnd {
      throw fail(name.isEmpty ? "missing group name" : "missing \(end), unterminated name", start)
    }
    position += 1
    if name.isEmpty { throw fail("missing group name", start) }
    guard NamedTuple.isIdentifier(name) else {
      throw fail("bad character in group name '\(name)'", start)
    }
    return name
  }

  private mutating func conditional(
    _ start: Int, _ flags: RegexFlags
  ) throws(RegexError) -> RegexNode {
    let at = position
    while !isAtEnd && !isNext(")") { position += 1 }
    let name = text(pattern[at..<position])
    guard take(")") else { throw fail("missing ), unterminated name", at) }
    let number: Int
    if let digits = Int(name) {
      if digits == 0 { throw fail("bad group number", at) }
      number = digits
    } else if let found = names.first(where: { $0.name == name }) {
      number = found.number
    } else if name.isEmpty {
      throw fail("missing group name", at)
    } else if NamedTuple.isIdentifier(name) {
      throw fail("unknown group name '\(name)'", at)
    } else {
      throw fail("bad character in group name '\(name)'", at)
    }
    if number > groupCount { throw fail("invalid group reference \(number)", at) }
    var inner = flags
    let then = try sequence(&inner)
    var otherwise = RegexNode.empty
    if take("|") {
      otherwise = try sequence(&inner)
      if isNext("|") { throw fail("conditional backref with more than two branches", position) }
    }
    return try closed(
      .conditional(group: number, then: then, otherwise: otherwise), start)
  }

  /// `(?aimsx)` and `(?i-m:…)`
  private mutating func inlineFlags(
    _ start: Int, _ flags: inout RegexFlags
  ) throws(RegexError) -> RegexNode? {
    let at = position
    var (added, removed) = (RegexFlags(), RegexFlags())
    var isRemoving = false
    while true {
      guard !isAtEnd else { throw fail("missing -, : or )", position) }
      let code = peek()
      position += 1
      switch UnicodeScalar(code) {
      case "i": if isRemoving { removed.insert(.ignoreCase) } else { added.insert(.ignoreCase) }
      case "m": if isRemoving { removed.insert(.multiline) } else { added.insert(.multiline) }
      case "s": if isRemoving { removed.insert(.dotAll) } else { added.insert(.dotAll) }
      case "x": if isRemoving { removed.insert(.verbose) } else { added.insert(.verbose) }
      case "a" where !isRemoving: added.insert(.ascii)
      case "u" where !isRemoving: added.insert(.unicode)
      case "L" where !isRemoving: added.insert(.locale)
      case "a" where isRemoving, "u" where isRemoving, "L" where isRemoving:
        throw fail(
          "bad inline flags: cannot turn off flags 'a', 'u' and 'L'", position)
      case "-" where !isRemoving: isRemoving = true
      case ")" where !isRemoving && position - at > 1:
        if start != 0 {
          throw fail("global flags not at the start of the expression", start)
        }
        flags.formUnion(added)
        self.flags.formUnion(added)
        return nil
      case ":":
        var inner = flags.union(added).subtracting(removed)
        if added.contains(.ascii) { inner.remove(.unicode) }
        return try closed(try alternatives(inner), start)
      default:
        let shown = text([code][...])
        if position - at == 1 { throw fail("unknown extension ?\(shown)", start + 1) }
        let isLetter = code >= 65 && code <= 90 || code >= 97 && code <= 122
        throw fail(isLetter ? "unknown flag" : "missing -, : or )", position - 1)
      }
    }
  }
}

extension RegexNode {
  /// What a quantifier cannot follow.
  fileprivate var isAssertion: Bool {
    if case .assertion = self { return true }
    return false
  }
}
