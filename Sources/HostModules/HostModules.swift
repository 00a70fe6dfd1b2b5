import Interpreter

/// The modules that scripts can import, and the functions that they have without import.
///
/// Each module is one folder or file here; this is the list that binds names to them.
public enum HostModules {
  public static func install(in host: Host) {
    for (name, build) in modules + StandardLibrary.modules + OptunaModule.modules {
      host.modules[name] = build
    }
    for (name, module, type) in exceptionTypes + OptunaExceptions.types {
      host.exceptionTypes[name] = { vm in try? vm.hostType(module, type) }
    }
    host.embeddedModules = StandardLibrary.embedded
    host.globals = { builder in
      try BuiltinFunctions.build(builder)
      HelpFunction.define(in: builder)
    }
    host.globalNames = BuiltinFunctions.names.union(["help"])
  }

  /// Exception classes that engines name, and where scripts find them.
  private static let exceptionTypes = [
    ("_pickle.UnpicklingError", "pickle", "UnpicklingError"),
    ("pickle.PicklingError", "pickle", "PicklingError"),
    ("LightGBMError", "lightgbm", "LightGBMError"),
    ("XGBoostError", "xgboost", "XGBoostError"),
    ("AxisError", "numpy", "AxisError"),
    ("EmptyDataError", "pandas", "EmptyDataError"),
    ("ParserError", "pandas", "ParserError"),
    ("MergeError", "pandas", "MergeError"),
    ("InvalidIndexError", "pandas", "InvalidIndexError"),
    ("LinAlgError", "numpy.linalg", "LinAlgError"),
    ("numpy.linalg.LinAlgError", "numpy.linalg", "LinAlgError"),
    ("FloatingPointError", "numpy", "FloatingPointError"),
    ("IntCastingNaNError", "pandas", "IntCastingNaNError"),
    ("DataError", "pandas", "DataError"),
    ("OutOfBoundsDatetime", "pandas", "OutOfBoundsDatetime"),
    ("DateParseError", "pandas", "DateParseError"),
    ("pandas.errors.EmptyDataError", "pandas", "EmptyDataError"),
    ("pandas.errors.ParserError", "pandas", "ParserError"),
    ("pandas.errors.MergeError", "pandas", "MergeError"),
  ]

  /// Builders by dotted module name. A package and its submodules are listed one by one.
  private static let modules: [(String, @Sendable (ModuleBuilder) throws -> Void)] = [
    ("_plot", PlotModule.build),
    ("lightgbm", LightGBMModule.build),
    ("_models", ModelsModule.build),
    ("numpy", NumpyModule.build),
    ("numpy.linalg", NumpyLinalgModule.build),
    ("numpy.random", NumpyRandomModule.build),
    ("pandas", PandasModule.build),
    ("pickle", PickleModule.build),
    ("sklearn", { _ in }),
    ("sklearn.exceptions", ExceptionsModule.build),
    ("sklearn.metrics", MetricsModule.build),
    ("sklearn.model_selection", ModelSelectionModule.build),
    ("xgboost", XGBoostModule.build),
    ("xgboost.callback", XGBoostCallbackModule.build),
  ]
}
