import Arrays
import Frames
import Interpreter

/// Choosing, ordering, counting and relabelling the rows of a column.
enum PandasSeriesRows {
  static func define(_ type: TypeBuilder) {
    defineEnds(type)
    defineSorting(type)
    defineUnique(type)
    defineLabels(type)
  }

  private static func defineEnds(_ type: TypeBuilder) {
    type.bind("head(self, n=5)") { call in
      try call.vm.makeSeries(try call.series.head(try call.int("n")))
    }
    type.bind("tail(self, n=5)") { call in
      try call.vm.makeSeries(try call.series.tail(try call.int("n")))
    }
    for (name, largest) in [("nlargest", true), ("nsmallest", false)] {
      type.bind("\(name)(self, n=5, keep='first')") { call in
        try call.vm.makeSeries(
          try call.series.extremes(
            try call.int("n"), largest: largest, keep: try call.kept()))
      }
    }
    type.bind("take(self, indices, axis=0)") { call in
      let series = try call.series
      _ = try call.axis()
      let places = try call.elements("indices").map { try call.vm.int($0, "indices") }
        .map { $0 < 0 ? $0 + series.count : $0 }
      guard places.allSatisfy({ (0..<series.count).contains($0) }) else {
        throw call.vm.indexError("indices are out-of-bounds")
      }
      return try call.vm.makeSeries(series.take(places))
    }
    type.bind("repeat(self, repeats, axis=None)") { call in
      let series = try call.series
      let counts =
        try call["repeats"].isInt
        ? [Int](repeating: call["repeats"].int, count: series.count)
        : call.vm.sequence(call["repeats"]).map { try call.vm.int($0, "repeats") }
      return try call.vm.makeSeries(
        series.take(counts.indices.flatMap { [Int](repeating: $0, count: counts[$0]) }))
    }
    for name in ["first_valid_index", "last_valid_index"] {
      type.bind("\(name)(self)") { call in
        let series = try call.series
        let missing = series.column.isMissing()
        let row =
          name.hasPrefix("first") ? missing.firstIndex(of: false) : missing.lastIndex(of: false)
        return try row.map { try call.vm.labelCell(series.index[$0], in: series.index) } ?? .none
      }
    }
    type.bind("dropna(self, *, axis=0, inplace=False, how=None, ignore_index=False)") { call in
      let series = try call.series
      _ = try call.axis()
      _ = call["how"]
      var result = try series.filter(series.column.isMissing().map { !$0 })
      if try call.bool("ignore_index") { result.index = Index(count: result.count) }
      return try call.give(result)
    }
    type.bind("explode(self, ignore_index=False)") { call in
      let series = try call.series
      let frame = try Frame([("v", series.column.listed(call.vm))], index: series.index).exploded(
        "v", ignoreIndex: try call.bool("ignore_index"))
      return try call.vm.makeSeries(
        Series(frame.columns[0], index: frame.index, name: series.name))
    }
  }

  private static func defineSorting(_ type: TypeBuilder) {
    type.bind(
      "sort_values(self, *, axis=0, ascending=True, inplace=False, kind='quicksort', na_position='last', ignore_index=False, key=None)"
    ) { call in
      call.ignore("kind", "axis")
      let series = try call.series
      let ascending = try PandasFrameRows.directions(call)[0]
      let missingLast = try PandasFrameRows.missingLast(call)
      let ignores = try call.bool("ignore_index")
      guard call.has("key") else {
        return try call.give(
          try series.sorted(
            ascending: ascending, missingLast: missingLast, ignoreIndex: ignores))
      }
      let image = try call.vm.column(
        try call.vm.call(call["key"], try call.vm.makeSeries(series)))
      let order = try image.sortedPositions(ascending: ascending, missingLast: missingLast)
      var result = series.take(order)
      if ignores { result.index = Index(count: result.count) }
      return try call.give(result)
    }
    type.bind(
      "sort_index(self, *, axis=0, level=None, ascending=True, inplace=False, kind='quicksort', na_position='last', sort_remaining=True, ignore_index=False, key=None)"
    ) { call in
      call.ignore("kind", "axis")
      return try call.give(
        try call.series.sortedByIndex(
          ascending: try PandasFrameRows.directions(call)[0],
          missingLast: try PandasFrameRows.missingLast(call),
          ignoreIndex: try call.bool("ignore_index")))
    }
    type.bind("argsort(self, axis=0, kind='quicksort', order=None, stable=None)") { call in
      call.ignore("axis", "kind", "stable")
      let series = try call.series
      let order = try series.column.sortedPositions()
      return try call.vm.makeSeries(
        Series(Column(order.map { Int64($0) }), index: series.index, name: series.name))
    }
    for (name, statistic) in [("argmax", Statistic.maximum), ("argmin", .minimum)] {
      type.bind("\(name)(self, axis=None, skipna=True)") { call in
        call.ignore("axis", "skipna")
        let series = try call.series
        guard let row = try series.column.extremePosition(statistic) else {
          throw call.vm.valueError("attempt to get \(name) of an empty sequence")
        }
        return Value(row)
      }
    }
    type.bind("searchsorted(self, value, side='left', sorter=None)") { call in
      let series = try call.series
      guard let side = SearchSide(rawValue: try call.text("side")) else {
        throw call.vm.valueError("side must be 'left' or 'right'")
      }
      let found = try series.column.array().searchsorted(
        try call.vm.array(from: call["value"]), side: side)
      return try call.vm.result(found)
    }
  }

