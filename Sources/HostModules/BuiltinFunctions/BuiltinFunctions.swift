import Interpreter

/// The functions that every program has without import: product.md, "The two layers".
enum BuiltinFunctions {
  static let names = SearchFunctions.names.union(EnsembleFunctions.names).union([
    "read_csv", "read_table", "table", "merge", "concat", "profile", "load_survey",
    "light_curve_features", "lightgbm", "xgboost", "logistic", "balance", "kfold",
    "stratified_kfold", "group_kfold", "repeated", "cross_validate", "best_threshold",
    "confusion", "record", "save", "submission", "display", "plot",
  ])

  static func build(_ module: ModuleBuilder) throws {
    TableFunctions.define(in: module)
    SurveyFunctions.define(in: module)
    ModelFunctions.define(in: module)
    ValidationFunctions.define(in: module)
    EnsembleFunctions.define(in: module)
    ResultFunctions.define(in: module)
    SearchFunctions.define(in: module)
    module.value("plot", try module.vm.importedModule("_plot"))
  }
}
