import Arrays
import Frames
import Interpreter

/// `pandas.DataFrame`
enum PandasFrameType {
  static func define(in module: ModuleBuilder) {
    let indexer = module.type("_LocationIndexer") { type in
      type.method("__getitem__(self, key, /)") { vm, args in
        guard let locator = args[0].host(as: LocationObject.self) else { return .none }
        return try locator.get(vm, args[1])
      }
    }
    module.type("DataFrame", doc: "A table: columns of one type each, with row labels.") { type in
      type.constructor("DataFrame(cls, data=None, index=None, columns=None, dtype=None, copy=None)")
      {
        vm, args in try vm.makeFrame(try make(vm, args))
      }
      type.info.missingAttribute = { vm, value, name in
        guard let frame = value.frame, let series = try? frame.series(.string(name)) else {
          return nil
        }
        return try vm.makeSeries(series)
      }
      type.info.moreNames = { _, value in
        value.frame?.names.labels.compactMap {
          if case .string(let name) = $0 { name } else { nil }
        } ?? []
      }
      for name in ["loc", "iloc", "at", "iat"] {
        type.property(
          name,
          get: { vm, value in
            vm.makeHost(
              LocationObject(value, byPosition: name.hasPrefix("i")), type: indexer)
          })
      }
      defineShape(type)
      defineItems(type)
      defineRows(type)
      defineColumns(type)
      defineText(type)
    }
  }

  static func object(_ vm: Interpreter, _ value: Value) throws -> FrameObject {
    if let object = value.host(as: FrameObject.self) { return object }
    throw vm.typeError("a DataFrame is needed here, not \(vm.typeName(value))")
  }

  private static func make(_ vm: Interpreter, _ args: Arguments) throws -> Frame {
    try vm.refuse("DataFrame()", [("dtype", args[4], .none)])
    let wanted = try vm.optionalLabels(of: args[3])
    var frame: Frame
    if args[1].isDict {
      frame = try table(vm, vm.entries(ofDict: args[1]).map { ($0.key, $0.value) })
    } else if let given = args[1].frame {
      frame = given
    } else if let array = args[1].array, array.ndim == 2 {
      let names = wanted ?? (0..<array.shape[1]).map { Label.int(Int64($0)) }
      return try Frame(array: array, names: names, index: try index(vm, args[2]))
    } else if args[1].isList {
      frame = try rows(vm, try vm.elements(args[1]), wanted)
    } else if args[1].isNone {
      frame = Frame((wanted ?? []).map { ($0, Column(scalars: [])) })
    } else if let series = args[1].series {
      frame = series.frame()
    } else {
      throw vm.valueError("DataFrame constructor not properly called!")
    }
    if let wanted, args[1].isDict || args[1].frame != nil { frame = try frame.select(wanted) }
    if let index = try index(vm, args[2]) {
      guard index.count == frame.rowCount else {
        throw vm.valueError(
          "Length of values (\(frame.rowCount)) does not match length of index (\(index.count))")
      }
      frame = Frame(columns: frame.columns, names: frame.names, index: index)
    }
    return frame
  }

  private static func index(_ vm: Interpreter, _ value: Value) throws -> Index? {
    if value.isNone { return nil }
    if let index = value.pandasIndex { return index }
    return Index(try vm.column(value))
  }

  /// A dict of columns: scalars are repeated, lengths must agree.
  private static func table(_ vm: Interpreter, _ entries: [(Value, Value)]) throws -> Frame {
    var count: Int?
    var index: Index?
    for (_, value) in entries {
      if let series = value.series, index == nil { index = series.index }
      guard
        value.items != nil || value.array != nil || value.series != nil
          || vm.typeName(value) == "range"
      else { continue }
      let length = try vm.length(value)
      if let count, count != length {
        throw vm.valueError("All arrays must be of the same length")
      }
      count = length
    }
    if count == nil && !entries.isEmpty {
      throw vm.valueError("If using all scalar values, you must pass an index")
    }
    return Frame(
      try entries.map { (try vm.label($0.0), try vm.column($0.1, count: count)) }, index: index)
  }

