/// Floats with something beside them, in words that sort as the floats do.
enum OrderedKeys {
  /// The value's ordered pattern in the upper half, the rest in the lower.
  @inline(__always)
  static func key(_ value: Float, _ rest: UInt32) -> UInt64 {
    let bits = value.bitPattern
    return UInt64(bits ^ (bits >> 31 == 1 ? .max : 1 << 31)) << 32 | UInt64(rest)
  }

  @inline(__always)
  static func value(_ key: UInt64) -> Float {
    let bits = UInt32(truncatingIfNeeded: key >> 32)
    return Float(bitPattern: bits ^ (bits >> 31 == 1 ? 1 << 31 : .max))
  }

  /// Sorts by value; of equal ones the first stays first.
  static func sort(_ keys: inout UnsafeMutablePointer<UInt64>, _ count: Int) {
    guard count > 1 else { return }
    let radix = 2048
    var spare = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 3 * radix) { counts in
      counts.initialize(repeating: 0)
      for i in 0..<count {
        for digit in 0..<3 { counts[digit * radix + Int(keys[i] >> (32 + 11 * digit) & 2047)] += 1 }
      }
      for digit in 0..<3 {
        let places = UnsafeMutableBufferPointer(
          rebasing: counts[digit * radix..<(digit + 1) * radix])
        let shift = 32 + 11 * digit
        if places[Int(keys[0] >> shift & 2047)] == count { continue }
        var start: UInt32 = 0
        for r in 0..<radix { (places[r], start) = (start, start + places[r]) }
        for i in 0..<count {
          let place = Int(keys[i] >> shift & 2047)
          spare[Int(places[place])] = keys[i]
          places[place] += 1
        }
        swap(&keys, &spare)
      }
    }
    spare.deallocate()
  }
}
