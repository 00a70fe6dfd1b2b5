import Arrays
import Frames
import Interpreter

/// A table or column split into groups: what `groupby` gives.
final class GroupByObject: TracedObject {
  let grouping: Grouping
  /// The columns that results are about; nil: all that are no keys.
  let chosen: [Label]?
  /// One column: results are series.
  let isSeries: Bool
  let asIndex: Bool
  let groupKeys: Bool
  /// Keys given as a list: groups are named by tuples.
  let isListed: Bool
  let sorts: Bool
  let source: Value

  init(
    _ grouping: Grouping, chosen: [Label]?, isSeries: Bool, asIndex: Bool, groupKeys: Bool,
    isListed: Bool, sorts: Bool, source: Value
  ) {
    self.grouping = grouping
    self.chosen = chosen
    self.isSeries = isSeries
    self.asIndex = asIndex
    self.groupKeys = groupKeys
    self.isListed = isListed
    self.sorts = sorts
    self.source = source
  }

  func trace(_ marker: ValueMarker) { marker.mark(source) }

  func choosing(_ labels: [Label], isSeries: Bool) -> GroupByObject {
    GroupByObject(
      grouping, chosen: labels, isSeries: isSeries, asIndex: asIndex, groupKeys: groupKeys,
      isListed: isListed, sorts: sorts, source: source)
  }

  /// The columns that results are about.
  func values(numericOnly: Bool = false) throws -> Frame {
    let frame = try chosen.map { try grouping.frame.select($0) } ?? grouping.valueFrame
    return numericOnly ? frame.selectingNumeric() : frame
  }

  /// The name of a group: its key, or a tuple of keys.
  func label(of group: Int) -> Label {
    let parts = grouping.keyColumns.map { $0.label(group) }
    return parts.count == 1 && !isListed ? parts[0] : .tuple(parts)
  }
}

/// `groupby` and the classes of what it gives.
enum PandasGroupBy {
  static func define(in module: ModuleBuilder) {
    for name in ["DataFrameGroupBy", "SeriesGroupBy"] {
      module.type(name) { type in
        PandasGroupMembers.define(type)
        PandasGroupReductions.define(type)
        PandasGroupTransforms.define(type)
        PandasGroupApply.define(type)
      }
    }
  }

  static func defineOnTables(_ type: TypeBuilder) {
    type.bind(
      "groupby(self, by=None, level=None, *, as_index=True, sort=True, group_keys=True, observed=True, dropna=True)"
    ) { call in try groupBy(call) }
  }

  static func wrap(_ vm: Interpreter, _ object: GroupByObject) throws -> Value {
    vm.makeHost(
      object,
      type: try vm.hostType("pandas", object.isSeries ? "SeriesGroupBy" : "DataFrameGroupBy"))
  }

  private static func groupBy(_ call: Call) throws -> Value {
    let vm = call.vm
    call.ignore("observed")
    let owner = call["self"]
    let series = owner.series
    let frame: Frame
    if let series {
      frame = Frame([(series.name, series.column)], index: series.index)
    } else {
      frame = try call.frame
    }
    let by = call["by"]
    var keys: [Grouping.Key] = []
    var isListed = false
    if call.has("by") {
      let isList = by.isList && !(by.items!.count == frame.rowCount && !isColumnList(vm, by, frame))
      isListed = isList
      for item in isList ? try vm.elements(by) : [by] { keys.append(try key(vm, item, frame)) }
    }
    if call.has("level") {
      let level = call["level"]
      isListed = level.isList
      for place in try PandasLabels.levels(vm, level, frame.index) { keys.append(.level(place)) }
    }
    if keys.isEmpty, !isListed {
      throw vm.typeError("You have to supply one of 'by' and 'level'")
    }
    let sorts = try call.bool("sort")
    let grouping = try Grouping(
      frame, by: keys, sort: sorts, dropMissing: try call.bool("dropna"))
    return try wrap(
      vm,
      GroupByObject(
        grouping, chosen: series.map { [$0.name] }, isSeries: series != nil,
        asIndex: try call.bool("as_index"), groupKeys: try call.bool("group_keys"),
        isListed: isListed, sorts: sorts, source: owner))
  }

  private static func isColumnList(_ vm: Interpreter, _ list: Value, _ frame: Frame) -> Bool {
    list.items!.allSatisfy { item in
      guard let label = try? vm.label(item) else { return false }
      return frame.names.position(of: label) != nil || frame.index.names.contains(label)
    }
  }

  private static func key(_ vm: Interpreter, _ value: Value, _ frame: Frame) throws -> Grouping.Key
  {
    if let series = value.series {
      return .values(
        try PandasElementwise.aligned(series, to: frame.index), name: series.name)
    }
    if value.isDict || vm.canCall(value) && value.stringValue == nil {
      let labels = try frame.index.labels.map { try vm.labelValue(of: $0) }
      let images = try labels.map { label -> Scalar in
        value.isDict
          ? try vm.item(ofDict: value, label).map { vm.scalar($0) } ?? .float(.nan)
          : vm.scalar(try vm.call(value, label))
      }
      return .values(Column.inferred(images), name: .none)
    }
    if PandasConstruction.isSequence(vm, value), !value.isTuple {
      return .values(try vm.column(value), name: value.pandasIndex?.name ?? .none)
    }
    return .column(try vm.label(value))
  }
}

