import Arrays
import Frames
import Interpreter

/// `agg`, `apply`, `transform` and `filter` of groups.
enum PandasGroupApply {
  static func define(_ type: TypeBuilder) {
    for name in ["agg", "aggregate"] {
      type.bind("\(name)(self, func=None, *args, engine=None, engine_kwargs=None, **kwargs)") {
        call in try aggregate(call)
      }
    }
    type.bind("apply(self, func, *args, include_groups=False, **kwargs)") { call in
      let groups = try call.groups
      let (function, extra) = (call["func"], try call.elements("args"))
      let keywords = call.keywords()
      if try call.bool("include_groups") {
        throw call.vm.valueError("include_groups=True is no longer allowed.")
      }
      let results = try each(groups) { rows in
        try call.vm.call(
          function,
          [try PandasGroupMembers.part(call.vm, groups, rows, withKeys: false)] + extra,
          keywords: keywords)
      }
      return try assembled(call, groups, results)
    }
    type.bind("transform(self, func, *args, engine=None, engine_kwargs=None, **kwargs)") { call in
      call.ignore("engine", "engine_kwargs")
      return try transform(call)
    }
    type.bind("filter(self, func, dropna=True, *args, **kwargs)") { call in
      let groups = try call.groups
      let members = groups.grouping.members()
      let extra = try call.elements("args")
      let keywords = call.keywords()
      _ = try call.bool("dropna")
      var kept: [Int] = []
      for group in 0..<groups.grouping.count {
        let rows = Array(members[group])
        let part = try PandasGroupMembers.part(call.vm, groups, rows)
        if try call.vm.truth(
          try call.vm.call(call["func"], [part] + extra, keywords: keywords))
        {
          kept += rows
        }
      }
      return try PandasGroupMembers.part(call.vm, groups, kept.sorted())
    }
  }

  private static func each(
    _ groups: GroupByObject, _ body: ([Int]) throws -> Value
  ) throws -> [Value] {
    let members = groups.grouping.members()
    return try (0..<groups.grouping.count).map { try body(Array(members[$0])) }
  }

  // MARK: agg

  private static func aggregate(_ call: Call) throws -> Value {
    call.ignore("engine", "engine_kwargs")
    let (vm, groups) = (call.vm, try call.groups)
    let function = call["func"]
    guard try call.elements("args").isEmpty else { throw call.notSupported("'args'") }
    if function.isNone {
      // One column an argument: name=(column, function), or name=function for one column.
      var columns: [(Label, Column)] = []
      for (name, item) in call.keywords() {
        if groups.isSeries {
          columns.append((.string(name), try column(vm, groups, groups.chosen![0], item)))
        } else {
          guard let pair = item.items, pair.count == 2 else {
            throw vm.typeError("Must provide 'func' or tuples of '(column, aggfunc).")
          }
          columns.append((.string(name), try column(vm, groups, try vm.label(pair[0]), pair[1])))
        }
      }
      if columns.isEmpty {
        throw vm.typeError(
          groups.isSeries
            ? "No objects to concatenate" : "Must provide 'func' or tuples of '(column, aggfunc).")
      }
      let frame = Frame(columns, index: groups.grouping.index)
      return try vm.makeFrame(groups.asIndex ? frame : groups.grouping.keysAsColumns(frame))
    }
    let keywords = call.keywords()
    if let name = function.stringValue {
      return try vm.call(try vm.attribute(call["self"], name), [], keywords: keywords)
    }
    if function.isDict {
      return try byColumn(vm, groups, vm.entries(ofDict: function))
    }
    let labels = try groups.values().names.labels
    if function.isList || function.isTuple {
      let functions = try vm.elements(function)
      let entries = labels.map { ($0, functions) }
      let frame = try blocks(vm, groups, entries, isNamed: !groups.isSeries)
      return try vm.makeFrame(groups.asIndex ? frame : groups.grouping.keysAsColumns(frame))
    }
    let columns = try labels.map { label in (label, try column(vm, groups, label, function)) }
    return try call.giveGroups(groups, Frame(columns, index: groups.grouping.index))
  }

