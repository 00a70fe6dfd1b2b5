import Arrays
import Frames
import Interpreter

/// Labels as sets, and what columns of values can do, too.
enum PandasIndexSets {
  static func define(_ type: TypeBuilder) {
    defineSets(type)
    defineValues(type)
  }

  private static func pair(_ call: Call) throws -> (Index, Index) {
    let own = try PandasIndexMembers.index(call)
    return (own, try PandasConstruction.index(call.vm, call["other"]))
  }

  private static func made(_ labels: [Label], like own: Index, _ other: Index) -> Index {
    if own.isMulti { return PandasConstruction.multi(labels, names: own.names) }
    let name: Label = own.name == other.name ? own.name : .none
    return Index(labels.isEmpty ? own.levelColumns[0].take([]) : Column(labels: labels), name: name)
  }

  private static func sorted(_ index: Index, _ call: Call) throws -> Index {
    guard call["sort"].isNone, let order = try? index.levelColumns[0].sortedPositions(),
      !index.isMulti
    else { return index }
    return index.take(order)
  }

  private static func defineSets(_ type: TypeBuilder) {
    type.bind("union(self, other, sort=None)") { call in
      let (own, other) = try pair(call)
      let known = Set(own.labels)
      var seen = known
      let labels = own.labels + other.labels.filter { seen.insert($0).inserted }
      return try call.vm.makeIndex(try sorted(made(labels, like: own, other), call))
    }
    type.bind("intersection(self, other, sort=False)") { call in
      let (own, other) = try pair(call)
      let known = Set(other.labels)
      var seen: Set<Label> = []
      let labels = own.labels.filter { known.contains($0) && seen.insert($0).inserted }
      return try call.vm.makeIndex(try sorted(made(labels, like: own, other), call))
    }
    type.bind("difference(self, other, sort=None)") { call in
      let (own, other) = try pair(call)
      let known = Set(other.labels)
      var seen: Set<Label> = []
      let labels = own.labels.filter { !known.contains($0) && seen.insert($0).inserted }
      return try call.vm.makeIndex(try sorted(made(labels, like: own, own), call))
    }
    type.bind("symmetric_difference(self, other, result_name=None, sort=None)") { call in
      let (own, other) = try pair(call)
      let (a, b) = (Set(own.labels), Set(other.labels))
      let labels =
        own.labels.filter { !b.contains($0) } + other.labels.filter { !a.contains($0) }
      return try call.vm.makeIndex(try sorted(made(labels, like: own, other), call))
    }
    type.bind("append(self, other)") { call in
      let own = try PandasIndexMembers.index(call)
      let others = call["other"].isList ? try call.elements("other") : [call["other"]]
      var labels = own.labels
      var name = own.name
      for value in others {
        let index = try PandasConstruction.index(call.vm, value)
        labels += index.labels
        if index.name != name { name = .none }
      }
      return try call.vm.makeIndex(
        own.isMulti
          ? PandasConstruction.multi(labels, names: own.names)
          : Index(Column(labels: labels), name: name))
    }
    type.bind("drop(self, labels, errors='raise')") { call in
      let own = try PandasIndexMembers.index(call)
      let gone = try call.labels("labels") ?? []
      let known = Set(own.labels)
      let missing = gone.filter { !known.contains($0) }
      if !missing.isEmpty, try call.text("errors") == "raise" {
        let shown = missing.map { Scalar($0).repr }.joined(separator: ", ")
        throw call.vm.raise(className: "KeyError", "[\(shown)] not found in axis")
      }
      let dropped = Set(gone)
      return try call.vm.makeIndex(
        own.take((0..<own.count).filter { !dropped.contains(own[$0]) }))
    }
    type.bind("insert(self, loc, item)") { call in
      let own = try PandasIndexMembers.index(call)
      var labels = own.labels
      let place = try call.int("loc")
      labels.insert(try call.label("item"), at: place < 0 ? place + labels.count : place)
      return try call.vm.makeIndex(Index(Column(labels: labels), name: own.name))
    }
    type.bind("delete(self, loc)") { call in
      let own = try PandasIndexMembers.index(call)
      let places = Set(
        try (call["loc"].isList ? call.elements("loc") : [call["loc"]]).map {
          let place = try call.vm.int($0, "loc")
          return place < 0 ? place + own.count : place
        })
      return try call.vm.makeIndex(own.take((0..<own.count).filter { !places.contains($0) }))
    }
    type.bind("equals(self, other)") { call in
      guard let other = call["other"].pandasIndex else { return .false }
      return Value(try PandasIndexMembers.index(call).hasEqualLabels(to: other))
    }
    type.bind("isin(self, values, level=None)") { call in
      let own = try PandasIndexMembers.index(call)
      let wanted = Set(try call.vm.sequence(call["values"]).map { try call.vm.label($0) })
      return try call.vm.makeArray(NDArray.from(own.labels.map { wanted.contains($0) }))
    }
  }

