@testable import Arrays

extension CaseValue {
  var operand: Operand {
    get throws {
      switch self {
      case .array(let array): return .array(array)
      case .scalar(let value): return Operand(value)
      case .list: return .array(try array)
      default: throw CaseError(message: "\(self) is no operand")
      }
    }
  }

  var indexItem: IndexItem {
    get throws {
      switch self {
      case .array(let array): return .array(array)
      case .scalar(.int(let i)): return .integer(Int(i))
      case .scalar(.bool(let flag)): return .array(.from([flag], shape: []))
      case .scalar(.none): return .newAxis
      case .slice(let start, let stop, let step):
        return .slice(start: start, stop: stop, step: step)
      case .ellipsis: return .ellipsis
      case .list(let items):
        return .array(items.isEmpty ? NDArray.zeros([0], .int64) : try array)
      default: throw CaseError(message: "\(self) is no index")
      }
    }
  }

  var indexItems: [IndexItem] {
    get throws {
      if case .list(let items) = self { return try items.map { try $0.indexItem } }
      return [try indexItem]
    }
  }

  var nested: NestedValues {
    get throws {
      if case .list(let items) = self { return .sequence(try items.map { try $0.nested }) }
      return .value(try operand)
    }
  }

  var int: Int? { if case .scalar(.int(let x)) = self { Int(x) } else { nil } }
  var bool: Bool? { if case .scalar(.bool(let x)) = self { x } else { nil } }
  var string: String? { if case .scalar(.string(let x)) = self { x } else { nil } }
  var isNone: Bool { if case .scalar(.none) = self { true } else { false } }

  var double: Double? {
    switch self {
    case .scalar(.float(let x)): x
    case .scalar(.int(let x)): Double(x)
    case .array(let array) where array.ndim == 0: try? array.astype(.float64).values()[0]
    default: nil
    }
  }

  /// An int or a list of ints.
  var ints: [Int]? {
    if let int { return [int] }
    if case .list(let items) = self { return items.compactMap(\.int) }
    if case .array(let array) = self { return try? array.values(as: Int64.self).map(Int.init) }
    return nil
  }

  var dtype: DType? {
    switch self {
    case .dtype(let name), .scalar(.string(let name)): DType(named: name)
    default: nil
    }
  }

  var arrays: [NDArray] {
    get throws {
      guard case .list(let items) = self else {
        let whole = try array
        return try (0..<whole.shape[0]).map { try whole.indexed([.integer($0)]) }
      }
      return try items.map { try $0.array }
    }
  }
}

extension Case {
  func array(_ i: Int) throws -> NDArray { try arguments[i].array }
  func operand(_ i: Int) throws -> Operand { try arguments[i].operand }

  /// A positional argument, or the keyword of that name; nil if absent or None.
  func argument(_ i: Int, _ name: String) -> CaseValue? {
    let found = i < arguments.count && i >= 0 ? arguments[i] : keywords[name]
    return found?.isNone == true ? nil : found
  }

  func flag(_ name: String) -> Bool { keywords[name]?.bool ?? false }
}

/// Runs recorded calls with this library.
enum CaseRunner {
  static func run(_ item: Case) throws -> Answer {
    for group in [
      basics, elementwise, reductions, sorting, nanReductions, functions, joining, linalg,
    ] {
      if let answer = try group(item) { return answer }
    }
    throw CaseError(message: "no runner for \(item.operation)")
  }

  private static func basics(_ item: Case) throws -> Answer? {
    switch item.operation {
    case "repr": return .value(.string(try item.array(0).repr(try item.printOptions())))
    case "str": return .value(.string(try item.array(0).str(try item.printOptions())))
    case let name where name.hasPrefix("at."):
      let copy = try item.array(0).copied()
      try copy.apply(
        BinaryUfunc(rawValue: String(name.dropFirst(3)))!, at: item.arguments[1].indexItems,
        item.operand(2))
      return .array(copy)
    case "scalar": return .array(try item.array(0))
    case "a[]": return .array(try item.array(0).indexed(item.arguments[1].indexItems))
    case "a[]=":
      let copy = try item.array(0).copied()
      try copy.assign(item.arguments[1].indexItems, item.operand(2))
      return .array(copy)
    default: return nil
    }
  }

