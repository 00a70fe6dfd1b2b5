import Arrays
import Frames
import Interpreter

/// `loc`, `iloc`, `at`, `iat` of tables and columns.
enum PandasIndexers {
  static func define(in module: ModuleBuilder) {
    module.type("_LocationIndexer") { type in
      type.bind("__getitem__(self, key, /)") { call in
        try location(call).get(call.vm, call["key"])
      }
      type.bind("__setitem__(self, key, value, /)") { call in
        try location(call).set(call.vm, call["key"], call["value"])
        return .none
      }
    }
  }

  private static func location(_ call: Call) throws -> LocationObject {
    guard let location = call["self"].host(as: LocationObject.self) else {
      throw call.vm.typeError("an indexer of a table is needed here")
    }
    return location
  }

  static func defineProperties(_ type: TypeBuilder) {
    for name in ["loc", "iloc", "at", "iat"] {
      type.property(
        name,
        get: { vm, value in
          vm.makeHost(
            LocationObject(value, byPosition: name.hasPrefix("i")),
            type: try vm.hostType("pandas", "_LocationIndexer"))
        })
    }
  }
}

/// `df.loc`, `df.iloc`: a table or column waiting for its brackets.
final class LocationObject: TracedObject {
  private let target: Value
  private let byPosition: Bool

  init(_ target: Value, byPosition: Bool) {
    self.target = target
    self.byPosition = byPosition
  }

  func trace(_ marker: ValueMarker) { marker.mark(target) }

  func get(_ vm: Interpreter, _ key: Value) throws -> Value {
    if let series = target.series {
      let rows = try vm.locator(try resolved(vm, key, series.index))
      return try vm.selection(
        byPosition ? try series.locate(at: rows) : try series.locate(rows), of: series.column.type)
    }
    let frame = try PandasFrameType.object(vm, target).frame
    let (rows, columns) = try locators(vm, key, frame)
    var type = ColumnType.object
    if case .one(let label) = columns {
      if byPosition, case .int(let place) = label {
        let at = Int(place) < 0 ? Int(place) + frame.columnCount : Int(place)
        if frame.columns.indices.contains(at) { type = frame.columns[at].type }
      } else if let column = frame[label] {
        type = column.type
      }
    }
    return try vm.selection(
      byPosition
        ? try frame.locate(rowsAt: rows, columnsAt: columns)
        : try frame.locate(rows: rows, columns: columns), of: type)
  }

  private func locators(
    _ vm: Interpreter, _ key: Value, _ frame: Frame
  ) throws -> (rows: Locator, columns: Locator) {
    var (rows, columns) = (key, Value.unbound)
    // A tuple is rows and columns, but for a label of several levels.
    if key.isTuple, let items = key.items {
      let isLabel =
        !byPosition && frame.index.isMulti
        && (items.count > 2
          || items.count == 2 && !items[1].isList && items[1].sliceBounds == nil
            && (try? vm.label(items[1])).map { frame.names.position(of: $0) == nil } ?? false)
      if !isLabel {
        guard items.count <= 2 else { throw vm.raise(vm.types.indexError, "Too many indexers") }
        rows = items[0]
        if items.count == 2 { columns = items[1] }
      }
    }
    let columnLocator =
      columns.isUnbound
      ? Locator.all : try vm.locator(try resolved(vm, columns, frame.columnIndex))
    return (try vm.locator(try resolved(vm, rows, frame.index)), columnLocator)
  }

  /// A function's result instead of it; a mask matched to the rows by label.
  private func resolved(_ vm: Interpreter, _ key: Value, _ index: Index) throws -> Value {
    if vm.canCall(key) { return try vm.call(key, target) }
    guard let series = key.series, series.column.type == .bool,
      !series.index.hasEqualLabels(to: index), !byPosition
    else { return key }
    let aligned = try series.reindexed(to: index)
    guard aligned.column.missingCount == 0, aligned.column.type == .bool else {
      throw vm.raise(
        vm.types.indexError,
        "Unalignable boolean Series provided as indexer (index of the boolean Series and of the "
          + "indexed object do not match).")
    }
    return try vm.makeSeries(aligned)
  }