  /// A list of dicts, or of rows.
  private static func rows(
    _ vm: Interpreter, _ rows: [Value], _ wanted: [Label]?
  ) throws -> Frame {
    if rows.allSatisfy(\.isDict), !rows.isEmpty {
      var names: [Label] = []
      var seen: Set<Label> = []
      for row in rows {
        for (key, _) in vm.entries(ofDict: row) {
          let label = try vm.label(key)
          if seen.insert(label).inserted { names.append(label) }
        }
      }
      return Frame(
        try (wanted ?? names).map { name in
          let key = try vm.labelValue(of: name)
          return (
            name,
            vm.column(
              of: try rows.map { row in
                try vm.item(ofDict: row, key).map { vm.scalar($0) } ?? .none
              })
          )
        })
    }
    let cells = try rows.map { row in
      row.items == nil ? [row] : try vm.elements(row)
    }
    let width = cells.map(\.count).max() ?? 0
    let names = wanted ?? (0..<width).map { Label.int(Int64($0)) }
    guard names.count == width || cells.isEmpty else {
      throw vm.valueError("\(names.count) columns passed, passed data had \(width) columns")
    }
    return Frame(
      names.enumerated().map { place, name in
        (name, vm.column(of: cells.map { place < $0.count ? vm.scalar($0[place]) : .none }))
      })
  }

  // MARK: Members

  private static func defineShape(_ type: TypeBuilder) {
    type.property(
      "shape",
      get: { vm, value in
        let frame = try object(vm, value).frame
        return vm.tuple([Value(frame.rowCount), Value(frame.columnCount)])
      })
    type.property(
      "size",
      get: { vm, value in
        let frame = try object(vm, value).frame
        return Value(frame.rowCount * frame.columnCount)
      })
    type.property(
      "empty",
      get: { vm, value in
        let frame = try object(vm, value).frame
        return Value(frame.rowCount == 0 || frame.columnCount == 0)
      })
    type.property(
      "columns",
      get: { vm, value in
        try vm.makeIndex(Index(Column(labels: try object(vm, value).frame.names.labels)))
      },
      set: { vm, value, new in
        let object = try object(vm, value)
        let labels = try vm.sequence(new).map { try vm.label($0) }
        guard labels.count == object.frame.columnCount else {
          throw vm.valueError(
            "Length mismatch: Expected axis has \(object.frame.columnCount) elements, new values have \(labels.count) elements"
          )
        }
        object.frame = Frame(
          columns: object.frame.columns, names: ColumnNames(labels), index: object.frame.index)
      })
    type.property(
      "index", get: { vm, value in try vm.makeIndex(try object(vm, value).frame.index) })
    type.property(
      "values",
      get: { vm, value in
        try vm.makeArray(try object(vm, value).frame.array().array)
      })
    type.method("to_numpy(self, dtype=None)") { vm, args in
      let array = try object(vm, args[0]).frame.array().array
      guard let dtype = try vm.optionalDType(args[1]) else { return try vm.makeArray(array) }
      return try vm.makeArray(try array.casted(to: dtype))
    }
    type.method("__len__(self)") { vm, args in Value(try object(vm, args[0]).frame.rowCount) }
    type.method("__contains__(self, key, /)") { vm, args in
      Value(try object(vm, args[0]).frame.names.position(of: try vm.label(args[1])) != nil)
    }
    type.method("__iter__(self)") { vm, args in
      try vm.makeIterator(
        vm.list(try object(vm, args[0]).frame.names.labels.map { try vm.labelValue(of: $0) }))
    }
    type.method("copy(self, deep=True)") { vm, args in
      var frame = try object(vm, args[0]).frame
      frame.frozenBy = nil
      return try vm.makeFrame(frame)
    }
  }

  private static func defineItems(_ type: TypeBuilder) {
    type.method("__getitem__(self, key, /)") { vm, args in
      let frame = try object(vm, args[0]).frame
      if let mask = try vm.mask(args[1]) { return try vm.makeFrame(try frame.filter(mask)) }
      if args[1].sliceBounds != nil {
        return try vm.selection(
          try frame.locate(rowsAt: try vm.locator(args[1]), columnsAt: .all))
      }
      if args[1].isList || args[1].pandasIndex != nil || args[1].array != nil {
        return try vm.makeFrame(try frame.select(try vm.labels(args[1])))
      }
      return try vm.makeSeries(try frame.series(try vm.label(args[1])))
    }
    type.method("__setitem__(self, key, value, /)") { vm, args in
      let object = try object(vm, args[0])
      if let cell = object.frame.frozenBy {
        throw vm.typeError(
          "cannot change a frozen DataFrame: cell '\(cell)' made it; work on a copy (df = df.copy())"
        )
      }
      let column = try vm.column(args[2], count: object.frame.rowCount)
      guard column.count == object.frame.rowCount else {
        throw vm.valueError(
          "Length of values (\(column.count)) does not match length of index (\(object.frame.rowCount))"
        )
      }
      object.frame = try object.frame.assigning(try vm.label(args[1]), column)
      return .none
    }
    type.method("get(self, key, default=None)") { vm, args in
      let frame = try object(vm, args[0]).frame
      guard frame.names.position(of: try vm.label(args[1])) != nil else { return args[2] }
      return try vm.makeSeries(try frame.series(try vm.label(args[1])))
    }
  }

