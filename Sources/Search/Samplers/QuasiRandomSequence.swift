import Foundation
import Arrays

/// A low-discrepancy sequence of points in the unit cube, as scipy's `qmc` engines make them.
public enum QuasiRandomSequence: String, Sendable {
  case sobol, halton

  /// The most dimensions that the tables hold.
  static let largestSobolDimension = SobolDirections.polynomials.count

  /// The point of a number.
  ///
  /// - Parameter seed: scrambles the sequence; nil for the plain one.
  func point(_ index: Int, dimensions: Int, seed: UInt64?) -> [Double] {
    switch self {
    case .sobol: SobolPoint.point(index, dimensions, seed)
    case .halton: HaltonPoint.point(index, dimensions, seed)
    }
  }
}

/// Sobol' points of 30 bits (Bratley and Fox 1988), scrambled by Matoušek's linear method.
private enum SobolPoint {
  static let bits = 30

  static func point(_ index: Int, _ dimensions: Int, _ seed: UInt64?) -> [Double] {
    var directions = directions(dimensions)
    var shift = [UInt32](repeating: 0, count: dimensions)
    if let seed { scramble(&directions, &shift, seed) }
    let gray = index ^ (index >> 1)
    return (0..<dimensions).map { d in
      var word = shift[d]
      for bit in 0..<bits where gray >> bit & 1 == 1 { word ^= directions[d][bit] }
      return Double(word) * (1.0 / Double(1 << bits))
    }
  }

  private static func directions(_ dimensions: Int) -> [[UInt32]] {
    var place = 0
    return (0..<dimensions).map { d in
      let polynomial = SobolDirections.polynomials[d]
      let degree = max(31 - polynomial.leadingZeroBitCount, 0)
      var v = Array(SobolDirections.initial[place..<(place + degree)])
      place += degree
      if d == 0 { v = [UInt32](repeating: 1, count: bits) }
      for j in v.count..<max(bits, v.count) {
        var next = v[j - degree]
        for k in 0..<degree where polynomial >> UInt32(degree - 1 - k) & 1 == 1 {
          next ^= v[j - k - 1] << UInt32(k + 1)
        }
        v.append(next)
      }
      return v.enumerated().map { $1 << UInt32(bits - 1 - $0) }
    }
  }

  private static func scramble(
    _ directions: inout [[UInt32]], _ shift: inout [UInt32], _ seed: UInt64
  ) {
    let generator = Generator(seed: seed)
    // The bounds are in order, so the stream cannot refuse them.
    func draw(_ count: Int) -> [UInt32] {
      var draws = [Int32](repeating: 0, count: count)
      draws.withUnsafeMutableBytes {
        try? generator.fillIntegers(
          $0.baseAddress!, count: count, dtype: .int32, low: 0, high: 1)
      }
      return draws.map { UInt32($0) }
    }
    let n = directions.count
    let shifts = draw(n * bits)
    let triangles = draw(n * bits * bits)
    for d in 0..<n {
      shift[d] = (0..<bits).reduce(0) { $0 | shifts[d * bits + $1] << UInt32($1) }
      let rows = (0..<bits).map { p -> UInt32 in
        (0...p).reduce(0) { word, k in
          let bit = k == p ? 1 : triangles[(d * bits + p) * bits + k]
          return word | bit << UInt32(bits - 1 - k)
        }
      }
      for j in 0..<bits {
        let old = directions[d][j]
        directions[d][j] = (0..<bits).reduce(0) { word, p in
          word | UInt32((rows[p] & old).nonzeroBitCount & 1) << UInt32(bits - 1 - p)
        }
      }
    }
  }
}

/// Halton points: van der Corput sequences in prime bases, digits permuted where scrambled.
private enum HaltonPoint {
  static func point(_ index: Int, _ dimensions: Int, _ seed: UInt64?) -> [Double] {
    let bases = primes(dimensions)
    let generator = seed.map { Generator(seed: $0) }
    return bases.map { base in
      generator.map { scrambled(index, base, $0) } ?? plain(index, base)
    }
  }

  private static func plain(_ index: Int, _ base: Int) -> Double {
    var rest = index
    var scale = 1 / Double(base)
    var sum = 0.0
    while 1 - scale < 1 {
      sum += Double(rest % base) * scale
      scale /= Double(base)
      rest /= base
    }
    return sum
  }

  private static func scrambled(_ index: Int, _ base: Int, _ generator: Generator) -> Double {
    let digits = Int((54 / log2(Double(base))).rounded(.up)) - 1
    let permutations = (0..<digits).map { _ in generator.permutation(base) }
    var rest = index
    var scale = 1 / Double(base)
    var sum = 0.0
    for permutation in permutations {
      sum += Double(permutation[rest % base]) * scale
      scale /= Double(base)
      rest /= base
    }
    return sum
  }

  private static func primes(_ count: Int) -> [Int] {
    var found: [Int] = []
    var candidate = 2
    while found.count < count {
      if !found.contains(where: { candidate % $0 == 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }
}
