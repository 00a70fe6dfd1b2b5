/// An error that an alternative of the error grammar reports once it matches.
struct ErrorReport: Sendable {
  enum TargetKind: String, Sendable { case assign, delete, `for` }

  /// Where the error is; the last cases decide for themselves whether there is one.
  enum Place: Sendable {
    case last
    case at(Character)
    case range(Character, Character)
    case from(Character)
    case invalidTarget(TargetKind, Character)
    case legacyPrint(Character, Character)
    case missingComma(Character, Character)
    case bareGenerator(Character, Character)
    case positionalAfterKeyword(Character)
    case dictionaryKey(Character)
  }

  let place: Place
  let message: String
  let kind: Diagnostic.Kind

  init(_ place: Place, _ message: String, kind: Diagnostic.Kind = .syntaxError) {
    self.place = place
    self.message = message
    self.kind = kind
  }
}
