import Arrays
import Frames
import Interpreter

/// What `DataFrame(…)` and `Series(…)` are made of.
enum PandasConstruction {
  static func frame(_ call: Call) throws -> Frame {
    call.ignore("cls", "copy")
    let vm = call.vm
    let wanted = try call.labels("columns")
    let axisNames = call["columns"].pandasIndex?.names ?? [.none]
    let index = call.has("index") ? try self.index(vm, call["index"]) : nil
    var frame = try content(call, call["data"], wanted, index)
    if call.has("dtype") {
      let dtype = call["dtype"]
      frame = try frame.mapThrowing { try vm.cast($0, to: dtype) }
    }
    if axisNames != [.none] {
      frame = Frame(
        columns: frame.columns, names: ColumnNames(frame.names.labels, axisNames: axisNames),
        index: frame.index)
    }
    return frame.thawed()
  }

  private static func content(
    _ call: Call, _ data: Value, _ wanted: [Label]?, _ index: Index?
  ) throws -> Frame {
    let vm = call.vm
    if data.isDict { return try table(vm, data, wanted, index) }
    if let given = data.frame {
      var frame = given
      if let index { frame = try frame.reindexed(to: index) }
      if let wanted { frame = try selecting(frame, wanted) }
      return frame
    }
    if let series = data.series {
      var frame =
        series.name == .none
        ? Frame([(0, series.column)], index: series.index)
        : series.frame()
      if let wanted {
        frame =
          series.name == .none
          ? frame.withNames(Array(wanted.prefix(1))) : try selecting(frame, wanted)
      }
      return try index.map { try frame.reindexed(to: $0) } ?? frame
    }
    if let array = data.array { return try fromArray(vm, array, wanted, index) }
    if data.isNone {
      let rows = index ?? Index(count: 0)
      let columns = (wanted ?? []).map { _ in
        Column(scalars: [Scalar](repeating: .float(.nan), count: rows.count))
      }
      if wanted == nil {
        return Frame(columns: [], names: ColumnNames([]), index: rows)
      }
      return Frame(columns: columns, names: ColumnNames(wanted ?? []), index: rows)
    }
    if data.isString || data.isInt || data.isFloat || data.isBool {
      guard let wanted, let index else {
        throw vm.valueError("DataFrame constructor not properly called!")
      }
      let scalar = vm.scalar(data)
      return try Frame(sources: wanted.map { ($0, .scalar(scalar)) }, index: index)
    }
    return try rows(vm, try vm.elements(data), wanted, index)
  }

  private static func selecting(_ frame: Frame, _ wanted: [Label]) throws -> Frame {
    Frame(
      columns: wanted.map { label in
        frame[label] ?? Column([Double](repeating: .nan, count: frame.rowCount))
      }, names: ColumnNames(wanted), index: frame.index)
  }

  private static func fromArray(
    _ vm: Interpreter, _ array: NDArray, _ wanted: [Label]?, _ index: Index?
  ) throws -> Frame {
    guard array.ndim == 1 || array.ndim == 2 else {
      throw vm.valueError(
        "Must pass 2-d input. shape=\(try vm.reprText(vm.tuple(array.shape.map { Value($0) })))")
    }
    let table = array.ndim == 2 ? array : try array.reshaped([array.count, 1])
    let names = wanted ?? (0..<table.shape[1]).map { Label.int(Int64($0)) }
    guard names.count == table.shape[1], index == nil || index!.count == table.shape[0] else {
      let implied = (index?.count ?? table.shape[0], names.count)
      throw vm.valueError(
        "Shape of passed values is (\(table.shape[0]), \(table.shape[1])), indices imply "
          + "(\(implied.0), \(implied.1))")
    }
    return try Frame(array: table, names: names, index: index)
  }

  /// A dict of columns: scalars are repeated, series matched by label.
  private static func table(
    _ vm: Interpreter, _ data: Value, _ wanted: [Label]?, _ index: Index?
  ) throws -> Frame {
    var sources: [(Label, ColumnSource)] = []
    for (key, value) in vm.entries(ofDict: data) {
      sources.append((try vm.label(key), try source(vm, value)))
    }
    if let wanted {
      let table = Dictionary(sources.map { ($0.0, $0.1) }, uniquingKeysWith: { $1 })
      let count = index?.count
      sources = wanted.map { label in
        (label, table[label] ?? .scalar(.float(.nan)))
      }
      if count == nil, !sources.contains(where: { if case .scalar = $0.1 { false } else { true } })
      {
        return Frame(
          columns: wanted.map { _ in Column(scalars: []) }, names: ColumnNames(wanted),
          index: Index(count: 0))
      }
    }
    return try Frame(sources: sources, index: index)
  }

  private static func source(_ vm: Interpreter, _ value: Value) throws -> ColumnSource {
    if let series = value.series { return .series(series) }
    if value.isDict {
      let entries = vm.entries(ofDict: value)
      let labels = try entries.map { try vm.label($0.key) }
      return .series(
        Series(
          Column.inferred(entries.map { vm.scalar($0.value) }),
          index: Index(Column(labels: labels))))
    }
    if isSequence(vm, value) { return .column(try vm.column(value)) }
    return .scalar(vm.scalar(value))
  }

  static func isSequence(_ vm: Interpreter, _ value: Value) -> Bool {
    if value.isList || value.isTuple || value.pandasIndex != nil || value.series != nil {
      return true
    }
    if let array = value.array { return array.ndim > 0 }
    if value.host(as: CategoricalObject.self) != nil { return true }
    return ["range", "set", "dict_keys", "dict_values", "generator", "map", "zip"]
      .contains(vm.typeName(value))
  }

