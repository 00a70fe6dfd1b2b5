import Glibc

/// LightGBM's random numbers: x ← 214013·x + 2531011 mod 2³².
struct LinearCongruential: Sendable {
  private var x: UInt32

  init(seed: Int) { x = UInt32(truncatingIfNeeded: seed) }

  @inline(__always)
  private mutating func step() -> UInt32 {
    x = 214013 &* x &+ 2_531_011
    return x
  }

  @inline(__always)
  private mutating func int16() -> Int { Int(step() >> 16 & 0x7fff) }

  @inline(__always)
  private mutating func int32() -> Int { Int(step() & 0x7fff_ffff) }

  /// A number in `low..<high` from 15 bits.
  @inline(__always)
  mutating func nextShort(_ low: Int, _ high: Int) -> Int { int16() % (high - low) + low }

  /// A number in `low..<high` from 31 bits.
  @inline(__always)
  mutating func nextInt(_ low: Int, _ high: Int) -> Int { int32() % (high - low) + low }

  /// One of 32768 values in 0..<1.
  @inline(__always)
  mutating func nextFloat() -> Float { Float(int16()) / 32768 }

  /// `count` numbers out of `0..<total`, ascending; none if that is impossible.
  mutating func sample(_ total: Int, _ count: Int) -> [Int] {
    if count > total || count <= 0 { return [] }
    if count == total { return Array(0..<total) }
    if count > 1 && Double(count) > Double(total) / log2(Double(count)) {
      return sampleBySweep(total, count)
    }
    return sampleByFloyd(total, count)
  }

  /// One draw for every number, even after enough have been taken.
  private mutating func sampleBySweep(_ total: Int, _ count: Int) -> [Int] {
    var taken: [Int] = []
    taken.reserveCapacity(count)
    for i in 0..<total {
      let probability = Double(count - taken.count) / Double(total - i)
      if Double(nextFloat()) < probability { taken.append(i) }
    }
    return taken
  }

  private mutating func sampleByFloyd(_ total: Int, _ count: Int) -> [Int] {
    var taken = Set<Int>(minimumCapacity: count)
    for r in total - count..<total {
      let v = nextInt(0, r + 1)
      if !taken.insert(v).inserted { taken.insert(r) }
    }
    return taken.sorted()
  }
}

/// LightGBM's `kEpsilon`: 1e-15 rounded to float.
let epsilon = Double(Float(1e-15))
/// LightGBM's `kZeroThreshold`: 1e-35 rounded to float.
let zeroThreshold = Double(Float(1e-35))
