/// Sorts doubles (no NaN) ascending in linear time; -0 comes before 0.
enum RadixSort {
  static func sort(_ values: UnsafeMutableBufferPointer<Double>) {
    guard values.count > 128 else {
      var few = values
      few.sort()
      return
    }
    values.withMemoryRebound(to: UInt64.self) { bits in
      for i in 0..<bits.count { bits[i] = ordered(bits[i]) }
      sort(bits)
      for i in 0..<bits.count { bits[i] = restored(bits[i]) }
    }
  }

  /// A pattern whose unsigned order is the order of the numbers.
  @inline(__always)
  private static func ordered(_ bits: UInt64) -> UInt64 {
    bits ^ (bits >> 63 == 1 ? .max : 1 << 63)
  }

  @inline(__always)
  private static func restored(_ bits: UInt64) -> UInt64 {
    bits ^ (bits >> 63 == 1 ? 1 << 63 : .max)
  }

  private static func sort(_ keys: UnsafeMutableBufferPointer<UInt64>) {
    let n = keys.count
    // Few values are not worth long tables of counts.
    let bits = n < 32768 ? 8 : 11
    let (digits, radix) = ((63 + bits) / bits, 1 << bits)
    let mask = UInt64(radix - 1)
    let counts = UnsafeMutablePointer<Int>.allocate(capacity: digits * radix)
    counts.initialize(repeating: 0, count: digits * radix)
    let spare = UnsafeMutablePointer<UInt64>.allocate(capacity: n)
    defer {
      counts.deallocate()
      spare.deallocate()
    }
    for i in 0..<n {
      var key = keys[i]
      for d in 0..<digits {
        counts[d &* radix &+ Int(truncatingIfNeeded: key & mask)] &+= 1
        key >>= UInt64(bits)
      }
    }
    var (from, to) = (keys.baseAddress!, spare)
    for d in 0..<digits {
      let count = counts + d * radix
      // Every key has the same digit here (as in values that were floats): nothing to move.
      let shift = UInt64(bits * d)
      if count[Int(from[0] >> shift & mask)] == n { continue }
      var start = 0
      for r in 0..<radix {
        let size = count[r]
        count[r] = start
        start += size
      }
      for i in 0..<n {
        let digit = Int(truncatingIfNeeded: from[i] &>> shift & mask)
        to[count[digit]] = from[i]
        count[digit] &+= 1
      }
      swap(&from, &to)
    }
    if from != keys.baseAddress! { keys.baseAddress!.update(from: from, count: n) }
  }
}
