import Interpreter

/// Functions of numpy and pandas that are written in the dialect, in terms of the others: they are
/// imported when one of them is first called.
enum ScriptedFunctions {
  fileprivate static func call(
    _ vm: Interpreter, _ module: String, _ name: String, _ positional: [Value], _ keywords: Value
  ) throws -> Value {
    let function = try vm.attribute(try vm.importedModule(module), name)
    return try vm.call(
      function, positional,
      keywords: vm.entries(ofDict: keywords).map { ($0.key.stringValue ?? "", $0.value) })
  }

  /// numpy's functions, and what is subscripted instead of called: `np.c_[a, b]`.
  static func defineNumpy(in module: ModuleBuilder) {
    let names = """
      apply_along_axis astype bartlett blackman compress concat correlate cross cumulative_sum \
      diag_indices divmod dsplit dstack extract fill_diagonal fromfunction hamming hanning \
      histogram2d isneginf isposinf isreal iterable kron ldexp matrix_transpose modf ndenumerate \
      ndindex permute_dims piecewise place putmask ravel_multi_index real resize rollaxis rot90 sinc \
      tensordot tri tril_indices trim_zeros triu_indices unstack unwrap vander vecdot vectorize
      """
    module.forward(names, to: "numpy._functions")
    let type = module.type("_Subscripts") { type in
      type.method("__getitem__(self, item, /)") { vm, args in
        guard let object = args[0].host(as: SubscriptObject.self) else { return .notImplemented }
        return try call(vm, "numpy._functions", object.function, [args[1]], vm.dict([]))
      }
    }
    for name in ["c_", "r_", "s_", "mgrid", "ogrid"] {
      let object = SubscriptObject("_\(name)")
      module.value(name, module.vm.pin(module.vm.makeHost(object, type: type)))
    }
  }

  static func defineLinalg(in module: ModuleBuilder) {
    module.forward("cond multi_dot svdvals", to: "numpy._functions")
  }

  static func definePandas(in module: ModuleBuilder) {
    module.forward("NamedAgg merge_asof", to: "pandas._functions")
  }

  /// Methods that tables and columns share.
  static func defineMethods(_ type: TypeBuilder) {
    type.forward("dot droplevel truncate xs", to: "pandas._functions")
  }

  static func defineFrameMethods(_ type: TypeBuilder) {
    defineMethods(type)
    type.forward("combine_first reindex_like update", to: "pandas._functions")
    for name in ["from_dict", "from_records"] {
      type.staticMethod("\(name)(*args, **kwargs)") { vm, args in
        let positional = args[0].items.map(Array.init) ?? []
        return try call(vm, "pandas._functions", name, positional, args[1])
      }
    }
  }
}

/// What `np.c_` is: a name for a function of its subscript.
private final class SubscriptObject {
  let function: String
  init(_ function: String) { self.function = function }
}

extension ModuleBuilder {
  fileprivate func forward(_ names: String, to module: String) {
    for name in names.split(separator: " ").map(String.init) {
      function("\(name)(*args, **kwargs)") { vm, args in
        let positional = args[0].items.map(Array.init) ?? []
        return try ScriptedFunctions.call(vm, module, name, positional, args[1])
      }
    }
  }
}

extension TypeBuilder {
  fileprivate func forward(_ names: String, to module: String) {
    for name in names.split(separator: " ").map(String.init) {
      method("\(name)(self, *args, **kwargs)") { vm, args in
        let positional = [args[0]] + (args[1].items.map(Array.init) ?? [])
        return try ScriptedFunctions.call(vm, module, name, positional, args[2])
      }
    }
  }
}
