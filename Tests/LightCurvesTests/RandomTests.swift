import Foundation
import Testing

@testable import LightCurves

@Suite struct RandomTests {
  @Test func `exponentials and logarithms agree with the system's to two units in the last place`()
  {
    var random = CounterRandom(seed: 1)
    for _ in 0..<20_000 {
      let x = random.uniform(-40, 40)
      let y = Foundation.exp(x)
      #expect(abs(Elementary.exp(x) - y) <= 2 * y.ulp)
      let z = Foundation.log(y)
      #expect(abs(Elementary.log(y) - z) <= 2 * max(z.magnitude.ulp, 1e-17))
    }
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.exp(-1000) == 0)
    #expect(Elementary.exp(1000) == .infinity)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-1).isNaN)
  }

  @Test func `a stream depends on its whole key`() {
    func first(_ random: CounterRandom) -> UInt64 {
      var random = random
      return random.bits()
    }
    let keys = [
      CounterRandom(seed: 1), CounterRandom(seed: 2), CounterRandom(seed: 1, 0),
      CounterRandom(seed: 1, 1), CounterRandom(seed: 1, 0, 0), CounterRandom(seed: 1, 0, 1),
      CounterRandom(seed: 1, 1, 0),
    ]
    #expect(Set(keys.map(first)).count == keys.count)
    #expect(first(CounterRandom(seed: 42, 3)) == first(CounterRandom(seed: 42, 3)))
  }

  @Test func `normals have the normal distribution's quantiles and moments`() {
    // scipy.stats.norm.ppf
    #expect(abs(CounterRandom.normalQuantile(0.975) - 1.959963984540054) < 1e-14)
    #expect(abs(CounterRandom.normalQuantile(0.001) + 3.090232306167813) < 1e-14)
    #expect(abs(CounterRandom.normalQuantile(1e-20) + 9.262340089798408) < 1e-12)
    var random = CounterRandom(seed: 5)
    let values = (0..<40_000).map { _ in random.normal() }
    let mean = values.reduce(0, +) / 40_000
    let variance = values.reduce(0) { $0 + $1 * $1 } / 40_000
    #expect(abs(mean) < 0.02)
    #expect(abs(variance - 1) < 0.03)
  }

  @Test func `choices follow their weights`() {
    var random = CounterRandom(seed: 6)
    var counts = [0, 0, 0]
    for _ in 0..<30_000 { counts[random.choice([1, 0, 2])] += 1 }
    #expect(counts[1] == 0)
    #expect(abs(Double(counts[0]) / 30_000 - 1.0 / 3) < 0.01)
    for _ in 0..<1000 { #expect((0..<7).contains(random.below(7))) }
  }

  @Test func `distances are those of astropy's FlatLambdaCDM with H0 70 and Om0 0.3`() {
    for (z, megaparsecs) in [
      (0.1, 460.2999364), (0.5, 2832.9380939), (1.0, 6607.6576118), (3.0, 25422.7417452),
    ] {
      #expect(abs(Cosmology.luminosityDistance(z) / megaparsecs - 1) < 1e-7)
    }
  }
}
