import Arrays
import Frames
import Interpreter

/// Row and column labels: renaming, moving them to and from columns, matching to others.
enum PandasLabels {
  static func define(_ type: TypeBuilder) {
    defineIndex(type)
    defineRenaming(type)
    type.bind(
      "drop(self, labels=None, *, axis=0, index=None, columns=None, level=None, inplace=False, errors='raise')"
    ) {
      call in try drop(call)
    }
    type.bind(
      """
      reindex(self, labels=None, *, index=None, columns=None, axis=None, method=None, copy=UNSET, \
      level=None, fill_value=UNSET, limit=None, tolerance=None)
      """
    ) { call in try reindex(call) }
  }

  private static func defineIndex(_ type: TypeBuilder) {
    type.bind(
      "set_index(self, keys, *, drop=True, append=False, inplace=False, verify_integrity=UNSET)"
    ) {
      call in
      let frame = try call.frame
      let keys = call["keys"]
      let verifies = call.has("verify_integrity") ? try call.bool("verify_integrity") : false
      if keys.series != nil || keys.pandasIndex != nil || keys.array != nil {
        return try call.give(
          frame.thawed().withIndex(try PandasConstruction.index(call.vm, keys)))
      }
      return try call.give(
        try frame.settingIndex(
          try call.vm.labels(keys), drop: try call.bool("drop"), append: try call.bool("append"),
          verifying: verifies))
    }
    type.bind(
      """
      reset_index(self, level=None, *, drop=False, inplace=False, col_level=0, col_fill='', \
      allow_duplicates=UNSET, names=None)
      """
    ) { call in
      var frame = try call.frame
      if let names = try call.labels("names") {
        frame = frame.withIndex(frame.index.renamed(names))
      }
      if call.has("level") { return try resetLevels(call, frame) }
      return try call.give(try frame.resettingIndex(drop: try call.bool("drop")))
    }
    type.bind("set_axis(self, labels, *, axis=0, copy=UNSET)") { call in
      call.ignore("copy")
      var frame = try call.frame.thawed()
      if try call.axis() == 1 {
        try frame.setNames(
          ColumnNames(try call.vm.sequence(call["labels"]).map { try call.vm.label($0) }))
      } else {
        try frame.setIndex(try PandasConstruction.index(call.vm, call["labels"]))
      }
      return try call.vm.makeFrame(frame)
    }
  }

  /// Only some levels become columns.
  private static func resetLevels(_ call: Call, _ frame: Frame) throws -> Value {
    let places = try levels(call.vm, call["level"], frame.index)
    let columns = frame.index.levelColumns
    let rest = columns.indices.filter { !places.contains($0) }
    var result = frame.thawed()
    if rest.isEmpty {
      result = result.withIndex(Index(count: frame.rowCount))
    } else if rest.count == 1 {
      result = result.withIndex(Index(columns[rest[0]], name: frame.index.names[rest[0]]))
    } else {
      result = result.withIndex(
        Index(levels: rest.map { columns[$0] }, names: rest.map { frame.index.names[$0] }))
    }
    if try !call.bool("drop") {
      for place in places.sorted(by: >) {
        let name = frame.index.names[place]
        try result.insert(
          name == .none ? .string("level_\(place)") : name, columns[place], at: 0)
      }
    }
    return try call.give(result)
  }

  static func levels(_ vm: Interpreter, _ value: Value, _ index: Index) throws -> [Int] {
    let items = value.isList ? try vm.elements(value) : [value]
    return try items.map { item in
      let label = try vm.label(item)
      if let place = index.names.firstIndex(of: label) { return place }
      if case .int(let number) = label {
        let depth = index.names.count
        let place = Int(number) < 0 ? Int(number) + depth : Int(number)
        if (0..<depth).contains(place) { return place }
        throw vm.indexError(
          "Too many levels: Index has only \(depth) level\(depth == 1 ? "" : "s"), not \(number + 1)"
        )
      }
      throw vm.raise(
        vm.types.keyError,
        "Requested level (\(try vm.strText(item))) does not match index name (\(try vm.strText(try vm.labelValue(of: index.name))))"
      )
    }
  }

