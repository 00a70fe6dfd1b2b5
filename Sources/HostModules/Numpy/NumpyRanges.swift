import Arrays
import Interpreter

/// Evenly spaced numbers, identity matrices, grids.
enum NumpyRanges {
  static func define(in module: ModuleBuilder) {
    module.bind(
      "linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None)"
    ) { call in
      let (values, step) = try NDArray.linspace(
        try call.operand("start"), try call.operand("stop"), try call.int("num"),
        endpoint: try call.bool("endpoint"), dtype: try call.dtype())
      guard try call.bool("retstep") else { return try call.giveArray(values) }
      return call.vm.tuple([try call.giveArray(values), try call.give(step)])
    }
    module.bind("arange(start, stop=None, step=None, dtype=None, *, device=None, like=None)") {
      call in
      let zero = Operand.int(0)
      let (start, stop) =
        try call.has("stop")
        ? (call.operand("start"), call.operand("stop")) : (zero, call.operand("start"))
      return try call.giveArray(
        try NDArray.arange(
          start, stop, try call.optionalOperand("step") ?? .int(1), dtype: try call.dtype()))
    }
    module.bind("logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0)") {
      call in
      try call.giveArray(
        try NDArray.logspace(
          try call.operand("start"), try call.operand("stop"), try call.int("num"),
          endpoint: try call.bool("endpoint"), base: try call.double("base"),
          dtype: try call.dtype()))
    }
    module.bind("geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0)") { call in
      try call.giveArray(
        try NDArray.geomspace(
          try call.double("start"), try call.double("stop"), try call.int("num"),
          endpoint: try call.bool("endpoint")))
    }
    module.bind("eye(N, M=None, k=0, dtype=None, order='C', *, device=None, like=None)") { call in
      try call.giveArray(
        try NDArray.eye(
          try call.int("N"), try call.optionalInt("M"), k: try call.int("k"),
          dtype: try call.dtype() ?? .float64))
    }
    module.bind("identity(n, dtype=None, *, like=None)") { call in
      try call.giveArray(
        try NDArray.eye(try call.int("n"), dtype: try call.dtype() ?? .float64))
    }
    module.bind("fromiter(iter, dtype, count=-1)") { call in
      try call.giveArray(
        try call.vm.array(call.vm.list(try call.elements("iter")), dtype: call["dtype"]))
    }
    module.bind("indices(dimensions)") { call in
      let shape = try call.vm.shape(call["dimensions"])
      let grids = try NDArray.meshgrid(shape.map { NDArray.arange($0) }, rowsFirst: true)
      return try call.giveArray(try NDArray.stack(grids))
    }
  }
}
