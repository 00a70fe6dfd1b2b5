/// A grammar read from the notation of `ErrorGrammar`.
struct PackratGrammar: Sendable {
  indirect enum Item: Sendable {
    case token(TokenKind)
    case softKeyword(String)
    /// One of `match`, `case` and `_`.
    case anySoftKeyword
    case rule(Int)
    case optional(Item)
    case many(Item, atLeastOne: Bool)
    case separated(Item, by: Item)
    case ahead(Item)
    case notAhead(Item)
    case choice([Alternative])
    case cut
    case forced(TokenKind)
  }

  struct Element: Sendable {
    var item: Item
    var capture: Character?
  }

  enum Action: Sendable {
    /// The value of the only element, or a plain sequence.
    case none
    case make(Match.Kind)
    case fold(Match.Kind)
    /// A chain whose last part gives the kind.
    case foldLast
    case pass(Character)
    case report(ErrorReport)
  }

  struct Alternative: Sendable {
    var elements: [Element] = []
    var action = Action.none
    /// Whether it is a single reference to an `invalid_…` rule.
    var isInvalid = false
  }

  struct Rule: Sendable {
    let name: String
    var alternatives: [Alternative] = []
    var isRemembered = false
    var hidesInvalid: Bool { name.hasSuffix("without_invalid") }
  }

  private(set) var rules: [Rule] = []
  private var numbers: [String: Int] = [:]

  static let error = PackratGrammar(ErrorGrammar.text)

  func number(of name: String) -> Int { numbers[name]! }

  init(_ text: String) {
    var notation = GrammarNotation(text)
    while let name = notation.ruleName() {
      let number = reference(name)
      rules[number].isRemembered = notation.take("*")
      notation.expect(":")
      rules[number].alternatives = alternatives(&notation)
    }
  }

  private mutating func reference(_ name: String) -> Int {
    if let number = numbers[name] { return number }
    numbers[name] = rules.count
    rules.append(Rule(name: name))
    return rules.count - 1
  }

  private mutating func alternatives(_ notation: inout GrammarNotation) -> [Alternative] {
    _ = notation.take("|")
    var out: [Alternative] = []
    repeat { out.append(alternative(&notation)) } while notation.take("|")
    return out
  }

  private mutating func alternative(_ notation: inout GrammarNotation) -> Alternative {
    var out = Alternative()
    while !notation.endsAlternative {
      let capture = notation.capture()
      out.elements.append(Element(item: item(&notation), capture: capture))
    }
    if case .rule(let number)? = out.elements.first?.item, out.elements.count == 1 {
      out.isInvalid = rules[number].name.hasPrefix("invalid_")
    }
    if notation.take("->") {
      out.action = notation.action()
    } else if notation.take("=>") {
      out.action = .report(notation.report())
    }
    return out
  }

  private mutating func item(_ notation: inout GrammarNotation) -> Item {
    if notation.take("&&") { return .forced(notation.token()) }
    if notation.take("&") { return .ahead(atom(&notation)) }
    if notation.take("!") { return .notAhead(atom(&notation)) }
    if notation.take("~") { return .cut }
    let first = atom(&notation)
    if notation.take("?") { return .optional(first) }
    if notation.take("*") { return .many(first, atLeastOne: false) }
    if notation.take("+") { return .many(first, atLeastOne: true) }
    guard notation.take(".") else { return first }
    let repeated = atom(&notation)
    notation.expect("+")
    return .separated(repeated, by: first)
  }

  private mutating func atom(_ notation: inout GrammarNotation) -> Item {
    if notation.take("(") {
      let inner = alternatives(&notation)
      notation.expect(")")
      return .choice(inner)
    }
    if notation.isAt("'") { return .token(notation.token()) }
    if notation.take("\"") { return .softKeyword(notation.text(upTo: "\"")) }
    let name = notation.word()
    if name == "SOFT_KEYWORD" { return .anySoftKeyword }
    if let kind = GrammarNotation.classes[name] { return .token(kind) }
    return .rule(reference(name))
  }
}
