import Glibc

/// How `np.histogram` cuts its range.
public enum HistogramBins: Sendable {
  case count(Int)
  /// Rising edges.
  case edges(NDArray)
  /// A rule: auto, fd, doane, scott, sturges, rice, sqrt.
  case rule(String)
}

extension NDArray {
  /// Counts, or sums of weights, in bins, and the bins' edges.
  ///
  /// - Throws: ValueError for ranges, bins or weights that do not fit.
  /// Source: `_histograms_impl.py`, numpy 2.4.
  public func histogram(
    _ bins: HistogramBins = .count(10), range: (Double, Double)? = nil, density: Bool = false,
    weights: NDArray? = nil
  ) throws -> (counts: NDArray, edges: NDArray) {
    let values = dtype == .bool ? try casted(to: .uint8).raveled() : raveled()
    if let weights, weights.shape != shape {
      throw ArrayError.value("weights should have the same shape as a.")
    }
    let plan = try values.histogramPlan(bins, range, weights)
    let weight = weights?.raveled()
    var counts: NDArray
    if let span = plan.span {
      counts =
        values.dtype == .float32
        ? try values.uniformHistogram(plan.edges, span, weight, Float.self)
        : try values.uniformHistogram(plan.edges, span, weight, Double.self)
    } else {
      counts = try values.edgeHistogram(plan.edges, weight)
    }
    if density {
      let widths = try plan.edges.diff().casted(to: .float64)
      let share = try NDArray.apply(.divide, .array(counts), .array(widths))
      counts = try NDArray.apply(.divide, .array(share), .array(counts.sum()))
    }
    return (counts, plan.edges)
  }

  /// The edges that `histogram` would use.
  public func histogramEdges(
    _ bins: HistogramBins = .count(10), range: (Double, Double)? = nil
  ) throws -> NDArray {
    try raveled().histogramPlan(bins, range, nil).edges
  }

  private struct HistogramPlan {
    let edges: NDArray
    /// First and last edge of bins of equal width; nil for given edges.
    var span: (Double, Double)?
  }

  private func histogramPlan(
    _ bins: HistogramBins, _ range: (Double, Double)?, _ weights: NDArray?
  ) throws -> HistogramPlan {
    switch bins {
    case .edges(let edges):
      guard edges.ndim == 1 else { throw ArrayError.value("`bins` must be 1d, when an array") }
      if try edges.count > 1 && edges.diff().minimum().item().precedes(.int(0)) {
        throw ArrayError.value("`bins` must increase monotonically, when an array")
      }
      return HistogramPlan(edges: edges)
    case .count(let count):
      if count < 1 { throw ArrayError.value("`bins` must be positive, when an integer") }
      return try equalBins(count, try outerEdges(range))
    case .rule(let name):
      if weights != nil {
        throw ArrayError.type(
          "Automated estimation of the number of bins is not supported for weighted data")
      }
      let span = try outerEdges(range)
      return try equalBins(try ruledCount(name, span, isCut: range != nil), span)
    }
  }

  private func outerEdges(_ range: (Double, Double)?) throws -> (Double, Double) {
    var (low, high) = (0.0, 1.0)
    if let range {
      (low, high) = range
      if low > high {
        throw ArrayError.value("max must be larger than min in range parameter.")
      }
      if !low.isFinite || !high.isFinite {
        throw ArrayError.value(
          "supplied range of [\(pythonRepr(low)), \(pythonRepr(high))] is not finite")
      }
    } else if count > 0 {
      let ends = try (minimum(), maximum())
      (low, high) = (try ends.0.item().realNumber(), try ends.1.item().realNumber())
      if !low.isFinite || !high.isFinite {
        throw ArrayError.value(
          "autodetected range of [\(ends.0.scalarStr()), \(ends.1.scalarStr())] is not finite")
      }
    }
    return low == high ? (low - 0.5, high + 0.5) : (low, high)
  }

  private func equalBins(_ count: Int, _ span: (Double, Double)) throws -> HistogramPlan {
    let target: DType = dtype == .float32 ? .float32 : .float64
    let low = NDArray.scalar(.float(span.0))
    let high = NDArray.scalar(.float(span.1))
    let edges = try NDArray.linspace(
      .array(low.casted(to: target)), .array(high.casted(to: target)), count + 1
    ).values
    let steps = try edges.diff()
    if try !steps.minimum().item().realNumber().isNaN
      && steps.minimum().item().realNumber() <= 0
    {
      throw ArrayError.value(
        "Too many bins for data range. Cannot create \(count) finite-sized bins.")
    }
    return HistogramPlan(edges: edges, span: span)
  }

