/// How numpy's buffered iterator cuts a reduction into runs, which decides the order of additions
/// where elements must be gathered or converted first.
///
/// Source: `npyiter_find_buffering_setup` and `npyiter_copy_to_buffers`, numpy 2.4.
struct ReductionBlocks {
  /// Elements in the buffers of numpy's universal functions.
  static let bufferSize = 8192

  /// Whether elements pass through a buffer; else every run is a whole innermost axis.
  private(set) var isBuffered = false
  /// Elements of the axes inside the buffer's outermost one.
  private(set) var coreSize = 1
  /// The buffer's outermost axis, counted from the innermost.
  private(set) var outerAxis = 0
  /// Elements a buffer.
  private(set) var blockSize = 0
  /// Whether each core is a run of its own.
  private(set) var runsByCore = false

  /// - Parameter isCast: whether the input is converted.
  init(_ nest: LoopNest, isCast: Bool) {
    let shape = Array(nest.shape.reversed())
    let strides = nest.strides.map { Array($0.reversed()) }
    var singleStrideAxes = [1, 1]
    var reduceAxis = 0
    var cost = isCast ? 2 : 1
    var size = shape[0]
    var best = (axis: 0, cost: cost, size: size, core: 1)
    for axis in shape.indices.dropFirst() {
      if reduceAxis != 0 || (size >= ReductionBlocks.bufferSize && cost > 1) { break }
      for k in 0..<2 {
        if singleStrideAxes[k] == axis {
          if strides[k][axis - 1] * shape[axis - 1] == strides[k][axis] {
            singleStrideAxes[k] += 1
            continue
          }
          if k == 0 || !isCast { cost += 1 }
        }
        if k == 0 && (strides[0][axis] == 0 || strides[0][axis - 1] == 0) { reduceAxis = axis }
      }
      let core = size
      size *= shape[axis]
      let limited = cost > 1 ? min(size, ReductionBlocks.bufferSize) : size
      if cost * best.size <= best.cost * limited { best = (axis, cost, size, core) }
    }
    coreSize = best.core
    outerAxis = best.axis
    runsByCore = reduceAxis != 0 && best.axis == reduceAxis
    let inputIsReduceLike =
      runsByCore && (singleStrideAxes[1] == best.axis && !isCast)
      || (runsByCore && strides[1][reduceAxis] == 0 && singleStrideAxes[1] <= best.axis)
    let outputIsReduceLike = runsByCore
    isBuffered =
      isCast || singleStrideAxes[1] + (inputIsReduceLike ? 1 : 0) <= best.axis
      || singleStrideAxes[0] + (outputIsReduceLike ? 1 : 0) <= best.axis
    blockSize = best.size
    if isBuffered && ReductionBlocks.bufferSize < blockSize {
      blockSize = coreSize * (ReductionBlocks.bufferSize / coreSize)
    }
  }
}
