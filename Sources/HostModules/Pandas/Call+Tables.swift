import Arrays
import Frames
import Interpreter

/// Reading of arguments as pandas' functions take them.
extension Call {
  /// The table that a method is called on.
  var frame: Frame {
    get throws { try PandasFrameType.object(vm, self["self"]).frame }
  }

  /// The column that a method is called on.
  var series: Series {
    get throws { try PandasSeriesType.object(vm, self["self"]).series }
  }

  /// 0 for rows, 1 for columns.
  func axis(_ name: String = "axis") throws -> Int {
    let value = self[name]
    if value.isNone || value.isUnbound { return 0 }
    switch value.stringValue {
    case "index", "rows": return 0
    case "columns": return 1
    case let other?: throw vm.valueError("No axis named \(other) for object type DataFrame")
    case nil: break
    }
    let number = try vm.int(value, name)
    guard number == 0 || number == 1 else {
      throw vm.valueError("No axis named \(number) for object type DataFrame")
    }
    return number
  }

  /// One label or a list of them; nil when not given.
  func labels(_ name: String) throws -> [Label]? { try vm.optionalLabels(of: self[name]) }

  func label(_ name: String) throws -> Label { try vm.label(self[name]) }

  func kept(_ name: String = "keep") throws -> KeptDuplicate {
    let value = self[name]
    switch value.stringValue {
    case "first": return .first
    case "last": return .last
    default:
      if value.isBool && !value.bool { return .none }
      throw vm.valueError("keep must be either \"first\", \"last\" or False")
    }
  }

  /// The result of a method that may be asked to change its receiver instead.
  func give(_ frame: Frame) throws -> Value {
    guard try isInPlace() else { return try vm.makeFrame(frame) }
    try PandasFrameType.object(vm, self["self"]).change(vm) { $0 = frame }
    return .none
  }

  func give(_ series: Series) throws -> Value {
    guard try isInPlace() else { return try vm.makeSeries(series) }
    try PandasSeriesType.object(vm, self["self"]).change(vm) { $0 = series }
    return .none
  }

  /// As `give`; what was changed in place is given back, as pandas 3 does for element-wise methods.
  private func giveItself(_ frame: Frame) throws -> Value {
    try give(frame).orElse(self["self"])
  }

  private func giveItself(_ series: Series) throws -> Value {
    try give(series).orElse(self["self"])
  }

  private func isInPlace() throws -> Bool {
    guard shape.names.contains("inplace"), try bool("inplace") else { return false }
    try refuseUnread()
    return true
  }

  /// A method of both classes that works on one column at a time.
  func mapColumns(
    numericOnly: Bool = false, _ transform: (Column) throws -> Column
  ) throws -> Value {
    if var series = self["self"].series {
      series.frozenBy = nil
      series.column = try transform(series.column)
      return try giveItself(series)
    }
    var frame = try frame
    if numericOnly { frame = frame.selectingNumeric() }
    return try giveItself(
      Frame(columns: try frame.columns.map(transform), names: frame.names, index: frame.index))
  }

  /// The same, for results that depend on the column's name.
  func mapNamedColumns(_ transform: (Label, Column) throws -> Column) throws -> Value {
    if var series = self["self"].series {
      series.frozenBy = nil
      series.column = try transform(series.name, series.column)
      return try giveItself(series)
    }
    let frame = try frame
    let columns = try zip(frame.names.labels, frame.columns).map { try transform($0, $1) }
    return try giveItself(Frame(columns: columns, names: frame.names, index: frame.index))
  }

  func isCancelled() -> @Sendable () -> Bool {
    nonisolated(unsafe) let flag = vm.cancellationFlag
    return { flag.pointee & Interpreter.cancelBit != 0 }
  }

  /// Tells a warning of the engines.
  func warner() -> @Sendable (String, String) -> Void {
    nonisolated(unsafe) let vm = vm
    return { name, message in
      let category = name == "FutureWarning" ? vm.types.futureWarning : vm.types.userWarning
      try? vm.warn(category, message)
    }
  }
}

extension Value {
  fileprivate func orElse(_ other: Value) -> Value { isNone ? other : self }
}

extension Frame {
  /// The same table with other columns of as many rows.
  func withColumns(_ columns: [Column]) -> Frame {
    Frame(columns: columns, names: names, index: index)
  }

  func withIndex(_ index: Index) -> Frame { Frame(columns: columns, names: names, index: index) }

  func withNames(_ labels: [Label]) -> Frame {
    Frame(columns: columns, names: ColumnNames(labels, axisNames: names.axisNames), index: index)
  }

  func thawed() -> Frame {
    var frame = self
    frame.frozenBy = nil
    return frame
  }
}

extension Series {
  func with(_ column: Column) -> Series { Series(column, index: index, name: name) }
}
