import Arrays
import Interpreter

/// Sorting, searching, counting, statistics and numeric helpers.
enum NumpyNumbers {
  static func define(in module: ModuleBuilder) {
    defineSorting(module)
    defineCounting(module)
    defineSets(module)
    defineStatistics(module)
    defineDifferences(module)
    defineMissing(module)
    defineComparing(module)
  }

  private static func defineSorting(_ module: ModuleBuilder) {
    module.bind("sort(a, axis=-1, kind=None, order=None, *, stable=None)") { call in
      call.ignore("kind", "stable")
      return try call.giveArray(try call.array("a").sorted(try call.optionalInt("axis")))
    }
    module.bind("argsort(a, axis=-1, kind=None, order=None, *, stable=None)") { call in
      call.ignore("kind", "stable")
      return try call.giveArray(try call.array("a").argsorted(try call.optionalInt("axis")))
    }
    module.bind("lexsort(keys, axis=-1)") { call in
      try call.giveArray(try NDArray.lexsort(try call.arrays("keys")))
    }
    for name in ["partition", "argpartition"] {
      module.bind("\(name)(a, kth, axis=-1, kind='introselect', order=None)") { call in
        call.ignore("kind", "kth")
        let axis = try call.optionalInt("axis")
        return try call.giveArray(
          name == "partition"
            ? try call.array("a").sorted(axis) : try call.array("a").argsorted(axis))
      }
    }
    module.bind("searchsorted(a, v, side='left', sorter=None)") { call in
      let side = try call.text("side")
      guard let found = SearchSide(rawValue: side) else {
        throw call.vm.valueError("side must be 'left' or 'right' (got '\(side)')")
      }
      return try call.give(
        try call.array("a").searchsorted(
          try call.array("v"), side: found, sorter: try call.optionalArray("sorter")))
    }
    module.bind("digitize(x, bins, right=False)") { call in
      try call.give(
        try call.array("x").digitized(try call.array("bins"), right: try call.bool("right")))
    }
  }

  private static func defineCounting(_ module: ModuleBuilder) {
    module.bind("nonzero(a)") { call in try call.giveArrays(call.array("a").nonzero()) }
    module.bind("flatnonzero(a)") { call in try call.giveArray(call.array("a").flatNonzero()) }
    module.bind("argwhere(a)") { call in try call.giveArray(try call.array("a").argWhere()) }
    module.bind("count_nonzero(a, axis=None, *, keepdims=False)") { call in
      let result = try call.array("a").countNonzero(
        try call.axes(), keepdims: try call.bool("keepdims"))
      return try call.give(result)
    }
    module.bind("bincount(x, /, weights=None, minlength=0)") { call in
      try call.giveArray(
        try NDArray.bincount(
          try call.array("x"), weights: try call.optionalArray("weights"),
          minLength: try call.int("minlength")))
    }
    module.bind("histogram(a, bins=10, range=None, density=None, weights=None)") { call in
      let (counts, edges) = try call.array("a").histogram(
        try bins(call), range: try range(call),
        density: call.has("density") ? try call.bool("density") : false,
        weights: try call.optionalArray("weights"))
      return try call.giveArrays([counts, edges])
    }
    module.bind("histogram_bin_edges(a, bins=10, range=None, weights=None)") { call in
      try call.giveArray(
        try call.array("a").histogramEdges(try bins(call), range: try range(call)))
    }
    module.bind("take(a, indices, axis=None, out=None, mode='raise')") { call in
      try call.give(
        try call.array("a").taken(try call.array("indices"), axis: try call.optionalInt("axis")))
    }
    module.bind("take_along_axis(arr, indices, axis=-1)") { call in
      try call.giveArray(
        try call.array("arr").takenAlong(try call.array("indices"), axis: try call.int("axis")))
    }
    module.bind("unravel_index(indices, shape, order='C')") { call in
      let found = try NDArray.unraveled(try call.array("indices"), try call.vm.shape(call["shape"]))
      return call.vm.tuple(try found.map { try call.vm.result($0) })
    }
    module.bind("select(condlist, choicelist, default=0)") { call in
      try call.giveArray(
        try NDArray.select(
          try call.elements("condlist").map { try call.vm.array(from: $0) },
          try call.elements("choicelist").map { try call.vm.operand($0) },
          try call.operand("default")))
    }
  }

  private static func bins(_ call: Call) throws -> HistogramBins {
    let value = call["bins"]
    if value.isString { throw call.notSupported("bins='\(value.stringValue ?? "")'") }
    return value.isInt ? .count(value.int) : .edges(try call.array("bins"))
  }

  private static func range(_ call: Call) throws -> (Double, Double)? {
    guard call.has("range") else { return nil }
    let ends = try call.vm.doubles(call["range"], "range")
    return (ends[0], ends[1])
  }

