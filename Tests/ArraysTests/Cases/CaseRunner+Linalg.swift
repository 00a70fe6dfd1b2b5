@testable import Arrays

extension CaseRunner {
  static func linalg(_ item: Case) throws -> Answer? {
    let a = { try item.array(0) }
    switch item.function {
    case "matmul": return .array(try NDArray.matmul(a(), item.array(1)))
    case "dot": return .array(try NDArray.dot(a(), item.array(1)))
    case "inner": return .array(try NDArray.inner(a(), item.array(1)))
    case "outer": return .array(try NDArray.outer(a(), item.array(1)))
    case "trace": return .array(try a().trace())
    case "solve": return .array(try NDArray.solve(a(), item.array(1)))
    case "inv": return .array(try a().inverted())
    case "det": return .array(try a().determinant())
    case "slogdet":
      let found = try a().signAndLogDeterminant()
      return .list([.array(found.sign), .array(found.log)])
    case "cholesky": return .array(try a().cholesky())
    case "eigh":
      let found = try a().eigh()
      return .list([.array(found.values), .array(found.vectors)])
    case "eigvalsh": return .array(try a().eigh().values)
    case "pinv": return .array(try a().pseudoInverted())
    case "qr":
      let found = try a().qr()
      return .list([.array(found.q), .array(found.r)])
    case "svd_values": return .array(try a().svd(full: false).values)
    case "svd_product":
      let found = try a().svd(full: false)
      let scaled = try NDArray.apply(.multiply, .array(found.u), .array(found.values))
      return .array(try NDArray.matmul(scaled, found.vt))
    case "matrix_rank": return .array(.from([Int64(try a().matrixRank())], shape: []))
    case "lstsq":
      let found = try NDArray.leastSquares(a(), item.array(1))
      return .list([
        .array(found.x), .array(found.residuals), .array(.from([Int32(found.rank)], shape: [])),
        .array(found.singularValues),
      ])
    case "norm": return try norm(item)
    default: return nil
    }
  }

  private static func norm(_ item: Case) throws -> Answer {
    var order = NormOrder.standard
    if let value = item.argument(1, "ord") {
      order = value.string.map { .named($0) } ?? .number(value.double!)
    }
    return .array(
      try item.array(0).norm(order, item.keywords["axis"]?.ints, keepdims: item.flag("keepdims")))
  }
}