  func set(_ vm: Interpreter, _ key: Value, _ value: Value) throws {
    if let object = target.host(as: SeriesObject.self) {
      let rows = try vm.locator(try resolved(vm, key, object.series.index))
      let places =
        byPosition
        ? try? rows.places(count: object.series.count) : try? object.series.index.places(rows)
      let cells = try cellValues(vm, value, places?.positions, object.series.index)
      try object.change(vm) { series in
        if byPosition {
          try series.set(at: rows, to: cells)
        } else {
          try series.set(rows, to: cells)
        }
      }
      return
    }
    let object = try PandasFrameType.object(vm, target)
    let frame = object.frame
    let (rows, columns) = try locators(vm, key, frame)
    let places =
      byPosition
      ? try? rows.places(count: frame.rowCount).positions
      : try? frame.index.places(rows).positions
    guard isTable(value) || value.isList || value.isTuple else {
      let cells = try cellValues(vm, value, places, frame.index)
      return try change(vm, object, rows, columns, cells)
    }
    try setTable(vm, object, rows, columns, places, value)
  }

  private func isTable(_ value: Value) -> Bool {
    value.frame != nil || (value.array?.ndim ?? 0) == 2
  }

  private func change(
    _ vm: Interpreter, _ object: FrameObject, _ rows: Locator, _ columns: Locator,
    _ cells: CellValues
  ) throws {
    try object.change(vm) { frame in
      if byPosition {
        try frame.set(rowsAt: rows, columnsAt: columns, to: cells)
      } else {
        try frame.set(rows: rows, columns: columns, to: cells)
      }
    }
  }

  /// Several columns at once: from a table by name, from an array or list by place.
  private func setTable(
    _ vm: Interpreter, _ object: FrameObject, _ rows: Locator, _ columns: Locator, _ places: [Int]?,
    _ value: Value
  ) throws {
    let frame = object.frame
    let wanted: [Label]
    switch columns {
    case .many(let labels) where !byPosition: wanted = labels
    case .one(let label) where !byPosition: wanted = [label]
    default:
      let found =
        byPosition
        ? try columns.places(count: frame.columnCount) : try frame.columnIndex.places(columns)
      wanted = found.positions.map { frame.names.labels[$0] }
    }
    let isOneRow = if case .one = rows { true } else { false }
    for (place, label) in wanted.enumerated() {
      let part: Value
      if let table = value.frame {
        guard table.names.position(of: label) != nil else { continue }
        part = try vm.makeSeries(try table.series(label))
      } else if let array = value.array, array.ndim == 2 {
        part = try vm.makeArray(try array.indexed([.all, .integer(place)]))
      } else if isOneRow || wanted.count > 1 {
        let items = try vm.elements(value)
        guard items.count == wanted.count else {
          throw vm.valueError("Must have equal len keys and value when setting with an iterable")
        }
        part = items[place]
      } else {
        part = value
      }
      let cells = try cellValues(vm, part, places, frame.index)
      let at: Locator =
        byPosition ? .one(.int(Int64(frame.names.position(of: label) ?? 0))) : .one(label)
      try change(vm, object, rows, at, cells)
    }
  }

  /// One value for all places, or one a place; a series is matched by label.
  private func cellValues(
    _ vm: Interpreter, _ value: Value, _ places: [Int]?, _ index: Index
  ) throws -> CellValues {
    if let series = value.series {
      guard let places else { return .column(series.column) }
      let target = index.take(places)
      if series.index.hasEqualLabels(to: target) { return .column(series.column) }
      return .column(try series.reindexed(to: target).column)
    }
    if PandasConstruction.isSequence(vm, value) {
      let column = try vm.column(value)
      if column.count == 1, let places, places.count != 1 { return .scalar(column[0]) }
      return .column(column)
    }
    return .scalar(vm.scalar(value))
  }
}
