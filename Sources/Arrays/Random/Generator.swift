import Foundation

/// numpy's `Generator` on PCG64, as `numpy.random.default_rng(seed)` makes it.
///
/// Every method takes from the stream exactly what numpy 2.4's takes.
public final class Generator: VariateSource {
  private(set) var source: PermutedCongruential
  private var seeds: SeedSequence

  static var isLegacy: Bool { false }

  public init(_ seeds: SeedSequence) {
    self.seeds = seeds
    source = PermutedCongruential(seeds)
  }

  public convenience init(seed: UInt64) { self.init(SeedSequence(seed: seed)) }

  /// Seeds from the operating system.
  public convenience init() { self.init(SeedSequence()) }

  /// Everything that decides the next draws, but not `spawn`.
  public var state: PermutedCongruential.State {
    get { source.state }
    set { source = PermutedCongruential(state: newValue) }
  }

  /// `count` generators independent of this one and of each other.
  public func spawn(_ count: Int) -> [Generator] { seeds.spawn(count).map(Generator.init) }

  /// Uniform in [0, 1).
  public func nextDouble() -> Double { source.nextDouble() }

  /// Uniform in [0, 1) with 24 bits, as `random(dtype=float32)`.
  public func nextFloat() -> Float { Float(source.next32() >> 8) * (1 / 16_777_216) }

  /// Marsaglia and Tsang's ziggurat with 256 layers.
  public func standardNormal() -> Double {
    while true {
      var word = source.next64()
      let layer = Int(word & 0xff)
      word >>= 8
      let magnitude = (word >> 1) & 0x000f_ffff_ffff_ffff
      var x = Double(magnitude) * NormalZiggurat.width[layer]
      if word & 1 != 0 { x = -x }
      if magnitude < NormalZiggurat.accept[layer] { return x }
      if layer == 0 { return normalTail(negative: (magnitude >> 8) & 1 != 0) }
      let above = NormalZiggurat.density[layer - 1]
      let here = NormalZiggurat.density[layer]
      if (above - here) * source.nextDouble() + here < exp(-0.5 * x * x) { return x }
    }
  }

  private func normalTail(negative: Bool) -> Double {
    let edge = 3.6541528853610087963519472518
    while true {
      let x = -0.27366123732975827203338247596 * log1p(-source.nextDouble())
      let y = -log1p(-source.nextDouble())
      if y + y > x * x { return negative ? -(edge + x) : edge + x }
    }
  }

  /// Marsaglia and Tsang's ziggurat with 256 layers.
  public func standardExponential() -> Double {
    while true {
      var word = source.next64() >> 3
      let layer = Int(word & 0xff)
      word >>= 8
      let x = Double(word) * ExponentialZiggurat.width[layer]
      if word < ExponentialZiggurat.accept[layer] { return x }
      if layer == 0 { return 7.6971174701310497140446280481 - log1p(-source.nextDouble()) }
      let above = ExponentialZiggurat.density[layer - 1]
      let here = ExponentialZiggurat.density[layer]
      if (above - here) * source.nextDouble() + here < exp(-x) { return x }
    }
  }
}
