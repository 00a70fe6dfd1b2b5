import Foundation

/// CPython 3.11's `random.Random`: the Mersenne twister with Python's seeding and formulas.
///
/// Every method takes from the stream exactly what Python's takes.
public final class PythonRandom {
  private var source: MersenneTwister
  /// The second of the last pair made by `gauss`.
  private var spareNormal: Double?

  /// Seeds from the absolute value of an integer, given as 32-bit words, lowest first.
  public init(words: [UInt32]) { source = Self.twister(words) }

  /// Seeds from an integer.
  public convenience init(seed: Int) {
    self.init(words: SeedSequence.words(of: UInt64(seed.magnitude)))
  }

  /// Seeds from the operating system.
  public convenience init() { self.init(words: SeedSequence().generateState(count: 624)) }

  private static func twister(_ words: [UInt32]) -> MersenneTwister {
    var key = words
    while let last = key.last, last == 0 { key.removeLast() }
    return MersenneTwister(words: key.isEmpty ? [0] : key)
  }

  /// Starts the stream anew from an integer's words.
  public func reseed(words: [UInt32]) {
    source = Self.twister(words)
    spareNormal = nil
  }

  /// The words of the integer that Python seeds with for a string or bytes.
  ///
  /// - Parameters:
  ///   - bytes: the bytes, or the string's UTF-8.
  ///   - digest: their SHA-512.
  public static func seedWords(bytes: [UInt8], digest: [UInt8]) -> [UInt32] {
    let all = Array((bytes + digest).reversed())
    return stride(from: 0, to: all.count, by: 4).map { start in
      (0..<min(4, all.count - start)).reduce(0) { $0 | UInt32(all[start + $1]) << UInt32(8 * $1) }
    }
  }

  /// The state as Python's `getstate()` has it.
  public var state: RandomState.State {
    RandomState.State(words: source.state, spareNormal: spareNormal)
  }

  /// Continues from a stored state.
  ///
  /// - Throws: `RandomError` where the state has not 624 words or an impossible position.
  public func restore(_ state: RandomState.State) throws(RandomError) {
    guard let source = MersenneTwister(state: state.words) else {
      throw .value("state vector is the wrong size")
    }
    self.source = source
    spareNormal = state.spareNormal
  }

  /// Takes the kept normal variate.
  func spare() -> Double? {
    defer { spareNormal = nil }
    return spareNormal
  }

  func keep(_ variate: Double) { spareNormal = variate }

  /// Uniform in [0, 1): Python's `random()`.
  public func nextDouble() -> Double { source.nextDouble() }

  /// `count` random bits as words, lowest first.
  public func bits(_ count: Int) -> [UInt32] {
    var left = count
    var words: [UInt32] = []
    while left > 0 {
      words.append(left < 32 ? source.next32() >> UInt32(32 - left) : source.next32())
      left -= 32
    }
    return words
  }

  /// Uniform in 0..<limit: Python's `_randbelow`, bits of the limit's length until they fit.
  ///
  /// - Precondition: `limit` > 0.
  public func below(_ limit: UInt64) -> UInt64 {
    let width = 64 - limit.leadingZeroBitCount
    while true {
      let words = bits(width)
      let value = words.count == 2 ? UInt64(words[1]) << 32 | UInt64(words[0]) : UInt64(words[0])
      if value < limit { return value }
    }
  }

  /// `randrange(start, stop, step)`.
  ///
  /// - Throws: `RandomError` for an empty range.
  public func range(_ start: Int, _ stop: Int, step: Int = 1) throws(RandomError) -> Int {
    if step == 0 { throw .value("zero step for randrange()") }
    let width = stop &- start
    let count = step > 0 ? (width &+ step &- 1) / step : (width &+ step &+ 1) / step
    if count <= 0 {
      let bounds = step == 1 ? "(\(start), \(stop), \(width))" : ""
      throw .value("empty range for randrange()" + (bounds.isEmpty ? "" : " " + bounds))
    }
    return start + step * Int(below(UInt64(count)))
  }

  /// `randint(low, high)`, both ends included.
  public func integer(_ low: Int, _ high: Int) throws(RandomError) -> Int {
    try range(low, high + 1)
  }

  /// Random bytes: `randbytes`.
  public func bytes(_ count: Int) -> [UInt8] {
    let words = bits(count * 8)
    return (0..<count).map { UInt8(truncatingIfNeeded: words[$0 / 4] >> UInt32(8 * ($0 % 4))) }
  }
}
