import Interpreter

/// `sklearn.exceptions`
enum ExceptionsModule {
  static func build(_ module: ModuleBuilder) throws {
    let vm = module.vm
    module.exception("UndefinedMetricWarning", base: vm.types.userWarning)
    module.exception("ConvergenceWarning", base: vm.types.userWarning)
    module.exception("DataConversionWarning", base: vm.types.userWarning)
    module.exception("NotFittedError", base: vm.types.valueError)
  }
}
