import Arrays
import Frames
import Interpreter

/// Arithmetic and comparisons of tables and columns, as operators and as methods.
enum PandasOperators {
  typealias Operation = Frames.BinaryOperator

  private static let arithmetic: [(String, Operation)] = [
    ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .divide),
    ("floordiv", .floorDivide), ("mod", .modulo), ("pow", .power), ("and", .and), ("or", .or),
    ("xor", .xor),
  ]
  private static let comparisons: [(String, Operation)] = [
    ("eq", .equal), ("ne", .notEqual), ("lt", .less), ("le", .lessOrEqual), ("gt", .greater),
    ("ge", .greaterOrEqual),
  ]
  private static let aliases = [
    "truediv": ["truediv", "div", "divide"], "sub": ["sub", "subtract"],
    "mul": ["mul", "multiply"],
  ]

  static func defineFrame(_ type: TypeBuilder) {
    define(type, signature: "other, axis='columns', level=None, fill_value=None")
  }

  static func defineSeries(_ type: TypeBuilder) {
    define(type, signature: "other, level=None, fill_value=None, axis=0")
  }

  private static func define(_ type: TypeBuilder, signature: String) {
    for (name, operation) in arithmetic + comparisons {
      type.bind("__\(name)__(self, other, /)") { call in
        try apply(call.vm, operation, call["self"], call["other"], reversed: false)
      }
    }
    for (name, operation) in arithmetic {
      type.bind("__r\(name)__(self, other, /)") { call in
        try apply(call.vm, operation, call["self"], call["other"], reversed: true)
      }
    }
    for (name, operation) in arithmetic + comparisons where !["and", "or", "xor"].contains(name) {
      for alias in aliases[name] ?? [name] {
        type.bind("\(alias)(self, \(signature))") { call in
          try method(call, operation, reversed: false)
        }
        guard !operation.isComparing else { continue }
        type.bind("r\(alias)(self, \(signature))") { call in
          try method(call, operation, reversed: true)
        }
      }
    }
    type.bind("__neg__(self)") { call in
      try call.mapColumns { try $0.type == .bool ? $0.inverted() : $0.negated() }
    }
    type.bind("__pos__(self)") { call in try call.mapColumns { $0 } }
    type.bind("__invert__(self)") { call in try call.mapColumns { try $0.inverted() } }
  }

  /// `df.add(other, axis=…, fill_value=…)`
  private static func method(_ call: Call, _ operation: Operation, reversed: Bool) throws -> Value {
    let vm = call.vm
    let (owner, other) = (call["self"], call["other"])
    guard call.has("fill_value") else {
      let isDown: Bool =
        if owner.frame != nil, call["axis"].stringValue != "columns" {
          try call.axis() == 0
        } else { false }
      if owner.series != nil { _ = call["axis"] }
      if isDown, let frame = owner.frame, let column = other.series {
        return try vm.makeFrame(try frame.combined(operation, column: column, reversed: reversed))
      }
      return try apply(vm, operation, owner, other, reversed: reversed)
    }
    _ = call["axis"]
    let fill = vm.scalar(call["fill_value"])
    if let a = owner.series {
      guard let b = other.series else {
        let filled = a.with(try a.column.fillingMissing(with: fill))
        return try apply(vm, operation, try vm.makeSeries(filled), other, reversed: reversed)
      }
      let (x, y) = try filled(a, b, fill)
      return try vm.makeSeries(
        reversed ? try y.combined(operation, x) : try x.combined(operation, y))
    }
    let frame = try call.frame
    guard let table = other.frame else {
      let filled = try frame.mapThrowing { try $0.fillingMissing(with: fill) }
      return try apply(vm, operation, try vm.makeFrame(filled), other, reversed: reversed)
    }
    // Adding nothing aligns both to the same labels.
    let rows = try frame.isMissing().combined(.or, table.isMissing())
    var columns: [(Label, Column)] = []
    for label in rows.names.labels {
      let missing = Series(
        Column([Double](repeating: .nan, count: rows.rowCount)), index: rows.index)
      let a = frame[label].map { Series($0, index: frame.index) } ?? missing
      let b = table[label].map { Series($0, index: table.index) } ?? missing
      let (x, y) = try filled(
        try a.reindexed(to: rows.index), try b.reindexed(to: rows.index), fill)
      columns.append(
        (
          label,
          reversed ? try y.combined(operation, x).column : try x.combined(operation, y).column
        ))
    }
    return try vm.makeFrame(Frame(columns, index: rows.index))
  }

  /// Both matched by label, `fill` where only one of them is missing.
  private static func filled(_ a: Series, _ b: Series, _ fill: Scalar) throws -> (Series, Series) {
    var (x, y) = (a, b)
    if !a.index.hasEqualLabels(to: b.index) {
      let shared = try Frame(sources: [("a", .series(a)), ("b", .series(b))]).index
      (x, y) = (try a.reindexed(to: shared), try b.reindexed(to: shared))
    }
    let (p, q) = (x.column.isMissing(), y.column.isMissing())
    func patched(_ column: Column, _ own: [Bool], _ others: [Bool]) throws -> Column {
      let holes = zip(own, others).map { $0 && !$1 }
      return holes.contains(true)
        ? try column.choosing(where: holes.map { !$0 }, else: .scalar(fill)) : column
    }
    return (x.with(try patched(x.column, p, q)), y.with(try patched(y.column, q, p)))
  }

  static func apply(
    _ vm: Interpreter, _ operation: Operation, _ owner: Value, _ other: Value, reversed: Bool
  ) throws -> Value {
    if let series = owner.series {
      return try apply(vm, operation, series, other, reversed: reversed)
    }
    guard let frame = owner.frame else { return .notImplemented }
    if let table = other.frame {
      return try vm.makeFrame(
        reversed ? try table.combined(operation, frame) : try frame.combined(operation, table))
    }
    if let row = other.series {
      return try vm.makeFrame(try frame.combined(operation, row: row, reversed: reversed))
    }
    if let array = other.array, array.ndim == 2 {
      let table = try Frame(array: array, names: frame.names.labels, index: frame.index)
      return try vm.makeFrame(
        reversed ? try table.combined(operation, frame) : try frame.combined(operation, table))
    }
    if PandasConstruction.isSequence(vm, other) {
      let column = try vm.column(other)
      guard column.count == frame.columnCount else {
        throw vm.valueError(
          "Unable to coerce to Series, length must be \(frame.columnCount): given \(column.count)")
      }
      return try vm.makeFrame(
        try frame.combined(
          operation, row: Series(column, index: frame.columnIndex), reversed: reversed))
    }
    return try vm.makeFrame(
      try frame.combined(operation, vm.scalar(other), reversed: reversed))
  }

  private static func apply(
    _ vm: Interpreter, _ operation: Operation, _ series: Series, _ other: Value, reversed: Bool
  ) throws -> Value {
    if other.frame != nil { return .notImplemented }
    if let second = other.series {
      return try vm.makeSeries(
        reversed ? try second.combined(operation, series) : try series.combined(operation, second))
    }
    if PandasConstruction.isSequence(vm, other) {
      let column = try vm.column(other)
      if column.count != series.count, column.count != 1 {
        if operation.isComparing {
          throw vm.valueError("Lengths must match to compare")
        }
        throw vm.valueError(
          "operands could not be broadcast together with shapes (\(series.count),) (\(column.count),) "
        )
      }
      return try vm.makeSeries(
        series.with(
          try series.column.combined(
            operation,
            column.count == 1 && series.count != 1 ? .scalar(column[0]) : .column(column),
            reversed: reversed)))
    }
    if let flags = ordered(operation, series.column, vm.scalar(other), reversed) {
      return try vm.makeSeries(series.with(Column(flags)))
    }
    return try vm.makeSeries(
      try series.combined(operation, vm.scalar(other), reversed: reversed))
  }
}

extension PandasOperators {
  /// Ordered categories compare by their order; nil for other comparisons.
  private static func ordered(
    _ operation: Operation, _ column: Column, _ value: Scalar, _ reversed: Bool
  ) -> [Bool]? {
    guard column.type == .category, let categories = column.categories, categories.isOrdered,
      let place = categories.values.scalars().firstIndex(where: { $0.repr == value.repr })
    else { return nil }
    let wanted = Int32(place)
    let holds: (Int32) -> Bool
    switch operation {
    case .less: holds = { reversed ? wanted < $0 : $0 < wanted }
    case .lessOrEqual: holds = { reversed ? wanted <= $0 : $0 <= wanted }
    case .greater: holds = { reversed ? wanted > $0 : $0 > wanted }
    case .greaterOrEqual: holds = { reversed ? wanted >= $0 : $0 >= wanted }
    default: return nil
    }
    return column.withCodes { codes in codes.map { $0 >= 0 && holds($0) } }
  }
}

extension Frames.BinaryOperator {
  var isComparing: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}