  private static func defineUnique(_ type: TypeBuilder) {
    type.bind("unique(self)") { call in
      let column = try call.series.column.unique()
      if column.type == .category { return try CategoricalObject.wrap(call.vm, column) }
      return try call.vm.makeArray(try call.vm.values(of: column))
    }
    type.bind("duplicated(self, keep='first')") { call in
      let series = try call.series
      return try call.vm.makeSeries(
        series.with(Column(series.column.duplicated(keep: try call.kept()))))
    }
    type.bind("drop_duplicates(self, *, keep='first', inplace=False, ignore_index=False)") { call in
      let series = try call.series
      var result = try series.filter(series.column.duplicated(keep: try call.kept()).map { !$0 })
      if try call.bool("ignore_index") { result.index = Index(count: result.count) }
      return try call.give(result)
    }
    type.bind(
      "value_counts(self, normalize=False, sort=True, ascending=False, bins=None, dropna=True)"
    ) { call in
      var series = try call.series
      if call.has("bins") {
        var binning = Binning()
        binning.includesLowest = true
        series.column = try binning.cut(series.column, into: try call.int("bins")).column
      }
      return try call.vm.makeSeries(
        try series.valueCounts(
          sort: try call.bool("sort"), ascending: try call.bool("ascending"),
          normalize: try call.bool("normalize"), dropMissing: try call.bool("dropna")))
    }
    type.bind("factorize(self, sort=False, use_na_sentinel=True)") { call in
      let result = try call.series.column.factorized(
        sort: try call.bool("sort"), missingIsValue: try !call.bool("use_na_sentinel"))
      return call.vm.tuple([
        try call.vm.makeArray(NDArray.from(result.codes)),
        try call.vm.makeIndex(Index(result.values)),
      ])
    }
    type.bind("between(self, left, right, inclusive='both')") { call in
      let kind = try call.text("inclusive")
      guard ["both", "neither", "left", "right"].contains(kind) else {
        throw call.vm.valueError(
          "Inclusive has to be either string of 'both','left', 'right', or 'neither'.")
      }
      let series = try call.series
      return try call.vm.makeSeries(
        series.with(
          try series.column.isBetween(
            call.vm.scalar(call["left"]), call.vm.scalar(call["right"]),
            includingLow: kind == "both" || kind == "left",
            includingHigh: kind == "both" || kind == "right")))
    }
    type.bind("autocorr(self, lag=1)") { call in
      let column = try call.series.column
      let table = try Frame([("a", column), ("b", try column.shifted(try call.int("lag")))])
        .correlations()
      return Value(table.columns[1].withElements(Double.self) { $0[0] })
    }
  }

