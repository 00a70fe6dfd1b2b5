/// The search for a step along a line that lowers a function enough.
///
/// Moré and Thuente's `dcsrch` and `dcstep` of MINPACK-2, as SciPy has them.
struct LineSearch {
  enum State { case evaluate, converged, warning }

  /// Sufficient decrease, curvature, and the relative width at which it gives up.
  let ftol: Double
  let gtol: Double
  let xtol: Double
  let largest: Double
  private(set) var step: Double

  private let start: Double
  private let slope: Double
  private let test: Double
  private var width: Double
  private var width1: Double
  private var isBracketed = false
  private var stage = 1
  private var low: Point
  private var high: Point
  private var least = 0.0
  private var most: Double

  /// A step with the function's value and slope there.
  private struct Point {
    var step: Double
    var value: Double
    var slope: Double
  }

  /// - Parameters:
  ///   - value: the function at step 0.
  ///   - slope: its derivative there, negative.
  ///   - step: the first step to try.
  init(
    value: Double, slope: Double, step: Double, largest: Double, ftol: Double = 1e-3,
    gtol: Double = 0.9, xtol: Double = 0.1
  ) {
    (self.ftol, self.gtol, self.xtol, self.largest) = (ftol, gtol, xtol, largest)
    self.step = step
    self.slope = slope
    start = value
    test = ftol * slope
    width = largest
    width1 = 2 * largest
    low = Point(step: 0, value: value, slope: slope)
    high = low
    most = step + 4 * step
  }

  /// Takes the function's value and slope at `step` and chooses the next step.
  mutating func advance(value f: Double, slope g: Double) -> State {
    let bound = start + step * test
    if stage == 1 && f <= bound && g >= 0 { stage = 2 }
    var state = State.evaluate
    if isBracketed && (step <= least || step >= most) { state = .warning }
    if isBracketed && most - least <= xtol * most { state = .warning }
    if step == largest && f <= bound && g <= test { state = .warning }
    if step == 0 && (f > bound || g >= test) { state = .warning }
    if f <= bound && abs(g) <= gtol * -slope { state = .converged }
    if state != .evaluate { return state }
    if stage == 1 && f <= low.value && f > bound {
      // Steps are chosen for the function less what it must fall by.
      low = lessened(low)
      high = lessened(high)
      choose(Point(step: step, value: f - step * test, slope: g - test))
      low = restored(low)
      high = restored(high)
    } else {
      choose(Point(step: step, value: f, slope: g))
    }
    if isBracketed {
      if abs(high.step - low.step) >= 0.66 * width1 {
        step = low.step + 0.5 * (high.step - low.step)
      }
      width1 = width
      width = abs(high.step - low.step)
      least = min(low.step, high.step)
      most = max(low.step, high.step)
    } else {
      least = step + 1.1 * (step - low.step)
      most = step + 4 * (step - low.step)
    }
    step = min(max(step, 0), largest)
    if isBracketed && (step <= least || step >= most || most - least <= xtol * most) {
      step = low.step
    }
    return .evaluate
  }

  private func lessened(_ point: Point) -> Point {
    Point(step: point.step, value: point.value - point.step * test, slope: point.slope - test)
  }

  private func restored(_ point: Point) -> Point {
    Point(step: point.step, value: point.value + point.step * test, slope: point.slope + test)
  }

  /// A safeguarded step by cubic and quadratic interpolation; keeps the interval that holds it.
  private mutating func choose(_ new: Point) {
    let (fx, dx, fp, dp) = (low.value, low.slope, new.value, new.slope)
    let (stx, stp) = (low.step, new.step)
    let isOpposite = (dp > 0 && dx < 0) || (dp < 0 && dx > 0)
    let chosen: Double
    if fp > fx {
      let theta = 3 * (fx - fp) / (stp - stx) + dx + dp
      var gamma = root(theta, dx, dp)
      if stp < stx { gamma = -gamma }
      let r = ((gamma - dx) + theta) / (((gamma - dx) + gamma) + dp)
      let cubic = stx + r * (stp - stx)
      let quadratic = stx + ((dx / ((fx - fp) / (stp - stx) + dx)) / 2) * (stp - stx)
      chosen =
        abs(cubic - stx) <= abs(quadratic - stx) ? cubic : cubic + (quadratic - cubic) / 2
      isBracketed = true
    } else if isOpposite {
      let theta = 3 * (fx - fp) / (stp - stx) + dx + dp
      var gamma = root(theta, dx, dp)
      if stp > stx { gamma = -gamma }
      let r = ((gamma - dp) + theta) / (((gamma - dp) + gamma) + dx)
      let cubic = stp + r * (stx - stp)
      let secant = stp + (dp / (dp - dx)) * (stx - stp)
      chosen = abs(cubic - stp) > abs(secant - stp) ? cubic : secant
      isBracketed = true
    } else if abs(dp) < abs(dx) {
      chosen = flatter(new)
    } else if isBracketed {
      let (fy, dy, sty) = (high.value, high.slope, high.step)
      let theta = 3 * (fp - fy) / (sty - stp) + dy + dp
      var gamma = root(theta, dy, dp)
      if stp > sty { gamma = -gamma }
      let r = ((gamma - dp) + theta) / (((gamma - dp) + gamma) + dy)
      chosen = stp + r * (sty - stp)
    } else {
      chosen = stp > stx ? most : least
    }
    if fp > fx {
      high = new
    } else {
      if isOpposite { high = low }
      low = new
    }
    step = chosen
  }

  /// The third case: a lower value, the same sign of the slope, and less of it.
  private func flatter(_ new: Point) -> Double {
    let (dx, dp, stx, stp) = (low.slope, new.slope, low.step, new.step)
    let theta = 3 * (low.value - new.value) / (stp - stx) + dx + dp
    let s = max(abs(theta), abs(dx), abs(dp))
    var gamma = s * max(0, (theta / s) * (theta / s) - (dx / s) * (dp / s)).squareRoot()
    if stp > stx { gamma = -gamma }
    let r = ((gamma - dp) + theta) / ((gamma + (dx - dp)) + gamma)
    let cubic = r < 0 && gamma != 0 ? stp + r * (stx - stp) : stp > stx ? most : least
    let secant = stp + (dp / (dp - dx)) * (stx - stp)
    if isBracketed {
      let nearer = abs(cubic - stp) < abs(secant - stp) ? cubic : secant
      let limit = stp + 0.66 * (high.step - stp)
      return stp > stx ? min(limit, nearer) : max(limit, nearer)
    }
    let farther = abs(cubic - stp) > abs(secant - stp) ? cubic : secant
    return min(max(farther, least), most)
  }

  private func root(_ theta: Double, _ a: Double, _ b: Double) -> Double {
    let s = max(abs(theta), abs(a), abs(b))
    return s * ((theta / s) * (theta / s) - (a / s) * (b / s)).squareRoot()
  }
}
