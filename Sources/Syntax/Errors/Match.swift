/// What a rule of the error grammar matched.
final class Match {
  /// Kinds of expressions as far as messages tell them apart, and kinds of other parts.
  enum Kind: String, Sendable {
    case token, sequence, nothing
    case name, attribute, subscript_ = "subscript", starred, list, tuple, lambda, call
    case expression, generator, yield, await, listComprehension, setComprehension
    case dictComprehension, dict, set, strings, formatted, comparison, conditional, walrus
    case none, `false`, `true`, ellipsis, literal
    case membership, keyword, unpacking
  }

  let kind: Kind
  /// Index of the first token, and of the one after the last.
  let start: Int
  let end: Int
  let children: [Match]

  init(_ kind: Kind, _ start: Int, _ end: Int, _ children: [Match] = []) {
    self.kind = kind
    self.start = start
    self.end = end
    self.children = children
  }

  /// CPython's name of the kind, as in "cannot assign to function call".
  var description: String {
    switch kind {
    case .subscript_: "subscript"
    case .call: "function call"
    case .generator: "generator expression"
    case .yield: "yield expression"
    case .await: "await expression"
    case .listComprehension: "list comprehension"
    case .setComprehension: "set comprehension"
    case .dictComprehension: "dict comprehension"
    case .dict: "dict literal"
    case .set: "set display"
    case .formatted: "f-string expression"
    case .conditional: "conditional expression"
    case .walrus: "named expression"
    case .none: "None"
    case .false: "False"
    case .true: "True"
    default: kind.rawValue
    }
  }

  /// The part that may not be assigned to or deleted; nil if there is none.
  func invalidTarget(_ target: ErrorReport.TargetKind) -> Match? {
    switch kind {
    case .token, .nothing, .name, .attribute, .subscript_: return nil
    case .sequence, .list, .tuple:
      for child in children {
        if let found = child.invalidTarget(target) { return found }
      }
      return nil
    case .starred:
      return target == .delete ? self : children[1].invalidTarget(target)
    case .comparison where target == .for:
      let isMembership = children[1].children[0].kind == .membership
      return isMembership ? children[0].invalidTarget(target) : nil
    default: return self
    }
  }
}
