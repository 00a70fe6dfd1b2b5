import Arrays
import Frames
import Interpreter

/// Tables turned long, wide or on their side.
enum PandasReshaping {
  static func define(_ type: TypeBuilder) {
    type.bind(
      "melt(self, id_vars=None, value_vars=None, var_name=None, value_name='value', col_level=None, ignore_index=True)"
    ) { call in try melt(call, try call.frame) }
    type.bind(
      """
      pivot_table(self, values=None, index=None, columns=None, aggfunc='mean', fill_value=None, \
      margins=False, dropna=True, margins_name='All', observed=True, sort=True)
      """
    ) { call in try pivotTable(call, try call.frame) }
    type.bind("pivot(self, *, columns, index=UNSET, values=UNSET)") { call in
      try pivot(call, try call.frame)
    }
    type.bind("transpose(self)") { call in
      try call.vm.makeFrame(try call.frame.transposed())
    }
    type.bind("explode(self, column, ignore_index=False)") { call in
      var frame = try call.frame
      for label in try call.labels("column") ?? [] {
        let listed = try frame.column(label).listed(call.vm)
        frame = try frame.thawed().assigning(label, listed).exploded(label)
      }
      if try call.bool("ignore_index") { frame = frame.withIndex(Index(count: frame.rowCount)) }
      return try call.vm.makeFrame(frame)
    }
    type.bind("stack(self, level=-1, dropna=UNSET, sort=UNSET, future_stack=True)") { call in
      call.ignore("dropna", "sort", "future_stack")
      return try call.vm.makeSeries(try stacked(call, try call.frame))
    }
    type.bind("unstack(self, level=-1, fill_value=None, sort=True)") { call in
      let frame = try call.frame
      let fill = call.has("fill_value") ? call.vm.scalar(call["fill_value"]) : nil
      let place = try PandasLabels.levels(call.vm, call["level"], frame.index)[0]
      return try call.vm.makeFrame(try unstacked(frame, place, fill))
    }
    type.bind(
      "join(self, other, on=None, how='left', lsuffix='', rsuffix='', sort=False, validate=None)"
    ) { call in
      guard let other = call["other"].frame ?? call["other"].series?.frame() else {
        throw call.notSupported("other as a \(call.vm.typeName(call["other"]))")
      }
      let how = try call.text("how")
      guard let kind = MergeOptions.How(rawValue: how) else {
        throw call.vm.valueError("do not recognize join method \(how)")
      }
      return try call.vm.makeFrame(
        try call.frame.joined(
          with: other, on: try call.labels("on"), how: kind, leftSuffix: try call.text("lsuffix"),
          rightSuffix: try call.text("rsuffix"), sort: try call.bool("sort")))
    }
    type.bind(
      """
      merge(self, right, how='inner', on=None, left_on=None, right_on=None, left_index=False, \
      right_index=False, sort=False, suffixes=('_x', '_y'), copy=UNSET, indicator=False, \
      validate=None)
      """
    ) { call in try PandasCombining.merge(call, call["self"]) }
  }

  static func melt(_ call: Call, _ frame: Frame) throws -> Value {
    try call.vm.makeFrame(
      try frame.melted(
        ids: try call.labels("id_vars") ?? [], values: try call.labels("value_vars"),
        variableName: call.has("var_name") ? try call.label("var_name") : nil,
        valueName: try call.label("value_name"), ignoreIndex: try call.bool("ignore_index")))
  }

  /// Sums up by keys down and across; a list of functions gives one block of columns each.
  static func pivotTable(_ call: Call, _ frame: Frame) throws -> Value {
    call.ignore("observed", "sort")
    let vm = call.vm
    if try call.bool("margins") { return try PandasMargins.pivotTable(call, frame) }
    _ = call["margins_name"]
    let function = call["aggfunc"]
    if function.isList {
      var blocks: [(Label, Frame)] = []
      for item in try vm.elements(function) {
        let name = try PandasAggregation.name(vm, item)
        blocks.append((name, try pivoted(call, frame, item, isNamed: true)))
      }
      return try vm.makeFrame(sideBySide(blocks))
    }
    if function.isDict {
      var parts: [Frame] = []
      for (key, item) in vm.entries(ofDict: function) {
        parts.append(try pivoted(call, frame, item, values: [try vm.label(key)], isNamed: true))
      }
      let joined = try Concatenation.columns(parts)
      return try vm.makeFrame(try joined.sortedByColumnNames())
    }
    return try vm.makeFrame(try pivoted(call, frame, function))
  }

