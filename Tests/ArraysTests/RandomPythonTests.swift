import Testing

@testable import Arrays

private struct Recorded: Decodable {
  let words: [UInt32]?
  let bytes, digest: [UInt8]?
  let random: [Double]
  let bits: [String]
  let ranges, shuffle: [Int]
  let samples: [[Int]]
  let choices, weighted: [Int]
  let variates: [Double]
  let bytes11: [UInt8]
  let last: Double
}

@Test func `PythonRandom gives the streams of Python's random module`() throws {
  let recorded: [Recorded] = try randomFixture("random_python")
  for c in recorded {
    let words = c.words ?? PythonRandom.seedWords(bytes: c.bytes!, digest: c.digest!)
    let r = PythonRandom(words: words)
    #expect((0..<5).map { _ in r.nextDouble() } == c.random)
    let bits = [1, 7, 32, 33, 64, 100].map { width -> String in
      let value = r.bits(width).reversed().reduce(UInt128(0)) { $0 << 32 | UInt128($1) }
      return String(value)
    }
    #expect(bits == c.bits)
    let ranges = try [
      r.range(0, 10), r.range(-5, 6), r.range(0, 100, step: 7), r.range(100, 0, step: -9),
      r.integer(1, 6), r.range(0, 1 << 40),
    ]
    #expect(ranges == c.ranges)
    var order = Array(0..<30)
    r.shuffle(count: 30) { order.swapAt($0, $1) }
    #expect(order == c.shuffle)
    let samples = try [(10, 3), (30, 6), (1000, 6), (5000, 40), (3, 0)].map {
      try r.sample($0.0, count: $0.1)
    }
    #expect(samples == c.samples)
    #expect(r.choices(7, count: 12) == c.choices)
    #expect(try r.choices(cumulative: [1, 6, 8], count: 12) == c.weighted)
    let variates = try [
      r.gauss(1, 2), r.gauss(1, 2), r.gauss(0, 1), r.normal(1, 2), r.uniform(-3, 4),
      r.triangular(1, 5, mode: 2), r.triangular(0, 1), r.exponential(rate: 2), r.pareto(3),
      r.weibull(2, 1.5), r.beta(2, 3), r.gamma(2.5, 1.5), r.gamma(0.5, 1.5), r.gamma(1, 2),
      r.logNormal(0, 0.5), r.vonMises(1, 2),
    ]
    #expect(variates == c.variates)
    #expect(r.bytes(11) == c.bytes11)
    #expect(r.nextDouble() == c.last)
  }
}

@Test func `PythonRandom refuses empty ranges in Python's words`() {
  let r = PythonRandom(seed: 1)
  #expect(throws: RandomError.value("empty range for randrange() (3, 3, 0)")) {
    try r.range(3, 3)
  }
  #expect(throws: RandomError.value("Sample larger than population or is negative")) {
    try r.sample(3, count: 4)
  }
}
