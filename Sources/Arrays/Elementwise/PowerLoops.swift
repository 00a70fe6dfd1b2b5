/// Powers of floats; an exponent that stays the same and is -1, 0, 0.5, 1 or 2 has its own loop.
///
/// Source: `loops_umath_fp.dispatch.c.src`, numpy 2.4.
@inline(__always)
func floatPowerRun<T: FloatNumber>(_ type: T.Type) -> LoopRun {
  let general = binaryRun(Power<T>.self)
  let square = unaryRun(Square<T>.self)
  let root = unaryRun(SquareRoot<T>.self)
  let reciprocal = unaryRun(Reciprocal<T>.self)
  let same = unaryRun(Same<T>.self)
  return { count, pointers, steps in
    let exponent = pointers[1].assumingMemoryBound(to: T.self).pointee
    let run: LoopRun
    switch exponent {
    case _ where steps[1] != 0: return general(count, pointers, steps)
    case -1: run = reciprocal
    case 0:
      let out = pointers[2].assumingMemoryBound(to: T.self)
      for i in 0..<count { out[i &* steps[2]] = 1 }
      return
    case 0.5: run = root
    case 1: run = same
    case 2: run = square
    default: return general(count, pointers, steps)
    }
    withUnsafeTemporaryAllocation(of: UnsafeMutableRawPointer.self, capacity: 2) { ends in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 2) { strides in
        ends.initializeElement(at: 0, to: pointers[0])
        ends.initializeElement(at: 1, to: pointers[2])
        strides.initializeElement(at: 0, to: steps[0])
        strides.initializeElement(at: 1, to: steps[2])
        run(count, ends.baseAddress!, strides.baseAddress!)
      }
    }
  }
}

extension NDArray {
  /// - Throws: ValueError if an element of this integer array is negative.
  func requireExponents() throws(ArrayError) {
    guard dtype.isInteger, dtype != .uint8, count > 0 else { return }
    let least: Scalar
    do { least = try minimum().item() } catch { return }
    if case .int(let x) = least, x < 0 {
      throw .value("Integers to negative integer powers are not allowed.")
    }
  }
}