  private static func byColumn(
    _ vm: Interpreter, _ groups: GroupByObject, _ entries: [(key: Value, value: Value)]
  ) throws -> Value {
    let pairs = try entries.map { (try vm.label($0.key), $0.value) }
    let missing = pairs.map(\.0).filter { groups.grouping.frame.names.position(of: $0) == nil }
    if !missing.isEmpty {
      let shown = missing.map { Scalar($0).repr }.joined(separator: ", ")
      throw FrameError.keySentence("Label(s) [\(shown)] do not exist")
    }
    let frame: Frame
    if pairs.contains(where: { $0.1.isList }) {
      frame = try blocks(
        vm, groups,
        pairs.map { ($0.0, $0.1.isList ? try vm.elements($0.1) : [$0.1]) }, isNamed: true)
    } else {
      frame = Frame(
        try pairs.map { ($0.0, try column(vm, groups, $0.0, $0.1)) },
        index: groups.grouping.index)
    }
    return try vm.makeFrame(groups.asIndex ? frame : groups.grouping.keysAsColumns(frame))
  }

  /// Several functions a column; names are pairs of column and function.
  private static func blocks(
    _ vm: Interpreter, _ groups: GroupByObject, _ entries: [(Label, [Value])], isNamed: Bool
  ) throws -> Frame {
    var columns: [Column] = []
    var labels: [Label] = []
    for (label, functions) in entries {
      var seen: [Label: Int] = [:]
      for item in functions {
        // (name, function) pairs name their columns.
        let isPair = item.isTuple && item.items!.count == 2
        let function = isPair ? item.items![1] : item
        var name =
          try isPair ? vm.label(item.items![0]) : PandasAggregation.name(vm, function)
        if name == "<lambda>" {
          name = .string("<lambda_\(seen[name, default: 0])>")
          seen["<lambda>", default: 0] += 1
        }
        columns.append(try column(vm, groups, label, function))
        labels.append(isNamed ? .tuple([label, name]) : name)
      }
    }
    if labels.filter({ PandasReshaping.parts($0).last == "<lambda_0>" }).count == labels.count {
      labels = labels.map { label in
        isNamed ? .tuple([PandasReshaping.parts(label)[0], "<lambda>"]) : "<lambda>"
      }
    }
    return Frame(
      columns: columns, names: ColumnNames(labels, axisNames: isNamed ? [.none, .none] : [.none]),
      index: groups.grouping.index)
  }

  /// One value a group: by the engine where the function is one it knows.
  private static func column(
    _ vm: Interpreter, _ groups: GroupByObject, _ label: Label, _ function: Value
  ) throws -> Column {
    guard let column = groups.grouping.frame[label] else {
      throw FrameError.keySentence("Column(s) [\(Scalar(label).repr)] do not exist")
    }
    if let statistic = PandasAggregation.statistic(vm, function) {
      return try groups.grouping.reduced(column, statistic)
    }
    let series = Series(column, index: groups.grouping.frame.index, name: label)
    let results = try each(groups) { rows in
      try PandasAggregation.reduce(vm, series.take(rows), function)
    }
    for result in results where result.series != nil || result.frame != nil {
      throw vm.valueError("Must produce aggregated value")
    }
    return Column.inferred(results.map { vm.scalar($0) })
  }

  // MARK: apply

