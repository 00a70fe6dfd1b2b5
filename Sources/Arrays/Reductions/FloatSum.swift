/// Sums of floats over axes, equal to numpy's to the bit.
struct FloatSum<T: FloatNumber & SIMDScalar> {
  let input: NDArray
  let result: NDArray
  let nest: LoopNest

  /// - Parameters:
  ///   - input: of any plain dtype; converted on the way.
  ///   - result: of dtype `T`, holding the initial values; strides from `axes`.
  init(_ input: NDArray, _ axes: ReductionAxes, _ result: NDArray) {
    self.input = input
    self.result = result
    nest = ReductionNest(input, axes, result).nest
  }

  func run() {
    if nest.shape.contains(0) { return }
    let isCast = input.dtype != T.dtype
    if nest.runStride(0) != 0 { return addRows(isCast) }
    let blocks = ReductionBlocks(nest, isCast: isCast)
    if blocks.isBuffered {
      addBlocks(blocks)
    } else {
      addRuns()
    }
    withExtendedLifetime((input, result)) {}
  }

  private var out: UnsafeMutablePointer<T> { result.pointer(T.self) }

  /// Runs that each end in one result, without conversion.
  private func addRuns() {
    let source = UnsafePointer(input.pointer(T.self))
    let (length, step) = (nest.runLength, nest.runStride(1))
    let rows = nest.count / length
    if rows == 1 {
      out.pointee += pairwiseSumInParallel(source, length, step)
      return
    }
    nest.forEachPart(dividing: 0) { part, starts in
      let (out, source) = (out + starts[0], source + starts[1])
      part.forEachRun { offsets in
        out[offsets[0]] += pairwiseSum(source + offsets[1], length, step)
      }
    }
  }

  /// Runs that are added to as many results.
  private func addRows(_ isCast: Bool) {
    let convert = isCast ? castRun(from: input.dtype, to: T.dtype) : nil
    let size = input.dtype.size
    let base = input.storage.base + input.offset * size
    nest.forEachPart(dividing: 0) { part, starts in
      let (length, toStep, fromStep) = (part.runLength, part.runStride(0), part.runStride(1))
      let out = out + starts[0]
      let base = base + starts[1] * size
      if let convert {
        let buffer = RunBuffer<T>(convert)
        part.forEachRun { offsets in
          var done = 0
          while done < length {
            let count = min(ElementLoop.block, length - done)
            let values = buffer.fill(base + (offsets[1] + done * fromStep) * size, fromStep, count)
            add(values, 1, to: out + offsets[0] + done * toStep, toStep, count)
            done += count
          }
        }
      } else {
        let source = UnsafePointer(base.assumingMemoryBound(to: T.self))
        part.forEachRun { offsets in
          add(source + offsets[1], fromStep, to: out + offsets[0], toStep, length)
        }
      }
    }
  }

  @inline(__always)
  private func add(
    _ source: UnsafePointer<T>, _ fromStep: Int, to out: UnsafeMutablePointer<T>, _ toStep: Int,
    _ count: Int
  ) {
    if fromStep == 1 && toStep == 1 {
      for i in 0..<count { out[i] += source[i] }
    } else {
      for i in 0..<count { out[i &* toStep] += source[i &* fromStep] }
    }
  }

  /// Runs gathered through numpy's buffer.
  private func addBlocks(_ blocks: ReductionBlocks) {
    let reader = BlockReader<T>(input, nest, capacity: blocks.blockSize)
    let total = nest.count
    let shape = Array(nest.shape.reversed())
    let outerLength = shape[blocks.outerAxis]
    var index = 0
    while index < total {
      let intoCore = index % blocks.coreSize
      let outerIndex = index / blocks.coreSize % outerLength
      var count = min(blocks.blockSize, blocks.coreSize * (outerLength - outerIndex))
      if intoCore != 0 { count = blocks.coreSize - intoCore }
      count = min(count, total - index)
      let run = blocks.runsByCore && count > blocks.coreSize ? blocks.coreSize : count
      var done = 0
      while done < count {
        let length = min(run, count - done)
        let place = reader.outputOffset
        let values = reader.read(length)
        out[place] += pairwiseSum(values, length, 1)
        done += length
      }
      index += count
    }
  }
}

/// A block of converted elements.
final class RunBuffer<T: PlainElement> {
  private let convert: LoopRun
  private let buffer: UnsafeMutablePointer<T>

  init(_ convert: @escaping LoopRun, capacity: Int = ElementLoop.block) {
    self.convert = convert
    buffer = .allocate(capacity: capacity)
  }

  deinit { buffer.deallocate() }

  func fill(_ place: UnsafeMutableRawPointer, _ step: Int, _ count: Int, at start: Int = 0)
    -> UnsafePointer<T>
  {
    withUnsafeTemporaryAllocation(of: UnsafeMutableRawPointer.self, capacity: 2) { pointers in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 2) { steps in
        pointers.initializeElement(at: 0, to: place)
        pointers.initializeElement(at: 1, to: UnsafeMutableRawPointer(buffer + start))
        steps.initializeElement(at: 0, to: step)
        steps.initializeElement(at: 1, to: 1)
        convert(count, pointers.baseAddress!, steps.baseAddress!)
      }
    }
    return UnsafePointer(buffer)
  }
}

/// Reads the input's elements in iteration order, across axes.
private final class BlockReader<T: PlainElement> {
  private let nest: LoopNest
  private let base: UnsafeMutableRawPointer
  private let size: Int
  private let buffer: RunBuffer<T>
  private var index: [Int]
  private var inputOffset = 0
  /// The result's element that the next element goes into.
  private(set) var outputOffset = 0

  init(_ input: NDArray, _ nest: LoopNest, capacity: Int) {
    self.nest = nest
    size = input.dtype.size
    base = input.storage.base + input.offset * size
    buffer = RunBuffer(castRun(from: input.dtype, to: T.dtype), capacity: capacity)
    index = [Int](repeating: 0, count: nest.shape.count)
  }

  /// The next `count` elements, converted.
  func read(_ count: Int) -> UnsafePointer<T> {
    let inner = nest.shape.count - 1
    var done = 0
    var values: UnsafePointer<T>?
    while done < count {
      let part = min(count - done, nest.shape[inner] - index[inner])
      values = buffer.fill(base + inputOffset * size, nest.strides[1][inner], part, at: done)
      done += part
      advance(part)
    }
    return values!
  }

  private func advance(_ count: Int) {
    var axis = nest.shape.count - 1
    var step = count
    while axis >= 0 {
      index[axis] += step
      inputOffset += step * nest.strides[1][axis]
      outputOffset += step * nest.strides[0][axis]
      if index[axis] < nest.shape[axis] { return }
      inputOffset -= index[axis] * nest.strides[1][axis]
      outputOffset -= index[axis] * nest.strides[0][axis]
      index[axis] = 0
      axis -= 1
      step = 1
    }
  }
}
