/// Exact decimal arithmetic on the shortest texts of doubles, as Python's `decimal` on `str(x)`.
///
/// Optuna lowers the end of a stepped range to the grid with it, so that 0.9 stays on a grid of 0.1.
struct DecimalGrid {
  private let low: Int128
  private let high: Int128
  private let step: Int128
  private let exponent: Int

  /// nil where the numbers are too far apart for 128 bits.
  init?(low: Double, high: Double, step: Double) {
    guard let a = Self.parts(low), let b = Self.parts(high), let c = Self.parts(step) else {
      return nil
    }
    let exponent = min(a.exponent, b.exponent, c.exponent)
    guard let low = Self.scaled(a, to: exponent), let high = Self.scaled(b, to: exponent),
      let step = Self.scaled(c, to: exponent)
    else { return nil }
    self.low = low
    self.high = high
    self.step = step
    self.exponent = exponent
  }

  /// The last grid point not above the end; nil where the end is itself on the grid.
  var loweredHigh: Double? {
    let range = high - low
    guard range % step != 0 else { return nil }
    return Double("\(range / step * step + low)e\(exponent)")
  }

  var isShorterThanStep: Bool { high - low < step }

  private static func parts(_ value: Double) -> (digits: Int128, exponent: Int)? {
    guard value.isFinite else { return nil }
    var text = value.description[...]
    var exponent = 0
    if let mark = text.firstIndex(of: "e") {
      guard let power = Int(text[text.index(after: mark)...]) else { return nil }
      exponent = power
      text = text[..<mark]
    }
    if let point = text.firstIndex(of: ".") {
      exponent -= text.distance(from: point, to: text.endIndex) - 1
    }
    guard let digits = Int128(text.filter { $0 != "." }) else { return nil }
    return (digits, exponent)
  }

  private static func scaled(_ parts: (digits: Int128, exponent: Int), to exponent: Int) -> Int128?
  {
    let shift = parts.exponent - exponent
    guard shift <= 36 else { return parts.digits == 0 ? 0 : nil }
    var value = parts.digits
    for _ in 0..<shift {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      value = product
    }
    return value
  }
}
