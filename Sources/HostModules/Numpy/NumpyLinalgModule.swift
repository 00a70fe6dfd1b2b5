import Arrays
import Interpreter

/// `numpy.linalg`, and the products that numpy itself has.
enum NumpyLinalgModule {
  static func build(_ module: ModuleBuilder) throws {
    module.exception("LinAlgError", base: module.vm.types.valueError)
    let svdResult = result(module, "SVDResult", ["U", "S", "Vh"])
    let eighResult = result(module, "EighResult", ["eigenvalues", "eigenvectors"])
    let qrResult = result(module, "QRResult", ["Q", "R"])
    let slogdetResult = result(module, "SlogdetResult", ["sign", "logabsdet"])
    module.bind("norm(x, ord=None, axis=None, keepdims=False)") { call in
      let order: NormOrder
      if let name = call["ord"].stringValue {
        order = .named(name)
      } else {
        order = try call.optionalDouble("ord").map { .number($0) } ?? .standard
      }
      return try call.give(
        try call.array("x").norm(order, try call.axes(), keepdims: try call.bool("keepdims")))
    }
    module.bind("solve(a, b)") { call in
      try call.giveArray(try NDArray.solve(try call.array("a"), try call.array("b")))
    }
    module.bind("inv(a)") { call in try call.giveArray(try call.array("a").inverted()) }
    module.bind("det(a)") { call in try call.give(try call.array("a").determinant()) }
    module.bind("slogdet(a)") { call in
      let (sign, log) = try call.array("a").signAndLogDeterminant()
      return try call.vm.call(slogdetResult, try call.give(sign), try call.give(log))
    }
    module.bind("cholesky(a, /, *, upper=False)") { call in
      try call.giveArray(try call.array("a").cholesky(upper: try call.bool("upper")))
    }
    for name in ["eigh", "eigvalsh"] {
      module.bind("\(name)(a, UPLO='L')") { call in
        let (values, vectors) = try call.array("a").eigh(lower: try call.text("UPLO") == "L")
        return try name == "eigh"
          ? call.give(eighResult, [values, vectors]) : call.giveArray(values)
      }
    }
    module.bind("svd(a, full_matrices=True, compute_uv=True, hermitian=False)") { call in
      let (u, values, vt) = try call.array("a").svd(full: try call.bool("full_matrices"))
      return try call.bool("compute_uv")
        ? call.give(svdResult, [u, values, vt]) : call.giveArray(values)
    }
    module.bind("qr(a, mode='reduced')") { call in
      let mode = try call.text("mode")
      guard mode == "reduced" || mode == "complete" else {
        throw call.notSupported("mode='\(mode)'")
      }
      let (q, r) = try call.array("a").qr(complete: mode == "complete")
      return try call.give(qrResult, [q, r])
    }
    module.bind("lstsq(a, b, rcond=None)") { call in
      let found = try NDArray.leastSquares(
        try call.array("a"), try call.array("b"), rcond: try call.optionalDouble("rcond"))
      return call.vm.tuple([
        try call.giveArray(found.x), try call.giveArray(found.residuals),
        try call.vm.element(.int(Int64(found.rank)), .int32),
        try call.giveArray(found.singularValues),
      ])
    }
    module.bind("pinv(a, rcond=1e-15)") { call in
      try call.giveArray(try call.array("a").pseudoInverted(rcond: try call.double("rcond")))
    }
    ScriptedFunctions.defineLinalg(in: module)
    module.bind("matrix_rank(A)") { call in
      try call.vm.element(.int(Int64(try call.array("A").matrixRank())), .int64)
    }
    module.bind("matrix_power(a, n)") { call in
      let array = try call.array("a")
      let count = try call.int("n")
      guard array.ndim == 2, array.shape[0] == array.shape[1] else {
        throw call.vm.valueError("Last 2 dimensions of the array must be square")
      }
      let base = count < 0 ? try array.inverted() : array
      var result = try NDArray.eye(array.shape[0], dtype: base.dtype)
      for _ in 0..<abs(count) { result = try NDArray.matmul(result, base) }
      return try call.giveArray(result)
    }
  }

  /// A class of named tuples that a function returns.
  private static func result(
    _ module: ModuleBuilder, _ name: String, _ fields: [String]
  ) -> Value {
    let info = module.vm.makeScriptClass(
      name, module: "numpy.linalg._linalg", base: module.vm.types.tuple)
    NamedTuple.fill(module.vm, info, fields: fields, defaults: [])
    return module.vm.pin(info.value)
  }

  static func defineProducts(in module: ModuleBuilder) {
    let products: [(String, (NDArray, NDArray) throws -> NDArray)] = [
      ("matmul", NDArray.matmul), ("dot", NDArray.dot), ("inner", NDArray.inner),
      ("outer", NDArray.outer),
    ]
    for (name, product) in products {
      module.bind("\(name)(a, b, /, out=None)") { call in
        try call.give(try product(try call.array("a"), try call.array("b")), out: "out")
      }
    }
    module.bind("vdot(a, b, /)") { call in
      try call.give(
        try NDArray.dot(try call.array("a").raveled(), try call.array("b").raveled()))
    }
    module.bind("einsum(*operands, out=None, optimize=False, dtype=None)") { call in
      call.ignore("optimize")
      let given = try call.elements("operands")
      guard let subscripts = given.first?.stringValue else {
        throw call.vm.typeError("einsum: the first argument must be a string of subscripts")
      }
      let arrays = try given.dropFirst().map { try call.vm.array(from: $0) }
      return try call.give(try NDArray.einsum(subscripts, arrays))
    }
    module.bind("trace(a, offset=0)") { call in
      try call.give(try call.array("a").trace(try call.int("offset")))
    }
  }
}