  private static func defineLabels(_ type: TypeBuilder) {
    type.bind(
      "reset_index(self, level=None, *, drop=False, name=UNSET, inplace=False, allow_duplicates=False)"
    ) { call in
      var series = try call.series
      if try call.bool("drop") {
        series.index = Index(count: series.count)
        series.frozenBy = nil
        _ = call["name"]
        return try call.give(series)
      }
      if try call.bool("inplace") {
        throw call.vm.typeError("Cannot reset_index inplace on a Series to create a DataFrame")
      }
      return try call.vm.makeFrame(
        try series.resettingIndex(name: call.isGiven("name") ? try call.label("name") : nil))
    }
    type.bind(
      "rename(self, index=None, *, axis=None, copy=UNSET, inplace=False, level=None, errors='ignore')"
    ) {
      call in
      call.ignore("axis", "copy")
      var series = try call.series
      series.frozenBy = nil
      let value = call["index"]
      if value.isDict || value.series != nil || call.vm.canCall(value) && value.stringValue == nil {
        let table = try PandasLabels.table(call.vm, value, series.index.labels)
        let frame = try Frame([("v", series.column)], index: series.index).renaming(rows: table)
        series.index = frame.index
      } else if PandasConstruction.isSequence(call.vm, value), !value.isTuple {
        series.index = try PandasConstruction.index(call.vm, value)
      } else {
        series.name = try call.vm.label(value)
      }
      return try call.give(series)
    }
    type.bind("rename_axis(self, mapper=UNSET, *, index=UNSET, axis=0, copy=UNSET, inplace=False)")
    {
      call in
      call.ignore("axis", "copy")
      var series = try call.series
      let value = call.isGiven("mapper") ? call["mapper"] : call["index"]
      _ = call["index"]
      series.index = series.index.renamed(try value.isNone ? [.none] : call.vm.labels(value))
      return try call.give(series)
    }
    type.bind("set_axis(self, labels, *, axis=0, copy=UNSET)") { call in
      call.ignore("axis", "copy")
      var series = try call.series
      series.index = try PandasConstruction.index(call.vm, call["labels"])
      return try call.vm.makeSeries(series)
    }
    type.bind(
      "drop(self, labels=None, *, axis=0, index=None, columns=None, level=None, inplace=False, errors='raise')"
    ) { call in
      call.ignore("axis")
      let series = try call.series
      let rows = try call.labels(call.has("labels") ? "labels" : "index") ?? []
      _ = call["index"]
      let frame = try Frame([("v", series.column)], index: series.index).dropping(
        rows: rows, ignoringMissing: try call.text("errors") == "ignore")
      return try call.give(Series(frame.columns[0], index: frame.index, name: series.name))
    }
    type.bind(
      "reindex(self, index=None, *, axis=None, method=None, copy=UNSET, level=None, fill_value=None, limit=None, tolerance=None)"
    ) { call in
      call.ignore("copy", "axis")
      let series = try call.series
      let index = try PandasConstruction.index(call.vm, call["index"])
      var result = try series.reindexed(to: index)
      if call.has("fill_value") {
        let known = Set(series.index.labels)
        let holes = index.labels.map { !known.contains($0) }
        let fill = call.vm.scalar(call["fill_value"])
        result.column = try result.column.choosing(
          where: holes.map { !$0 }, else: .scalar(fill))
        if series.column.type.isInteger, case .int = fill {
          result.column = try result.column.cast(to: series.column.type)
        }
      }
      return try call.vm.makeSeries(result)
    }
    for name in ["add_prefix", "add_suffix"] {
      let argument = name == "add_prefix" ? "prefix" : "suffix"
      type.bind("\(name)(self, \(argument), axis=None)") { call in
        var series = try call.series
        let text = try call.text(argument)
        series.index = Index(
          Column(
            labels: try series.index.labels.map { label in
              let own = try call.vm.strText(try call.vm.labelValue(of: label))
              return .string(name == "add_prefix" ? text + own : own + text)
            }), name: series.index.name)
        return try call.vm.makeSeries(series)
      }
    }
    type.bind("unstack(self, level=-1, fill_value=None, sort=True)") { call in
      let series = try call.series
      let place = try PandasLabels.levels(call.vm, call["level"], series.index)[0]
      let fill = call.has("fill_value") ? call.vm.scalar(call["fill_value"]) : nil
      guard series.index.isMulti else {
        throw call.vm.valueError(
          "index must be a MultiIndex to unstack, \(series.index.levelColumns[0].type.name) was passed"
        )
      }
      return try call.vm.makeFrame(
        try PandasReshaping.unstacked(
          Frame([(.none, series.column)], index: series.index), place, fill))
    }
    type.bind("combine_first(self, other)") { call in
      let series = try call.series
      guard let other = call["other"].series else { throw call.notSupported("this other") }
      let shared = try Frame(sources: [("a", .series(series)), ("b", .series(other))]).index
      let (a, b) = (try series.reindexed(to: shared), try other.reindexed(to: shared))
      return try call.vm.makeSeries(
        Series(try a.column.fillingMissing(from: b.column), index: shared, name: series.name))
    }
    type.bind("squeeze(self, axis=None)") { call in
      let series = try call.series
      _ = call["axis"]
      return try series.count == 1
        ? call.vm.cell(series.column[0], of: series.column.type) : call.vm.makeSeries(series)
    }
  }
}
