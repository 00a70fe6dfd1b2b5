import Arrays
import Frames
import Interpreter

/// `df[…]`, `df[…] = …`, and columns taken out and put in.
enum PandasFrameItems {
  static func define(_ type: TypeBuilder) {
    type.bind("__getitem__(self, key, /)") { call in
      try get(call.vm, call["self"], try call.frame, call["key"])
    }
    type.bind("__setitem__(self, key, value, /)") { call in
      try set(call, call["key"], call["value"])
      return .none
    }
    type.bind("__delitem__(self, key, /)") { call in
      let label = try call.label("key")
      try PandasFrameType.object(call.vm, call["self"]).change(call.vm) { frame in
        _ = try frame.remove(label)
      }
      return .none
    }
    type.bind("get(self, key, default=None)") { call in
      let frame = try call.frame
      let fallback = call["default"]
      do {
        return try get(call.vm, call["self"], frame, call["key"])
      } catch let error as FrameError where error.pythonClass == "KeyError" {
        return fallback
      }
    }
    type.bind("pop(self, item)") { call in
      let label = try call.label("item")
      var taken: Series?
      try PandasFrameType.object(call.vm, call["self"]).change(call.vm) { frame in
        taken = try frame.remove(label)
      }
      return try call.vm.makeSeries(taken!)
    }
    type.bind("insert(self, loc, column, value, allow_duplicates=UNSET)") { call in
      let place = try call.int("loc")
      let label = try call.label("column")
      let column = try columnFor(call.vm, call["value"], try call.frame)
      try PandasFrameType.object(call.vm, call["self"]).change(call.vm) { frame in
        try frame.insert(label, column, at: place)
      }
      return .none
    }
  }

  private static func get(
    _ vm: Interpreter, _ target: Value, _ frame: Frame, _ given: Value
  ) throws -> Value {
    let key = vm.canCall(given) ? try vm.call(given, target) : given
    if let series = key.series, series.column.type == .bool,
      !series.index.hasEqualLabels(to: frame.index)
    {
      let aligned = try series.reindexed(to: frame.index)
      return try vm.makeFrame(try frame.filter(try vm.flags(aligned.column)))
    }
    if let mask = try vm.mask(key) {
      guard mask.count == frame.rowCount else {
        throw vm.valueError(
          "Item wrong length \(mask.count) instead of \(frame.rowCount).")
      }
      return try vm.makeFrame(try frame.filter(mask))
    }
    if let other = key.frame { return try masked(vm, frame, by: other) }
    if let bounds = key.sliceBounds {
      let isByLabel = [bounds.start, bounds.stop].contains { $0.isString }
      let locator = try vm.locator(key)
      return try vm.selection(
        isByLabel ? try frame.locate(rows: locator) : try frame.locate(rowsAt: locator))
    }
    if key.isList || key.pandasIndex != nil || key.array != nil || key.series != nil {
      return try vm.makeFrame(
        try frame.select(try vm.labels(key.series == nil ? key : vm.list(vm.sequence(key)))))
    }
    let label = try vm.label(key)
    if frame.names.position(of: label) == nil, let part = level(frame, label) {
      return try vm.makeFrame(part)
    }
    if frame.names.positions(of: label).count > 1 {
      return try vm.makeFrame(frame.selecting(frame.names.positions(of: label)))
    }
    return try vm.makeSeries(try frame.series(label))
  }

  /// Columns whose names are tuples that begin with a label, named by the rest.
  private static func level(_ frame: Frame, _ label: Label) -> Frame? {
    guard frame.names.axisNames.count > 1 else { return nil }
    var places: [Int] = []
    var rest: [Label] = []
    for (place, name) in frame.names.labels.enumerated() {
      guard case .tuple(let parts) = name, parts.first == label else { continue }
      places.append(place)
      rest.append(parts.count == 2 ? parts[1] : .tuple(Array(parts.dropFirst())))
    }
    if places.isEmpty { return nil }
    return Frame(
      columns: places.map { frame.columns[$0] },
      names: ColumnNames(rest, axisNames: Array(frame.names.axisNames.dropFirst())),
      index: frame.index)
  }

  /// `df[df > 0]`
  private static func masked(_ vm: Interpreter, _ frame: Frame, by mask: Frame) throws -> Value {
    let columns = try zip(frame.names.labels, frame.columns).map { label, column in
      guard let flags = mask[label] else {
        return try column.choosing(where: [Bool](repeating: false, count: column.count))
      }
      return try column.choosing(where: try vm.flags(flags))
    }
    return try vm.makeFrame(frame.withColumns(columns))
  }

  /// A column from what is assigned: matched by label, or repeated.
  static func columnFor(_ vm: Interpreter, _ value: Value, _ frame: Frame) throws -> Column {
    let isEmpty = frame.columnCount == 0 && frame.rowCount == 0
    if let series = value.series {
      return try isEmpty ? series.column : PandasElementwise.aligned(series, to: frame.index)
    }
    if let table = value.frame, table.columnCount == 1 {
      return try PandasElementwise.aligned(table.series(at: 0), to: frame.index)
    }
    if let array = value.array, array.ndim == 2, array.shape[1] == 1 {
      return try Column(array.raveled())
    }
    let column = try vm.column(value, count: frame.rowCount)
    guard isEmpty || column.count == frame.rowCount else {
      throw vm.valueError(
        "Length of values (\(column.count)) does not match length of index (\(frame.rowCount))")
    }
    return column
  }

  private static func set(_ call: Call, _ key: Value, _ value: Value) throws {
    let vm = call.vm
    let object = try PandasFrameType.object(vm, call["self"])
    let frame = object.frame
    if let mask = try vm.mask(key) {
      return try object.change(vm) { frame in
        try frame.set(rows: .mask(mask), to: .scalar(vm.scalar(value)))
      }
    }
    if let flags = key.frame {
      let scalar = vm.scalar(value)
      let columns = try zip(frame.names.labels, frame.columns).map { label, column -> Column in
        guard let mask = flags[label] else { return column }
        return try column.choosing(
          where: try vm.flags(mask).map { !$0 }, else: .scalar(scalar))
      }
      return try object.change(vm) { $0 = frame.withColumns(columns) }
    }
    if key.isList || key.pandasIndex != nil || key.array != nil {
      let labels = try vm.labels(key)
      var columns: [Column] = []
      for (place, label) in labels.enumerated() {
        let part: Value
        if let table = value.frame {
          guard table.columnCount == labels.count else {
            throw vm.valueError("Columns must be same length as key")
          }
          part = try vm.makeSeries(table.series(at: place))
        } else if let array = value.array, array.ndim == 2 {
          guard array.shape[1] == labels.count else {
            throw vm.valueError("Columns must be same length as key")
          }
          part = try vm.makeArray(try array.indexed([.all, .integer(place)]))
        } else if value.isList, value.items!.count == labels.count {
          part = value.items![place]
        } else {
          part = value
        }
        _ = label
        columns.append(try columnFor(vm, part, frame))
      }
      return try object.change(vm) { frame in
        for (label, column) in zip(labels, columns) { try frame.assign(label, column) }
      }
    }
    let label = try vm.label(key)
    let column = try columnFor(vm, value, frame)
    let index = frame.columnCount == 0 && frame.rowCount == 0 ? value.series?.index : nil
    try object.change(vm) { frame in
      if let index {
        frame = Frame([(label, column)], index: index)
      } else {
        try frame.assign(label, column)
      }
    }
  }
}
