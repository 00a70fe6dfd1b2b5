@testable import Arrays

extension CaseRunner {
  static func functions(_ item: Case) throws -> Answer? {
    for group in [makers, rearranging, choosing, numeric, comparing] {
      if let answer = try group(item) { return answer }
    }
    return nil
  }

  private static func makers(_ item: Case) throws -> Answer? {
    let dtype = item.keywords["dtype"]?.dtype
    let numbers = { try item.arguments.map { try $0.operand } }
    let count = item.argument(2, "num")?.int ?? 50
    let endpoint = item.keywords["endpoint"]?.bool ?? true
    switch item.function {
    case "arange":
      let ends = try numbers()
      if ends.count == 1 { return .array(try NDArray.arange(.int(0), ends[0], dtype: dtype)) }
      return .array(
        try NDArray.arange(ends[0], ends[1], ends.count > 2 ? ends[2] : .int(1), dtype: dtype))
    case "linspace":
      let made = try NDArray.linspace(
        numbers()[0], numbers()[1], count, endpoint: endpoint, dtype: dtype)
      return item.flag("retstep")
        ? .list([.array(made.values), .array(made.step)]) : .array(made.values)
    case "logspace":
      return .array(
        try NDArray.logspace(
          numbers()[0], numbers()[1], count, endpoint: endpoint,
          base: item.keywords["base"]?.double ?? 10))
    case "geomspace":
      return .array(
        try NDArray.geomspace(item.arguments[0].double!, item.arguments[1].double!, count))
    case "eye":
      return .array(
        try NDArray.eye(
          item.arguments[0].int!, item.argument(1, "M")?.int, k: item.argument(2, "k")?.int ?? 0,
          dtype: dtype ?? .float64))
    case "zeros", "ones", "full":
      let shape = item.arguments[0].ints!
      try NDArray.requireValid(shape: shape, dtype ?? .float64)
      if item.function == "zeros" { return .array(.zeros(shape, dtype ?? .float64)) }
      if item.function == "ones" { return .array(.ones(shape, dtype ?? .float64)) }
      let value = item.arguments[1]
      guard case .scalar(let scalar) = value else { return nil }
      return .array(try .full(shape, scalar, dtype ?? value.array.dtype))
    case "meshgrid":
      return .list(
        try NDArray.meshgrid(
          item.arguments.map { try $0.array }, rowsFirst: item.keywords["indexing"]?.string == "ij"
        ).map { .array($0) })
    case "array":
      let kind = item.keywords["dtype"]
      return .array(
        try NDArray.array(
          item.arguments[0].nested, dtype: kind?.dtype, isText: kind?.string == "str"))
    case "pad": return .array(try pad(item))
    case "unravel_index":
      return .list(
        try NDArray.unraveled(item.array(0), item.arguments[1].ints!).map { .array($0) })
    case "astype":
      let a = try item.array(0)
      if item.arguments[1].string == "str" { return .array(try a.astypeText()) }
      return .array(try a.astype(item.arguments[1].dtype!))
    case "item": return .value(try item.array(0).item())
    default: return nil
    }
  }

  private static func pad(_ item: Case) throws -> NDArray {
    let a = try item.array(0)
    var widths: [(before: Int, after: Int)] = []
    if let width = item.arguments[1].int {
      widths = [(width, width)]
    } else if case .list(let pairs) = item.arguments[1] {
      widths = pairs.map { ($0.ints![0], $0.ints![1]) }
    }
    if widths.count == 1 { widths = a.shape.map { _ in widths[0] } }
    let modes: [String: PadMode] = [
      "edge": .edge, "reflect": .reflect, "symmetric": .symmetric, "wrap": .wrap,
    ]
    let constant = Scalar.int(Int64(item.keywords["constant_values"]?.int ?? 0))
    return try a.padded(widths, modes[item.arguments[2].string!] ?? .constant(constant))
  }

  private static func rearranging(_ item: Case) throws -> Answer? {
    let a = { try item.array(0) }
    let ints = item.arguments.count > 1 ? item.arguments[1].ints : nil
    switch item.function {
    case "reshape": return .array(try a().reshaped(ints!))
    case "ravel": return .array(try a().raveled())
    case "flatten": return .array(try a().flattened())
    case "T": return .array(try a().transposed())
    case "transpose": return .array(try ints.map { try a().transpose($0) } ?? a().transposed())
    case "swapaxes": return .array(try a().swapaxes(ints![0], item.arguments[2].int!))
    case "moveaxis": return .array(try a().moveaxis(ints!, item.arguments[2].ints!))
    case "squeeze": return .array(try a().squeezed(ints))
    case "expand_dims": return .array(try a().expanded(ints!))
    case "flip": return .array(try a().flipped(ints))
    case "roll": return .array(try a().rolled(ints![0], axis: item.axis(-1, default: nil)))
    case "atleast_1d": return .array(try a().atLeast(1))
    case "atleast_2d": return .array(try a().atLeast(2))
    case "broadcast_to": return .array(try a().broadcast(to: ints!))
    case "tile": return .array(try a().tiled(ints!))
    case "repeat": return .array(try a().repeated(ints!, axis: item.axis(-1, default: nil)))
    case "diag": return .array(try a().diagonal(ints?[0] ?? 0))
    case "triu": return .array(try a().triangle(upper: true, k: ints?[0] ?? 0))
    case "tril": return .array(try a().triangle(upper: false, k: ints?[0] ?? 0))
    default: return nil
    }
  }

