extension NDArray {
  /// The `repr` of the numpy scalar that this 0-D array stands for: `np.float64(1.5)`.
  public func scalarRepr(_ options: PrintOptions = PrintOptions()) -> String {
    let value = element(at: offset)
    switch value {
    case .bool(let x): return x ? "np.True_" : "np.False_"
    case .string(let x) where isText: return "np.str_(\(pythonRepr(x)))"
    case .datetime, .timedelta: return dtype == .object ? value.repr(options) : value.repr
    default:
      if dtype == .object { return value.repr(options) }
      return "np.\(dtype.name)(\(scalarStr(options)))"
    }
  }

  /// The `str` of the numpy scalar that this 0-D array stands for: `1.5`.
  public func scalarStr(_ options: PrintOptions = PrintOptions()) -> String {
    let value = element(at: offset)
    if case .float(let x) = value, dtype == .float32 { return float32Text(Float(x)) }
    if case .opaque = value { return value.repr(options) }
    return value.str
  }

  /// numpy's text of a float32 scalar: positional from 1e-4 to below 1e6.
  private func float32Text(_ x: Float) -> String {
    guard x.isFinite else { return x.isNaN ? "nan" : x < 0 ? "-inf" : "inf" }
    let digits = FloatDigits(x)
    let magnitude = Double(x.magnitude)
    let sign = x.sign == .minus ? "-" : ""
    if x == 0 || (magnitude < 1e6 && magnitude >= 1e-4) {
      let text = digits.positional(most: nil)
      return sign + text.whole + "." + (text.fraction.isEmpty ? "0" : text.fraction)
    }
    let text = digits.scientific(most: nil)
    let exponent = String(text.exponent.magnitude)
    return sign + text.whole + (text.fraction.isEmpty ? "" : "." + text.fraction) + "e"
      + (text.exponent < 0 ? "-" : "+") + (exponent.utf8.count < 2 ? "0" : "") + exponent
  }
}