  static func pivoted(
    _ call: Call, _ frame: Frame, _ function: Value, values: [Label]? = nil, isNamed: Bool = false
  ) throws -> Frame {
    let vm = call.vm
    var pivot = Pivot(rows: try call.labels("index") ?? [])
    pivot.across = try call.labels("columns") ?? []
    pivot.values = try values ?? call.labels("values")
    pivot.dropsEmpty = try call.bool("dropna")
    if call.has("fill_value") { pivot.fill = vm.scalar(call["fill_value"]) }
    if pivot.rows.isEmpty, pivot.across.isEmpty { throw vm.valueError("No group keys passed!") }
    if pivot.rows.isEmpty {
      swap(&pivot.rows, &pivot.across)
      return try pivot.table(of: try numericOnly(frame, pivot)).transposed()
    }
    guard let statistic = PandasAggregation.statistic(vm, function) else {
      return try PandasAggregation.pivot(call, frame, pivot, function)
    }
    pivot.statistic = statistic
    // A list of values makes a level of its own, one name does not.
    let isList = call["values"].isList || isNamed || values != nil
    var table = try pivot.table(of: frame)
    if case .int? = pivot.fill, [.sum, .minimum, .maximum, .first, .last].contains(statistic),
      let wanted = pivot.values, wanted.allSatisfy({ frame[$0]?.type.isInteger == true })
    {
      // Sums of integers stay integers once no hole is left.
      table = try table.mapThrowing { try $0.missingCount == 0 ? $0.cast(to: .int64) : $0 }
    }
    guard isList, let wanted = pivot.values, wanted.count == 1, !pivot.across.isEmpty else {
      return table
    }
    return Frame(
      columns: table.columns,
      names: ColumnNames(
        table.names.labels.map { .tuple([wanted[0]] + parts($0)) },
        axisNames: [.none] + table.names.axisNames), index: table.index)
  }

  private static func numericOnly(_ frame: Frame, _ pivot: Pivot) throws -> Frame { frame }

  static func parts(_ label: Label) -> [Label] {
    if case .tuple(let parts) = label { return parts }
    return [label]
  }

  /// Tables beside each other, the block's name a level above the columns'.
  static func sideBySide(_ blocks: [(Label, Frame)]) throws -> Frame {
    var columns: [Column] = []
    var labels: [Label] = []
    let index = blocks[0].1.index
    for (name, block) in blocks {
      let aligned = block.index.hasEqualLabels(to: index) ? block : try block.reindexed(to: index)
      columns += aligned.columns
      labels += aligned.names.labels.map { .tuple([name] + parts($0)) }
    }
    return Frame(
      columns: columns,
      names: ColumnNames(labels, axisNames: [.none] + blocks[0].1.names.axisNames), index: index)
  }

  static func pivot(_ call: Call, _ frame: Frame) throws -> Value {
    let across = try call.labels("columns") ?? []
    let rows = call.isGiven("index") ? try call.labels("index") ?? [] : []
    let values = call.isGiven("values") ? try call.labels("values") : nil
    var source = frame
    var keys = rows
    if rows.isEmpty {
      let name: Label = frame.index.name == .none ? .string("index") : frame.index.name
      source = try frame.thawed().assigning(name, frame.index.levelColumns[0])
      keys = [name]
    }
    let wanted = values ?? source.names.labels.filter { !keys.contains($0) && !across.contains($0) }
    if try source.duplicated(subset: keys + across).contains(true) {
      throw call.vm.valueError("Index contains duplicate entries, cannot reshape")
    }
    var pivot = Pivot(rows: keys)
    pivot.across = across
    pivot.values = wanted
    pivot.statistic = .first
    pivot.dropsEmpty = false
    var table = try pivot.table(of: source)
    if values?.count == 1, !call["values"].isList {
      let isNamed = table.names.axisNames.count > across.count
      if isNamed {
        table = Frame(
          columns: table.columns,
          names: ColumnNames(
            table.names.labels.map { label in
              let rest = Array(parts(label).dropFirst())
              return rest.count == 1 ? rest[0] : .tuple(rest)
            }, axisNames: across), index: table.index)
      }
    }
    if rows.isEmpty { table = table.withIndex(table.index.renamed([frame.index.name])) }
    return try call.vm.makeFrame(table)
  }

