import Search

/// The objectives of the recorded trial sequences, in exact double arithmetic.
enum Objective {
  struct Pruned: Error {}

  static func run(_ name: String, _ t: Trial) throws -> [Double] {
    switch name {
    case "float", "enqueue":
      let x = try t.suggestFloat("x", -10, 10)
      let y = try t.suggestFloat("y", -5, 5)
      return [(x - 2) * (x - 2) + (y + 1) * (y + 1)]
    case "logfloat":
      let lr = try t.suggestFloat("lr", 1e-5, 1, log: true)
      let wd = try t.suggestFloat("wd", 1e-6, 1e-2, log: true)
      return [100 * (lr - 0.01) * (lr - 0.01) + 1000 * (wd - 0.0005) * (wd - 0.0005)]
    case "int":
      let a = try t.suggestInt("a", 0, 100)
      let b = try t.suggestInt("b", 1, 1000, log: true)
      return [Double((a - 37) * (a - 37) * 1000 + (b - 50) * (b - 50))]
    case "step":
      let n = try t.suggestInt("n", 16, 256, step: 16)
      let d = try t.suggestFloat("d", 0, 0.9, step: 0.1)
      return [0.001 * Double((n - 96) * (n - 96)) + 4 * (d - 0.3) * (d - 0.3)]
    case "cat": return [try categorical(t)]
    case "gbdt_min": return [try boosting(t)]
    case "gbdt_max": return [1 - (try boosting(t))]
    case "dynamic": return [try dynamic(t)]
    case "prune": return [try pruned(t)]
    case "fail":
      let x = try t.suggestFloat("x", 0, 4)
      let y = try t.suggestInt("y", 0, 9)
      if y == 3 { return [.nan] }
      return [(x - 1) * (x - 1) + 0.1 * Double((y - 5) * (y - 5))]
    case "constraint":
      let x = try t.suggestFloat("x", -2, 2)
      let y = try t.suggestFloat("y", -2, 2)
      try t.setConstraint("c0", x + y - 0.5)
      return [(x - 1) * (x - 1) + (y - 1) * (y - 1)]
    case "multi":
      let x = try t.suggestFloat("x", 0, 2)
      let y = try t.suggestFloat("y", -1, 3)
      let o = try t.suggestChoice("c", [.string("a"), .string("b")]) == 1 ? 0.25 : 0
      return [x * x + 4 * y * y + o, (x - 1) * (x - 1) + (y - 2) * (y - 2) - o]
    case "mixed": return [try mixed(t)]
    case "two": return try two(t).values
    case "two_constrained":
      let (values, x, y) = try two(t)
      try t.setConstraint("c0", x - y - 0.5)
      try t.setConstraint("c1", 0.2 - x)
      return values
    case "three":
      let x = try t.suggestFloat("x", -1, 1)
      let y = try t.suggestInt("y", 0, 10)
      return [
        x * x + 0.1 * Double(y), (x - 1) * (x - 1), 0.2 * Double((y - 5) * (y - 5)) - x,
      ]
    case "conditional":
      if try t.suggestChoice("kind", [.string("p"), .string("q")]) == 0 {
        let a = try t.suggestFloat("a", 0, 1)
        return [(a - 0.3) * (a - 0.3)]
      }
      let b = try t.suggestInt("b", 0, 20)
      let z = try t.suggestFloat("z", 1, 1)
      return [0.01 * Double((b - 7) * (b - 7)) + 0.05 * z]
    case "reports": return [try reports(t)]
    case "falling": return [try falling(t)]
    default:
      let x = try t.suggestFloat("x", -10, 10)
      let q = try t.suggestInt("q", 0, 1000)
      let c = try t.suggestChoice("c", ["a", "b", "c"].map(ParameterValue.string))
      return [(x - 2) * (x - 2) + 0.0001 * Double((q - 400) * (q - 400)) + [0.0, 1, 2][c]]
    }
  }

  private static func categorical(_ t: Trial) throws -> Double {
    let act = try t.suggestChoice("act", ["relu", "tanh", "gelu"].map(ParameterValue.string))
    let opt = try t.suggestChoice("opt", ["sgd", "adam"].map(ParameterValue.string))
    let sizes = [1, 2, 4, 8, 16]
    let w = sizes[try t.suggestChoice("w", sizes.map(ParameterValue.int))]
    let x = try t.suggestFloat("x", 0, 1)
    let c = [0.0, 0.5, -0.25][act] + [0.125, 0][opt]
    return c + 0.01 * Double((w - 4) * (w - 4)) + (x - 0.7) * (x - 0.7)
  }

