import Arrays
import Frames
import Interpreter

/// Conversions between script values and labels, columns and tables.
extension Interpreter {
  func label(_ value: Value) throws -> Label {
    if value.isTuple { return .tuple(try value.items!.map { try label($0) }) }
    switch scalar(value) {
    case .none: return .none
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .string(let text): return .string(text)
    case .datetime(let time): return .datetime(time)
    case .timedelta(let time): return .timedelta(time)
    default: throw typeError("unhashable type: '\(typeName(value))'")
    }
  }

  /// One label or a list of them.
  func labels(_ value: Value) throws -> [Label] {
    if value.isList || value.array != nil || value.pandasIndex != nil {
      return try sequence(value).map { try label($0) }
    }
    return [try label(value)]
  }

  func optionalLabels(of value: Value) throws -> [Label]? {
    value.isNone || value.isUnbound ? nil : try labels(value)
  }

  /// The elements of a list or array-like as plain values.
  func sequence(_ value: Value) throws -> [Value] {
    if let array = value.array { return try array.scalars().map { try plain($0) } }
    if let series = value.series { return try series.column.scalars().map { try plain($0) } }
    if let index = value.pandasIndex { return try index.labels.map { try labelValue(of: $0) } }
    return try elements(value)
  }

  func labelValue(of label: Label) throws -> Value {
    switch label {
    case .none: return .none
    case .bool(let value): return Value(value)
    case .int(let value): return Value(value)
    case .float(let value): return Value(value)
    case .string(let text): return string(text)
    case .datetime(let time): return try plain(.datetime(time))
    case .timedelta(let time): return try plain(.timedelta(time))
    case .tuple(let parts): return tuple(try parts.map { try labelValue(of: $0) })
    }
  }

  /// A column made of any array-like, or of a scalar repeated.
  func column(_ value: Value, count: Int? = nil) throws -> Column {
    if let series = value.series { return series.column }
    if let index = value.pandasIndex {
      return Column(scalars: try index.labels.map { scalar(try labelValue(of: $0)) })
    }
    if let array = value.array {
      guard array.ndim == 1 else {
        throw valueError("Per-column arrays must each be 1-dimensional")
      }
      return try Column(array)
    }
    if value.isList || value.isTuple { return column(of: try elements(value).map { scalar($0) }) }
    if typeName(value) == "range" { return column(of: try elements(value).map { scalar($0) }) }
    return column(of: Array(repeating: scalar(value), count: count ?? 1))
  }

  /// The narrowest pandas type that holds all the values.
  func column(of scalars: [Scalar]) -> Column {
    var hasText = false
    var hasOther = false
    var hasFloat = false
    var hasInt = false
    var hasBool = false
    var hasNone = false
    for scalar in scalars {
      switch scalar {
      case .string: hasText = true
      case .int: hasInt = true
      case .float(let x):
        if x.isNaN { hasNone = true } else { hasFloat = true }
      case .bool: hasBool = true
      case .none: hasNone = true
      default: hasOther = true
      }
    }
    let kinds = [hasText, hasInt || hasFloat, hasBool, hasOther].filter { $0 }.count
    if kinds == 1 || kinds == 0 && hasNone && !scalars.isEmpty {
      if hasText {
        return Column(
          scalars.map { if case .string(let text) = $0 { text } else { nil } as String? })
      }
      if hasInt && !hasFloat && !hasNone {
        return Column(scalars.map { if case .int(let x) = $0 { x } else { 0 } })
      }
      if hasBool && !hasNone {
        return Column(scalars.map { if case .bool(let x) = $0 { x } else { false } })
      }
      if !hasBool && !hasOther {
        return Column(
          scalars.map {
            switch $0 {
            case .int(let x): Double(x)
            case .float(let x): x
            default: Double.nan
            }
          })
      }
    }
    return Column(scalars: scalars)
  }

  /// A boolean mask given as a Series, an array or a list; nil for anything else.
  func mask(_ value: Value) throws -> [Bool]? {
    if let series = value.series, series.column.type == .bool {
      return try series.column.array().values(as: Bool.self)
    }
    if let array = value.array, array.dtype == .bool, array.ndim == 1 {
      return try array.values(as: Bool.self)
    }
    if value.isList, let items = value.items, let first = items.first, first.isBool {
      return items.map(\.bool)
    }
    return nil
  }

  /// What stands between the brackets of `loc` and `iloc` for one axis.
  func locator(_ value: Value) throws -> Locator {
    if let bounds = value.sliceBounds {
      let step = try optionalInt(bounds.step, "step") ?? 1
      if bounds.start.isNone && bounds.stop.isNone && step == 1 { return .all }
      return .slice(
        bounds.start.isNone ? nil : try label(bounds.start),
        bounds.stop.isNone ? nil : try label(bounds.stop), step)
    }
    if let mask = try mask(value) { return .mask(mask) }
    if value.isList || value.array != nil || value.series != nil || value.pandasIndex != nil {
      return .many(try sequence(value).map { try label($0) })
    }
    return .one(try label(value))
  }

  func selection(_ selection: Selection) throws -> Value {
    switch selection {
    case .scalar(let scalar): return try cell(scalar)
    case .series(let series): return try makeSeries(series)
    case .frame(let frame): return try makeFrame(frame)
    }
  }

  /// One cell as pandas gives it: numpy scalars for numbers, plain str.
  func cell(_ scalar: Scalar) throws -> Value {
    switch scalar {
    case .int: return try element(scalar, .int64)
    case .float: return try element(scalar, .float64)
    case .bool: return try element(scalar, .bool)
    default: return try plain(scalar)
    }
  }
}
