/// The quick way for operands that need no conversion and lie packed in memory, or are one element
/// each: no loop over axes has to be set up.
enum PackedLoop {
  /// Runs the kernel; false, with nothing done, if the operands are not of this kind.
  static func run(
    _ kernel: LoopRun, _ inputs: [NDArray], _ kernelInput: DType, _ output: NDArray,
    _ kernelOutput: DType, cost: Int
  ) -> Bool {
    let count = output.count
    guard output.dtype.stored == kernelOutput.stored, output.isContiguous else { return false }
    for input in inputs {
      guard input.dtype.stored == kernelInput.stored, input.isContiguous,
        input.count == count || input.count == 1,
        input.storage !== output.storage || input.offset == output.offset && input.count == count
      else { return false }
    }
    let operands = inputs.count + 1
    withUnsafeTemporaryAllocation(of: Int.self, capacity: operands) { steps in
      for k in 0..<inputs.count {
        steps.initializeElement(at: k, to: inputs[k].count == 1 ? 0 : 1)
      }
      steps.initializeElement(at: operands - 1, to: 1)
      let stepsStart = UnsafePointer(steps.baseAddress!)
      if count * cost < ElementLoop.parallelWork {
        run(kernel, inputs, output, stepsStart, 0..<count)
      } else {
        let parts = min(16, 2 * count * cost / ElementLoop.parallelWork)
        Parallel.forEachRange(count: count, grain: (count + parts - 1) / parts) {
          run(kernel, inputs, output, stepsStart, $0)
        }
      }
    }
    return true
  }

  @inline(__always)
  private static func run(
    _ kernel: LoopRun, _ inputs: [NDArray], _ output: NDArray, _ steps: UnsafePointer<Int>,
    _ range: Range<Int>
  ) {
    withUnsafeTemporaryAllocation(
      of: UnsafeMutableRawPointer.self, capacity: inputs.count + 1
    ) { pointers in
      for k in 0..<inputs.count {
        let input = inputs[k]
        let start = input.offset + range.lowerBound * steps[k]
        pointers.initializeElement(at: k, to: input.storage.base + start * input.dtype.size)
      }
      let start = output.offset + range.lowerBound
      pointers.initializeElement(
        at: inputs.count, to: output.storage.base + start * output.dtype.size)
      kernel(range.count, pointers.baseAddress!, steps)
    }
  }
}
