import Arrays
import Frames
import Interpreter

/// Choosing and ordering rows.
enum PandasFrameRows {
  static func define(_ type: TypeBuilder) {
    defineEnds(type)
    defineSorting(type)
    defineDuplicates(type)
    type.bind("take(self, indices, axis=0)") { call in
      let frame = try call.frame
      let places = try call.elements("indices").map { try call.vm.int($0, "indices") }
      let count = try call.axis() == 0 ? frame.rowCount : frame.columnCount
      let found = places.map { $0 < 0 ? $0 + count : $0 }
      guard found.allSatisfy({ (0..<count).contains($0) }) else {
        throw call.vm.indexError("indices are out-of-bounds")
      }
      return try call.vm.makeFrame(
        try call.axis() == 0 ? frame.take(found) : frame.selecting(found))
    }
    type.bind(
      "dropna(self, *, axis=0, how=UNSET, thresh=UNSET, subset=None, inplace=False, ignore_index=False)"
    ) { call in
      var how = Frame.Dropping.any
      if call.has("how") {
        switch try call.text("how") {
        case "any": how = .any
        case "all": how = .all
        case let other: throw call.vm.valueError("invalid how option: \(other)")
        }
      }
      if call.has("thresh") { how = .below(try call.int("thresh")) }
      let frame = try call.frame
      if try call.axis() == 1 { return try call.give(frame.droppingMissingColumns(how)) }
      let result = try frame.droppingMissingRows(how, subset: try call.labels("subset"))
      return try call.give(
        try call.bool("ignore_index") ? result.withIndex(Index(count: result.rowCount)) : result)
    }
    type.bind(
      "query(self, expr, *, parser='pandas', engine=None, local_dict=None, global_dict=None, resolvers=None, level=0, inplace=False)"
    ) {
      call in
      call.ignore("engine")
      return try PandasExpressions.query(call)
    }
    type.bind("eval(self, expr, *, inplace=False)") { call in try PandasExpressions.eval(call) }
    for name in ["first_valid_index", "last_valid_index"] {
      type.bind("\(name)(self)") { call in
        let frame = try call.frame
        let missing = frame.columns.map { $0.isMissing() }
        let rows = (0..<frame.rowCount).filter { row in missing.contains { !$0[row] } }
        let row = name.hasPrefix("first") ? rows.first : rows.last
        return try row.map { try call.vm.labelCell(frame.index[$0], in: frame.index) } ?? .none
      }
    }
  }

  private static func defineEnds(_ type: TypeBuilder) {
    type.bind("head(self, n=5)") { call in
      try call.vm.makeFrame(try call.frame.head(try call.int("n")))
    }
    type.bind("tail(self, n=5)") { call in
      try call.vm.makeFrame(try call.frame.tail(try call.int("n")))
    }
    for (name, largest) in [("nlargest", true), ("nsmallest", false)] {
      type.bind("\(name)(self, n, columns, keep='first')") { call in
        try call.vm.makeFrame(
          try call.frame.extremeRows(
            try call.int("n"), by: try call.labels("columns") ?? [], largest: largest,
            keep: try call.kept()))
      }
    }
  }

  private static func defineSorting(_ type: TypeBuilder) {
    type.bind(
      """
      sort_values(self, by, *, axis=0, ascending=True, inplace=False, kind='quicksort', \
      na_position='last', ignore_index=False, key=None)
      """
    ) { call in
      call.ignore("kind")
      let frame = try call.frame
      let labels = try call.labels("by") ?? []
      let ascending = try directions(call)
      let missingLast = try missingLast(call)
      let ignores = try call.bool("ignore_index")
      guard call.has("key") else {
        return try call.give(
          try frame.sorted(
            by: labels, ascending: ascending, missingLast: missingLast, ignoreIndex: ignores))
      }
      var keyed = frame
      for label in labels {
        let image = try call.vm.call(call["key"], try call.vm.makeSeries(try frame.series(label)))
        keyed = try keyed.thawed().assigning(label, try call.vm.column(image))
      }
      // The rows in the order of their images.
      let numbered = try keyed.withIndex(Index(count: frame.rowCount)).sorted(
        by: labels, ascending: ascending, missingLast: missingLast)
      let order = numbered.index.labels.map { label -> Int in
        if case .int(let row) = label { Int(row) } else { 0 }
      }
      let result = frame.take(order)
      return try call.give(ignores ? result.withIndex(Index(count: order.count)) : result)
    }
    type.bind(
      """
      sort_index(self, *, axis=0, level=None, ascending=True, inplace=False, kind='quicksort', \
      na_position='last', sort_remaining=True, ignore_index=False, key=None)
      """
    ) { call in
      call.ignore("kind")
      let frame = try call.frame
      let ascending = try directions(call)[0]
      if try call.axis() == 1 {
        return try call.give(try frame.sortedByColumnNames(ascending: ascending))
      }
      return try call.give(
        try frame.sortedByIndex(
          ascending: ascending, missingLast: try missingLast(call),
          ignoreIndex: try call.bool("ignore_index")))
    }
  }

  static func directions(_ call: Call) throws -> [Bool] {
    let value = call["ascending"]
    return value.items == nil
      ? [try call.bool("ascending")] : try call.vm.elements(value).map { try call.vm.truth($0) }
  }

  static func missingLast(_ call: Call) throws -> Bool {
    switch try call.text("na_position") {
    case "last": return true
    case "first": return false
    case let other: throw call.vm.valueError("invalid na_position: \(other)")
    }
  }

  private static func defineDuplicates(_ type: TypeBuilder) {
    type.bind("duplicated(self, subset=None, keep='first')") { call in
      let frame = try call.frame
      return try call.vm.makeSeries(
        Series(
          Column(try frame.duplicated(subset: try call.labels("subset"), keep: try call.kept())),
          index: frame.index))
    }
    type.bind(
      "drop_duplicates(self, subset=None, *, keep='first', inplace=False, ignore_index=False)"
    ) { call in
      try call.give(
        try call.frame.droppingDuplicates(
          subset: try call.labels("subset"), keep: try call.kept(),
          ignoreIndex: try call.bool("ignore_index")))
    }
    type.bind(
      "value_counts(self, subset=None, normalize=False, sort=True, ascending=False, dropna=True)"
    ) { call in
      let frame = try call.frame
      let labels = try call.labels("subset") ?? frame.names.labels
      let isOneLabel = call["subset"].isString || call["subset"].isInt
      let grouping = try Grouping(
        frame, by: labels.map { .column($0) }, dropMissing: try call.bool("dropna"))
      var sizes = grouping.sizes()
      sizes = Series(
        sizes.column,
        index: labels.count == 1
          ? isOneLabel
            ? Index(grouping.keyColumns[0], name: grouping.keyNames[0])
            : Index(levels: grouping.keyColumns, names: grouping.keyNames)
          : sizes.index,
        name: "count")
      if try call.bool("sort") {
        sizes = try sizes.sorted(ascending: try call.bool("ascending"))
      } else {
        _ = try call.bool("ascending")
      }
      guard try call.bool("normalize") else { return try call.vm.makeSeries(sizes) }
      let counts = sizes.column.withElements(Int64.self) { Array($0) }
      let total = Double(counts.reduce(0, +))
      return try call.vm.makeSeries(
        Series(
          Column(counts.map { Double($0) / total }), index: sizes.index, name: "proportion"))
    }
  }
}
