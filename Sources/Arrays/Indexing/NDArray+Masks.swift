extension NDArray {
  /// The indices of the true (or non-zero) elements, one array an axis.
  public func nonzero() -> [NDArray] {
    let mask = truth().contiguousOrCopy()
    let total = mask.trueCount()
    let results = (0..<Swift.max(ndim, 1)).map { _ in NDArray(uninitialized: [total], .int64) }
    let outs = results.map { $0.pointer(Int64.self) }
    let flags = mask.pointer(Bool.self)
    if ndim <= 1 {
      var found = 0
      var i = 0
      while found < total {
        outs[0][found] = Int64(i)
        found &+= flags[i] ? 1 : 0
        i &+= 1
      }
      return results
    }
    var index = [Int64](repeating: 0, count: ndim)
    var found = 0
    for i in 0..<mask.count {
      if flags[i] {
        for axis in 0..<ndim { outs[axis][found] = index[axis] }
        found += 1
      }
      var axis = ndim - 1
      while axis >= 0 {
        index[axis] += 1
        if index[axis] < Int64(shape[axis]) { break }
        index[axis] = 0
        axis -= 1
      }
    }
    return results
  }

  /// Each element's truth value.
  func truth() -> NDArray {
    if dtype == .bool { return self }
    let result = NDArray(uninitialized: shape, .bool)
    if dtype == .object {
      let out = result.pointer(Bool.self)
      for (i, value) in scalars().enumerated() { out[i] = value.isTrue }
    } else {
      ElementLoop(inputs: [self], kernelInputs: [dtype], output: result)
        .run(castRun(from: dtype, to: .bool), cost: 1)
    }
    return result
  }

  /// How many elements of a contiguous boolean array are true.
  func trueCount() -> Int { countTrue(pointer(Bool.self), count) }

  /// The elements where a boolean array of the same shape is true, in row-major order.
  func selected(_ mask: NDArray) -> NDArray {
    let source = contiguousOrCopy()
    let flags = mask.contiguousOrCopy()
    switch dtype.size {
    case _ where dtype == .object: return select(source, flags, Scalar.self)
    case 1: return select(source, flags, UInt8.self)
    case 2: return select(source, flags, UInt16.self)
    case 4: return select(source, flags, UInt32.self)
    default: return select(source, flags, UInt64.self)
    }
  }

  private func select<T>(_ source: NDArray, _ mask: NDArray, _ type: T.Type) -> NDArray {
    let total = source.count
    let grain = Swift.max(1 << 16, (total + 15) / 16)
    let parts = (total + grain - 1) / grain
    let flags = mask.pointer(Bool.self)
    let input = source.storage.base.assumingMemoryBound(to: T.self) + source.offset
    var starts = [Int](repeating: 0, count: parts + 1)
    starts.withUnsafeMutableBufferPointer { starts in
      let starts = starts.baseAddress!
      Parallel.run(parts: parts) { part in
        let low = part * grain
        starts[part + 1] = countTrue(flags + low, Swift.min(grain, total - low))
      }
    }
    for part in 0..<parts { starts[part + 1] += starts[part] }
    let result = NDArray(uninitialized: [starts[parts]], dtype, textWidth: textWidth)
    let out = result.storage.base.assumingMemoryBound(to: T.self)
    Parallel.run(parts: parts) { part in
      var (i, found) = (part * grain, starts[part])
      let end = starts[part + 1]
      while found < end {
        out[found] = input[i]
        found &+= flags[i] ? 1 : 0
        i &+= 1
      }
    }
    return result
  }

  /// `self[mask] = value` for a mask of the same shape.
  func assignMasked(_ mask: NDArray, _ value: NDArray) throws {
    let flags = mask.contiguousOrCopy()
    if value.count == 1 && value.ndim <= 1 {
      let one = try value.convertedLike(self)
      return withExtendedLifetime(one) { spread(one, flags) }
    }
    let total = flags.trueCount()
    guard value.ndim == 1 else {
      throw ArrayError.value(
        "NumPy boolean array indexing assignment requires a 0 or 1-dimensional input, input has "
          + "\(value.ndim) dimensions")
    }
    guard value.count == total else {
      throw ArrayError.value(
        "NumPy boolean array indexing assignment cannot assign \(value.count) input values to the "
          + "\(total) output values where the mask is true")
    }
    let converted = try value.convertedLike(self)
    let source = converted.storage === storage ? converted.copied() : converted.contiguousOrCopy()
    spread(source, flags)
  }

  /// Writes the source's elements, or its only one again and again, where `flags` are true.
  private func spread(_ source: NDArray, _ flags: NDArray) {
    switch dtype.size {
    case _ where dtype == .object: spread(source, flags, Scalar.self)
    case 1: spread(source, flags, UInt8.self)
    case 2: spread(source, flags, UInt16.self)
    case 4: spread(source, flags, UInt32.self)
    default: spread(source, flags, UInt64.self)
    }
  }

  private func spread<T>(_ source: NDArray, _ mask: NDArray, _ type: T.Type) {
    let flags = mask.pointer(Bool.self)
    let input = source.storage.base.assumingMemoryBound(to: T.self) + source.offset
    let out = storage.base.assumingMemoryBound(to: T.self) + offset
    let nest = LoopNest(shape: shape, strides: [strides])
    let (length, step) = (nest.runLength, nest.runStride(0))
    let inputStep = source.count == 1 ? 0 : 1
    var i = 0
    var taken = 0
    nest.forEachRun { offsets in
      let run = out + offsets[0]
      for k in 0..<length where flags[i &+ k] {
        run[k &* step] = input[taken]
        taken &+= inputStep
      }
      i += length
    }
  }
}

/// How many of `count` booleans are true.
func countTrue(_ flags: UnsafePointer<Bool>, _ count: Int) -> Int {
  let bytes = UnsafeRawPointer(flags).assumingMemoryBound(to: UInt8.self)
  var total = 0
  var i = 0
  while i < count {
    let end = Swift.min(i + 255 * 16, count)
    var part = SIMD16<UInt8>()
    while i + 16 <= end {
      part &+= UnsafeRawPointer(bytes + i).loadUnaligned(as: SIMD16<UInt8>.self)
      i += 16
    }
    for lane in 0..<16 { total += Int(part[lane]) }
    while i < end && end - i < 16 {
      total += Int(bytes[i])
      i += 1
    }
  }
  return total
}
