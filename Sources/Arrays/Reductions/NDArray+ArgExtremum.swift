/// Whether a candidate beats the best element so far.
private protocol Contest {
  associatedtype Value: PlainElement
  static func beats(_ a: Value, _ b: Value) -> Bool
  /// Whether nothing can beat it.
  static func isFinal(_ a: Value) -> Bool
}
private enum LargestFirst<T: Number>: Contest {
  @inline(__always) static func beats(_ a: T, _ b: T) -> Bool { a > b || a.isNotANumber }
  @inline(__always) static func isFinal(_ a: T) -> Bool { a.isNotANumber }
}
private enum SmallestFirst<T: Number>: Contest {
  @inline(__always) static func beats(_ a: T, _ b: T) -> Bool { a < b || a.isNotANumber }
  @inline(__always) static func isFinal(_ a: T) -> Bool { a.isNotANumber }
}
private enum LatestFirst: Contest {
  @inline(__always) static func beats(_ a: Int64, _ b: Int64) -> Bool { a > b || a == .min }
  @inline(__always) static func isFinal(_ a: Int64) -> Bool { a == .min }
}

extension NDArray {
  /// The index of the first largest element (or the first NaN) along an axis, or among all elements
  /// in row-major order if nil.
  ///
  /// - Throws: ValueError over no elements, AxisError.
  public func argmax(_ axis: Int? = nil, keepdims: Bool = false) throws -> NDArray {
    try argExtremum(axis, keepdims, isMaximum: true)
  }

  /// As `argmax`, for the smallest.
  public func argmin(_ axis: Int? = nil, keepdims: Bool = false) throws -> NDArray {
    try argExtremum(axis, keepdims, isMaximum: false)
  }

  private func argExtremum(_ axis: Int?, _ keepdims: Bool, isMaximum: Bool) throws -> NDArray {
    guard let axis else {
      let flat = try raveled().argExtremum(0, false, isMaximum: isMaximum)
      return keepdims ? try flat.reshaped([Int](repeating: 1, count: ndim)) : flat
    }
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    let plan = try ReductionAxes(self, [line])
    if shape[line] == 0 && plan.shape.allSatisfy({ $0 > 0 }) {
      throw ArrayError.value(
        "attempt to get \(isMaximum ? "argmax" : "argmin") of an empty sequence")
    }
    let result = NDArray(uninitialized: plan.shape, .int64)
    if dtype == .object {
      try argObjects(line, result, isMaximum)
    } else {
      try dtype.acceptPlain(
        ArgVisitor(input: self, result: result, axis: line, isMaximum: isMaximum))
    }
    return plan.finished(result, keepdims: keepdims)
  }

  private func argObjects(_ axis: Int, _ result: NDArray, _ isMaximum: Bool) throws {
    let order = shape.indices.filter { $0 != axis } + [axis]
    let values = transposed(order).scalars()
    let out = result.pointer(Int64.self)
    let length = shape[axis]
    for line in 0..<result.count {
      var best = 0
      for i in 1..<Swift.max(length, 1) {
        let (a, b) = (values[line * length + i], values[line * length + best])
        if try isMaximum ? b.precedes(a) : a.precedes(b) { best = i }
      }
      out[line] = Int64(best)
    }
  }
}

private struct ArgVisitor: PlainVisitor {
  let input: NDArray
  let result: NDArray
  let axis: Int
  let isMaximum: Bool

  func visit<T: PlainElement>(_ type: T.Type) throws {
    if input.dtype.isTime && isMaximum { return run(LatestFirst.self) }
    switch T.self {
    case is Int8.Type: number(Int8.self)
    case is Int16.Type: number(Int16.self)
    case is Int32.Type: number(Int32.self)
    case is Int64.Type: number(Int64.self)
    case is Float.Type: number(Float.self)
    case is Double.Type: number(Double.self)
    default: number(UInt8.self)
    }
  }

  private func number<T: Number>(_ type: T.Type) {
    if isMaximum { run(LargestFirst<T>.self) } else { run(SmallestFirst<T>.self) }
  }

  private func run<C: Contest>(_ contest: C.Type) {
    let (length, step) = (input.shape[axis], input.strides[axis])
    let source = input.storage.base.assumingMemoryBound(to: C.Value.self) + input.offset
    let out = result.pointer(Int64.self)
    let order = input.shape.indices.filter { $0 != axis }
    let lines = input.view(
      shape: order.map { input.shape[$0] }, strides: order.map { input.strides[$0] }, offset: 0)
    var line = 0
    lines.forEachPosition { start in
      let values = source + start
      var best = 0
      var value = values[0]
      if !C.isFinal(value) {
        for i in 1..<Swift.max(length, 1) {
          let next = values[i &* step]
          if C.beats(next, value) {
            best = i
            value = next
            if C.isFinal(value) { break }
          }
        }
      }
      out[line] = Int64(best)
      line += 1
    }
  }
}