  private func ruledCount(_ name: String, _ span: (Double, Double), isCut: Bool) throws -> Int {
    guard ["auto", "fd", "doane", "scott", "sturges", "rice", "sqrt"].contains(name) else {
      throw ArrayError.value("\(pythonRepr(name)) is not a valid estimator for `bins`")
    }
    var data = self
    if isCut {
      let above = try NDArray.apply(.greaterEqual, .array(self), .float(span.0))
      let below = try NDArray.apply(.lessEqual, .array(self), .float(span.1))
      data = selected(try NDArray.apply(.logicalAnd, .array(above), .array(below)))
    }
    if data.count == 0 { return 1 }
    var width = try data.binWidth(name)
    if width == 0 { return 1 }
    if dtype.isInteger && width < 1 { width = 1 }
    return Int(((span.1 - span.0) / width).rounded(.up))
  }

  private func binWidth(_ rule: String) throws -> Double {
    let size = Double(count)
    let span = try ptp().item().realNumber()
    switch rule {
    case "sqrt": return span / size.squareRoot()
    case "sturges": return span / (log2(size) + 1)
    case "rice": return span / (2 * pow(size, 1.0 / 3))
    case "scott":
      let spread = try std().item().realNumber()
      return pow(24 * Double.pi.squareRoot() / size, 1.0 / 3) * spread
    case "fd":
      let quartiles = try percentile(.array(.from([75.0, 25.0]))).values(as: Double.self)
      return 2 * (quartiles[0] - quartiles[1]) * pow(size, -1.0 / 3)
    case "doane":
      guard count > 2 else { return 0 }
      let sigma = try std().item().realNumber()
      guard sigma > 0 else { return 0 }
      let sg1 = (6 * (size - 2) / ((size + 1) * (size + 3))).squareRoot()
      let centered = try NDArray.apply(.subtract, .array(self), .array(mean()))
      let scaled = try NDArray.apply(.divide, .array(centered), .float(sigma))
      let skew = try NDArray.apply(.power, .array(scaled), .int(3)).mean().item().realNumber()
      return span / (1 + log2(size) + log2(1 + skew.magnitude / sg1))
    default:
      let freedman = Swift.max(try binWidth("fd"), try binWidth("sqrt") / 2)
      return Swift.min(freedman, try binWidth("sturges"))
    }
  }

  private func uniformHistogram<T: FloatNumber>(
    _ edges: NDArray, _ span: (Double, Double), _ weights: NDArray?, _ type: T.Type
  ) throws -> NDArray {
    let bins = edges.count - 1
    let (first, last) = (T(span.0), T(span.1))
    let (width, scale) = (last - first, T(bins))
    let result = NDArray.zeros(
      [bins], weights.map { $0.dtype.isFloating ? $0.dtype : .float64 } ?? .int64)
    let wholeCounts = weights == nil ? result.pointer(Int64.self) : nil
    let weight = try weights?.casted(to: .float64).contiguousOrCopy()
    let block = 65536
    try withContiguous(as: T.self) { values in
      try edges.withContiguous(as: T.self) { edges in
        for start in Swift.stride(from: 0, to: values.count, by: block) {
          var sums = [Double](repeating: 0, count: weight == nil ? 0 : bins)
          for i in start..<Swift.min(start + block, values.count) {
            let x = values[i]
            guard x >= first, x <= last else { continue }
            var bin = Int((x - first) / width * scale)
            if bin == bins { bin -= 1 }
            if x < edges[bin] { bin -= 1 }
            if x >= edges[bin + 1] && bin != bins - 1 { bin += 1 }
            if let wholeCounts {
              wholeCounts[bin] &+= 1
            } else {
              sums[bin] += weight!.pointer(Double.self)[i]
            }
          }
          if weight != nil {
            let part = try NDArray.from(sums).casted(to: result.dtype)
            try result.applyInPlace(.add, .array(part))
          }
        }
      }
    }
    return try weights.map { try result.casted(to: $0.dtype) } ?? result
  }

  private func edgeHistogram(_ edges: NDArray, _ weights: NDArray?) throws -> NDArray {
    let low = try edges.basicView([.slice(start: nil, stop: -1, step: nil)])
    let high = try edges.basicView([.slice(start: -1, stop: nil, step: nil)])
    let totals = NDArray.zeros([edges.count], weights?.dtype ?? .int64)
    let block = 65536
    for start in Swift.stride(from: 0, to: count, by: block) {
      let part = IndexItem.slice(start: start, stop: start + block, step: nil)
      let values = try basicView([part])
      let order = try values.argsorted(0)
      let ordered = try values.gathered(order)
      let places = try NDArray.concatenate([
        ordered.searchsorted(low, side: .left), ordered.searchsorted(high, side: .right),
      ])
      if let weights {
        let sums = try weights.basicView([part]).gathered(order).cumsum(0)
        let start = NDArray.zeros([1], weights.dtype)
        let cumulative = try NDArray.concatenate([start, sums])
        try totals.applyInPlace(.add, .array(cumulative.gathered(places)))
      } else {
        try totals.applyInPlace(.add, .array(places))
      }
    }
    return try totals.diff()
  }
}