  private static func defineSets(_ module: ModuleBuilder) {
    module.bind(
      "unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True)"
    ) { call in try unique(call) }
    module.bind("isin(element, test_elements, assume_unique=False, invert=False, *, kind=None)") {
      call in
      call.ignore("assume_unique", "kind")
      return try call.give(
        try call.array("element").isin(
          try call.array("test_elements"), invert: try call.bool("invert")))
    }
    module.bind("union1d(ar1, ar2)") { call in
      try call.giveArray(try NDArray.union1d(try call.array("ar1"), try call.array("ar2")))
    }
    module.bind("intersect1d(ar1, ar2, assume_unique=False, return_indices=False)") { call in
      try call.giveArray(
        try NDArray.intersect1d(
          try call.array("ar1"), try call.array("ar2"),
          assumeUnique: try call.bool("assume_unique")))
    }
    module.bind("setdiff1d(ar1, ar2, assume_unique=False)") { call in
      try call.giveArray(
        try NDArray.setdiff1d(
          try call.array("ar1"), try call.array("ar2"),
          assumeUnique: try call.bool("assume_unique")))
    }
    module.bind("setxor1d(ar1, ar2, assume_unique=False)") { call in
      call.ignore("assume_unique")
      return try call.giveArray(
        try NDArray.setxor1d(try call.array("ar1"), try call.array("ar2")))
    }
  }

  private static func unique(_ call: Call) throws -> Value {
    _ = try call.bool("sorted")
    let array = try call.array("ar")
    let wanted = try ["return_index", "return_inverse", "return_counts"].map { try call.bool($0) }
    let axis = try call.optionalInt("axis")
    if axis == nil, wanted == [false, false, false], try call.bool("equal_nan") {
      return try call.giveArray(try array.unique())
    }
    let found =
      try axis.map { try array.uniqueSlices($0) }
      ?? array.uniqueElements(equalNaN: try call.bool("equal_nan"))
    var parts = [found.values]
    if wanted[0] { parts.append(found.firstIndex) }
    if wanted[1] { parts.append(found.inverse) }
    if wanted[2] { parts.append(found.counts) }
    return try parts.count == 1 ? call.giveArray(parts[0]) : call.giveArrays(parts)
  }

  private static func defineStatistics(_ module: ModuleBuilder) {
    module.bind("median(a, axis=None, out=None, overwrite_input=False, keepdims=False)") { call in
      call.ignore("overwrite_input")
      return try call.give(
        try call.array("a").median(try call.axes(), keepdims: try call.bool("keepdims")))
    }
    for name in ["percentile", "quantile", "nanpercentile", "nanquantile"] {
      module.bind(
        "\(name)(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None)"
      ) { call in
        call.ignore("overwrite_input")
        let text = try call.text("method")
        guard let method = QuantileMethod(rawValue: text) else {
          let names = QuantileMethod.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
          throw call.vm.valueError(
            "'\(text)' is not a valid method. Use one of: dict_keys([\(names)])")
        }
        let (array, q) = (try call.array("a"), try call.operand("q"))
        let (axes, keep) = (try call.axes(), try call.bool("keepdims"))
        let result: NDArray
        switch name {
        case "percentile":
          result = try array.percentile(q, axes, method: method, keepdims: keep)
        case "quantile": result = try array.quantile(q, axes, method: method, keepdims: keep)
        case "nanpercentile":
          result = try array.nanpercentile(q, axes, method: method, keepdims: keep)
        default: result = try array.nanquantile(q, axes, method: method, keepdims: keep)
        }
        return try call.give(result)
      }
    }
    module.bind("average(a, axis=None, weights=None, returned=False, *, keepdims=False)") { call in
      let (mean, weight) = try call.array("a").average(
        try call.axes(), weights: try call.optionalArray("weights"),
        keepdims: try call.bool("keepdims"))
      guard try call.bool("returned") else { return try call.give(mean) }
      return call.vm.tuple([try call.give(mean), try call.give(weight)])
    }
    module.bind(
      "cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None)"
    ) {
      call in
      try call.giveArray(
        try NDArray.cov(
          try call.array("m"), try call.optionalArray("y"),
          rowsAreVariables: try call.bool("rowvar"), bias: try call.bool("bias"),
          ddof: try call.optionalInt("ddof"), frequencies: try call.optionalArray("fweights"),
          weights: try call.optionalArray("aweights")))
    }
    module.bind("corrcoef(x, y=None, rowvar=True, *, dtype=None)") { call in
      try call.give(
        try NDArray.corrcoef(
          try call.array("x"), try call.optionalArray("y"),
          rowsAreVariables: try call.bool("rowvar")))
    }
    module.bind("polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False)") { call in
      try call.giveArray(
        try NDArray.polyfit(
          try call.array("x"), try call.array("y"), degree: try call.int("deg"),
          weights: try call.optionalArray("w")))
    }
    module.bind("polyval(p, x)") { call in
      try call.give(try NDArray.polyval(try call.array("p"), try call.array("x")))
    }
    for name in ["round", "around"] {
      module.bind("\(name)(a, decimals=0, out=None)") { call in
        try call.give(
          call.array("a").rounded(call.int("decimals")), out: "out")
      }
    }
    module.bind("fix(x, out=None)") { call in
      try call.give(try NDArray.apply(.trunc, try call.operand("x")), out: "out")
    }
  }

