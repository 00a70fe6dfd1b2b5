import Foundation
import Testing

@testable import Arrays

private struct Recorded: Decodable {
  struct Continuous: Decodable { let name: String; let arguments, values: [Double] }
  struct Counts: Decodable { let name: String; let arguments: [Double]; let values: [Int64] }
  struct Integers: Decodable {
    let dtype: String
    let low, high: Int64
    let values: [Int64]
    let next: Double
  }
  struct Choice: Decodable {
    let population, count: Int
    let replace: Bool
    let p: [Double]?
    let values: [Int]
  }
  struct Stream: Decodable {
    let name: String
    let continuous: [Continuous]
    let counts: [Counts]
    let integers: [Integers]
    let choices: [Choice]
    let permutation: [Int]
    let bytes: [UInt8]
    let multinomial: [Int64]
    let mixed: [Double]
    let unshuffled: [Int]?
    let floats, children: [Double]?
    let standard_normal_digest, standard_exponential_digest: String
  }
  struct Words: Decodable { let words: [UInt32]; let values: [Double] }
  struct Sequence: Decodable {
    let words, key: [UInt32]
    let pool: Int
    let state: [UInt32]
    let state64: [String]
  }
  let legacy, modern: [Stream]
  let arrays: [Words]
  let sequences: [Sequence]

  static func load() throws -> Recorded { try randomFixture("random_numpy") }
}

func randomFixture<T: Decodable>(_ name: String) throws -> T {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  let url = folder.appendingPathComponent("Fixtures/\(name).json")
  return try JSONDecoder().decode(T.self, from: Data(contentsOf: url))
}

private func continuous(_ name: String, _ a: [Double]) -> ContinuousDistribution {
  switch name {
  case "standardUniform": .standardUniform
  case "uniform": .uniform(low: a[0], high: a[1])
  case "normal": .normal(mean: a[0], deviation: a[1])
  case "exponential": .exponential(scale: a[0])
  case "gamma": .gamma(shape: a[0], scale: a[1])
  case "beta": .beta(a: a[0], b: a[1])
  case "chiSquare": .chiSquare(degrees: a[0])
  case "f": .f(numerator: a[0], denominator: a[1])
  case "logNormal": .logNormal(mean: a[0], sigma: a[1])
  case "laplace": .laplace(location: a[0], scale: a[1])
  case "logistic": .logistic(location: a[0], scale: a[1])
  case "gumbel": .gumbel(location: a[0], scale: a[1])
  case "triangular": .triangular(left: a[0], mode: a[1], right: a[2])
  case "rayleigh": .rayleigh(scale: a[0])
  case "weibull": .weibull(a: a[0])
  case "pareto": .pareto(a: a[0])
  case "power": .power(a: a[0])
  case "studentT": .studentT(degrees: a[0])
  default: .cauchy
  }
}

private func counts(_ name: String, _ a: [Double]) -> CountDistribution {
  switch name {
  case "poisson": .poisson(mean: a[0])
  case "binomial": .binomial(trials: Int64(a[0]), probability: a[1])
  case "geometric": .geometric(probability: a[0])
  default: .negativeBinomial(successes: a[0], probability: a[1])
  }
}

private func digest(_ values: [Double]) -> String {
  String(
    values.reduce(14_695_981_039_346_656_037 as UInt64) {
      ($0 ^ $1.bitPattern) &* 1_099_511_628_211
    })
}

private func elements(_ raw: UnsafeMutableRawPointer, _ dtype: DType, _ count: Int) -> [Int64] {
  (0..<count).map { i in
    switch dtype {
    case .int8: Int64(raw.load(fromByteOffset: i, as: Int8.self))
    case .uint8: Int64(raw.load(fromByteOffset: i, as: UInt8.self))
    case .bool: raw.load(fromByteOffset: i, as: Bool.self) ? 1 : 0
    case .int16: Int64(raw.load(fromByteOffset: 2 * i, as: Int16.self))
    case .int32: Int64(raw.load(fromByteOffset: 4 * i, as: Int32.self))
    default: raw.load(fromByteOffset: 8 * i, as: Int64.self)
    }
  }
}

private let dtypes: [String: DType] = [
  "int64": .int64, "int32": .int32, "int16": .int16, "int8": .int8, "uint8": .uint8, "bool": .bool,
]

@Test func `RandomState gives numpy's legacy streams bit for bit`() throws {
  for stream in try Recorded.load().legacy {
    func make() -> RandomState { RandomState(seed: UInt32(stream.name)!) }
    for c in stream.continuous {
      let drawn = try make().draws(continuous(c.name, c.arguments), count: c.values.count)
      #expect(drawn == c.values, "\(c.name) \(c.arguments), seed \(stream.name)")
    }
    for c in stream.counts {
      let drawn = try make().draws(counts(c.name, c.arguments), count: c.values.count)
      #expect(drawn == c.values, "\(c.name) \(c.arguments), seed \(stream.name)")
    }
    for c in stream.integers {
      let r = make()
      let raw = UnsafeMutableRawPointer.allocate(byteCount: 8 * c.values.count, alignment: 8)
      defer { raw.deallocate() }
      let dtype = dtypes[c.dtype]!
      try r.fillIntegers(raw, count: c.values.count, dtype: dtype, low: c.low, high: c.high)
      #expect(elements(raw, dtype, c.values.count) == c.values, "\(c.dtype) \(c.low) \(c.high)")
      #expect(r.nextDouble() == c.next)
    }
    for c in stream.choices {
      let drawn = try make().choice(
        c.population, count: c.count, replace: c.replace, probabilities: c.p)
      #expect(drawn == c.values)
    }
    #expect(make().permutation(50) == stream.permutation)
    #expect(make().bytes(11) == stream.bytes)
    let bins = try make().multinomial(trials: 1000, probabilities: [0.2, 0.3, 0.1, 0.4])
    #expect(bins == stream.multinomial)
    let r = make()
    let mixed = [
      r.standardNormal(), Double(try r.integer(low: 0, high: 4)), r.standardNormal(),
      r.nextDouble(), r.standardNormal(), r.standardExponential(),
    ]
    #expect(mixed == stream.mixed)
    let normals = try make().draws(.normal(mean: 0, deviation: 1), count: 200_000)
    #expect(digest(normals) == stream.standard_normal_digest)
    let exponentials = try make().draws(.exponential(scale: 1), count: 200_000)
    #expect(digest(exponentials) == stream.standard_exponential_digest)
  }
}

