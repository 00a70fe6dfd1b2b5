/// PCG64 (XSL-RR, 128-bit state) of O'Neill, numpy's default bit generator.
public final class PermutedCongruential: BitSource {
  @exclusivity(unchecked) private var word: UInt128
  private var increment: UInt128
  /// The half of the last 64 bits that `next32` has not given out yet.
  @exclusivity(unchecked) private var spare: UInt32?

  private static let multiplier =
    UInt128(2_549_297_995_355_413_924) << 64 | UInt128(4_865_540_595_714_422_341)

  public init(_ seeds: SeedSequence) {
    let words = seeds.generateState64(count: 4)
    let start = UInt128(words[0]) << 64 | UInt128(words[1])
    increment = (UInt128(words[2]) << 64 | UInt128(words[3])) << 1 | 1
    word = 0
    step()
    word &+= start
    step()
  }

  /// Continues from a state taken with `state`.
  public init(state: State) {
    word = state.word
    increment = state.increment
    spare = state.spare
  }

  public var state: State {
    State(word: word, increment: increment, spare: spare)
  }

  @inline(__always)
  private func step() { word = word &* Self.multiplier &+ increment }

  /// The next 64 bits.
  public func next64() -> UInt64 {
    step()
    let high = UInt64(truncatingIfNeeded: word >> 64)
    let mixed = high ^ UInt64(truncatingIfNeeded: word)
    let turn = high >> 58
    return mixed >> turn | mixed << ((0 &- turn) & 63)
  }

  /// The low half of the next 64 bits, then their high half.
  public func next32() -> UInt32 {
    if let spare {
      self.spare = nil
      return spare
    }
    let next = next64()
    spare = UInt32(next >> 32)
    return UInt32(truncatingIfNeeded: next)
  }

  /// Uniform in [0, 1), 53 bits.
  public func nextDouble() -> Double {
    Double(next64() >> 11) * (1.0 / 9_007_199_254_740_992)
  }
}

extension PermutedCongruential {
  /// The state of a `PermutedCongruential`, to store and to continue from.
  public struct State: Sendable, Equatable, Codable {
    public var word: UInt128
    public var increment: UInt128
    public var spare: UInt32?

    public init(word: UInt128, increment: UInt128, spare: UInt32?) {
      self.word = word
      self.increment = increment
      self.spare = spare
    }
  }
}