  /// A list of dicts, of series, or of rows.
  private static func rows(
    _ vm: Interpreter, _ rows: [Value], _ wanted: [Label]?, _ index: Index?
  ) throws -> Frame {
    if !rows.isEmpty, rows.allSatisfy({ $0.isDict }) {
      let records = try rows.map { row in
        try vm.entries(ofDict: row).map { (try vm.label($0.key), vm.scalar($0.value)) }
      }
      let frame = Frame(records: records, index: index)
      return try wanted.map { try selecting(frame, $0) } ?? frame
    }
    if !rows.isEmpty, rows.allSatisfy({ $0.series != nil }) {
      let series = rows.map { $0.series! }
      let records = series.map { zip($0.index.labels, $0.column.scalars()).map { ($0, $1) } }
      let names = series.map(\.name)
      let labels =
        names.allSatisfy { $0 == .none }
        ? Index(count: rows.count) : Index(Column(labels: names))
      return Frame(records: records, index: index ?? labels)
    }
    let cells = try rows.map { row -> [Scalar] in
      isSequence(vm, row) && !row.isString ? try vm.scalars(row) : [vm.scalar(row)]
    }
    if cells.isEmpty {
      return Frame(
        columns: (wanted ?? []).map { _ in Column(scalars: []) }, names: ColumnNames(wanted ?? []),
        index: index ?? Index(count: 0))
    }
    var frame = try Frame(rows: cells, names: try namesOfTuples(vm, rows) ?? wanted)
    if let index {
      guard index.count == frame.rowCount else {
        throw vm.valueError(
          "Shape of passed values is (\(frame.rowCount), \(frame.columnCount)), indices imply "
            + "(\(index.count), \(frame.columnCount))")
      }
      frame = frame.withIndex(index)
    }
    return frame
  }

  /// The fields of named tuples.
  private static func namesOfTuples(_ vm: Interpreter, _ rows: [Value]) throws -> [Label]? {
    guard let first = rows.first, vm.typeName(first) != "tuple", !first.isList,
      let fields = try? vm.attributeIfPresent(first, "_fields")
    else { return nil }
    return try vm.elements(fields).map { try vm.label($0) }
  }

  /// An index from any list-like.
  static func index(_ vm: Interpreter, _ value: Value) throws -> Index {
    if let index = value.pandasIndex { return index }
    if let series = value.series { return Index(series.column, name: series.name) }
    if vm.typeName(value) == "range" {
      let start = try vm.int(try vm.attribute(value, "start"), "start")
      let step = try vm.int(try vm.attribute(value, "step"), "step")
      return Index(.range(start: start, step: step, count: try vm.length(value)), names: [.none])
    }
    let labels = try vm.sequence(value).map { try vm.label($0) }
    if !labels.isEmpty, labels.allSatisfy({ if case .tuple = $0 { true } else { false } }) {
      return multi(labels, names: nil)
    }
    return Index(try vm.column(value))
  }

  /// An index of tuples as levels.
  static func multi(_ labels: [Label], names: [Label]?) -> Index {
    let parts = labels.map { label -> [Label] in
      if case .tuple(let parts) = label { parts } else { [label] }
    }
    let depth = parts.first?.count ?? names?.count ?? 1
    let levels = (0..<depth).map { level in
      Column(labels: parts.map { level < $0.count ? $0[level] : .none })
    }
    return Index(levels: levels, names: names ?? [Label](repeating: .none, count: depth))
  }

  static func series(_ call: Call) throws -> Series {
    call.ignore("cls", "copy")
    let vm = call.vm
    let data = call["data"]
    let index = call.has("index") ? try self.index(vm, call["index"]) : nil
    var series: Series
    if data.isDict {
      let entries = vm.entries(ofDict: data)
      let labels = try entries.map { try vm.label($0.key) }
      let own: Index
      if !labels.isEmpty, labels.allSatisfy({ if case .tuple = $0 { true } else { false } }) {
        own = multi(labels, names: nil)
      } else {
        own = labels.isEmpty ? Index(count: 0) : Index(Column(labels: labels))
      }
      series = Series(Column.inferred(entries.map { vm.scalar($0.value) }), index: own)
      if let index { series = try series.reindexed(to: index) }
    } else if let given = data.series {
      series = try index.map { try given.reindexed(to: $0) } ?? given
    } else if data.isNone {
      let count = index?.count ?? 0
      series = Series(
        count == 0
          ? Column(scalars: []) : Column(scalars: [Scalar](repeating: .none, count: count)),
        index: index)
      if count > 0, !call.has("dtype") {
        series.column = Column(scalars: [Scalar](repeating: .none, count: count))
      }
    } else if isSequence(vm, data) {
      let isUntyped = data.isList || data.isTuple
      var column: Column
      if isUntyped, let text = call["dtype"].stringValue ?? call["dtype"].classInfo?.name,
        text == "object"
      {
        column = Column(scalars: try vm.scalars(data))
      } else {
        column = try vm.column(data)
        if isUntyped, column.count == 0 { column = Column(scalars: []) }
      }
      if let index, index.count != column.count {
        throw vm.valueError(
          "Length of values (\(column.count)) does not match length of index (\(index.count))")
      }
      series = Series(column, index: index, name: data.pandasIndex?.name ?? .none)
    } else {
      let column = Column.inferred([vm.scalar(data)])
      series = Series(
        column.take([Int](repeating: 0, count: index?.count ?? 1)), index: index)
    }
    if call.has("dtype") { series.column = try vm.cast(series.column, to: call["dtype"]) }
    if call.has("name") { series.name = try call.label("name") }
    series.frozenBy = nil
    return series
  }
}