@Test func `Generator gives the streams of numpy's default_rng bit for bit`() throws {
  for stream in try Recorded.load().modern {
    func make() -> Generator { Generator(seed: UInt64(stream.name)!) }
    for c in stream.continuous {
      let drawn = try make().draws(continuous(c.name, c.arguments), count: c.values.count)
      #expect(drawn == c.values, "\(c.name) \(c.arguments), seed \(stream.name)")
    }
    for c in stream.counts {
      let drawn = try make().draws(counts(c.name, c.arguments), count: c.values.count)
      #expect(drawn == c.values, "\(c.name) \(c.arguments), seed \(stream.name)")
    }
    for c in stream.integers {
      let r = make()
      let raw = UnsafeMutableRawPointer.allocate(byteCount: 8 * c.values.count, alignment: 8)
      defer { raw.deallocate() }
      let dtype = dtypes[c.dtype]!
      try r.fillIntegers(raw, count: c.values.count, dtype: dtype, low: c.low, high: c.high)
      #expect(elements(raw, dtype, c.values.count) == c.values, "\(c.dtype) \(c.low) \(c.high)")
      #expect(r.nextDouble() == c.next)
    }
    for c in stream.choices {
      let drawn = try make().choice(
        c.population, count: c.count, replace: c.replace, probabilities: c.p)
      #expect(drawn == c.values, "\(c.population) \(c.count) \(c.replace)")
    }
    let unshuffled = try make().choice(1000, count: 20, replace: false, shuffle: false)
    #expect(unshuffled == stream.unshuffled!)
    let single = make()
    #expect((0..<10).map { _ in Double(single.nextFloat()) } == stream.floats!)
    #expect(make().spawn(3).map { $0.nextDouble() } == stream.children!)
    #expect(make().permutation(50) == stream.permutation)
    #expect(make().bytes(11) == stream.bytes)
    let bins = try make().multinomial(trials: 1000, probabilities: [0.2, 0.3, 0.1, 0.4])
    #expect(bins == stream.multinomial)
    let r = make()
    let mixed = [
      r.standardNormal(), Double(try r.integer(low: 0, high: 4)), r.standardNormal(),
      r.nextDouble(), r.standardNormal(), r.standardExponential(),
    ]
    #expect(mixed == stream.mixed)
    let normals = try make().draws(.normal(mean: 0, deviation: 1), count: 200_000)
    #expect(digest(normals) == stream.standard_normal_digest)
    let exponentials = try make().draws(.exponential(scale: 1), count: 200_000)
    #expect(digest(exponentials) == stream.standard_exponential_digest)
  }
}

@Test func `seed arrays and seed sequences mix as numpy's`() throws {
  for c in try Recorded.load().arrays {
    let r = try RandomState(seeds: c.words)
    #expect(try r.draws(.standardUniform, count: 8) == c.values)
  }
  for c in try Recorded.load().sequences {
    let s = try SeedSequence(entropy: c.words, spawnKey: c.key, poolSize: c.pool)
    #expect(s.generateState(count: 10) == c.state)
    #expect(s.generateState64(count: 3).map(String.init) == c.state64)
  }
}

@Test func `a stored state continues the stream`() throws {
  let r = RandomState(seed: 7)
  _ = try r.draws(.normal(mean: 0, deviation: 1), count: 701)
  let copy = try RandomState(state: r.state)
  #expect(
    try r.draws(.normal(mean: 0, deviation: 1), count: 700)
      == copy.draws(.normal(mean: 0, deviation: 1), count: 700))
  let g = Generator(seed: 7)
  _ = try g.integers(low: 0, high: 9, count: 3)
  let twin = Generator(seed: 8)
  twin.state = g.state
  #expect(
    try g.integers(low: 0, high: 9, count: 30) == twin.integers(low: 0, high: 9, count: 30))
}

@Test func `refused arguments have numpy's words`() {
  let r = RandomState(seed: 0)
  func message(_ body: () throws -> Void) -> String? {
    do { try body() } catch { return "\((error as! RandomError).pythonClass): \(error)" }
    return nil
  }
  #expect(message { _ = try r.integer(low: 3, high: 2) } == "ValueError: low >= high")
  #expect(message { _ = try r.integer(low: 0, high: -1) } == "ValueError: high <= 0")
  #expect(
    message { _ = try r.draw(.normal(mean: 0, deviation: -1)) } == "ValueError: scale < 0")
  #expect(
    message { _ = try r.draw(.uniform(low: 0, high: .infinity)) }
      == "OverflowError: Range exceeds valid bounds")
  #expect(
    message { _ = try r.choice(3, count: 4, replace: false) }
      == "ValueError: Cannot take a larger sample than population when 'replace=False'")
  #expect(
    message { _ = try r.choice(2, count: 1, probabilities: [0.5, 0.4]) }
      == "ValueError: probabilities do not sum to 1")
  #expect(message { _ = try r.draw(.poisson(mean: -1)) } == "ValueError: lam < 0 or lam is NaN")
}