  private static func choosing(_ item: Case) throws -> Answer? {
    let a = { try item.array(0) }
    switch item.function {
    case "nonzero": return .list(try a().nonzero().map { .array($0) })
    case "flatnonzero": return .array(try a().flatNonzero())
    case "argwhere": return .array(try a().argWhere())
    case "count_nonzero": return .array(try a().countNonzero())
    case "where":
      if item.arguments.count == 1 { return .list(try a().nonzero().map { .array($0) }) }
      return .array(try NDArray.choose(a(), item.operand(1), item.operand(2)))
    case "select":
      guard case .list(let choices) = item.arguments[1] else { return nil }
      return .array(
        try NDArray.select(
          item.arguments[0].arrays, choices.map { try $0.operand },
          item.arguments.count > 2 ? item.operand(2) : .int(0)))
    case "take":
      return .array(try a().taken(item.array(1), axis: item.axis(-1, default: nil)))
    case "take_along_axis":
      return .array(try a().takenAlong(item.array(1), axis: item.arguments[2].int!))
    case "append":
      return .array(try a().appending(item.array(1), axis: item.axis(-1, default: nil)))
    case "delete":
      return .array(try a().deleting(item.array(1), axis: item.axis(-1, default: nil)))
    case "insert":
      return .array(
        try a().inserting(
          item.array(2), at: item.arguments[1].ints!, axis: item.axis(-1, default: nil)))
    case "clip":
      let bound = { (i: Int) in try item.arguments[i].isNone ? nil : item.operand(i) }
      return .array(try a().clipped(bound(1), bound(2)))
    case "nan_to_num":
      return .array(
        try a().nanToNum(
          nan: item.keywords["nan"]?.double ?? 0, positiveInfinity: item.keywords["posinf"]?.double,
          negativeInfinity: item.keywords["neginf"]?.double))
    case "round": return .array(try a().rounded(item.arguments[1].int!))
    default: return nil
    }
  }

  private static func numeric(_ item: Case) throws -> Answer? {
    let a = { try item.array(0) }
    let dx = item.keywords["dx"]?.double ?? 1
    switch item.function {
    case "diff":
      return .array(
        try a().diff(
          item.argument(1, "n")?.int ?? 1, axis: item.axis(-1, default: -1)!,
          prepend: item.keywords["prepend"]?.array, append: item.keywords["append"]?.array))
    case "gradient":
      return .array(
        try item.arguments.count > 1 ? a().gradient(item.array(1)) : a().gradient())
    case "trapezoid":
      return .array(
        try a().trapezoid(
          x: item.keywords["x"]?.array, dx: dx, axis: item.axis(-1, default: -1)!))
    case "convolve":
      return .array(try NDArray.convolve(a(), item.array(1), mode: item.arguments[2].string!))
    case "interp":
      return .array(
        try NDArray.interp(
          a(), item.array(1), item.array(2), left: item.keywords["left"]?.double,
          right: item.keywords["right"]?.double, period: item.keywords["period"]?.double))
    case "average":
      return .array(
        try a().average(item.axes(-1), weights: item.keywords["weights"]?.array).mean)
    case "cov", "corrcoef":
      let other = item.arguments.count > 1 ? try item.array(1) : nil
      let rows = item.keywords["rowvar"]?.bool ?? true
      if item.function == "corrcoef" {
        return .array(try NDArray.corrcoef(a(), other, rowsAreVariables: rows))
      }
      return .array(
        try NDArray.cov(
          a(), other, rowsAreVariables: rows, bias: item.flag("bias"),
          ddof: item.keywords["ddof"]?.int, frequencies: item.keywords["fweights"]?.array,
          weights: item.keywords["aweights"]?.array))
    case "polyfit":
      return .array(
        try NDArray.polyfit(
          a(), item.array(1), degree: item.arguments[2].int!, weights: item.keywords["w"]?.array))
    case "polyval": return .array(try NDArray.polyval(a(), item.array(1)))
    default: return nil
    }
  }

  private static func comparing(_ item: Case) throws -> Answer? {
    let (rtol, atol) = (
      item.keywords["rtol"]?.double ?? 1e-5, item.keywords["atol"]?.double ?? 1e-8
    )
    let equalNaN = item.flag("equal_nan")
    switch item.function {
    case "isclose":
      return .array(
        try NDArray.isclose(
          item.operand(0), item.operand(1), rtol: rtol, atol: atol, equalNaN: equalNaN))
    case "allclose":
      return .value(
        .bool(
          try NDArray.allclose(
            item.operand(0), item.operand(1), rtol: rtol, atol: atol, equalNaN: equalNaN)))
    case "array_equal":
      return .value(
        .bool(try NDArray.arrayEqual(item.array(0), item.array(1), equalNaN: equalNaN)))
    default: return nil
    }
  }

  static func joining(_ item: Case) throws -> Answer? {
    let arrays = { try item.arguments[0].arrays }
    switch item.function {
    case "concatenate":
      return .array(try NDArray.concatenate(arrays(), axis: item.axis(1, default: 0)))
    case "stack": return .array(try NDArray.stack(arrays(), axis: item.axis(1, default: 0)!))
    case "vstack": return .array(try NDArray.vstack(arrays()))
    case "hstack": return .array(try NDArray.hstack(arrays()))
    case "column_stack": return .array(try NDArray.columnStack(arrays()))
    case "array_split":
      return .list(
        try item.array(0).split(
          into: item.arguments[1].int!, axis: item.axis(-1, default: 0)!
        ).map { .array($0) })
    case "split":
      return .list(try item.array(0).split(at: item.arguments[1].ints!).map { .array($0) })
    default: return nil
    }
  }
}