  private static func elementwise(_ item: Case) throws -> Answer? {
    let parts = item.operation.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0] != "a" else { return nil }
    let name = aliases[parts[1]] ?? parts[1]
    let mask = try item.keywords["where"]?.array
    let out = try item.keywords["out"]?.array.copied()
    if let function = BinaryUfunc(rawValue: name) {
      if parts[0] == "ip" {
        let target = try item.array(0).copied()
        if function == .power {
          _ = try NDArray.power(.array(target), item.operand(1), out: target)
        } else {
          try target.applyInPlace(function, item.operand(1))
        }
        return .array(target)
      }
      if function == .power && parts[0] == "op" {
        return .array(try NDArray.power(item.operand(0), item.operand(1)))
      }
      return .array(
        try NDArray.apply(function, item.operand(0), item.operand(1), out: out, where: mask))
    }
    if let function = UnaryUfunc(rawValue: name) {
      return .array(try NDArray.apply(function, item.operand(0), out: out, where: mask))
    }
    return nil
  }

  /// Names of Python's operators and numpy's second names.
  private static let aliases = [
    "sub": "subtract", "mul": "multiply", "truediv": "divide", "floordiv": "floor_divide",
    "mod": "remainder", "pow": "power", "eq": "equal", "ne": "not_equal", "lt": "less",
    "le": "less_equal", "gt": "greater", "ge": "greater_equal", "and_": "bitwise_and",
    "or_": "bitwise_or", "xor": "bitwise_xor", "lshift": "left_shift", "rshift": "right_shift",
    "neg": "negative", "pos": "positive", "abs": "absolute", "true_divide": "divide",
    "and": "bitwise_and", "or": "bitwise_or",
  ]

  private static func reductions(_ item: Case) throws -> Answer? {
    guard item.operation.hasPrefix("a.") || item.operation.hasPrefix("np.") else { return nil }
    let name = item.operation.drop { $0 != "." }.dropFirst()
    let axes = item.argument(1, "axis")?.ints
    let keep = item.flag("keepdims")
    let dtype = item.argument(-1, "dtype")?.dtype
    let initial = try item.argument(-1, "initial")?.operand
    let ddof = item.argument(-1, "ddof")?.double ?? 0
    switch name {
    case "sum":
      return .array(try item.array(0).sum(axes, keepdims: keep, dtype: dtype, initial: initial))
    case "prod":
      return .array(try item.array(0).prod(axes, keepdims: keep, dtype: dtype, initial: initial))
    case "mean": return .array(try item.array(0).mean(axes, keepdims: keep, dtype: dtype))
    case "var": return .array(try item.array(0).var(axes, ddof: ddof, keepdims: keep, dtype: dtype))
    case "std": return .array(try item.array(0).std(axes, ddof: ddof, keepdims: keep, dtype: dtype))
    case "max", "amax":
      return .array(try item.array(0).maximum(axes, keepdims: keep, initial: initial))
    case "min", "amin":
      return .array(try item.array(0).minimum(axes, keepdims: keep, initial: initial))
    case "any": return .array(try item.array(0).any(axes, keepdims: keep))
    case "all": return .array(try item.array(0).all(axes, keepdims: keep))
    case "ptp": return .array(try item.array(0).ptp(axes, keepdims: keep))
    case "argmax": return .array(try item.array(0).argmax(axes?.first, keepdims: keep))
    case "argmin": return .array(try item.array(0).argmin(axes?.first, keepdims: keep))
    case "cumsum": return .array(try item.array(0).cumsum(axes?.first, dtype: dtype))
    case "cumprod": return .array(try item.array(0).cumprod(axes?.first, dtype: dtype))
    default: return nil
    }
  }
}

extension Case {
  fileprivate func printOptions() throws -> PrintOptions {
    var options = PrintOptions()
    for (name, value) in keywords {
      switch name {
      case "precision": options.precision = value.int!
      case "suppress": options.suppress = value.bool!
      case "threshold": options.threshold = value.int!
      case "edgeitems": options.edgeItems = value.int!
      case "linewidth": options.lineWidth = value.int!
      case "nanstr": options.nanText = value.string!
      case "infstr": options.infText = value.string!
      case "floatmode": options.floatMode = .init(rawValue: value.string!)!
      case "sign": options.sign = .init(rawValue: value.string!)!
      default: throw CaseError(message: "print option \(name)")
      }
    }
    return options
  }
}
