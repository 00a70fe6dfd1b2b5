/// The value of a notebook's parameter.
public indirect enum ParameterValue: Sendable, Hashable {
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  case list([ParameterValue])

  /// The type that a default gives to its parameter.
  public enum Kind: Sendable, Hashable {
    case bool, int, float, string
    /// nil for a list whose default is empty or mixed: anything goes.
    indirect case list(Kind?)

    /// As in messages: `an int`, `a list of floats`.
    public var phrase: String {
      switch self {
      case .bool: "a bool"
      case .int: "an int"
      case .float: "a float"
      case .string: "a str"
      case .list(let element): element.map { "a list of \($0.name)s" } ?? "a list"
      }
    }

    private var name: String {
      switch self {
      case .bool: "bool"
      case .int: "int"
      case .float: "float"
      case .string: "str"
      case .list: "list"
      }
    }
  }

  public var kind: Kind {
    switch self {
    case .bool: return .bool
    case .int: return .int
    case .float: return .float
    case .string: return .string
    case .list(let items):
      let kinds = Set(items.map(\.kind))
      if kinds == [.int, .float] { return .list(.float) }
      return .list(kinds.count == 1 ? kinds.first : nil)
    }
  }

  struct Refusal: Error { let reason: String }

  /// A default from the front matter, or a value from a parameter file.
  init(yaml: YAMLValue) throws(Refusal) {
    switch yaml {
    case .none: throw Refusal(reason: "has no value to take its type from")
    case .mapping:
      throw Refusal(reason: "is a mapping; a parameter is an int, float, bool, str or list")
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .float(let value): self = .float(value)
    case .string(let value): self = .string(value)
    case .list(let values):
      var items: [ParameterValue] = []
      for value in values { items.append(try ParameterValue(yaml: value)) }
      self = .list(items)
    }
  }

  /// The value as Python writes it.
  public var literal: String {
    switch self {
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return String(value)
    case .float(let value):
      if value.isNaN { return "nan" }
      if value.isInfinite { return value < 0 ? "-inf" : "inf" }
      return "\(value)"
    case .string(let value):
      let escaped = value.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
        .replacing("\n", with: "\\n").replacing("\r", with: "\\r").replacing("\t", with: "\\t")
      return "'\(escaped)'"
    case .list(let items): return "[" + items.map(\.literal).joined(separator: ", ") + "]"
    }
  }
}

/// One entry of `params` in the front matter.
public struct NotebookParameter: Sendable, Hashable {
  public let name: String
  public let defaultValue: ParameterValue
  public let line: Int
}

/// A parameter with the value that a run uses.
public struct BoundParameter: Sendable, Hashable {
  public let name: String
  public let value: ParameterValue
  /// True where the value is the front matter's.
  public let isDefault: Bool

  public init(name: String, value: ParameterValue, isDefault: Bool) {
    (self.name, self.value, self.isDefault) = (name, value, isDefault)
  }
}
