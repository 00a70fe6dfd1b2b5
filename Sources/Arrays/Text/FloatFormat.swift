/// The common form of the floats of one printed array.
///
/// Source: `FloatingFormat` in `arrayprint.py`, numpy 2.4.
struct FloatFormat {
  private let options: PrintOptions
  private let isSingle: Bool
  private var usesExponent = false
  private var padLeft = 0
  private var padRight = 0
  private var precision: Int?
  private var leastDigits = 0
  private var exponentWidth = 0
  private var isUnique = true
  private var keepsZeros = false

  /// - Parameter isSingle: whether the values are of a float32 array.
  init(_ values: [Double], isSingle: Bool, options: PrintOptions) {
    self.options = options
    self.isSingle = isSingle
    precision = options.floatMode == .unique ? nil : options.precision
    let finite = values.filter(\.isFinite)
    usesExponent = Self.needsExponent(finite, isSingle: isSingle, options)
    if !finite.isEmpty {
      if usesExponent { measureScientific(finite) } else { measurePositional(finite) }
    }
    if options.sign == .space && !finite.contains(where: { $0.sign == .minus }) { padLeft += 1 }
    if finite.count != values.count {
      let signed = options.sign != .negativeOnly || values.contains(-.infinity)
      let offset = padRight + 1
      padLeft = max(
        padLeft, options.nanText.count - offset,
        options.infText.count + (signed ? 1 : 0) - offset)
    }
  }

  private static func needsExponent(_ finite: [Double], isSingle: Bool, _ options: PrintOptions)
    -> Bool
  {
    let sizes = finite.filter { $0 != 0 }.map(\.magnitude)
    guard let largest = sizes.max(), let smallest = sizes.min() else { return false }
    if largest >= (isSingle ? 1e6 : 1e8) { return true }
    if options.suppress { return false }
    let ratio = isSingle ? Double(Float(largest) / Float(smallest)) : largest / smallest
    return (isSingle ? Float(smallest) < 0.0001 : smallest < 0.0001) || ratio > 1000
  }

  private func digits(_ x: Double) -> FloatDigits {
    isSingle ? FloatDigits(Float(x)) : FloatDigits(x)
  }

  private mutating func measureScientific(_ finite: [Double]) {
    isUnique = options.floatMode != .fixed
    var fraction = 0
    for x in finite {
      var text = digits(x).scientific(most: precision, unique: isUnique)
      if isUnique { text.trimFraction() }
      fraction = max(fraction, text.fraction.utf8.count)
      exponentWidth = max(exponentWidth, exponentDigits(text.exponent, 2).utf8.count - 1)
      padLeft = max(padLeft, text.whole.utf8.count + signWidth(text))
    }
    keepsZeros = true
    precision = fraction
    leastDigits = fraction
    padRight = exponentWidth + 2 + fraction
  }

  private mutating func measurePositional(_ finite: [Double]) {
    isUnique = options.floatMode != .fixed
    for x in finite {
      var text = digits(x).positional(most: precision, unique: isUnique)
      if isUnique { text.trimFraction() }
      padRight = max(padRight, text.fraction.utf8.count)
      padLeft = max(padLeft, text.whole.utf8.count + signWidth(text))
    }
    if options.floatMode == .fixed || options.floatMode == .maxprecEqual {
      precision = padRight
      leastDigits = padRight
      keepsZeros = true
    }
  }

  private func signWidth(_ text: DecimalText) -> Int {
    text.isNegative || options.sign == .always ? 1 : 0
  }

  /// `+05`, `-300`.
  private func exponentDigits(_ exponent: Int, _ width: Int) -> String {
    let digits = String(exponent.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
    return (exponent < 0 ? "-" : "+") + zeros + digits
  }

  /// One element, padded to the common width.
  func text(_ x: Double) -> String {
    guard x.isFinite else {
      let sign = x == -.infinity ? "-" : options.sign == .always ? "+" : ""
      let word = sign + (x.isNaN ? options.nanText : options.infText)
      return String(repeating: " ", count: max(0, padLeft + padRight + 1 - word.count)) + word
    }
    var decimal =
      usesExponent
      ? digits(x).scientific(most: precision, least: leastDigits, unique: isUnique)
      : digits(x).positional(most: precision, least: leastDigits, unique: isUnique)
    if keepsZeros { decimal.padFraction(to: precision ?? 0) } else { decimal.trimFraction() }
    let sign = decimal.isNegative ? "-" : options.sign == .always ? "+" : ""
    let left = String(
      repeating: " ", count: max(0, padLeft - decimal.whole.utf8.count - sign.utf8.count))
    let number = left + sign + decimal.whole + "." + decimal.fraction
    if usesExponent { return number + "e" + exponentDigits(decimal.exponent, exponentWidth) }
    return number
      + String(repeating: " ", count: max(0, padRight - decimal.fraction.utf8.count))
  }
}