  private static func defineRows(_ type: TypeBuilder) {
    type.method("head(self, n=5)") { vm, args in
      try vm.makeFrame(try object(vm, args[0]).frame.head(try vm.int(args[1], "n")))
    }
    type.method("tail(self, n=5)") { vm, args in
      try vm.makeFrame(try object(vm, args[0]).frame.tail(try vm.int(args[1], "n")))
    }
    type.method(
      """
      sort_values(self, by, *, axis=0, ascending=True, inplace=False, kind='quicksort', \
      na_position='last', ignore_index=False, key=None)
      """
    ) { vm, args in
      try vm.refuse("sort_values()", [("inplace", args[4], .false), ("key", args[8], .none)])
      let ascending =
        args[3].items == nil
        ? [try vm.bool(args[3])] : try vm.elements(args[3]).map { try vm.bool($0) }
      return try vm.makeFrame(
        try object(vm, args[0]).frame.sorted(
          by: try vm.labels(args[1]), ascending: ascending,
          missingLast: args[6].stringValue != "first", ignoreIndex: try vm.bool(args[7])))
    }
    type.method(
      """
      merge(self, right, how='inner', on=None, left_on=None, right_on=None, left_index=False, \
      right_index=False, sort=False, suffixes=('_x', '_y'), indicator=False, validate=None)
      """
    ) { vm, args in try PandasModule.merge(vm, args) }
    type.method("reset_index(self, *, drop=False)") { vm, args in
      let frame = try object(vm, args[0]).frame
      guard try vm.bool(args[1]) || frame.index.isRange else {
        throw vm.raise(
          vm.types.notImplementedError, "reset_index: drop=False is not supported by mnb yet")
      }
      return try vm.makeFrame(Frame(columns: frame.columns, names: frame.names))
    }
  }

  private static func defineColumns(_ type: TypeBuilder) {
    type.method("drop(self, labels=None, *, axis=0, columns=None, errors='raise')") { vm, args in
      let frame = try object(vm, args[0]).frame
      let isColumns = args[2].isInt && args[2].int == 1 || args[2].stringValue == "columns"
      guard let dropped = try vm.optionalLabels(of: isColumns ? args[1] : args[3]) else {
        throw vm.raise(
          vm.types.notImplementedError, "drop: dropping rows is not supported by mnb yet")
      }
      let missing = dropped.filter { frame.names.position(of: $0) == nil }
      if !missing.isEmpty && args[4].stringValue == "raise" {
        let shown = try missing.map { try vm.reprText(try vm.labelValue(of: $0)) }
        throw vm.raise(
          vm.types.keyError, "[\(shown.joined(separator: ", "))] not found in axis")
      }
      let gone = Set(dropped)
      return try vm.makeFrame(
        frame.selecting(
          frame.names.labels.indices.filter { !gone.contains(frame.names.labels[$0]) }))
    }
    type.method("rename(self, *, columns)") { vm, args in
      let frame = try object(vm, args[0]).frame
      let labels = try frame.names.labels.map { label -> Label in
        let key = try vm.labelValue(of: label)
        if args[1].isDict {
          return try vm.item(ofDict: args[1], key).map { try vm.label($0) } ?? label
        }
        return try vm.label(try vm.call(args[1], key))
      }
      return try vm.makeFrame(
        Frame(columns: frame.columns, names: ColumnNames(labels), index: frame.index))
    }
    type.method("assign(self, **kwargs)") { vm, args in
      let result = try vm.makeFrame(try object(vm, args[0]).frame)
      let made = try object(vm, result)
      made.frame.frozenBy = nil
      for (key, value) in vm.entries(ofDict: args[1]) {
        let computed = vm.canCall(value) ? try vm.call(value, result) : value
        made.frame = try made.frame.assigning(
          try vm.label(key), try vm.column(computed, count: made.frame.rowCount))
      }
      return result
    }
    type.method("items(self)") { vm, args in
      let frame = try object(vm, args[0]).frame
      return try vm.makeIterator(
        vm.list(
          try frame.names.labels.indices.map { place in
            vm.tuple([
              try vm.labelValue(of: frame.names.labels[place]),
              try vm.makeSeries(frame.series(at: place)),
            ])
          }))
    }
    type.method("to_dict(self, orient='dict')") { vm, args in
      let frame = try object(vm, args[0]).frame
      guard ["records", "list"].contains(args[1].stringValue) else {
        throw vm.raise(
          vm.types.notImplementedError,
          "to_dict: orient=\(try vm.reprText(args[1])) is not supported by mnb yet")
      }
      let names = try frame.names.labels.map { try vm.labelValue(of: $0) }
      let columns = frame.columns.map { $0.scalars() }
      if args[1].stringValue == "list" {
        let dict = vm.makeDict()
        for (name, column) in zip(names, columns) {
          try vm.setItem(ofDict: dict, name, vm.list(try column.map { try vm.plain($0) }))
        }
        return dict
      }
      return vm.list(
        try (0..<frame.rowCount).map { row in
          let dict = vm.makeDict()
          for (name, column) in zip(names, columns) {
            try vm.setItem(ofDict: dict, name, try vm.plain(column[row]))
          }
          return dict
        })
    }
  }

