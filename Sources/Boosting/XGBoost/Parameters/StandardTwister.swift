/// The 32-bit Mersenne Twister of the C++ standard library, and the draws that GNU's library makes
/// from it.
///
/// A class, because several boosters share one where the library's are on one thread (in `cv`).
public final class StandardTwister {
  private var state = [UInt32](repeating: 0, count: 624)
  private var next = 624

  public init(seed: UInt32) { reseed(seed) }

  /// Starts the sequence of a seed.
  public func reseed(_ seed: UInt32) {
    state[0] = seed
    for i in 1..<624 {
      state[i] = 1_812_433_253 &* (state[i - 1] ^ state[i - 1] >> 30) &+ UInt32(i)
    }
    next = 624
  }

  /// The next 32 random bits.
  func word() -> UInt32 {
    if next == 624 { refill() }
    var y = state[next]
    next += 1
    y ^= y >> 11
    y ^= y << 7 & 0x9d2c_5680
    y ^= y << 15 & 0xefc6_0000
    return y ^ y >> 18
  }

  private func refill() {
    for i in 0..<624 {
      let y = state[i] & 0x8000_0000 | state[(i + 1) % 624] & 0x7fff_ffff
      state[i] = state[(i + 397) % 624] ^ y >> 1 ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
    }
    next = 0
  }

  /// `uniform_real_distribution<double>(0, 1)`: two words.
  func uniform() -> Double {
    let low = Double(word())
    let sum = low + Double(word()) * 0x1p32
    let value = sum / 0x1p64
    return value < 1 ? value : (1.0).nextDown
  }

  /// `uniform_int_distribution(0, bound - 1)` for a bound up to 2^32, by division: what GNU's
  /// library did before its version 11, with which XGBoost's packages are built.
  func below(_ bound: UInt64) -> UInt64 {
    let range = UInt64(UInt32.max)
    if bound > range { return UInt64(word()) }
    let scale = range / bound
    while true {
      let draw = UInt64(word())
      if draw < bound * scale { return draw / scale }
    }
  }

  /// `std::shuffle`: pairs of swaps from one draw while their ranges' product fits.
  func shuffle(_ items: inout [Int32]) {
    let count = items.count
    guard count > 1 else { return }
    guard UInt64(UInt32.max) / UInt64(count) >= UInt64(count) else {
      for i in 1..<count { items.swapAt(i, Int(below(UInt64(i) + 1))) }
      return
    }
    var i = 1
    if count % 2 == 0 {
      items.swapAt(1, Int(below(2)))
      i = 2
    }
    while i < count {
      let range = UInt64(i) + 1
      let draw = below(range * (range + 1))
      items.swapAt(i, Int(draw / (range + 1)))
      items.swapAt(i + 1, Int(draw % (range + 1)))
      i += 2
    }
  }

  /// `discrete_distribution` over weights.
  func index(weights: [Float]) -> Int {
    guard weights.count > 1 else { return 0 }
    let sum = weights.reduce(0.0) { $0 + Double($1) }
    var cumulative: [Double] = []
    for weight in weights { cumulative.append((cumulative.last ?? 0) + Double(weight) / sum) }
    cumulative[cumulative.count - 1] = 1
    let draw = uniform()
    return cumulative.firstIndex { !($0 < draw) } ?? weights.count - 1
  }
}
