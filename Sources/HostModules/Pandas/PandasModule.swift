import Arrays
import Frames
import Interpreter

/// `import pandas as pd`
enum PandasModule {
  static func build(_ module: ModuleBuilder) throws {
    let vm = module.vm
    module.value("__version__", vm.string("3.0.0"))
    defineErrors(module)
    PandasDTypes.define(in: module)
    PandasTimes.define(in: module)
    PandasFrameType.define(in: module)
    PandasSeriesType.define(in: module)
    PandasIndexType.define(in: module)
    PandasCategories.define(in: module)
    PandasGroupBy.define(in: module)
    PandasWindows.define(in: module)
    PandasStrings.define(in: module)
    PandasDateParts.define(in: module)
    PandasFiles.define(in: module)
    PandasCombining.define(in: module)
    PandasFunctions.define(in: module)
    PandasOptions.define(in: module)
    ScriptedFunctions.definePandas(in: module)
    module.value("NA", .none)
  }

  private static func defineErrors(_ module: ModuleBuilder) {
    let vm = module.vm
    let errors: [(String, TypeInfo)] = [
      ("EmptyDataError", vm.types.valueError), ("ParserError", vm.types.valueError),
      ("MergeError", vm.types.valueError), ("InvalidIndexError", vm.types.exception),
      ("IntCastingNaNError", vm.types.valueError), ("DataError", vm.types.exception),
      ("OutOfBoundsDatetime", vm.types.valueError), ("DateParseError", vm.types.valueError),
      ("UndefinedVariableError", vm.types.nameError),
    ]
    for (name, base) in errors { module.exception(name, base: base) }
  }
}
