/// A stream of random bits, with numpy's rules for cutting words and doubles from it.
///
/// The distributions are written once over this protocol and specialised for each source.
protocol BitSource: AnyObject {
  func next32() -> UInt32
  func next64() -> UInt64
  /// Uniform in [0, 1), 53 bits.
  func nextDouble() -> Double
}

extension BitSource {
  /// Uniform in 0...limit by masked rejection (numpy's `random_interval`); draws nothing for 0.
  @inline(__always)
  func interval(_ limit: UInt64) -> UInt64 {
    if limit == 0 { return 0 }
    let mask = UInt64.max >> UInt64(limit.leadingZeroBitCount)
    if limit <= 0xffff_ffff {
      while true {
        let value = UInt64(next32()) & mask
        if value <= limit { return value }
      }
    }
    while true {
      let value = next64() & mask
      if value <= limit { return value }
    }
  }
}