  private static func defineText(_ type: TypeBuilder) {
    for name in ["__repr__", "__str__"] {
      type.method("\(name)(self)") { vm, args in
        vm.string(try object(vm, args[0]).frame.text(TableTextOptions.display()))
      }
    }
    type.method(
      """
      to_string(self, buf=None, *, columns=None, index=True, header=True, na_rep='NaN', \
      float_format=None)
      """
    ) { vm, args in
      try vm.refuse("to_string()", [("buf", args[1], .none), ("float_format", args[6], .none)])
      var frame = try object(vm, args[0]).frame
      if let labels = try vm.optionalLabels(of: args[2]) { frame = try frame.select(labels) }
      var options = TableTextOptions()
      options.index = try vm.bool(args[3])
      if try !vm.bool(args[4]) { options.header = .none }
      options.missing = try vm.text(args[5], "na_rep")
      return vm.string(frame.text(options))
    }
    type.method(
      """
      to_csv(self, path_or_buf=None, *, sep=',', na_rep='', float_format=None, columns=None, \
      header=True, index=True, mode='w')
      """
    ) { vm, args in
      var options = CSVWriteOptions()
      options.separator = try vm.text(args[2], "sep").utf8.first ?? UInt8(ascii: ",")
      options.missing = try vm.text(args[3], "na_rep")
      if let format = try vm.optionalText(args[4], "float_format") {
        options.floatFormat = .percent(try PercentFormat(format))
      }
      options.columns = try vm.optionalLabels(of: args[5])
      if try !vm.bool(args[6]) { options.header = .none }
      options.index = try vm.bool(args[7])
      options.appends = args[8].stringValue == "a"
      let frame = try object(vm, args[0]).frame
      if args[1].isNone { return vm.string(try frame.csvText(options)) }
      let path = try vm.path(args[1], "path_or_buf")
      try vm.host.permissions.checkWrite(path)
      try frame.writeCSV(to: path, options)
      return .none
    }
    type.method("info(self)") { vm, args in
      vm.writeOutput(try object(vm, args[0]).frame.info())
      return .none
    }
    type.method("to_pickle(self, path)") { vm, args in
      try vm.writeFile(try vm.path(args[1], "path"), try PickleModule.dump(vm, args[0], .none))
      return .none
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
      let rows = try vm.locator(key)
      return try vm.selection(byPosition ? try series.locate(at: rows) : try series.locate(rows))
    }
    let frame = try PandasFrameType.object(vm, target).frame
    var (rows, columns) = (key, Value.unbound)
    if key.isTuple, let items = key.items {
      guard items.count <= 2 else { throw vm.raise(vm.types.indexError, "Too many indexers") }
      rows = items[0]
      if items.count == 2 { columns = items[1] }
    }
    let columnLocator = columns.isUnbound ? Locator.all : try vm.locator(columns)
    return try vm.selection(
      byPosition
        ? try frame.locate(rowsAt: try vm.locator(rows), columnsAt: columnLocator)
        : try frame.locate(rows: try vm.locator(rows), columns: columnLocator))
  }
}
