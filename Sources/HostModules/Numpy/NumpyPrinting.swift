import Arrays
import Interpreter

/// `np.set_printoptions`, `np.array2string`
enum NumpyPrinting {
  static func define(in module: ModuleBuilder) {
    module.function(
      """
      set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, \
      suppress=None, nanstr=None, infstr=None)
      """
    ) { vm, args in
      let state = vm.hostState(of: NumpyState.self) { NumpyState() }
      if !args[0].isNone { state.printOptions.precision = try vm.int(args[0], "precision") }
      if !args[1].isNone { state.printOptions.threshold = try vm.int(args[1], "threshold") }
      if !args[2].isNone { state.printOptions.edgeItems = try vm.int(args[2], "edgeitems") }
      if !args[3].isNone { state.printOptions.lineWidth = try vm.int(args[3], "linewidth") }
      if !args[4].isNone { state.printOptions.suppress = try vm.bool(args[4]) }
      if !args[5].isNone { state.printOptions.nanText = try vm.text(args[5], "nanstr") }
      if !args[6].isNone { state.printOptions.infText = try vm.text(args[6], "infstr") }
      return .none
    }
    module.function("array_repr(arr)") { vm, args in
      vm.string(try vm.array(from: args[0]).repr(vm.printOptions))
    }
    module.function("array2string(a)") { vm, args in
      vm.string(try vm.array(from: args[0]).str(vm.printOptions))
    }
  }
}
