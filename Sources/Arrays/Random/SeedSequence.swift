/// numpy's `SeedSequence`: mixes any number of seed words into a pool, and states out of it.
///
/// Source: numpy 2.4 `bit_generator.pyx`, after O'Neill's `seed_seq_fe`.
public struct SeedSequence: Sendable, Equatable {
  /// Seed words, lowest 32 bits of each integer first.
  public let entropy: [UInt32]
  public let spawnKey: [UInt32]
  public let poolSize: Int
  public private(set) var childrenSpawned = 0
  private var pool: [UInt32]

  /// - Parameter entropy: the words of the seed integer, lowest first; `[0]` for zero.
  /// - Throws: `RandomError` for a pool of fewer than four words.
  public init(entropy: [UInt32], spawnKey: [UInt32] = [], poolSize: Int = 4) throws(RandomError) {
    guard poolSize >= 4 else {
      throw RandomError.value("The size of the entropy pool should be at least 4")
    }
    self.init(checked: entropy, spawnKey: spawnKey, poolSize: poolSize)
  }

  /// Seeds from one non-negative integer.
  public init(seed: UInt64) {
    self.init(checked: Self.words(of: seed), spawnKey: [], poolSize: 4)
  }

  /// Seeds from the operating system.
  public init() {
    var source = SystemRandomNumberGenerator()
    let words = (0..<4).map { _ in UInt32(truncatingIfNeeded: source.next() as UInt64) }
    self.init(checked: words, spawnKey: [], poolSize: 4)
  }

  private init(checked entropy: [UInt32], spawnKey: [UInt32], poolSize: Int) {
    self.entropy = entropy
    self.spawnKey = spawnKey
    self.poolSize = poolSize
    pool = Self.mixed(Self.assembled(entropy, spawnKey, poolSize), poolSize)
  }

  /// The words of one integer, lowest first.
  public static func words(of seed: UInt64) -> [UInt32] {
    let low = UInt32(truncatingIfNeeded: seed)
    let high = UInt32(seed >> 32)
    return high == 0 ? [low] : [low, high]
  }

  private static func assembled(
    _ entropy: [UInt32], _ spawnKey: [UInt32], _ poolSize: Int
  ) -> [UInt32] {
    if spawnKey.isEmpty || entropy.count >= poolSize { return entropy + spawnKey }
    return entropy + [UInt32](repeating: 0, count: poolSize - entropy.count) + spawnKey
  }

  private static func mixed(_ entropy: [UInt32], _ poolSize: Int) -> [UInt32] {
    var constant: UInt32 = 0x43b0_d7e5
    func hash(_ word: UInt32) -> UInt32 {
      var value = word ^ constant
      constant &*= 0x931e_8875
      value &*= constant
      return value ^ (value >> 16)
    }
    func mix(_ x: UInt32, _ y: UInt32) -> UInt32 {
      let value = (0xca01_f9dd &* x) &- (0x4973_f715 &* y)
      return value ^ (value >> 16)
    }
    var pool = (0..<poolSize).map { hash($0 < entropy.count ? entropy[$0] : 0) }
    for source in 0..<poolSize {
      for target in 0..<poolSize where target != source {
        pool[target] = mix(pool[target], hash(pool[source]))
      }
    }
    for source in entropy.dropFirst(poolSize) {
      for target in 0..<poolSize { pool[target] = mix(pool[target], hash(source)) }
    }
    return pool
  }

  /// `count` words to seed a generator with.
  public func generateState(count: Int) -> [UInt32] {
    var constant: UInt32 = 0x8b51_f9dd
    return (0..<count).map { i in
      var value = pool[i % poolSize] ^ constant
      constant &*= 0x58f3_8ded
      value &*= constant
      return value ^ (value >> 16)
    }
  }

  /// `count` 64-bit words, the first drawn half low.
  public func generateState64(count: Int) -> [UInt64] {
    let words = generateState(count: 2 * count)
    return (0..<count).map { UInt64(words[2 * $0 + 1]) << 32 | UInt64(words[2 * $0]) }
  }

  /// `count` sequences independent of this one and of each other.
  public mutating func spawn(_ count: Int) -> [SeedSequence] {
    let children = (0..<count).map {
      SeedSequence(
        checked: entropy, spawnKey: spawnKey + Self.words(of: UInt64(childrenSpawned + $0)),
        poolSize: poolSize)
    }
    childrenSpawned += count
    return children
  }
}
