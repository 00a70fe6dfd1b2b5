import Foundation

/// numpy's `RandomState`: the legacy streams on MT19937, frozen since numpy 1.16.
///
/// Every method takes from the stream exactly what numpy's takes, so results are bit-equal with
/// `numpy.random.RandomState(seed)` and with the functions of `numpy.random` after `seed`.
public final class RandomState: VariateSource {
  private(set) var source: MersenneTwister
  /// The second of the last pair of normal variates.
  @exclusivity(unchecked) private var spareNormal: Double?

  static var isLegacy: Bool { true }

  public init(seed: UInt32) { source = MersenneTwister(seed: seed) }

  /// Seeds from an array of words, numpy's `RandomState([a, b, …])`.
  ///
  /// - Throws: `RandomError` for no words.
  public init(seeds: [UInt32]) throws(RandomError) {
    guard !seeds.isEmpty else { throw RandomError.value("Seed must be non-empty") }
    source = MersenneTwister(words: seeds)
  }

  /// Seeds from the operating system.
  public init() { source = MersenneTwister(words: SeedSequence().generateState(count: 624)) }

  /// Continues from a stored state.
  ///
  /// - Throws: `RandomError` where the state has not 624 words or an impossible position.
  public init(state: State) throws(RandomError) {
    guard let source = MersenneTwister(state: state.words) else {
      throw .value("state must be a legacy MT19937 state")
    }
    self.source = source
    spareNormal = state.spareNormal
  }

  /// Everything that decides the next draws.
  public var state: State {
    State(words: source.state, spareNormal: spareNormal)
  }

  /// The 32-bit words taken since the seeding: where the stream stands, but for a kept normal
  /// variate.
  public var wordsDrawn: Int { source.wordsDrawn }

  /// Takes 32-bit words and drops them.
  public func skip(words: Int) { source.skip(words: words) }

  /// Starts the stream anew.
  public func reseed(_ seed: UInt32) {
    source = MersenneTwister(seed: seed)
    spareNormal = nil
  }

  /// Starts the stream anew from a stored state.
  public func restore(_ state: State) throws(RandomError) {
    let other = try RandomState(state: state)
    source = other.source
    spareNormal = other.spareNormal
  }

  /// Uniform in [0, 1).
  public func nextDouble() -> Double { source.nextDouble() }

  /// Marsaglia's polar method; every second draw is the kept one of a pair.
  public func standardNormal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    while true {
      let x1 = 2 * source.nextDouble() - 1
      let x2 = 2 * source.nextDouble() - 1
      let r2 = x1 * x1 + x2 * x2
      if r2 >= 1 || r2 == 0 { continue }
      let f = sqrt(-2 * log(r2) / r2)
      spareNormal = f * x1
      return f * x2
    }
  }

  public func standardExponential() -> Double { -log(1 - source.nextDouble()) }
}

extension RandomState {
  /// The state of a `RandomState`: numpy's `get_state()`.
  public struct State: Sendable, Equatable, Codable {
    public var words: MersenneTwister.State
    /// numpy's `gauss`, nil where `has_gauss` is 0.
    public var spareNormal: Double?

    public init(words: MersenneTwister.State, spareNormal: Double?) {
      self.words = words
      self.spareNormal = spareNormal
    }
  }
}
