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
final class SamplerStream {
  private(set) var state: RandomState
  private(set) var seed: UInt32

  /// - Parameter seed: nil takes one from the operating system.
  init(seed: UInt32?) {
    self.seed = seed ?? UInt32.random(in: .min ... .max)
    state = RandomState(seed: self.seed)
  }

  var position: StreamPosition { StreamPosition(seed: seed, words: state.wordsDrawn) }

  /// Starts anew from the position's seed and skips what was drawn.
  func restore(_ position: StreamPosition) {
    seed = position.seed
    state = RandomState(seed: seed)
    state.skip(words: position.words)
  }

  func reseed(_ seed: UInt32) {
    self.seed = seed
    state = RandomState(seed: seed)
  }

  @inline(__always)
  func double() -> Double { state.nextDouble() }

  @inline(__always)
  func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * state.nextDouble() }
}