  private static func assembled(
    _ call: Call, _ groups: GroupByObject, _ results: [Value]
  ) throws -> Value {
    let vm = call.vm
    if results.isEmpty {
      return try groups.isSeries
        ? vm.makeSeries(try groups.values().series(at: 0)) : vm.makeFrame(try groups.values())
    }
    if results.contains(where: { $0.frame != nil }) {
      return try vm.makeFrame(try stacked(groups, results.map { $0.frame }))
    }
    if results.allSatisfy({ $0.series != nil }) {
      let parts = results.map { $0.series! }
      let first = parts[0].index
      if !groups.isSeries, parts.allSatisfy({ $0.index.hasEqualLabels(to: first) }) {
        let records = parts.map { zip($0.index.labels, $0.column.scalars()).map { ($0, $1) } }
        var frame = Frame(records: records, index: groups.grouping.index)
        frame = Frame(
          columns: frame.columns,
          names: ColumnNames(frame.names.labels, axisNames: first.names), index: frame.index)
        return try vm.makeFrame(groups.asIndex ? frame : groups.grouping.keysAsColumns(frame))
      }
      let frames = parts.map { Optional(Frame([("v", $0.column)], index: $0.index)) }
      let joined = try stacked(groups, frames)
      let names = Set(parts.map(\.name))
      return try vm.makeSeries(
        Series(
          joined.columns[0], index: joined.index, name: names.count == 1 ? parts[0].name : .none))
    }
    let column = Column.inferred(results.map { vm.scalar($0) })
    if !groups.asIndex, !groups.isSeries {
      return try vm.makeFrame(
        groups.grouping.keysAsColumns(Frame([(.none, column)], index: groups.grouping.index)))
    }
    return try vm.makeSeries(
      Series(
        column, index: groups.grouping.index,
        name: groups.isSeries ? groups.chosen?.first ?? .none : .none))
  }

  /// The groups' results one below the other, the keys as outer levels of the labels.
  static func stacked(_ groups: GroupByObject, _ parts: [Frame?]) throws -> Frame {
    let present = parts.indices.filter { parts[$0] != nil }
    let frames = present.map { parts[$0]! }
    let source = groups.grouping.frame.index
    // Results with the rows they were given go back to the rows' own order.
    let members = groups.grouping.members()
    let isLike = zip(present, frames).allSatisfy { group, frame in
      frame.index.hasEqualLabels(to: source.take(Array(members[group])))
    }
    let joined = try Concatenation.rows(frames)
    if !groups.groupKeys {
      guard isLike else { return joined }
      var order = [Int](repeating: 0, count: joined.rowCount)
      for (place, row) in present.flatMap({ Array(members[$0]) }).enumerated() {
        order[place] = row
      }
      let places = order.indices.sorted { order[$0] < order[$1] }
      return joined.take(places)
    }
    let repeats = zip(present, frames).flatMap { group, frame in
      [Int](repeating: group, count: frame.rowCount)
    }
    let outer = groups.grouping.keyColumns.map { $0.take(repeats) }
    return joined.withIndex(
      Index(
        levels: outer + joined.index.levelColumns,
        names: groups.grouping.keyNames + joined.index.names))
  }

  // MARK: transform

  private static func transform(_ call: Call) throws -> Value {
    let (vm, groups) = (call.vm, try call.groups)
    let function = call["func"]
    let extra = try call.elements("args")
    let keywords = call.keywords()
    if let statistic = PandasAggregation.statistic(vm, function) {
      return try call.giveRows(groups) { try groups.grouping.transformed($0, statistic) }
    }
    if let name = function.stringValue {
      return try vm.call(try vm.attribute(call["self"], name), extra, keywords: keywords)
    }
    let members = groups.grouping.members()
    let values = try groups.values()
    var columns: [Column] = []
    for place in 0..<values.columnCount {
      let series = values.series(at: place)
      var cells = [Scalar](repeating: .float(.nan), count: series.count)
      for group in 0..<groups.grouping.count {
        let rows = Array(members[group])
        let result = try vm.call(
          function, [try vm.makeSeries(series.take(rows))] + extra, keywords: keywords)
        if PandasConstruction.isSequence(vm, result) {
          let column = try vm.column(result)
          guard column.count == rows.count else {
            throw vm.valueError(
              "Length of values (\(column.count)) does not match length of index (\(rows.count))")
          }
          for (at, row) in rows.enumerated() { cells[row] = column[at] }
        } else {
          let scalar = vm.scalar(result)
          for row in rows { cells[row] = scalar }
        }
      }
      var column = Column.inferred(cells)
      if series.column.type.isFloat, column.type.isInteger {
        column = try column.cast(to: series.column.type)
      }
      columns.append(column)
    }
    let result = values.withColumns(columns)
    return try groups.isSeries ? vm.makeSeries(result.series(at: 0)) : vm.makeFrame(result)
  }
}
