import Arrays
import Frames
import Interpreter

/// Choosing, adding and walking over columns.
enum PandasFrameColumns {
  static func define(_ type: TypeBuilder) {
    type.bind("assign(self, **kwargs)") { call in
      let vm = call.vm
      let result = try vm.makeFrame(try call.frame.thawed())
      let object = try PandasFrameType.object(vm, result)
      for (name, value) in call.keywords() {
        let computed = vm.canCall(value) ? try vm.call(value, result) : value
        object.frame = try object.frame.assigning(
          .string(name), try PandasFrameItems.columnFor(vm, computed, object.frame))
      }
      return result
    }
    type.bind("select_dtypes(self, include=None, exclude=None)") { call in
      try call.vm.makeFrame(try selectedTypes(call, try call.frame))
    }
    type.bind("filter(self, items=None, like=None, regex=None, axis=None)") { call in
      let vm = call.vm
      let frame = try call.frame
      let isRows = call.has("axis") ? try call.axis() == 0 : false
      let labels = isRows ? frame.index.labels : frame.names.labels
      var places: [Int]
      if call.has("items") {
        let wanted = try call.labels("items") ?? []
        places = wanted.compactMap { label in labels.firstIndex(of: label) }
      } else if let part = try call.optionalText("like") {
        places = labels.indices.filter { text(labels[$0]).contains(part) }
      } else if call.has("regex") {
        let module = try vm.importedModule("re")
        let pattern = call["regex"]
        places = try labels.indices.filter {
          !(try vm.callMethod(module, "search", [pattern, vm.string(text(labels[$0]))])).isNone
        }
      } else {
        throw vm.typeError("Must pass either `items`, `like`, or `regex`")
      }
      return try vm.makeFrame(isRows ? frame.take(places) : frame.selecting(places))
    }
    type.bind("squeeze(self, axis=None)") { call in
      let frame = try call.frame
      let vm = call.vm
      let axis = call.has("axis") ? try call.axis() : nil
      if frame.columnCount == 1, frame.rowCount == 1, axis == nil {
        return try vm.cell(frame.columns[0][0], of: frame.columns[0].type)
      }
      if frame.columnCount == 1, axis != 0 { return try vm.makeSeries(frame.series(at: 0)) }
      if frame.rowCount == 1, axis != 1 { return try vm.makeSeries(frame.row(0)) }
      return call["self"]
    }
    defineWalks(type)
    type.bind("isetitem(self, loc, value)") { call in
      let place = try call.int("loc")
      let column = try PandasFrameItems.columnFor(call.vm, call["value"], try call.frame)
      try PandasFrameType.object(call.vm, call["self"]).change(call.vm) { frame in
        var columns = frame.columns
        columns[place] = column
        frame = frame.withColumns(columns)
      }
      return .none
    }
  }

  private static func text(_ label: Label) -> String {
    if case .string(let text) = label { return text }
    return Scalar(label).str
  }

  private static func defineWalks(_ type: TypeBuilder) {
    type.bind("items(self)") { call in
      let frame = try call.frame
      let vm = call.vm
      return try vm.makeIterator(
        vm.list(
          try frame.names.labels.indices.map { place in
            vm.tuple([
              try vm.labelValue(of: frame.names.labels[place]),
              try vm.makeSeries(frame.series(at: place)),
            ])
          }))
    }
    type.bind("iterrows(self)") { call in
      call.vm.makeIterator(host: RowIterator(try call.frame))
    }
    type.bind("itertuples(self, index=True, name='Pandas')") { call in
      let frame = try call.frame
      let vm = call.vm
      var fields = frame.names.labels.map { text($0) }
      let withIndex = try call.bool("index")
      if withIndex { fields.insert("Index", at: 0) }
      var maker = Value.none
      if call.has("name") {
        for (place, field) in fields.enumerated()
        where field.isEmpty || field.first == "_" || field.first!.isNumber
          || !field.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
        {
          fields[place] = "_\(place)"
        }
        maker = try vm.call(
          try vm.attribute(try vm.importedModule("collections"), "namedtuple"),
          [call["name"], vm.list(fields.map { vm.string($0) })])
      }
      return vm.makeIterator(host: TupleIterator(frame, maker, withIndex))
    }
  }

  /// `select_dtypes`: names of types, or of families of them.
  static func selectedTypes(_ call: Call, _ frame: Frame) throws -> Frame {
    let included = try tests(call, "include")
    let excluded = try tests(call, "exclude")
    if included.isEmpty, excluded.isEmpty {
      throw call.vm.valueError("at least one of include or exclude must be nonempty")
    }
    return frame.selecting(
      frame.columns.indices.filter { place in
        let type = frame.columns[place].type
        return (included.isEmpty || included.contains { $0(type) })
          && !excluded.contains { $0(type) }
      })
  }

  private static func tests(
    _ call: Call, _ name: String
  ) throws -> [(ColumnType) -> Bool] {
    guard call.has(name) else { return [] }
    let value = call[name]
    let items = value.isList || value.isTuple ? try call.vm.elements(value) : [value]
    return try items.map { item in
      let text = item.stringValue ?? item.classInfo?.name
      switch text {
      case "number": return { $0.isNumeric && $0 != .bool || Self.isSpan($0) }
      case "integer", "int": return { $0.isInteger }
      case "floating", "float": return { $0.isFloat }
      case "datetime", "datetime64": return { $0.isTime && !Self.isSpan($0) }
      case "timedelta", "timedelta64": return { Self.isSpan($0) }
      case "object", "object_": return { $0 == .object || $0 == .string }
      default:
        let type = try call.vm.columnType(item)
        return { $0 == type }
      }
    }
  }

  private static func isSpan(_ type: ColumnType) -> Bool {
    if case .timedelta = type { true } else { false }
  }
}

/// `iterrows`: label and row, one after the other.
private final class RowIterator: HostIterator {
  private let frame: Frame
  private let type: ColumnType
  private var row = 0
  init(_ frame: Frame) {
    self.frame = frame
    type = frame.commonType
  }

  func next(_ vm: Interpreter) throws -> Value? {
    guard row < frame.rowCount else { return nil }
    defer { row += 1 }
    return vm.tuple([
      try vm.labelValue(of: frame.index[row]), try vm.makeSeries(frame.row(row)),
    ])
  }
}

/// `itertuples`: rows as named tuples of plain values.
private final class TupleIterator: HostIterator, TracedObject {
  private let frame: Frame
  private let maker: Value
  private let withIndex: Bool
  private var row = 0

  init(_ frame: Frame, _ maker: Value, _ withIndex: Bool) {
    self.frame = frame
    self.maker = maker
    self.withIndex = withIndex
  }

  func trace(_ marker: ValueMarker) { marker.mark(maker) }

  func next(_ vm: Interpreter) throws -> Value? {
    guard row < frame.rowCount else { return nil }
    defer { row += 1 }
    var values = withIndex ? [try vm.labelValue(of: frame.index[row])] : []
    for column in frame.columns { values.append(try vm.plain(column[row])) }
    return maker.isNone ? vm.tuple(values) : try vm.call(maker, values)
  }
}
