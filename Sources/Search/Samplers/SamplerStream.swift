import Arrays

/// Where a random stream stands: its seed and the 32-bit words taken from it.
public struct StreamPosition: Sendable, Equatable {
  public let seed: UInt32
  public let words: Int

  public init(seed: UInt32, words: Int) {
    self.seed = seed
    self.words = words
  }

  var attribute: Attribute { .list([.int(Int(seed)), .int(words)]) }

  init?(_ attribute: Attribute) {
    guard case .list(let items) = attribute, items.count == 2,
      case .int(let seed) = items[0], case .int(let words) = items[1],
      let seed = UInt32(exactly: seed), words >= 0
    else { return nil }
    self.init(seed: seed, words: words)
  }
}

/// A sampler's `RandomState`, whose position can be stored and restored.
public final class SamplerStream {
  /// Tells the streams of one sampler apart.
  public let name: String
  private(set) var state: RandomState
  private(set) var seed: UInt32
  /// Whether the seed was given.
  let isSeeded: Bool

  /// - Parameter seed: nil takes one from the operating system.
  init(_ name: String, seed: UInt32?) {
    self.name = name
    isSeeded = seed != nil
    self.seed = seed ?? UInt32.random(in: .min ... .max)
    state = RandomState(seed: self.seed)
  }

  public var position: StreamPosition { StreamPosition(seed: seed, words: state.wordsDrawn) }

  /// Starts anew from the position's seed and skips what was drawn.
  public func restore(_ position: StreamPosition) {
    seed = position.seed
    state = RandomState(seed: seed)
    state.skip(words: position.words)
  }

  /// A stream of its own for one trial, the same on every run.
  func forked(trial: Int) -> SamplerStream {
    let mixed = SeedSequence(seed: UInt64(seed) << 32 | UInt64(trial))
    return SamplerStream(name, seed: mixed.generateState(count: 1)[0])
  }

  @inline(__always)
  func double() -> Double { state.nextDouble() }

  @inline(__always)
  func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * state.nextDouble() }
}