extension Call {
  var groups: GroupByObject {
    get throws {
      if let object = self["self"].host(as: GroupByObject.self) { return object }
      throw vm.typeError("a GroupBy object is needed here, not \(vm.typeName(self["self"]))")
    }
  }

  /// A result with one row a group: a series, or a table with the keys as labels or columns.
  func giveGroups(_ groups: GroupByObject, _ frame: Frame) throws -> Value {
    if groups.isSeries, frame.columnCount == 1 {
      if !groups.asIndex { return try vm.makeFrame(groups.grouping.keysAsColumns(frame)) }
      return try vm.makeSeries(
        Series(frame.columns[0], index: frame.index, name: frame.names.labels[0]))
    }
    return try vm.makeFrame(groups.asIndex ? frame : groups.grouping.keysAsColumns(frame))
  }

  /// A result with one row for each row of the table.
  func giveRows(_ groups: GroupByObject, _ transform: (Column) throws -> Column) throws -> Value {
    let only =
      shape.names.contains("numeric_only") ? try bool("numeric_only") : false
    let values = try groups.values(numericOnly: only)
    let result = try values.mapThrowing(transform)
    if groups.isSeries { return try vm.makeSeries(result.series(at: 0)) }
    return try vm.makeFrame(result)
  }
}

/// Choosing columns, walking over groups.
enum PandasGroupMembers {
  static func define(_ type: TypeBuilder) {
    type.info.missingAttribute = { vm, value, name in
      guard let groups = value.host(as: GroupByObject.self), !groups.isSeries,
        groups.grouping.frame.names.position(of: .string(name)) != nil
      else { return nil }
      return try PandasGroupBy.wrap(vm, groups.choosing([.string(name)], isSeries: true))
    }
    type.bind("__getitem__(self, key, /)") { call in
      let groups = try call.groups
      let key = call["key"]
      let isList = key.isList || key.pandasIndex != nil || key.array != nil
      let labels = try call.vm.labels(key)
      for label in labels where groups.grouping.frame.names.position(of: label) == nil {
        if isList {
          throw FrameError.keySentence("Columns not found: \(pythonRepr(text(label)))")
        }
        throw FrameError.keySentence("Column not found: \(text(label))")
      }
      return try PandasGroupBy.wrap(call.vm, groups.choosing(labels, isSeries: !isList))
    }
    type.bind("__iter__(self)") { call in
      let (vm, groups) = (call.vm, try call.groups)
      let members = groups.grouping.members()
      return try vm.makeIterator(
        vm.list(
          try (0..<groups.grouping.count).map { group in
            vm.tuple([
              try vm.labelValue(of: groups.label(of: group)),
              try part(vm, groups, Array(members[group])),
            ])
          }))
    }
    type.bind("__len__(self)") { call in Value(try call.groups.grouping.count) }
    type.property(
      "ngroups",
      get: { vm, value in
        Value(value.host(as: GroupByObject.self)?.grouping.count ?? 0)
      })
    for name in ["groups", "indices"] {
      type.property(
        name,
        get: { vm, value in
          guard let groups = value.host(as: GroupByObject.self) else { return .none }
          let members = groups.grouping.members()
          let dict = vm.makeDict()
          for group in 0..<groups.grouping.count {
            let key = try vm.labelValue(of: groups.label(of: group))
            let rows = Array(members[group])
            let item =
              name == "groups"
              ? try vm.makeIndex(groups.grouping.frame.index.take(rows))
              : try vm.makeArray(NDArray.from(rows))
            try vm.setItem(ofDict: dict, key, item)
          }
          return dict
        })
    }
    type.bind("get_group(self, name)") { call in
      let groups = try call.groups
      let wanted = try call.label("name")
      let members = groups.grouping.members()
      for group in 0..<groups.grouping.count {
        let own = groups.label(of: group)
        if own == wanted || own == .tuple([wanted]) {
          return try part(call.vm, groups, Array(members[group]), withKeys: true)
        }
      }
      throw call.vm.keyError(call["name"])
    }
    type.bind("pipe(self, func, *args, **kwargs)") { call in
      try call.vm.call(
        call["func"], [call["self"]] + (try call.elements("args")), keywords: call.keywords())
    }
  }

  private static func text(_ label: Label) -> String {
    if case .string(let text) = label { return text }
    return Scalar(label).str
  }

  /// The rows of one group.
  static func part(
    _ vm: Interpreter, _ groups: GroupByObject, _ rows: [Int], withKeys: Bool = true
  ) throws -> Value {
    if groups.isSeries { return try vm.makeSeries(try groups.values().take(rows).series(at: 0)) }
    if let chosen = groups.chosen {
      return try vm.makeFrame(try groups.grouping.frame.select(chosen).take(rows))
    }
    return try vm.makeFrame(
      (withKeys ? groups.grouping.frame : groups.grouping.valueFrame).take(rows))
  }
}
