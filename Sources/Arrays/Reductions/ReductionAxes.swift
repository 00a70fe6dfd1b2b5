/// Which axes a reduction runs over and how its result lies in memory.
struct ReductionAxes {
  let isReduced: [Bool]
  /// The result's shape with the reduced axes kept as length 1.
  let keptShape: [Int]
  /// The result's shape without them.
  let shape: [Int]

  /// - Parameter axes: all if nil.
  /// - Throws: AxisError; ValueError for an axis named twice.
  init(_ array: NDArray, _ axes: [Int]?) throws(ArrayError) {
    var isReduced = [Bool](repeating: axes == nil, count: array.ndim)
    for axis in axes ?? [] {
      let axis = try NDArray.normalized(axis: axis, ndim: array.ndim)
      if isReduced[axis] { throw .value("duplicate value in 'axis'") }
      isReduced[axis] = true
    }
    self.isReduced = isReduced
    keptShape = array.shape.indices.map { isReduced[$0] ? 1 : array.shape[$0] }
    shape = array.shape.indices.filter { !isReduced[$0] }.map { array.shape[$0] }
  }

  /// How many elements go into one result.
  func reducedCount(_ array: NDArray) -> Int {
    array.shape.indices.reduce(1) { isReduced[$1] ? $0 * array.shape[$1] : $0 }
  }

  /// A result array, its axes in memory in the order of the input's.
  func makeResult(_ array: NDArray, _ dtype: DType) -> NDArray {
    NDArray.likeLayout(of: [array.transposedToKeep(isReduced)], shape: shape, dtype)
  }

  /// The result's strides with 0 at the reduced axes.
  func spreadStrides(_ result: NDArray) -> [Int] {
    var next = 0
    return isReduced.map { reduced in
      if reduced { return 0 }
      next += 1
      return result.strides[next - 1]
    }
  }

  /// The result with the reduced axes as length 1, if wanted.
  func finished(_ result: NDArray, keepdims: Bool) -> NDArray {
    guard keepdims else { return result }
    return result.view(shape: keptShape, strides: spreadStrides(result), offset: result.offset)
  }
}

extension NDArray {
  /// The kept axes only, for their order in memory.
  fileprivate func transposedToKeep(_ isReduced: [Bool]) -> NDArray {
    let kept = shape.indices.filter { !isReduced[$0] }
    return view(
      shape: kept.map { shape[$0] }, strides: kept.map { strides[$0] }, offset: offset)
  }
}

/// The loops of a reduction: merged axes in numpy's iteration order, for the result and the input.
struct ReductionNest {
  /// Outermost first; the last axis is the run.
  let nest: LoopNest

  init(_ array: NDArray, _ axes: ReductionAxes, _ result: NDArray) {
    let order = axisOrder(shape: array.shape, strides: [array.strides])
    let spread = axes.spreadStrides(result)
    nest = LoopNest(
      shape: order.map { array.shape[$0] },
      strides: [order.map { spread[$0] }, order.map { array.strides[$0] }])
  }

  /// Whether a run goes into one result.
  var runIsReduced: Bool { nest.runStride(0) == 0 }

  /// An axis whose parts have results of their own, for sharing the work; nil if there is none.
  var divisibleAxis: Int? {
    nest.shape.indices.filter { nest.strides[0][$0] != 0 }.max { nest.shape[$0] < nest.shape[$1] }
  }
}
