/// Copies strided runs of one element type.
@inline(__always)
func copyRuns<T>(
  _ nest: LoopNest, to target: UnsafeMutablePointer<T>, from source: UnsafeMutablePointer<T>
) {
  let (length, toStep, fromStep) = (nest.runLength, nest.runStride(0), nest.runStride(1))
  nest.forEachRun { offsets in
    let out = target + offsets[0]
    let input = source + offsets[1]
    if toStep == 1 && fromStep == 1 {
      out.update(from: input, count: length)
    } else if fromStep == 0 {
      let value = input.pointee
      for i in 0..<length { out[i * toStep] = value }
    } else {
      for i in 0..<length { out[i * toStep] = input[i * fromStep] }
    }
  }
}

extension NDArray {
  /// A row-major copy.
  public func copied() -> NDArray {
    let result = NDArray(uninitialized: shape, dtype, textWidth: textWidth)
    result.assignUnchecked(from: self)
    return result
  }

  /// Copies elements of the same dtype and shape; no check for frozen elements.
  func assignUnchecked(from source: NDArray) {
    let nest = LoopNest(shape: shape, strides: [strides, source.strides])
    let (to, from) = (storage.base, source.storage.base)
    func run<T>(_ type: T.Type) {
      copyRuns(
        nest, to: to.assumingMemoryBound(to: T.self) + offset,
        from: from.assumingMemoryBound(to: T.self) + source.offset)
    }
    switch dtype.size {
    case _ where dtype == .object: run(Scalar.self)
    case 1: run(UInt8.self)
    case 2: run(UInt16.self)
    case 4: run(UInt32.self)
    default: run(UInt64.self)
    }
  }

  /// Whether two arrays may share memory.
  func overlaps(_ other: NDArray) -> Bool { storage === other.storage }
}
