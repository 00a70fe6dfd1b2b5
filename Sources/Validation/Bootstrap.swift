import Arrays

/// A score with its percentile interval over resampled rows.
public struct BootstrapInterval: Sendable, Equatable {
  /// The score of the rows as they are.
  public let score: Double
  public let low: Double
  public let high: Double
  /// The standard deviation of the resampled scores.
  public let standardError: Double
  public let level: Double
  public let resamples: Int

  /// Resamples rows with replacement.
  ///
  /// - Parameters:
  ///   - rows: the number of rows.
  ///   - level: the share of resampled scores inside the interval.
  ///   - strata: a class number a row; each class is resampled by itself, nil for one pool.
  ///   - seed: seeds `RandomState`; the same rows are drawn on every machine.
  ///   - isCancelled: asked before every resample.
  ///   - score: the score of some rows (repeated numbers count repeatedly); NaN is left out.
  /// - Throws: `ValidationError` for no rows, a level outside of (0, 1), no resamples, or when
  ///   cancelled (`KeyboardInterrupt`).
  public init(
    rows: Int, level: Double = 0.95, resamples: Int = 1000, strata: [Int]? = nil,
    seed: UInt32 = 0, isCancelled: () -> Bool = { false }, score: ([Int]) -> Double
  ) throws(ValidationError) {
    guard rows > 0 else { throw ValidationError("bootstrap: no rows") }
    guard level > 0 && level < 1 else {
      throw ValidationError("bootstrap: level \(level) is not between 0 and 1")
    }
    guard resamples > 0 else { throw ValidationError("bootstrap: resamples must be positive") }
    if let strata, strata.count != rows { throw .lengths([rows, strata.count]) }
    let pools = Self.pools(rows, strata)
    let stream = RandomState(seed: seed)
    var scores: [Double] = []
    for _ in 0..<resamples {
      if isCancelled() {
        throw ValidationError("bootstrap: interrupted", pythonClass: "KeyboardInterrupt")
      }
      let value = score(Self.resample(pools, stream))
      if !value.isNaN { scores.append(value) }
    }
    scores.sort()
    self.score = score(Array(0..<rows))
    low = Self.quantile(scores, (1 - level) / 2)
    high = Self.quantile(scores, (1 + level) / 2)
    standardError = scores.isEmpty ? .nan : standardDeviation(scores)
    self.level = level
    self.resamples = resamples
  }

  private static func pools(_ rows: Int, _ strata: [Int]?) -> [[Int]] {
    guard let strata else { return [Array(0..<rows)] }
    var pools: [Int: [Int]] = [:]
    for (row, stratum) in strata.enumerated() { pools[stratum, default: []].append(row) }
    return pools.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func resample(_ pools: [[Int]], _ stream: RandomState) -> [Int] {
    pools.flatMap { pool in
      // The bounds are in order, so the stream cannot refuse them.
      let picks = (try? stream.integers(low: 0, high: pool.count - 1, count: pool.count)) ?? []
      return picks.map { pool[$0] }
    }
  }

  /// Linear interpolation between order statistics, numpy's default.
  private static func quantile(_ sorted: [Double], _ q: Double) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let place = q * Double(sorted.count - 1)
    let i = Int(place)
    let j = min(i + 1, sorted.count - 1)
    return sorted[i] + (sorted[j] - sorted[i]) * (place - Double(i))
  }
}