  private static func defineDifferences(_ module: ModuleBuilder) {
    module.bind("diff(a, n=1, axis=-1, prepend=UNSET, append=UNSET)") { call in
      try call.giveArray(
        try call.array("a").diff(
          try call.int("n"), axis: try call.int("axis"),
          prepend: call.isGiven("prepend") ? try call.array("prepend") : nil,
          append: call.isGiven("append") ? try call.array("append") : nil))
    }
    module.bind("ediff1d(ary, to_end=None, to_begin=None)") { call in
      try call.giveArray(try call.array("ary").raveled().diff())
    }
    module.bind("gradient(f, *varargs, axis=None, edge_order=1)") { call in
      let array = try call.array("f")
      let spacing = try call.elements("varargs").map { try call.vm.array(from: $0) }
      let axis = try call.optionalInt("axis")
      if array.ndim == 1 || axis != nil {
        return try call.giveArray(
          try array.gradient(spacing.first ?? .scalar(.float(1)), axis: axis ?? 0))
      }
      return try call.giveArrays(
        try (0..<array.ndim).map {
          try array.gradient(
            spacing.count == array.ndim ? spacing[$0] : spacing.first ?? .scalar(.float(1)),
            axis: $0)
        })
    }
    for name in ["trapezoid"] {
      module.bind("\(name)(y, x=None, dx=1.0, axis=-1)") { call in
        try call.give(
          try call.array("y").trapezoid(
            x: try call.optionalArray("x"), dx: try call.double("dx"), axis: try call.int("axis")))
      }
    }
    module.bind("convolve(a, v, mode='full')") { call in
      try call.giveArray(
        try NDArray.convolve(
          try call.array("a"), try call.array("v"), mode: try call.text("mode")))
    }
    module.bind("interp(x, xp, fp, left=None, right=None, period=None)") { call in
      try call.give(
        try NDArray.interp(
          try call.array("x"), try call.array("xp"), try call.array("fp"),
          left: try call.optionalDouble("left"), right: try call.optionalDouble("right"),
          period: try call.optionalDouble("period")))
    }
  }

  private static func defineMissing(_ module: ModuleBuilder) {
    for name in ["nansum", "nanprod"] {
      module.bind(
        "\(name)(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None)"
      ) {
        call in
        let (array, axes) = (try call.array("a"), try call.axes())
        let keep = try call.bool("keepdims")
        return try call.give(
          name == "nansum"
            ? try array.nansum(axes, keepdims: keep, dtype: try call.dtype())
            : try array.nanprod(axes, keepdims: keep))
      }
    }
    for name in ["nanmean", "nanmax", "nanmin", "nanmedian"] {
      module.bind("\(name)(a, axis=None, dtype=None, out=None, keepdims=False)") { call in
        let (array, axes) = (try call.array("a"), try call.axes())
        let keep = try call.bool("keepdims")
        switch name {
        case "nanmean": return try call.give(try array.nanmean(axes, keepdims: keep))
        case "nanmax": return try call.give(try array.nanmax(axes, keepdims: keep))
        case "nanmin": return try call.give(try array.nanmin(axes, keepdims: keep))
        default: return try call.give(try array.nanmedian(axes, keepdims: keep))
        }
      }
    }
    for name in ["nanvar", "nanstd"] {
      module.bind("\(name)(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False)") { call in
        let (array, axes) = (try call.array("a"), try call.axes())
        let (ddof, keep) = (try call.double("ddof"), try call.bool("keepdims"))
        return try call.give(
          name == "nanvar"
            ? try array.nanvar(axes, ddof: ddof, keepdims: keep)
            : try array.nanstd(axes, ddof: ddof, keepdims: keep))
      }
    }
    for name in ["nanargmax", "nanargmin", "nancumsum", "nancumprod"] {
      module.bind("\(name)(a, axis=None)") { call in
        let (array, axis) = (try call.array("a"), try call.optionalInt("axis"))
        switch name {
        case "nanargmax": return try call.give(try array.nanargmax(axis))
        case "nanargmin": return try call.give(try array.nanargmin(axis))
        case "nancumsum": return try call.give(try array.nancumsum(axis))
        default: return try call.give(try array.nancumprod(axis))
        }
      }
    }
  }

  private static func defineComparing(_ module: ModuleBuilder) {
    for name in ["isclose", "allclose"] {
      module.bind("\(name)(a, b, rtol=1e-05, atol=1e-08, equal_nan=False)") { call in
        let (a, b) = (try call.operand("a"), try call.operand("b"))
        let (rtol, atol) = (try call.double("rtol"), try call.double("atol"))
        let equal = try call.bool("equal_nan")
        if name == "allclose" {
          return Value(try NDArray.allclose(a, b, rtol: rtol, atol: atol, equalNaN: equal))
        }
        return try call.give(
          try NDArray.isclose(a, b, rtol: rtol, atol: atol, equalNaN: equal))
      }
    }
    module.bind("array_equal(a1, a2, equal_nan=False)") { call in
      Value(
        try NDArray.arrayEqual(
          try call.array("a1"), try call.array("a2"), equalNaN: try call.bool("equal_nan")))
    }
  }
}
