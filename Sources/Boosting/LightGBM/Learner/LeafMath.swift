/// Outputs and gains of leaves, in the exact order of operations of LightGBM.
struct LeafMath {
  let rules: SplitRules
  let usesL1: Bool
  let usesMaxDelta: Bool
  let usesSmoothing: Bool

  @inline(__always)
  init(_ rules: SplitRules) {
    self.rules = rules
    (usesL1, usesMaxDelta, usesSmoothing) = (rules.usesL1, rules.usesMaxDelta, rules.usesSmoothing)
  }

  /// With the case distinctions that the library makes where they may be needed or not.
  @inline(__always)
  init(_ rules: SplitRules, usesSmoothing: Bool) {
    self.rules = rules
    self.usesSmoothing = usesSmoothing
    (usesL1, usesMaxDelta) = (true, true)
  }

  @inline(__always)
  static func sign(_ x: Double) -> Double { (x > 0 ? 1 : 0) - (x < 0 ? 1 : 0) }

  @inline(__always)
  func thresholded(_ gradient: Double) -> Double {
    Self.sign(gradient) * max(0, gradient.magnitude - rules.l1)
  }

  @inline(__always)
  func output(
    _ gradient: Double, _ hessian: Double, rows: Int32, parent: Double, l2: Double
  ) -> Double {
    var value = usesL1 ? -thresholded(gradient) / (hessian + l2) : -gradient / (hessian + l2)
    if usesMaxDelta, rules.maxDelta > 0, value.magnitude > rules.maxDelta {
      value = Self.sign(value) * rules.maxDelta
    }
    if usesSmoothing {
      let share = Double(rows) / rules.smoothing
      value = value * share / (share + 1) + parent / (share + 1)
    }
    return value
  }

  @inline(__always)
  func gain(_ gradient: Double, _ hessian: Double, output: Double, l2: Double) -> Double {
    let g = usesL1 ? thresholded(gradient) : gradient
    return -(2.0 * g * output + (hessian + l2) * output * output)
  }

  @inline(__always)
  func gain(
    _ gradient: Double, _ hessian: Double, rows: Int32, parent: Double, l2: Double
  ) -> Double {
    if !usesMaxDelta && !usesSmoothing {
      let g = usesL1 ? thresholded(gradient) : gradient
      return (g * g) / (hessian + l2)
    }
    let best = output(gradient, hessian, rows: rows, parent: parent, l2: l2)
    return gain(gradient, hessian, output: best, l2: l2)
  }

  /// LightGBM's rounding of estimated row counts; beyond 32 bits as the processor does.
  @inline(__always)
  static func count(_ x: Double) -> Int32 {
    let y = x + 0.5
    return y > -2_147_483_649 && y < 2_147_483_648 ? Int32(y) : .min
  }
}
