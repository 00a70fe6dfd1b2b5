/// The Mersenne twister MT19937 of Matsumoto and Nishimura, 32 bits a step.
///
/// Seeding and output are those of numpy's legacy `RandomState` and of Python's `random`, which use
/// the same generator with different seedings.
public final class MersenneTwister: BitSource {
  static let length = 624
  private static let middle = 397

  private let key: UnsafeMutablePointer<UInt32>
  @exclusivity(unchecked) private var position = length
  /// Blocks of 624 words made so far, and the position at the start.
  @exclusivity(unchecked) private var blocks = 0
  private var start = length

  /// Knuth's recurrence, as numpy seeds from one integer.
  public init(seed: UInt32) {
    key = .allocate(capacity: Self.length)
    fill(from: seed)
  }

  /// Seeds from an array of words (`init_by_array`).
  ///
  /// - Precondition: `words` is not empty.
  public init(words: [UInt32]) {
    key = .allocate(capacity: Self.length)
    fill(from: 19_650_218)
    mix(words)
  }

  /// Continues from a state taken with `state`.
  public init?(state: State) {
    guard state.key.count == Self.length, (0...Self.length).contains(state.position) else {
      return nil
    }
    key = .allocate(capacity: Self.length)
    key.initialize(from: state.key, count: Self.length)
    position = state.position
    start = state.position
  }

  deinit { key.deallocate() }

  /// The 624 words and the position of the next one to be used.
  public var state: State {
    State(
      key: Array(UnsafeBufferPointer(start: key, count: Self.length)), position: position)
  }

  /// The 32-bit words taken since the seeding, or since the state that it continues from.
  public var wordsDrawn: Int { blocks * Self.length + position - start }

  /// Takes words and drops them.
  public func skip(words: Int) {
    for _ in 0..<words { _ = next32() }
  }

  /// A second stream that will give the same words as this one.
  public func copy() -> MersenneTwister {
    MersenneTwister(state: state)!
  }

  private func fill(from seed: UInt32) {
    var word = seed
    for i in 0..<Self.length {
      key[i] = word
      word = 1_812_433_253 &* (word ^ (word >> 30)) &+ UInt32(i) &+ 1
    }
    position = Self.length
  }

  private func mix(_ words: [UInt32]) {
    precondition(!words.isEmpty, "MersenneTwister: no seed words")
    let n = Self.length
    var i = 1
    var j = 0
    func advance() {
      i += 1
      if i >= n {
        key[0] = key[n - 1]
        i = 1
      }
    }
    for _ in 0..<max(n, words.count) {
      key[i] =
        (key[i] ^ ((key[i - 1] ^ (key[i - 1] >> 30)) &* 1_664_525)) &+ words[j] &+ UInt32(j)
      advance()
      j += 1
      if j >= words.count { j = 0 }
    }
    for _ in 0..<(n - 1) {
      key[i] = (key[i] ^ ((key[i - 1] ^ (key[i - 1] >> 30)) &* 1_566_083_941)) &- UInt32(i)
      advance()
    }
    key[0] = 0x8000_0000
  }

  private func generate() {
    blocks += 1
    let n = Self.length
    let m = Self.middle
    func twist(_ high: UInt32, _ low: UInt32) -> UInt32 {
      let y = (high & 0x8000_0000) | (low & 0x7fff_ffff)
      return (y >> 1) ^ ((0 &- (y & 1)) & 0x9908_b0df)
    }
    for i in 0..<(n - m) { key[i] = key[i + m] ^ twist(key[i], key[i + 1]) }
    for i in (n - m)..<(n - 1) { key[i] = key[i + m - n] ^ twist(key[i], key[i + 1]) }
    key[n - 1] = key[m - 1] ^ twist(key[n - 1], key[0])
    position = 0
  }

  /// The next 32 bits.
  public func next32() -> UInt32 {
    if position == Self.length { generate() }
    var y = key[position]
    position += 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9d2c_5680
    y ^= (y << 15) & 0xefc6_0000
    return y ^ (y >> 18)
  }

  /// Two words, the first drawn in the high half.
  public func next64() -> UInt64 {
    let high = UInt64(next32())
    return high << 32 | UInt64(next32())
  }

  /// Uniform in [0, 1), 53 bits from two words.
  public func nextDouble() -> Double {
    let a = next32() >> 5
    let b = next32() >> 6
    return (Double(a) * 67_108_864 + Double(b)) / 9_007_199_254_740_992
  }
}

extension MersenneTwister {
  /// The state of a `MersenneTwister`, to store and to continue from.
  public struct State: Sendable, Equatable, Codable {
    /// 624 words.
    public var key: [UInt32]
    /// 0...624.
    public var position: Int

    public init(key: [UInt32], position: Int) {
      self.key = key
      self.position = position
    }
  }
}
