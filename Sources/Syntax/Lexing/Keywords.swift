/// Tells keywords from names.
public enum Keywords {
  /// Python's keywords.
  public static let all: [String] = TokenKind.spellings.map(\.0).filter { $0.first!.isLetter }

  /// Those that the dialect has a use for.
  public static let inDialect: [String] = all.filter { $0 != "async" && $0 != "await" }

  /// The keyword that the bytes spell, else `.name`.
  static func kind(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int
  ) -> TokenKind {
    guard length >= 2, length <= 8 else { return .name }
    func spells(_ word: StaticString, _ kind: TokenKind) -> TokenKind {
      guard word.utf8CodeUnitCount == length else { return .name }
      for index in 1..<length where text[start + index] != word.utf8Start[index] { return .name }
      return kind
    }
    let second = text[start + 1]
    switch text[start] {
    case UInt8(ascii: "F"): return spells("False", .kFalse)
    case UInt8(ascii: "N"): return spells("None", .kNone)
    case UInt8(ascii: "T"): return spells("True", .kTrue)
    case UInt8(ascii: "a"):
      switch (length, second) {
      case (2, _): return spells("as", .kAs)
      case (3, _): return spells("and", .kAnd)
      case (5, UInt8(ascii: "s")): return spells("async", .kAsync)
      case (5, _): return spells("await", .kAwait)
      default: return spells("assert", .kAssert)
      }
    case UInt8(ascii: "b"): return spells("break", .kBreak)
    case UInt8(ascii: "c"):
      return length == 5 ? spells("class", .kClass) : spells("continue", .kContinue)
    case UInt8(ascii: "d"):
      return text[start + 2 < text.count ? start + 2 : start] == UInt8(ascii: "f")
        ? spells("def", .kDef) : spells("del", .kDel)
    case UInt8(ascii: "e"):
      guard length == 4 else { return spells("except", .kExcept) }
      return text[start + 2] == UInt8(ascii: "i") ? spells("elif", .kElif) : spells("else", .kElse)
    case UInt8(ascii: "f"):
      switch length {
      case 3: return spells("for", .kFor)
      case 4: return spells("from", .kFrom)
      default: return spells("finally", .kFinally)
      }
    case UInt8(ascii: "g"): return spells("global", .kGlobal)
    case UInt8(ascii: "i"):
      guard length == 2 else { return spells("import", .kImport) }
      switch second {
      case UInt8(ascii: "f"): return .kIf
      case UInt8(ascii: "n"): return .kIn
      case UInt8(ascii: "s"): return .kIs
      default: return .name
      }
    case UInt8(ascii: "l"): return spells("lambda", .kLambda)
    case UInt8(ascii: "n"):
      return length == 3 ? spells("not", .kNot) : spells("nonlocal", .kNonlocal)
    case UInt8(ascii: "o"): return spells("or", .kOr)
    case UInt8(ascii: "p"): return spells("pass", .kPass)
    case UInt8(ascii: "r"):
      return length == 5 ? spells("raise", .kRaise) : spells("return", .kReturn)
    case UInt8(ascii: "t"): return spells("try", .kTry)
    case UInt8(ascii: "w"):
      return length == 4 ? spells("with", .kWith) : spells("while", .kWhile)
    case UInt8(ascii: "y"): return spells("yield", .kYield)
    default: return .name
    }
  }
}
