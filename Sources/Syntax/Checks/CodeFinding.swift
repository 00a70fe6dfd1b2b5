/// Something that a check found without running the code.
public struct CodeFinding: Sendable, Equatable {
  public enum Severity: String, Sendable {
    /// The code fails where it is reached.
    case error
    case warning
  }

  public let severity: Severity
  /// For programs: `unused-import`, `argument`, …
  public let kind: String
  public let message: String
  public let range: SourceRange

  public init(_ severity: Severity, _ kind: String, _ message: String, _ range: SourceRange) {
    (self.severity, self.kind) = (severity, kind)
    (self.message, self.range) = (message, range)
  }
}

/// What a function takes, as far as calls can be checked without running.
public struct CallSignature: Sendable, Equatable {
  /// Parameters in order, without `*` and `**` ones.
  public var names: [String]
  /// How many of them can be given by position.
  public var positionalCount: Int
  /// How many of those cannot be given by name.
  public var positionalOnlyCount: Int
  /// Those without a default.
  public var required: Set<String>
  public var hasVariadic: Bool
  public var hasKeywords: Bool

  public init(
    names: [String], positionalCount: Int, positionalOnlyCount: Int, required: Set<String>,
    hasVariadic: Bool, hasKeywords: Bool
  ) {
    (self.names, self.positionalCount) = (names, positionalCount)
    (self.positionalOnlyCount, self.required) = (positionalOnlyCount, required)
    (self.hasVariadic, self.hasKeywords) = (hasVariadic, hasKeywords)
  }

  /// What is wrong with a call, in the words of the error that it would raise.
  func problem(_ function: String, _ arguments: [Argument]) -> String? {
    var positional = 0
    var given: Set<String> = []
    var isOpen = false
    for argument in arguments {
      switch argument.kind {
      case .positional: positional += 1
      case .star, .doubleStar: isOpen = true
      case .keyword(let name):
        guard names.dropFirst(positionalOnlyCount).contains(name) || hasKeywords else {
          let hint = nearestName(name, among: names).map { " (did you mean '\($0)'?)" } ?? ""
          return "\(function)() has no argument '\(name)'\(hint)"
        }
        given.insert(name)
      }
    }
    if positional > positionalCount, !hasVariadic {
      return "\(function)() takes at most \(positionalCount) arguments by position, "
        + "\(positional) are given"
    }
    guard !isOpen else { return nil }
    for (i, name) in names.enumerated() where required.contains(name) && !given.contains(name) {
      if i >= positional || i >= positionalCount {
        return "\(function)() needs the argument '\(name)'"
      }
    }
    return nil
  }
}
