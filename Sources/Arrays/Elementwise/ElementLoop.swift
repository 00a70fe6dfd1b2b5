/// Runs a kernel over all elements of broadcast operands: finds the axis order, converts dtypes by
/// blocks, splits large work over two threads.
struct ElementLoop {
  /// Elements that are converted at a time; the blocks of three operands fit the first-level cache.
  static let block = 1024
  /// Work, in about nanoseconds, that is worth handing to a second thread.
  static let parallelWork = 200_000

  /// The inputs, then the output; all of one shape.
  private let operands: [NDArray]
  /// The dtype that the kernel reads or writes, one an operand.
  private let kernelDTypes: [DType]

  /// - Parameters:
  ///   - inputs: arrays that broadcast to the output's shape; none of dtype `object`.
  ///   - kernelOutput: what the kernel writes; the output's dtype if nil.
  init(
    inputs: [NDArray], kernelInputs: [DType], output: NDArray, kernelOutput: DType? = nil
  ) {
    operands = inputs.map { $0.broadcastUnchecked(to: output.shape) } + [output]
    kernelDTypes = kernelInputs + [kernelOutput ?? output.dtype]
  }

  /// - Parameter cost: about how many nanoseconds an element takes.
  func run(_ kernel: LoopRun, cost: Int) {
    let shape = operands[operands.count - 1].shape
    let order = axisOrder(shape: shape, strides: operands.map(\.strides))
    let nest = LoopNest(
      shape: order.map { shape[$0] },
      strides: operands.map { operand in order.map { operand.strides[$0] } })
    let count = nest.count
    if count == 0 { return }
    let starts = operands.map { $0.storage.base + $0.offset * $0.dtype.size }
    let outer = nest.shape[0]
    let parts = min(outer, max(1, min(16, 2 * count * cost / ElementLoop.parallelWork)))
    let direct = zip(operands, kernelDTypes).allSatisfy { $0.dtype.stored == $1.stored }
    Parallel.forEachRange(count: outer, grain: (outer + parts - 1) / parts) { range in
      let part = nest.restricted(to: range)
      var pointers = starts
      for k in operands.indices {
        pointers[k] += range.lowerBound * nest.strides[k][0] * operands[k].dtype.size
      }
      if direct {
        runDirect(part, pointers, kernel)
      } else {
        runConverting(part, pointers, kernel)
      }
    }
    withExtendedLifetime(operands) {}
  }

  private func runDirect(
    _ nest: LoopNest, _ starts: [UnsafeMutableRawPointer], _ kernel: LoopRun
  ) {
    let steps = operands.indices.map { nest.runStride($0) }
    let sizes = operands.map(\.dtype.size)
    var pointers = starts
    let length = nest.runLength
    nest.forEachRun { offsets in
      for k in starts.indices { pointers[k] = starts[k] + offsets[k] * sizes[k] }
      kernel(length, pointers, steps)
    }
  }

  private func runConverting(
    _ nest: LoopNest, _ starts: [UnsafeMutableRawPointer], _ kernel: LoopRun
  ) {
    let converters = operands.indices.map {
      BlockConverter(
        operands[$0].dtype, kernelDTypes[$0], nest.runStride($0), isOutput: $0 == operands.count - 1
      )
    }
    let steps = converters.map(\.kernelStep)
    var pointers = starts
    nest.forEachRun { offsets in
      var done = 0
      while done < nest.runLength {
        let count = min(ElementLoop.block, nest.runLength - done)
        for k in starts.indices {
          let place = starts[k] + (offsets[k] + done * converters[k].step) * converters[k].size
          pointers[k] = converters[k].fetch(place, count)
        }
        kernel(count, pointers, steps)
        let last = starts.count - 1
        let place =
          starts[last] + (offsets[last] + done * converters[last].step) * converters[last].size
        converters[last].flush(place, count)
        done += count
      }
    }
  }
}

/// Converts one operand's blocks between its own dtype and the kernel's.
private final class BlockConverter {
  let step: Int
  let size: Int
  /// The stride that the kernel sees.
  let kernelStep: Int
  private let isOutput: Bool
  private let cast: LoopRun?
  private let buffer: UnsafeMutableRawPointer?
  /// The element that a stride of 0 repeats, once converted.
  private var converted: UnsafeMutableRawPointer?

  init(_ own: DType, _ kernel: DType, _ step: Int, isOutput: Bool) {
    self.step = step
    self.isOutput = isOutput
    size = own.size
    if own.stored == kernel.stored {
      cast = nil
      buffer = nil
      kernelStep = step
    } else {
      cast = isOutput ? castRun(from: kernel, to: own) : castRun(from: own, to: kernel)
      buffer = .allocate(byteCount: ElementLoop.block * kernel.size, alignment: 64)
      kernelStep = step == 0 && !isOutput ? 0 : 1
    }
  }

  deinit { buffer?.deallocate() }

  /// Where the kernel finds, or leaves, the elements from `place` on.
  func fetch(_ place: UnsafeMutableRawPointer, _ count: Int) -> UnsafeMutableRawPointer {
    guard let cast, let buffer else { return place }
    if isOutput || (step == 0 && converted == place) { return buffer }
    converted = place
    call(cast, kernelStep == 0 ? 1 : count, place, step, buffer, 1)
    return buffer
  }

  /// Moves what the kernel wrote to the output.
  func flush(_ place: UnsafeMutableRawPointer, _ count: Int) {
    guard let cast, let buffer else { return }
    call(cast, count, buffer, 1, place, step)
  }

  private func call(
    _ run: LoopRun, _ count: Int, _ from: UnsafeMutableRawPointer, _ fromStep: Int,
    _ to: UnsafeMutableRawPointer, _ toStep: Int
  ) {
    withUnsafeTemporaryAllocation(of: UnsafeMutableRawPointer.self, capacity: 2) { pointers in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 2) { steps in
        pointers.initializeElement(at: 0, to: from)
        pointers.initializeElement(at: 1, to: to)
        steps.initializeElement(at: 0, to: fromStep)
        steps.initializeElement(at: 1, to: toStep)
        run(count, pointers.baseAddress!, steps.baseAddress!)
      }
    }
  }
}
