/// Which norm `np.linalg.norm` takes.
public enum NormOrder: Sendable, Equatable {
  /// Euclidean for vectors, Frobenius for matrices.
  case standard
  case number(Double)
  /// `fro` or `nuc`.
  case named(String)
}

extension NDArray {
  /// The norm of vectors (one axis) or matrices (two axes), of all elements if nil.
  ///
  /// - Throws: ValueError for orders and axes that do not go together.
  /// Source: `norm` in `_linalg.py`, numpy 2.4.
  public func norm(_ order: NormOrder = .standard, _ axes: [Int]? = nil, keepdims: Bool = false)
    throws
    -> NDArray
  {
    let x = dtype.isFloating ? self : try casted(to: .float64)
    guard let axes else {
      let isFlat =
        order == .standard || (order == .named("fro") && ndim == 2)
        || (order == .number(2) && ndim == 1)
      if isFlat {
        let flat = x.raveled()
        let root = try NDArray.apply(.sqrt, .array(NDArray.dot(flat, flat)))
        return keepdims ? try root.reshaped([Int](repeating: 1, count: ndim)) : root
      }
      return try x.norm(order, Array(0..<ndim), keepdims: keepdims)
    }
    switch axes.count {
    case 1: return try x.vectorNorm(order, axes, keepdims)
    case 2:
      let lines = try axes.map { try NDArray.normalized(axis: $0, ndim: ndim) }
      if lines[0] == lines[1] { throw ArrayError.value("Duplicate axes given.") }
      return try x.matrixNorm(order, lines, keepdims)
    default: throw ArrayError.value("Improper number of dimensions to norm.")
    }
  }

  private func vectorNorm(_ order: NormOrder, _ axes: [Int], _ keepdims: Bool) throws -> NDArray {
    let size = try NDArray.apply(.absolute, .array(self))
    switch order {
    case .number(.infinity): return try size.maximum(axes, keepdims: keepdims, initial: .int(0))
    case .number(-.infinity): return try size.minimum(axes, keepdims: keepdims)
    case .number(0):
      return try NDArray.apply(.notEqual, .array(self), .int(0)).casted(to: dtype)
        .sum(axes, keepdims: keepdims)
    case .number(1): return try size.sum(axes, keepdims: keepdims)
    case .standard, .number(2):
      let squares = try NDArray.apply(.multiply, .array(self), .array(self))
      return try NDArray.apply(.sqrt, .array(squares.sum(axes, keepdims: keepdims)))
    case .number(let p):
      let powers = try NDArray.power(.array(size), .float(p)).sum(axes, keepdims: keepdims)
      return try NDArray.apply(.power, .array(powers), .float(1 / p))
    case .named(let name): throw ArrayError.value("Invalid norm order '\(name)' for vectors")
    }
  }

  private func matrixNorm(_ order: NormOrder, _ axes: [Int], _ keepdims: Bool) throws -> NDArray {
    let plan = try ReductionAxes(self, axes)
    let size = try NDArray.apply(.absolute, .array(self))
    let (rows, columns) = ([axes[0]], [axes[1]])
    let result: NDArray
    switch order {
    case .number(1):
      result = try size.sum(rows, keepdims: true).maximum(columns, keepdims: true, initial: .int(0))
    case .number(-1): result = try size.sum(rows, keepdims: true).minimum(columns, keepdims: true)
    case .number(.infinity):
      result = try size.sum(columns, keepdims: true).maximum(rows, keepdims: true, initial: .int(0))
    case .number(-.infinity):
      result = try size.sum(columns, keepdims: true).minimum(rows, keepdims: true)
    case .standard, .named("fro"):
      let squares = try NDArray.apply(.multiply, .array(self), .array(self))
      result = try NDArray.apply(.sqrt, .array(squares.sum(axes, keepdims: true)))
    case .number(2), .number(-2), .named("nuc"):
      let kept = shape.indices.filter { !axes.contains($0) }
      let lines = try transposed(kept + axes).copied()
        .reshaped([plan.shape.reduce(1, *)] + axes.map { shape[$0] })
      let norms = try (0..<lines.shape[0]).map { i -> Double in
        let values = SingularValues(try ColumnMatrix(lines.basicView([.integer(i)]))).values
        switch order {
        case .number(2): return values.max() ?? 0
        case .number: return values.min() ?? 0
        default: return values.reduce(0, +)
        }
      }
      result = try NDArray.from(norms).casted(to: dtype).reshaped(plan.keptShape)
    default: throw ArrayError.value("Invalid norm order for matrices.")
    }
    return keepdims ? result : try result.reshaped(plan.shape)
  }
}