  private static func defineValues(_ type: TypeBuilder) {
    type.bind("unique(self, level=None)") { call in
      let own = try PandasIndexMembers.index(call)
      if call.has("level") {
        let place = try PandasLabels.levels(call.vm, call["level"], own)[0]
        return try call.vm.makeIndex(
          Index(own.levelColumns[place].unique(), name: own.names[place]))
      }
      var seen: Set<Label> = []
      return try call.vm.makeIndex(
        own.take((0..<own.count).filter { seen.insert(own[$0]).inserted }))
    }
    type.bind("nunique(self, dropna=True)") { call in
      Value(
        try PandasIndexMembers.index(call).levelColumns[0].distinctCount(
          includingMissing: try !call.bool("dropna")))
    }
    type.bind("duplicated(self, keep='first')") { call in
      let own = try PandasIndexMembers.index(call)
      let column =
        own.isMulti
        ? Column.inferred(own.labels.map { .string(Scalar($0).repr) }) : own.levelColumns[0]
      return try call.vm.makeArray(NDArray.from(column.duplicated(keep: try call.kept())))
    }
    type.bind(
      "sort_values(self, *, return_indexer=False, ascending=True, na_position='last', key=None)"
    ) {
      call in
      let own = try PandasIndexMembers.index(call)
      let frame = try Frame(columns: [], names: ColumnNames([]), index: own).sortedByIndex(
        ascending: try call.bool("ascending"),
        missingLast: try PandasFrameRows.missingLast(call))
      return try call.vm.makeIndex(frame.index)
    }
    type.bind("argsort(self)") { call in
      let order = try PandasIndexMembers.index(call).levelColumns[0].sortedPositions()
      return try call.vm.makeArray(NDArray.from(order))
    }
    for (name, statistic) in [("min", Statistic.minimum), ("max", .maximum)] {
      type.bind("\(name)(self, axis=None, skipna=True)") { call in
        call.ignore("axis", "skipna")
        let index = try PandasIndexMembers.index(call)
        let value = try index.levelColumns[0].reduced(statistic)
        return try index.isRange
          ? call.vm.plain(value) : call.vm.cell(value, of: index.levelColumns[0].type)
      }
    }
    for name in ["isna", "notna"] {
      type.bind("\(name)(self)") { call in
        let missing = try PandasIndexMembers.index(call).levelColumns[0].isMissing()
        return try call.vm.makeArray(NDArray.from(missing.map { name == "isna" ? $0 : !$0 }))
      }
    }
    type.bind(
      "value_counts(self, normalize=False, sort=True, ascending=False, bins=None, dropna=True)"
    ) { call in
      let own = try PandasIndexMembers.index(call)
      return try call.vm.makeSeries(
        try Series(own.levelColumns[0], name: own.name).valueCounts(
          sort: try call.bool("sort"), ascending: try call.bool("ascending"),
          normalize: try call.bool("normalize"), dropMissing: try call.bool("dropna")))
    }
    type.bind("fillna(self, value)") { call in
      let own = try PandasIndexMembers.index(call)
      return try call.vm.makeIndex(
        Index(
          try own.levelColumns[0].fillingMissing(with: call.vm.scalar(call["value"])),
          name: own.name))
    }
  }
}
