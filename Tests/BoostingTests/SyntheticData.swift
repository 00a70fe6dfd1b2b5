/// Seeded data sets that `Fixtures/synthetic.py` makes too, bit for bit: only exact arithmetic.
enum SyntheticData {
  private static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

  private static func mix(_ x: UInt64) -> UInt64 {
    var z = x
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  static func uniform(_ seed: Int, _ stream: Int, _ row: Int) -> Double {
    let key = mix(UInt64(seed) &* golden &+ UInt64(stream))
    return Double(mix(key &+ UInt64(row) &* golden) >> 11) * 0x1p-53
  }

  static func normal(_ seed: Int, _ stream: Int, _ row: Int) -> Double {
    let s = 4 * stream + 1000
    return
      (uniform(seed, s, row) + uniform(seed, s + 1, row) + uniform(seed, s + 2, row)
      + uniform(seed, s + 3, row) - 2) * 1.7
  }

  private static func value(_ kind: Character, _ seed: Int, _ j: Int, _ row: Int) -> Double {
    let u = uniform(seed, j, row)
    let x = normal(seed, j, row)
    let v = uniform(seed, 500 + j, row)
    switch kind {
    case "n": return x
    case "f": return Double(Float(x))
    case "i": return (u * 20).rounded(.down) - 5
    case "s": return v < 0.8 ? 0 : x
    case "m": return v < 0.2 ? .nan : x
    case "z": return v < 0.15 ? .nan : v < 0.6 ? 0 : (u * 9).rounded(.down) - 4
    case "c": return (u * u * 30).rounded(.down)
    case "C": return v < 0.1 ? .nan : (u * u * 60).rounded(.down) - 1
    case "q": return (u * 4).rounded(.down)
    case "k": return 2.5
    case "o": return (uniform(seed, 900, row) * 9).rounded(.down) == Double(j % 9) ? 1 : 0
    case "t": return x * 1e-8
    case "b": return x * 1e6 + 1e7
    case "d": return (u * 3).rounded(.down) * 0.5
    case "e": return x * x * x
    case "p": return u + 0.01
    case "w": return v < 0.97 ? 0 : (u * 5).rounded(.down) + 1
    default: preconditionFailure("unknown kind \(kind)")
    }
  }

  private static let weights = [1.0, -0.7, 0.5, -0.3, 0.2, 0.9, -0.4]

  /// Row-major values.
  static func table(_ kinds: String, _ seed: Int, start: Int, count: Int) -> [Double] {
    let kinds = Array(kinds)
    return (start..<start + count).flatMap { row in
      kinds.enumerated().map { value($0.element, seed, $0.offset, row) }
    }
  }

  static func signal(_ table: [Double], _ kinds: String, _ seed: Int, start: Int) -> [Double] {
    let kinds = Array(kinds)
    let width = kinds.count
    return (0..<table.count / width).map { i in
      var s = 0.0
      for (j, kind) in kinds.enumerated() {
        var x = table[i * width + j]
        if x.isNaN { x = 0.3 }
        switch kind {
        case "c", "C", "q": x = (x / 3).rounded(.down) * 3 == x ? 1 : -0.5
        case "t": x = x * 1e8
        case "b": x = (x - 1e7) * 1e-6
        case "i", "z": x = x * 0.2
        default: break
        }
        s = s + weights[j % 7] * x
      }
      let (first, last) = (table[i * width], table[i * width + width - 1])
      let x0 = first.isNaN ? 0 : first
      let step = (last.isNaN ? 0 : last) > 0.2 ? 1.0 : 0.0
      return s + 0.8 * x0 * step + normal(seed, 300, start + i) * 0.8
    }
  }

  static func labels(_ task: String, _ signal: [Double], classes: Int) -> [Double] {
    signal.map { s in
      switch task {
      case "binary": s > 0.4 ? 1 : 0
      case "regression": s
      case "positive": s.magnitude + 0.125
      case "count": (s.magnitude * 2).rounded(.down)
      case "share": min(max(s * 0.25 + 0.5, 0), 1)
      case "multiclass":
        min(max((s + Double(classes) * 0.5).rounded(.down), 0), Double(classes) - 1)
      default: min(max((s + 1).rounded(.down), 0), 4)
      }
    }
  }

  static func groups(_ count: Int) -> [Int] {
    var sizes: [Int] = []
    var left = count
    while left > 0 {
      let size = min(left, [7, 12, 1, 20, 15, 33, 2][sizes.count % 7])
      sizes.append(size)
      left -= size
    }
    return sizes
  }

  static func rowWeights(_ seed: Int, _ count: Int) -> [Double] {
    (0..<count).map { 0.5 + uniform(seed, 700, $0) }
  }

  static func startScores(_ seed: Int, _ count: Int, classes: Int) -> [Double] {
    (0..<classes).flatMap { k in (0..<count).map { normal(seed, 800 + k, $0) * 0.3 } }
  }
}