  private static func defineRenaming(_ type: TypeBuilder) {
    type.bind(
      "rename(self, mapper=None, *, index=None, columns=None, axis=None, copy=UNSET, inplace=False, level=None, errors='ignore')"
    ) {
      call in
      call.ignore("copy")
      let frame = try call.frame
      var (rows, columns) = (call["index"], call["columns"])
      if call.has("mapper") {
        if try call.axis() == 1 { columns = call["mapper"] } else { rows = call["mapper"] }
      }
      if rows.isNone, columns.isNone {
        throw call.vm.typeError("must pass an index to rename")
      }
      let isStrict = try call.text("errors") == "raise"
      return try call.give(
        try frame.renaming(
          columns: try table(call.vm, columns, frame.names.labels),
          rows: try table(call.vm, rows, frame.index.labels), strict: isStrict))
    }
    type.bind(
      "rename_axis(self, mapper=UNSET, *, index=UNSET, columns=UNSET, axis=0, copy=UNSET, inplace=False)"
    ) {
      call in
      call.ignore("copy")
      var frame = try call.frame.thawed()
      var (rows, columns) = (call["index"], call["columns"])
      if call.isGiven("mapper") {
        if try call.axis() == 1 { columns = call["mapper"] } else { rows = call["mapper"] }
      }
      if !rows.isUnbound {
        let names = try rows.isNone ? [.none] : call.vm.labels(rows)
        frame = frame.withIndex(frame.index.renamed(names))
      }
      if !columns.isUnbound {
        let names = try columns.isNone ? [.none] : call.vm.labels(columns)
        frame = Frame(
          columns: frame.columns, names: ColumnNames(frame.names.labels, axisNames: names),
          index: frame.index)
      }
      return try call.give(frame)
    }
    for name in ["add_prefix", "add_suffix"] {
      let argument = name == "add_prefix" ? "prefix" : "suffix"
      type.bind("\(name)(self, \(argument), axis=None)") { call in
        let text = try call.text(argument)
        let frame = try call.frame
        func changed(_ label: Label) throws -> Label {
          let own = try call.vm.strText(try call.vm.labelValue(of: label))
          return .string(name == "add_prefix" ? text + own : own + text)
        }
        if call.has("axis"), try call.axis() == 0 {
          return try call.vm.makeFrame(
            frame.thawed().withIndex(
              Index(Column(labels: try frame.index.labels.map(changed)), name: frame.index.name)))
        }
        return try call.vm.makeFrame(
          frame.thawed().withNames(try frame.names.labels.map(changed)))
      }
    }
  }

  /// Old labels and new ones from a dict, a series or a function.
  static func table(_ vm: Interpreter, _ value: Value, _ labels: [Label]) throws -> [Label: Label] {
    if value.isNone || value.isUnbound { return [:] }
    var table: [Label: Label] = [:]
    if value.isDict {
      for (key, item) in vm.entries(ofDict: value) { table[try vm.label(key)] = try vm.label(item) }
    } else if let series = value.series {
      for (key, item) in zip(series.index.labels, series.column.scalars()) {
        table[key] = try Label(item)
      }
    } else {
      for label in labels where table[label] == nil {
        table[label] = try vm.label(try vm.call(value, try vm.labelValue(of: label)))
      }
    }
    return table
  }

  private static func drop(_ call: Call) throws -> Value {
    let frame = try call.frame
    var rows = try call.labels("index") ?? []
    var columns = try call.labels("columns") ?? []
    if call.has("labels") {
      let labels = try call.labels("labels") ?? []
      if try call.axis() == 1 { columns = labels } else { rows = labels }
    } else if !call.has("index"), !call.has("columns") {
      throw call.vm.valueError("Need to specify at least one of 'labels', 'index' or 'columns'")
    }
    let ignores = try call.text("errors") == "ignore"
    return try call.give(
      try frame.dropping(rows: rows, columns: columns, ignoringMissing: ignores).thawed())
  }

  private static func reindex(_ call: Call) throws -> Value {
    call.ignore("copy")
    let vm = call.vm
    var frame = try call.frame.thawed()
    var (rows, columns) = (call["index"], call["columns"])
    if call.has("labels") {
      if try call.axis() == 1 { columns = call["labels"] } else { rows = call["labels"] }
    }
    let fill = call.has("fill_value") ? vm.scalar(call["fill_value"]) : Scalar.float(.nan)
    let method = try call.optionalText("method")
    if !rows.isNone {
      let index = try PandasConstruction.index(vm, rows)
      if let method {
        guard ["ffill", "pad", "bfill", "backfill"].contains(method) else {
          throw call.notSupported("method=\(method)")
        }
        frame = try filling(frame, index, isForward: method == "ffill" || method == "pad")
      } else {
        let known = Set(frame.index.labels)
        let result = try frame.reindexed(to: index)
        frame = try fill.isMissing ? result : refilled(frame, result, index, known, fill)
      }
    }
    if !columns.isNone {
      let labels = try vm.sequence(columns).map { try vm.label($0) }
      let count = frame.rowCount
      frame = Frame(
        columns: labels.map { label in
          frame[label] ?? Column.inferred([fill]).take([Int](repeating: 0, count: count))
        }, names: ColumnNames(labels, axisNames: frame.names.axisNames), index: frame.index)
    }
    return try vm.makeFrame(frame)
  }

  /// Rows that are new hold `fill`; integer columns stay integers.
  private static func refilled(
    _ frame: Frame, _ result: Frame, _ index: Index, _ known: Set<Label>, _ fill: Scalar
  ) throws -> Frame {
    let isNew = index.labels.map { !known.contains($0) }
    let columns = try zip(frame.columns, result.columns).map { old, new -> Column in
      let filled = try new.choosing(where: isNew.map { !$0 }, else: .scalar(fill))
      if old.type.isInteger, case .int = fill { return try filled.cast(to: old.type) }
      return filled
    }
    return result.withColumns(columns)
  }

  private static func filling(_ frame: Frame, _ index: Index, isForward: Bool) throws -> Frame {
    let own = frame.index.levelColumns[0]
    guard frame.index.isSorted else {
      throw FrameError.value("index must be monotonic increasing or decreasing")
    }
    let known = own.array()
    let wanted = index.levelColumns[0].array()
    let places = try known.searchsorted(wanted, side: isForward ? .right : .left)
      .values(as: Int64.self).map { Int($0) - (isForward ? 1 : 0) }
    return frame.take(places.map { $0 < frame.rowCount ? $0 : -1 }).withIndex(index)
  }
}
