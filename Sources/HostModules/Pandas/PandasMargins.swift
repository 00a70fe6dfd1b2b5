import Arrays
import Frames
import Interpreter

/// `crosstab`, and pivot tables with totals.
enum PandasMargins {
  /// A pivot table of one column of values with an `All` row and column.
  static func pivotTable(_ call: Call, _ frame: Frame) throws -> Value {
    let vm = call.vm
    let name = try call.label("margins_name")
    guard let statistic = PandasAggregation.statistic(vm, call["aggfunc"]),
      let rows = try call.labels("index"), rows.count == 1,
      let values = try call.labels("values"), values.count == 1, !call["values"].isList
    else { throw call.notSupported("margins=True with these arguments") }
    let across = try call.labels("columns") ?? []
    guard across.count == 1 else { throw call.notSupported("margins=True with these columns") }
    let table = try PandasReshaping.pivoted(call, frame, call["aggfunc"])
    let present = try frame.droppingMissingRows(subset: rows + across)
    let down = try Grouping(present, by: [.column(rows[0])]).reduced(
      try present.column(values[0]), statistic)
    let over = try Grouping(present, by: [.column(across[0])]).reduced(
      try present.column(values[0]), statistic)
    let all = try present.column(values[0]).reduced(statistic)
    return try vm.makeFrame(try withTotals(table, down, over, all, name))
  }

  /// A table with a last column and a last row of totals.
  static func withTotals(
    _ table: Frame, _ down: Column, _ over: Column, _ all: Scalar, _ name: Label
  ) throws -> Frame {
    let last = over.scalars() + [all]
    let columns = zip(table.columns + [down], last).map { column, total in
      Column.inferred(column.scalars() + [total])
    }
    let labels = table.index.levelColumns[0].scalars().map { try? Label($0) }.map { $0 ?? .none }
    return Frame(
      columns: columns,
      names: ColumnNames(table.names.labels + [name], axisNames: table.names.axisNames),
      index: Index(Column(labels: labels + [name]), name: table.index.name))
  }

  static func crosstab(_ call: Call) throws -> Value {
    call.ignore("dropna")
    let vm = call.vm
    let rowNames = try call.labels("rownames")
    let columnNames = try call.labels("colnames")
    func key(_ name: String, _ given: [Label]?, _ fallback: String) throws -> (Column, Label) {
      let value = call[name]
      let items =
        value.isList && value.items!.first.map { PandasConstruction.isSequence(vm, $0) } == true
        ? try vm.elements(value) : [value]
      guard items.count == 1 else { throw call.notSupported("more than one factor a side") }
      let own = items[0].series?.name ?? .none
      return (try vm.column(items[0]), given?.first ?? (own == .none ? .string(fallback) : own))
    }
    let (rows, rowName) = try key("index", rowNames, "row_0")
    let (across, columnName) = try key("columns", columnNames, "col_0")
    guard rows.count == across.count else {
      throw vm.valueError("All arrays must be of the same length")
    }
    var frame = Frame([("r", rows), ("c", across)])
    var statistic = Statistic.count
    if call.has("values") {
      guard call.has("aggfunc") else {
        throw vm.valueError("values cannot be used without an aggfunc.")
      }
      frame = try frame.assigning("v", try vm.column(call["values"]))
      guard let found = PandasAggregation.statistic(vm, call["aggfunc"]) else {
        throw call.notSupported("this aggfunc")
      }
      statistic = found
    } else {
      if call.has("aggfunc") { throw vm.valueError("aggfunc cannot be used without values.") }
      frame = try frame.assigning("v", Column([Int64](repeating: 1, count: rows.count)))
    }
    var pivot = Pivot(rows: ["r"])
    pivot.across = ["c"]
    pivot.values = ["v"]
    pivot.statistic = statistic
    if statistic == .count { pivot.fill = .int(0) }
    var table = try pivot.table(of: frame)
    table = Frame(
      columns: table.columns,
      names: ColumnNames(
        table.names.labels.map { PandasReshaping.parts($0).last! }, axisNames: [columnName]),
      index: table.index.renamed([rowName]))
    let normalize = call["normalize"]
    let wantsShares = !(normalize.isBool && !normalize.bool)
    if try call.bool("margins") {
      if wantsShares { throw call.notSupported("margins=True with normalize") }
      let present = try frame.droppingMissingRows(subset: ["r", "c"])
      let down = try Grouping(present, by: [.column("r")]).reduced(
        try present.column("v"), statistic)
      let over = try Grouping(present, by: [.column("c")]).reduced(
        try present.column("v"), statistic)
      return try vm.makeFrame(
        try withTotals(
          table, down, over, try present.column("v").reduced(statistic),
          try call.label("margins_name")))
    }
    _ = call["margins_name"]
    guard wantsShares else { return try vm.makeFrame(table) }
    return try vm.makeFrame(try shares(vm, table, normalize))
  }

  private static func shares(_ vm: Interpreter, _ table: Frame, _ normalize: Value) throws -> Frame
  {
    let values = table.columns.map { (try? $0.cast(to: .float64))?.scalars() ?? [] }
    let numbers = values.map { column in
      column.map { if case .float(let x) = $0 { x.isNaN ? 0 : x } else { 0.0 } }
    }
    let rowSums = (0..<table.rowCount).map { row in numbers.reduce(0) { $0 + $1[row] } }
    let all = rowSums.reduce(0, +)
    let mode =
      normalize.isBool
      ? "all"
      : normalize.isInt ? (normalize.int == 0 ? "index" : "columns") : normalize.stringValue ?? ""
    guard ["all", "index", "columns"].contains(mode) else {
      throw vm.valueError("Not a valid normalize argument")
    }
    let columns = numbers.map { column -> Column in
      let sum = column.reduce(0, +)
      return Column(
        column.indices.map { row in
          column[row] / (mode == "all" ? all : mode == "index" ? rowSums[row] : sum)
        })
    }
    return table.withColumns(columns)
  }
}