  /// The space of the gradient-boosting searches: 11 parameters, and 2 more for one choice.
  static func boosting(_ t: Trial) throws -> Double {
    let isDart = try t.suggestChoice("boosting", [.string("gbdt"), .string("dart")]) == 1
    func square(_ name: String, _ low: Int, _ high: Int, _ middle: Int) throws -> Double {
      let value = try t.suggestInt(name, low, high) - middle
      return Double(value * value)
    }
    let leaves = try square("num_leaves", 7, 23, 15)
    let depth = try square("max_depth", 3, 5, 4)
    let rate = try t.suggestFloat("learning_rate", 0.01, 0.05)
    let rounds = try square("n_estimators", 400, 800, 650)
    let features = try t.suggestFloat("feature_fraction", 0.3, 0.6)
    let bagging = try t.suggestFloat("bagging_fraction", 0.4, 0.7)
    let frequency = try square("bagging_freq", 3, 7, 5)
    let alpha = try t.suggestFloat("reg_alpha", 2, 15)
    let lambda = try t.suggestFloat("reg_lambda", 5, 20)
    let samples = try square("min_child_samples", 25, 60, 40)
    let drop = isDart ? try t.suggestFloat("drop_rate", 0.1, 0.3) : 0
    let skip = isDart ? try t.suggestFloat("skip_drop", 0.4, 0.6) : 0
    var s = 0.0
    s += 0.01 * leaves
    s += 0.1 * depth
    s += 1000 * (rate - 0.02) * (rate - 0.02)
    s += 0.00001 * rounds
    s += 10 * (features - 0.45) * (features - 0.45)
    s += 10 * (bagging - 0.6) * (bagging - 0.6)
    s += 0.05 * frequency
    s += 0.01 * (alpha - 6) * (alpha - 6)
    s += 0.01 * (lambda - 10) * (lambda - 10)
    s += 0.001 * samples
    if isDart {
      s -= 0.2
      s += 20 * (drop - 0.15) * (drop - 0.15)
      s += 20 * (skip - 0.5) * (skip - 0.5)
    }
    return s
  }

  private static func mixed(_ t: Trial) throws -> Double {
    let x = try t.suggestFloat("x", -2, 2)
    let r = try t.suggestFloat("r", 1e-4, 1, log: true)
    let n = try t.suggestInt("n", 1, 9)
    let s = try t.suggestFloat("s", 0, 1, step: 0.25)
    let k = try t.suggestInt("k", 1, 64, log: true)
    let c = try t.suggestChoice("c", ["a", "b", "c"].map(ParameterValue.string))
    let o = [0.0, 0.5, -0.25][c]
    let square = (x - 0.5) * (x - 0.5)
    return square + r + 0.1 * Double((n - 4) * (n - 4)) + s * x + 0.001 * Double(k) + o
  }

  private static func two(_ t: Trial) throws -> (values: [Double], x: Double, y: Double) {
    let x = try t.suggestFloat("x", 0, 2)
    let y = try t.suggestFloat("y", -1, 3)
    let o = try t.suggestChoice("c", [.string("a"), .string("b")]) == 1 ? 0.25 : 0
    return ([x * x + 4 * y * y + o, (x - 1) * (x - 1) + (y - 2) * (y - 2) - o], x, y)
  }

  private static func reports(_ t: Trial) throws -> Double {
    let steps = 12
    let x = try t.suggestFloat("x", -3, 3)
    let m = try t.suggestInt("m", 1, 8)
    var v = 0.0
    for step in 0..<steps {
      let left = steps - 1 - step
      v =
        (x - 0.5) * (x - 0.5) + 0.1 * Double((m - 3) * (m - 3))
        + 0.05 * Double(left * left) * (x + 4)
      if m == 7 && step == 3 { v = .nan }
      try t.report(v, step: step)
      if try t.shouldPrune() { throw Pruned() }
    }
    return v
  }

  private static func falling(_ t: Trial) throws -> Double {
    let x = try t.suggestFloat("x", 0, 1)
    var v = 0.0
    for step in 0..<30 {
      v = x * Double((step * 7) % 11) + 0.01 * Double(step)
      try t.report(v, step: step)
      if try t.shouldPrune() { throw Pruned() }
    }
    return v
  }

  private static func dynamic(_ t: Trial) throws -> Double {
    let k = try t.suggestInt("k", 1, 3)
    let z = try t.suggestFloat("z", 2.5, 2.5)
    var s = 0.0
    for i in 0..<k {
      let u = try t.suggestInt("u\(i)", 4, 64, step: 4)
      s += 0.01 * Double((u - 32) * (u - 32))
    }
    let h = try t.suggestFloat("h", 0, 1 + Double(k))
    s += (h - 0.5 * Double(k)) * (h - 0.5 * Double(k))
    return s - 0.25 * Double(k) + z
  }

  private static func pruned(_ t: Trial) throws -> Double {
    let x = try t.suggestFloat("x", -3, 3)
    let m = try t.suggestInt("m", 1, 8)
    var v = 0.0
    for step in 0..<8 {
      v =
        (x - 0.5) * (x - 0.5) + 0.1 * Double((m - 3) * (m - 3))
        + 0.05 * Double((7 - step) * (7 - step)) * (x + 4)
      try t.report(v, step: step)
      if try t.shouldPrune() { throw Pruned() }
    }
    return v
  }
}

extension Study {
  /// Runs trials of an objective one after the other.
  func run(_ objective: String, trials: Int) throws {
    for _ in 0..<trials {
      let trial = try ask()
      do {
        try tell(trial, values: Objective.run(objective, trial))
      } catch is Objective.Pruned { try tell(trial, values: nil, state: .pruned) }
    }
  }
}
