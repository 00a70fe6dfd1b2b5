import Arrays
import Interpreter

/// `import numpy as np`
enum NumpyModule {
  static func build(_ module: ModuleBuilder) throws {
    let vm = module.vm
    module.value("__version__", vm.string("2.4.6"))
    NumpyArrayType.define(in: module)
    NumpyScalarTypes.define(in: module)
    NumpyDTypeType.define(in: module)
    for (name, value) in [
      ("nan", Double.nan), ("inf", .infinity), ("pi", .pi), ("e", 2.718281828459045),
      ("euler_gamma", 0.5772156649015329),
    ] { module.value(name, Value(value)) }
    module.value("newaxis", .none)
    module.exception("AxisError", base: vm.types.valueError)
    NumpyTypeFunctions.define(in: module)
    NumpyMaking.define(in: module)
    NumpyElementwise.define(in: module)
    NumpyReductions.define(in: module)
    NumpyShapes.define(in: module)
    NumpyNumbers.define(in: module)
    NumpyLinalgModule.defineProducts(in: module)
    NumpyErrorState.define(in: module)
    NumpyFiles.define(in: module)
    NumpyPrinting.define(in: module)
    NumpyMemory.define(in: module)
    ScriptedFunctions.defineNumpy(in: module)
    module.value("linalg", try vm.importedModule("numpy.linalg"))
    module.value("random", try vm.importedModule("numpy.random"))
  }
}
