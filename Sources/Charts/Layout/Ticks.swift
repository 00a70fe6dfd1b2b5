import Foundation

/// A labelled place on an axis.
struct Tick: Equatable {
  var value: Double
  var label: String
}

/// Where the ticks of an axis go: round numbers, as many as there is room for.
enum Ticks {
  /// At most about `target` multiples of 1, 2, 2.5 or 5 times a power of ten.
  static func linear(_ low: Double, _ high: Double, target: Int, integers: Bool = false) -> [Tick] {
    guard high > low, (high - low).isFinite else { return [Tick(value: low, label: "")] }
    let raw = (high - low) / Double(max(target, 1))
    var power = Numerals.exponent(raw)
    var mantissa = raw / Numerals.powerOfTen(power)
    let choices = integers ? [1.0, 2, 5, 10] : [1, 2, 2.5, 5, 10]
    mantissa = choices.first { $0 >= mantissa * 0.9999 } ?? 10
    if mantissa == 10 { (mantissa, power) = (1, power + 1) }
    if integers, power < 0 { (mantissa, power) = (1, 0) }
    let values = multiples(mantissa, power, low, high)
    let decimals = max(0, -power + (mantissa == 2.5 ? 1 : 0))
    let step = mantissa * Numerals.powerOfTen(power)
    return values.map {
      Tick(value: $0, label: label($0, decimals, step, max(abs(low), abs(high))))
    }
  }

  private static func multiples(_ mantissa: Double, _ power: Int, _ low: Double, _ high: Double)
    -> [Double]
  {
    let unit = Numerals.powerOfTen(abs(power))
    let step = power < 0 ? mantissa / unit : mantissa * unit
    let (first, last) = ((low / step - 1e-9).rounded(.up), (high / step + 1e-9).rounded(.down))
    guard last >= first, last - first < 1000 else { return [] }
    return stride(from: first, through: last, by: 1).map { k in
      power < 0 ? k * mantissa / unit : k * mantissa * unit
    }
  }

  private static func label(_ value: Double, _ decimals: Int, _ step: Double, _ size: Double)
    -> String
  {
    if size < 1e-3 { return Numerals.scientific(value) }
    if size >= 1e15 { return Numerals.scientific(value) }
    if size >= 1e5, step >= size * 1e-3 {
      let (unit, name): (Double, String) =
        size >= 1e12
        ? (1e12, "T") : size >= 1e9 ? (1e9, "G") : size >= 1e6 ? (1e6, "M") : (1e3, "k")
      if value == 0 { return "0" }
      let digits = max(0, -Numerals.exponent(step / unit * 1.0000001))
      let halves = isQuarter(step / unit) ? 1 : 0
      return Numerals.typographic(Numerals.fixed(value / unit, digits + halves)) + name
    }
    return Numerals.typographic(Numerals.fixed(value, decimals))
  }

  private static func isQuarter(_ step: Double) -> Bool {
    let mantissa = step / Numerals.powerOfTen(Numerals.exponent(step * 1.0000001))
    return abs(mantissa - 2.5) < 0.01
  }

  /// Powers of ten, with 2 and 5 times them where the range is short.
  static func log(_ low: Double, _ high: Double, target: Int) -> [Tick] {
    guard low > 0, high > low else { return [] }
    let first = Int((log10(low) - 1e-9).rounded(.up))
    let last = Int((log10(high) + 1e-9).rounded(.down))
    let decades = last - first + 1
    if decades < 2 {
      let factors = [1.0, 2, 5].flatMap { f in
        (first - 1...last + 1).map { f * Foundation.pow(10, Double($0)) }
      }
      let inside = factors.filter { $0 >= low * 0.999999 && $0 <= high * 1.000001 }.sorted()
      if inside.count < 2 { return linear(low, high, target: target) }
      return inside.map { Tick(value: $0, label: powerLabel($0)) }
    }
    let step = max(1, (decades + target - 1) / max(target, 1))
    let powers = (first...last).filter { $0 % step == 0 || step == 1 }
    var values = powers.map { Foundation.pow(10, Double($0)) }
    if step == 1, decades * 3 <= target {
      values += (first - 1...last).flatMap { p in
        [2.0, 5].map { $0 * Foundation.pow(10, Double(p)) }
      }
      values = values.filter { $0 >= low && $0 <= high }.sorted()
    }
    return values.map { Tick(value: $0, label: powerLabel($0)) }
  }

  private static func powerLabel(_ value: Double) -> String {
    if value >= 1e-4 && value < 1e5 {
      return Numerals.trimmed(Numerals.fixed(value, max(0, -Numerals.exponent(value * 1.0000001))))
    }
    return Numerals.scientific(value, digits: 1)
  }

  /// Zero, then powers of ten of both signs from the outside in, then 2 and 5 times them, as long
  /// as there are `spacing` pixels between two.
  static func asinh(_ projection: Projection, spacing: Double) -> [Tick] {
    let reach = max(abs(projection.low), abs(projection.high))
    guard reach > 0, reach.isFinite else { return [Tick(value: 0, label: "0")] }
    let top = Int(log10(reach).rounded(.down))
    var candidates = [0.0]
    for factor in [1.0, 3] {
      for power in stride(from: top, through: top - 12, by: -1) {
        let size = factor * Foundation.pow(10, Double(power))
        candidates += [size, -size]
      }
    }
    var kept: [(value: Double, pixel: Double)] = []
    for value in candidates where projection.holds(value) {
      guard let pixel = projection(value) else { continue }
      if kept.allSatisfy({ abs($0.pixel - pixel) >= spacing }) { kept.append((value, pixel)) }
    }
    return kept.sorted { $0.value < $1.value }.map {
      let text = $0.value == 0 ? "0" : powerLabel(abs($0.value))
      return Tick(value: $0.value, label: ($0.value < 0 ? "−" : "") + text)
    }
  }

  /// The ticks of any axis, thinned until `fits` says that their labels have room.
  static func chosen(
    _ axis: Axis, _ projection: Projection, spacing: Double, fits: ([Tick]) -> Bool
  ) -> [Tick] {
    if let names = axis.categories {
      return names.enumerated().map { Tick(value: Double($0.offset), label: $0.element) }
    }
    var target = max(2, Int(projection.length / spacing))
    var room = spacing
    while true {
      let ticks =
        switch axis.scale {
        case .log: log(projection.low, projection.high, target: target)
        case .asinh: asinh(projection, spacing: room * 0.6)
        default: linear(projection.low, projection.high, target: target, integers: axis.integers)
        }
      if target <= 1 || fits(ticks) { return ticks }
      target -= 1
      room *= 1.3
    }
  }
}
