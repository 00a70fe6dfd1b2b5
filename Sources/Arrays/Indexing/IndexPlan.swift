/// What a subscript with integer or boolean arrays selects: a list of places, each a block of the
/// same shape.
struct IndexPlan {
  /// Shape that the index arrays broadcast to.
  let pickShape: [Int]
  /// Element offset of each place, in row-major order of `pickShape`, from the array's offset.
  let picks: [Int]
  /// The axes that slices and new axes leave, with their strides.
  let blockShape: [Int]
  let blockStrides: [Int]
  /// Offset of the block's first element.
  let blockOffset: Int
  /// How many block axes come before the picked axes in the result.
  let blockAxesBefore: Int

  var resultShape: [Int] {
    Array(blockShape[..<blockAxesBefore]) + pickShape + Array(blockShape[blockAxesBefore...])
  }

  /// - Throws: IndexError, ValueError for a step of 0.
  init(_ array: NDArray, _ items: [IndexItem]) throws(ArrayError) {
    var builder = IndexPlanBuilder(array)
    for item in try array.expandingEllipsis(items) { try builder.add(item) }
    pickShape = try builder.broadcastShape()
    picks = try builder.picks(pickShape)
    blockShape = builder.blockShape
    blockStrides = builder.blockStrides
    blockOffset = builder.blockOffset
    blockAxesBefore = builder.isScattered ? 0 : builder.blockAxesBefore
  }
}

/// Walks over the entries of a subscript and sorts them into places and blocks.
private struct IndexPlanBuilder {
  private struct Picker {
    let index: NDArray
    let axis: Int
    let stride: Int
    let length: Int
  }

  private let array: NDArray
  private var axis = 0
  private var pickers: [Picker] = []
  /// Shapes of the index arrays that consume no axis (0-D booleans).
  private var bareShapes: [[Int]] = []
  private var hasEnded = false
  private(set) var isScattered = false
  private(set) var blockShape: [Int] = []
  private(set) var blockStrides: [Int] = []
  private(set) var blockOffset = 0
  private(set) var blockAxesBefore = 0

  init(_ array: NDArray) { self.array = array }

  mutating func add(_ item: IndexItem) throws(ArrayError) {
    switch item {
    case .integer(let index):
      let place = try NDArray.checked(index, axis: axis, length: array.shape[axis])
      addPicker(.from([Int64(place)], shape: []))
    case .slice(let start, let stop, let step):
      let slice = try ResolvedSlice(
        start: start, stop: stop, step: step, length: array.shape[axis])
      if slice.count > 0 { blockOffset += slice.start * array.strides[axis] }
      addBlockAxis(slice.count, array.strides[axis] &* slice.step)
      axis += 1
    case .newAxis: addBlockAxis(1, 0)
    case .ellipsis: preconditionFailure("expanded before")
    case .array(let index) where index.dtype == .bool: try addMask(index)
    case .array(let index):
      guard index.dtype.isInteger else {
        throw .index("arrays used as indices must be of integer (or boolean) type")
      }
      addPicker(index)
    }
  }

  private mutating func addBlockAxis(_ length: Int, _ stride: Int) {
    blockShape.append(length)
    blockStrides.append(stride)
    if pickers.isEmpty && bareShapes.isEmpty { blockAxesBefore += 1 } else { hasEnded = true }
  }

  private mutating func addPicker(_ index: NDArray) {
    if hasEnded { isScattered = true }
    pickers.append(
      Picker(index: index, axis: axis, stride: array.strides[axis], length: array.shape[axis]))
    axis += 1
  }

  private mutating func addMask(_ mask: NDArray) throws(ArrayError) {
    if mask.ndim == 0 {
      if hasEnded { isScattered = true }
      bareShapes.append([mask.element(at: mask.offset).isTrue ? 1 : 0])
      return
    }
    for (i, length) in mask.shape.enumerated() where length != array.shape[axis + i] {
      throw .index(
        "boolean index did not match indexed array along axis \(axis + i); size of axis is "
          + "\(array.shape[axis + i]) but size of corresponding boolean axis is \(length)")
    }
    for index in mask.nonzero() { addPicker(index) }
  }

  func broadcastShape() throws(ArrayError) -> [Int] {
    let shapes = bareShapes + pickers.map(\.index.shape)
    var result: [Int] = []
    for shape in shapes {
      guard let next = NDArray.broadcastShape(result, shape) else {
        let texts = shapes.map { pythonTuple($0) + " " }.joined()
        throw .index(
          "shape mismatch: indexing arrays could not be broadcast together with shapes \(texts)")
      }
      result = next
    }
    return result
  }

  func picks(_ shape: [Int]) throws(ArrayError) -> [Int] {
    let count = shape.reduce(1, *)
    var picks = [Int](repeating: 0, count: count)
    for picker in pickers {
      let index = widened(picker.index).broadcastUnchecked(to: shape).contiguousOrCopy()
      let values = index.pointer(Int64.self)
      for i in 0..<count {
        var place = Int(values[i])
        if place < 0 { place += picker.length }
        guard place >= 0, place < picker.length else {
          throw .index(
            "index \(values[i]) is out of bounds for axis \(picker.axis) with size "
              + "\(picker.length)")
        }
        picks[i] += place * picker.stride
      }
    }
    return picks
  }

  /// The index as 64-bit integers.
  private func widened(_ index: NDArray) -> NDArray {
    if index.dtype == .int64 { return index }
    let wide = NDArray(uninitialized: index.shape, .int64)
    ElementLoop(inputs: [index], kernelInputs: [index.dtype], output: wide)
      .run(castRun(from: index.dtype, to: .int64), cost: 1)
    return wide
  }
}
