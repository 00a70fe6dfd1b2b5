/// A choice or a parameter's value as the objective sees it.
public enum ParameterValue: Sendable {
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  /// A value that only the script layer understands; not for storages on disk.
  case opaque(any OpaqueChoice)
}

/// A script value used as a choice.
public protocol OpaqueChoice: AnyObject, Sendable {
  /// As the script's `repr` prints it.
  var text: String { get }
  func isEqual(to other: any OpaqueChoice) -> Bool
}

extension ParameterValue: Hashable {
  /// Python's equality, with NaN equal to itself: `1 == 1.0 == True`.
  public static func == (a: ParameterValue, b: ParameterValue) -> Bool {
    switch (a, b) {
    case (.none, .none): return true
    case (.string(let x), .string(let y)): return x == y
    case (.opaque(let x), .opaque(let y)): return x === y || x.isEqual(to: y)
    default:
      guard let x = a.number, let y = b.number else { return false }
      return x == y || (x.isNaN && y.isNaN)
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .none: hasher.combine(0)
    case .string(let text): hasher.combine(text)
    case .opaque: hasher.combine(1)
    default: hasher.combine(number)
    }
  }

  /// The value as a number; nil for None, text and opaque values.
  public var number: Double? {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .float(let value): value
    case .none, .string, .opaque: nil
    }
  }

  /// As Python's `repr` prints it.
  public var text: String {
    switch self {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let value): String(value)
    case .float(let value): value.description
    case .string(let value): "'\(value)'"
    case .opaque(let value): value.text
    }
  }

  /// What a storage keeps.
  public var attribute: Attribute {
    switch self {
    case .none: .null
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    case .string(let value): .string(value)
    case .opaque(let value): .string(value.text)
    }
  }
}
