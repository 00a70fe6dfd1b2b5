import Arrays
import Frames
import Interpreter

/// `pandas.Series`
enum PandasSeriesType {
  static func define(in module: ModuleBuilder) {
    module.type("Series", doc: "A column with row labels.") { type in
      type.bindConstructor(
        "Series(cls, data=None, index=None, dtype=None, name=None, copy=None)"
      ) { call in try call.vm.makeSeries(try PandasConstruction.series(call)) }
      type.info.missingAttribute = { vm, value, name in
        guard let series = value.series else { return nil }
        let rows = series.index.isRange ? [] : series.index.rows(of: .string(name))
        return try rows.first.map { try vm.cell(series.column[$0], of: series.column.type) }
      }
      PandasIndexers.defineProperties(type)
      ScriptedFunctions.defineMethods(type)
      PandasSeriesMembers.define(type)
      PandasElementwise.define(type)
      PandasStatistics.define(type)
      PandasSummaries.define(type)
      PandasSeriesRows.define(type)
      PandasSeriesApply.define(type)
      PandasSeriesText.define(type)
      PandasOperators.defineSeries(type)
      PandasGroupBy.defineOnTables(type)
      PandasWindows.defineOnTables(type)
    }
  }

  static func object(_ vm: Interpreter, _ value: Value) throws -> SeriesObject {
    if let object = value.host(as: SeriesObject.self) { return object }
    throw vm.typeError("a Series is needed here, not \(vm.typeName(value))")
  }
}
