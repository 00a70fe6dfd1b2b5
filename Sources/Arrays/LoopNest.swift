/// The order in which the elements of several operands of one shape are visited: outer axes as an
/// odometer, one inner axis as a run for a kernel.
struct LoopNest {
  /// Lengths of the merged axes, outermost first; the last is the run.
  private(set) var shape: [Int]
  /// Strides of the merged axes, one list an operand.
  private(set) var strides: [[Int]]

  /// Merges neighbouring axes that all operands run through evenly. Keeps the axis order.
  init(shape: [Int], strides: [[Int]]) {
    self.shape = []
    self.strides = strides.map { _ in [] }
    for axis in shape.indices where shape[axis] != 1 {
      append(length: shape[axis], strides: strides.map { $0[axis] })
    }
    if self.shape.isEmpty { append(length: 1, strides: strides.map { _ in 0 }) }
  }

  private mutating func append(length: Int, strides steps: [Int]) {
    let last = shape.count - 1
    if last >= 0, strides.indices.allSatisfy({ strides[$0][last] == steps[$0] * length }) {
      shape[last] *= length
      for k in strides.indices { strides[k][last] = steps[k] }
    } else {
      shape.append(length)
      for k in strides.indices { strides[k].append(steps[k]) }
    }
  }

  /// How many elements are visited.
  var count: Int { shape.reduce(1, *) }

  /// The same nest over a part of the outermost axis; the caller moves the operands' starts.
  func restricted(to range: Range<Int>) -> LoopNest {
    var part = self
    part.shape[0] = range.count
    return part
  }

  /// Calls `body` with parts of the nest, perhaps on two threads, and with the operands' element
  /// offsets to each part. Parts differ in an axis on which `operand` has a stride; without one
  /// there is a single part.
  func forEachPart(dividing operand: Int, _ body: (LoopNest, [Int]) -> Void) {
    let axes = shape.indices.filter { strides[operand][$0] != 0 }
    guard count >= 1 << 17, let axis = axes.max(by: { shape[$0] < shape[$1] }),
      axis < shape.count - 1 || shape[axis] >= 1024
    else { return body(self, strides.map { _ in 0 }) }
    let parts = min(shape[axis], 8)
    Parallel.run(parts: parts) { k in
      let low = shape[axis] * k / parts
      var part = self
      part.shape[axis] = shape[axis] * (k + 1) / parts - low
      body(part, strides.map { $0[axis] * low })
    }
  }

  /// Length of the inner run.
  var runLength: Int { shape[shape.count - 1] }

  func runStride(_ operand: Int) -> Int { strides[operand][shape.count - 1] }

  /// Calls `body` with the element offsets of each run's first elements, one an operand.
  @inline(__always)
  func forEachRun(_ body: (UnsafePointer<Int>) throws -> Void) rethrows {
    if shape.contains(0) { return }
    let outer = shape.count - 1
    let operands = strides.count
    try withUnsafeTemporaryAllocation(of: Int.self, capacity: operands + outer) { memory in
      memory.initialize(repeating: 0)
      let offsets = memory.baseAddress!
      let index = offsets + operands
      while true {
        try body(UnsafePointer(offsets))
        var axis = outer - 1
        while axis >= 0 {
          index[axis] += 1
          if index[axis] < shape[axis] {
            for k in 0..<operands { offsets[k] += strides[k][axis] }
            break
          }
          for k in 0..<operands { offsets[k] -= strides[k][axis] * (shape[axis] - 1) }
          index[axis] = 0
          axis -= 1
        }
        if axis < 0 { return }
      }
    }
  }
}