  /// Columns made the innermost level of the rows; missing values stay.
  static func stacked(_ call: Call, _ frame: Frame) throws -> Series {
    guard call["level"].isInt, [-1, 0].contains(call["level"].int),
      frame.names.axisNames.count == 1
    else { throw call.notSupported("this level") }
    let (rows, columns) = (frame.rowCount, frame.columnCount)
    let order = (0..<rows).flatMap { row in (0..<columns).map { $0 * rows + row } }
    let joined = try Concatenation.rows(
      frame.columns.map { Frame([("v", $0)]) }, ignoreIndex: true
    ).columns.first
    let values = (joined ?? Column(scalars: [])).take(order)
    let outer = frame.index.levelColumns.map { level in
      level.take((0..<rows).flatMap { row in [Int](repeating: row, count: columns) })
    }
    let inner = frame.columnIndex.levelColumns[0].take(
      (0..<rows).flatMap { _ in Array(0..<columns) })
    return Series(
      values,
      index: Index(
        levels: outer + [inner], names: frame.index.names + [frame.names.axisNames[0]]))
  }

  /// One level of the rows made a level of the columns.
  static func unstacked(_ frame: Frame, _ place: Int, _ fill: Scalar?) throws -> Frame {
    let levels = frame.index.levelColumns
    guard levels.count > 1 else { return frame.transposed() }
    let others = levels.indices.filter { $0 != place }
    let rowGrouping = try Grouping(
      frame, by: others.map { .values(levels[$0], name: frame.index.names[$0]) },
      dropMissing: false)
    let columnGrouping = try Grouping(
      frame, by: [.values(levels[place], name: frame.index.names[place])], dropMissing: false)
    var places: [Int: Int] = [:]
    for row in 0..<frame.rowCount {
      let cell = Int(rowGrouping.codes[row]) * columnGrouping.count + Int(columnGrouping.codes[row])
      if places.updateValue(row, forKey: cell) != nil {
        throw FrameError.value("Index contains duplicate entries, cannot reshape")
      }
    }
    var columns: [Column] = []
    var labels: [Label] = []
    let isUnnamed = frame.columnCount == 1 && frame.names.labels[0] == .none
    for (label, column) in zip(frame.names.labels, frame.columns) {
      for over in 0..<columnGrouping.count {
        let source = (0..<rowGrouping.count).map {
          places[$0 * columnGrouping.count + over] ?? -1
        }
        var cells = column.take(source)
        if let fill, source.contains(-1) {
          cells = try cells.choosing(where: source.map { $0 >= 0 }, else: .scalar(fill))
          if column.type.isInteger, case .int = fill { cells = try cells.cast(to: column.type) }
        }
        columns.append(cells)
        let key = columnGrouping.keyColumns[0].label(over)
        labels.append(isUnnamed ? key : .tuple(parts(label) + [key]))
      }
    }
    let axisNames =
      isUnnamed ? [frame.index.names[place]] : frame.names.axisNames + [frame.index.names[place]]
    let index =
      others.count == 1
      ? Index(rowGrouping.keyColumns[0], name: rowGrouping.keyNames[0])
      : Index(levels: rowGrouping.keyColumns, names: rowGrouping.keyNames)
    return Frame(
      columns: columns, names: ColumnNames(labels, axisNames: axisNames), index: index)
  }
}
