import Arrays
import Frames
import Interpreter

/// Functions that work element by element.
enum NumpyElementwise {
  static func define(in module: ModuleBuilder) {
    for function in UnaryUfunc.allCases {
      module.bind(
        "\(function.name)(x, /, out=None, *, where=True, dtype=None, casting='same_kind')"
      ) {
        call in
        call.ignore("casting")
        if let table = try ofTable(
          call, ["x"], { try apply(call, function, try call.vm.operand($0[0])) })
        {
          return table
        }
        return try call.give(
          try apply(call, function, try call.operand("x"), out: call["out"].array), isOut: "out")
      }
    }
    for function in BinaryUfunc.allCases {
      module.bind(
        "\(function.name)(x1, x2, /, out=None, *, where=True, dtype=None, casting='same_kind')"
      ) { call in
        call.ignore("casting")
        if let table = try ofTable(
          call, ["x1", "x2"],
          { try apply(call, function, try call.vm.operand($0[0]), try call.vm.operand($0[1])) })
        {
          return table
        }
        return try call.give(
          try apply(
            call, function, try call.operand("x1"), try call.operand("x2"), out: call["out"].array),
          isOut: "out")
      }
    }
    for (alias, name) in [
      ("abs", "absolute"), ("mod", "remainder"), ("true_divide", "divide"), ("pow", "power"),
      ("bitwise_not", "invert"), ("degrees", "rad2deg"), ("radians", "deg2rad"),
      ("acos", "arccos"), ("asin", "arcsin"), ("atan", "arctan"), ("atan2", "arctan2"),
    ] {
      if let value = module.vm.moduleValue("numpy", name) { module.value(alias, value) }
    }
    defineRepairs(module)
  }

  private static func apply(
    _ call: Call, _ function: UnaryUfunc, _ x: Operand, out: NDArray? = nil
  ) throws -> NDArray {
    let mask = try mask(call)
    let source = try call.has("dtype") ? .array(x.array().astype(try call.dtype()!)) : x
    return try NumpyErrorState.watching(call.vm, function.name) {
      try NDArray.apply(function, source, out: out, where: mask)
    }
  }

  private static func apply(
    _ call: Call, _ function: BinaryUfunc, _ a: Operand, _ b: Operand, out: NDArray? = nil
  ) throws -> NDArray {
    let mask = try mask(call)
    var (x, y) = (a, b)
    if let dtype = try call.dtype() {
      (x, y) = (.array(try a.array().astype(dtype)), .array(try b.array().astype(dtype)))
    }
    return try NumpyErrorState.watching(call.vm, function.name) {
      try NDArray.apply(function, x, y, out: out, where: mask)
    }
  }

  private static func mask(_ call: Call) throws -> NDArray? {
    let value = call["where"]
    return value.isBool && value.bool ? nil : try call.array("where")
  }

  /// A function of a table or column gives one with the same labels.
  private static func ofTable(
    _ call: Call, _ names: [String], _ body: ([Value]) throws -> NDArray
  ) throws -> Value? {
    let values = names.map { call[$0] }
    let vm = call.vm
    if let owner = values.first(where: { $0.frame != nil })?.frame {
      let columns = try owner.names.labels.map { label -> Column in
        let parts = try values.map { value -> Value in
          guard let frame = value.frame else { return value }
          return try vm.makeArray(try vm.values(of: try frame.column(label)))
        }
        return try Column(try body(parts))
      }
      return try vm.makeFrame(owner.withColumns(columns))
    }
    guard let owner = values.first(where: { $0.series != nil })?.series else { return nil }
    let parts = try values.map { value -> Value in
      guard let series = value.series else { return value }
      return try vm.makeArray(try vm.values(of: PandasElementwise.aligned(series, to: owner.index)))
    }
    let names = Set(values.compactMap { $0.series?.name })
    return try vm.makeSeries(
      Series(
        try Column(try body(parts)), index: owner.index,
        name: names.count == 1 ? owner.name : .none))
  }

  private static func defineRepairs(_ module: ModuleBuilder) {
    module.bind("nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None)") { call in
      let array = try call.array("x")
      let result = try array.nanToNum(
        nan: try call.double("nan"), positiveInfinity: try call.optionalDouble("posinf"),
        negativeInfinity: try call.optionalDouble("neginf"))
      if try !call.bool("copy"), call["x"].array != nil {
        try array.assign([.ellipsis], from: result)
        return call["x"]
      }
      return try call.give(result)
    }
    module.bind("clip(a, a_min=None, a_max=None, out=None, *, min=None, max=None)") { call in
      if call["a"].series != nil || call["a"].frame != nil {
        return try call.vm.callMethod(call["a"], "clip", [call["a_min"], call["a_max"]])
      }
      let low = try call.optionalOperand("a_min") ?? call.optionalOperand("min")
      let high = try call.optionalOperand("a_max") ?? call.optionalOperand("max")
      return try call.give(
        try call.array("a").clipped(low, high, out: call["out"].array), isOut: "out")
    }
  }
}

extension Call {
  /// A result that was written into `out=` when that is given.
  fileprivate func give(_ array: NDArray, isOut name: String) throws -> Value {
    self[name].array != nil ? self[name] : try vm.result(array)
  }
}
