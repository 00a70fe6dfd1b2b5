/// One token: its kind, its bytes, and how many brackets were open after it.
struct Token {
  var start: Int32
  var end: Int32
  var kind: TokenKind
  var level: UInt8
}

/// Kinds of tokens; operators and keywords each have their own.
enum TokenKind: UInt8, CaseIterable {
  case endOfFile, newline, indent, dedent, error
  case name, number, string
  /// A character that starts no token; the parser refuses it.
  case stray

  case openParen, closeParen, openBracket, closeBracket, openBrace, closeBrace
  case comma, colon, semicolon, dot, ellipsis, arrow, walrus, assign, tilde
  case plus, minus, star, slash, percent, at, ampersand, bar, caret
  case doubleStar, doubleSlash, leftShift, rightShift
  case less, lessEqual, greater, greaterEqual, equal, notEqual
  /// `<>`, which Python lexes only to refuse it.
  case oldNotEqual
  case plusAssign, minusAssign, starAssign, slashAssign, percentAssign, atAssign
  case ampersandAssign, barAssign, caretAssign
  case doubleStarAssign, doubleSlashAssign, leftShiftAssign, rightShiftAssign

  case kFalse, kNone, kTrue, kAnd, kAs, kAssert, kAsync, kAwait, kBreak, kClass, kContinue
  case kDef, kDel, kElif, kElse, kExcept, kFinally, kFor, kFrom, kGlobal, kIf, kImport, kIn
  case kIs, kLambda, kNonlocal, kNot, kOr, kPass, kRaise, kReturn, kTry, kWhile, kWith, kYield

  /// The fixed text of an operator or keyword.
  var spelling: String? { TokenKind.spellings.first { $0.1 == self }?.0 }

  static let spellings: [(String, TokenKind)] = [
    ("(", .openParen), (")", .closeParen), ("[", .openBracket), ("]", .closeBracket),
    ("{", .openBrace), ("}", .closeBrace), (",", .comma), (":", .colon), (";", .semicolon),
    (".", .dot), ("...", .ellipsis), ("->", .arrow), (":=", .walrus), ("=", .assign),
    ("~", .tilde), ("+", .plus), ("-", .minus), ("*", .star), ("/", .slash), ("%", .percent),
    ("@", .at), ("&", .ampersand), ("|", .bar), ("^", .caret), ("**", .doubleStar),
    ("//", .doubleSlash), ("<<", .leftShift), (">>", .rightShift), ("<", .less),
    ("<=", .lessEqual), (">", .greater), (">=", .greaterEqual), ("==", .equal),
    ("!=", .notEqual), ("<>", .oldNotEqual), ("+=", .plusAssign), ("-=", .minusAssign),
    ("*=", .starAssign), ("/=", .slashAssign), ("%=", .percentAssign), ("@=", .atAssign),
    ("&=", .ampersandAssign), ("|=", .barAssign), ("^=", .caretAssign),
    ("**=", .doubleStarAssign), ("//=", .doubleSlashAssign), ("<<=", .leftShiftAssign),
    (">>=", .rightShiftAssign),
    ("False", .kFalse), ("None", .kNone), ("True", .kTrue), ("and", .kAnd), ("as", .kAs),
    ("assert", .kAssert), ("async", .kAsync), ("await", .kAwait), ("break", .kBreak),
    ("class", .kClass), ("continue", .kContinue), ("def", .kDef), ("del", .kDel),
    ("elif", .kElif), ("else", .kElse), ("except", .kExcept), ("finally", .kFinally),
    ("for", .kFor), ("from", .kFrom), ("global", .kGlobal), ("if", .kIf), ("import", .kImport),
    ("in", .kIn), ("is", .kIs), ("lambda", .kLambda), ("nonlocal", .kNonlocal), ("not", .kNot),
    ("or", .kOr), ("pass", .kPass), ("raise", .kRaise), ("return", .kReturn), ("try", .kTry),
    ("while", .kWhile), ("with", .kWith), ("yield", .kYield),
  ]
}

/// Why lexing stopped before the end of the file.
struct LexicalFailure {
  let diagnostic: Diagnostic
  /// True where CPython's tokenizer itself raises the error, so that it wins over the parser's;
  /// false for states which the parser turns into an error only when it gets there.
  let isImmediate: Bool
}

/// What the lexer makes of a source: tokens up to the end of the file or an error token.
struct TokenList {
  var tokens: ContiguousArray<Token> = []
  /// The reason of the last token where that is an error token.
  var failure: LexicalFailure?
  /// The brackets still open where lexing ended, outermost first.
  var openBrackets: [Int32] = []
  /// Index of the first token that exists only because the text ended.
  var firstAtEnd = Int.max
}
