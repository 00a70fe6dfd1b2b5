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
      if !index.isMulti { return index.levelColumns[0] }
      return Column(scalars: try index.labels.map { scalar(try labelValue(of: $0)) })
    }
    if let array = value.array, array.ndim > 0 {
      guard array.ndim == 1 else {
        throw valueError("Per-column arrays must each be 1-dimensional")
      }
      return try Column(array)
    }
    if let categorical = value.host(as: CategoricalObject.self) { return categorical.column }
    if value.isList || value.isTuple { return column(of: try elements(value).map { scalar($0) }) }
    if ["range", "set", "frozenset", "dict_keys", "dict_values", "generator", "map", "zip"]
      .contains(typeName(value))
    {
      return column(of: try elements(value).map { scalar($0) })
    }
    return column(of: Array(repeating: scalar(value), count: count ?? 1))
  }

  /// The type that pandas infers for values: bool, int64, float64, `str`, datetime or object.
  func column(of scalars: [Scalar]) -> Column { Column.inferred(scalars) }

  /// The elements of any list-like as scalars.
  func scalars(_ value: Value) throws -> [Scalar] {
    if let array = value.array { return array.raveled().scalars() }
    if let series = value.series { return series.column.scalars() }
    if let index = value.pandasIndex { return index.labels.map { Scalar($0) } }
    return try elements(value).map { scalar($0) }
  }

  /// The elements of a column of bools.
  func flags(_ column: Column) throws -> [Bool] {
    switch column.type {
    case .bool: return column.withElements(Bool.self) { Array($0) }
    case .object:
      return try column.scalars().map {
        guard case .bool(let flag) = $0 else {
          throw typeError("Boolean array expected for the condition, not object")
        }
        return flag
      }
    default:
      throw typeError("Boolean array expected for the condition, not \(column.type.name)")
    }
  }

  /// A boolean mask given as a Series, an array or a list; nil for anything else.
  func mask(_ value: Value) throws -> [Bool]? {
    if let series = value.series, series.column.type == .bool {
      return try series.column.array().values(as: Bool.self)
    }
    if let array = value.array, array.dtype == .bool, array.ndim == 1 {
      return try array.values(as: Bool.self)
    }
    if value.isList, let items = value.items, let first = items.first,
      first.isBool || first.numpyScalar?.dtype == .bool
    {
      return try items.map { try truth($0) }
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
    if typeName(value) == "range" { return .many(try elements(value).map { try label($0) }) }
    return .one(try label(value))
  }

  func selection(_ selection: Selection, of type: ColumnType = .object) throws -> Value {
    switch selection {
    case .scalar(let scalar): return try cell(scalar, of: type)
    case .series(let series): return try makeSeries(series)
    case .frame(let frame): return try makeFrame(frame)
    }
  }

  /// One cell as pandas gives it: numpy scalars for numbers, plain values out of object columns.
  func cell(_ scalar: Scalar, of type: ColumnType) throws -> Value {
    switch (scalar, type) {
    case (_, .object): return try plain(scalar)
    case (.int, _): return try element(scalar, type.isInteger ? type.elementType : .int64)
    case (.float, .string), (.float, .category): return try plain(scalar)
    case (.float, _): return try element(scalar, type == .float32 ? .float32 : .float64)
    case (.bool, _): return try element(scalar, .bool)
    default: return try plain(scalar)
    }
  }

  /// A row label as `idxmax` and `index[i]` give it.
  func labelCell(_ label: Label, in index: Index) throws -> Value {
    if case .values(let column) = index.kind { return try cell(Scalar(label), of: column.type) }
    return try labelValue(of: label)
  }
}
