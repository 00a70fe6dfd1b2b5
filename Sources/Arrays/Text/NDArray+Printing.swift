extension NDArray {
  /// numpy's `repr(array)`: `array([1., 2.])`.
  public func repr(_ options: PrintOptions = PrintOptions()) -> String {
    let body = text(options, separator: ", ", prefix: "array(", suffix: ")")
    var extras: [String] = []
    if (count == 0 && shape != [0]) || count > options.threshold {
      extras.append("shape=" + shapeText(shape))
    }
    let isImplied = !isText && [.bool, .int64, .float64].contains(dtype)
    if !isImplied || count == 0 { extras.append("dtype=" + dtypeRepr) }
    if extras.isEmpty { return "array(" + body + ")" }
    let start = "array(" + body + ","
    let end = extras.joined(separator: ", ") + ")"
    let lastLine = start.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    let fits = lastLine.unicodeScalars.count + end.unicodeScalars.count + 1 <= options.lineWidth
    return start + (fits ? " " : "\n      ") + end
  }

  /// numpy's `str(array)`: `[1. 2.]`; of a 0-D array the `str` of its element.
  public func str(_ options: PrintOptions = PrintOptions()) -> String {
    ndim == 0 ? scalarStr(options) : text(options, separator: " ", prefix: "", suffix: "")
  }

  /// numpy's `array2string`.
  ///
  /// - Parameters:
  ///   - prefix: what stands before it on the first line; its width is the indent.
  ///   - suffix: what follows it on the last line.
  public func text(
    _ options: PrintOptions = PrintOptions(), separator: String = " ", prefix: String = "",
    suffix: String = ""
  ) -> String {
    if count == 0 { return "[]" }
    let shown = count > options.threshold ? edges(options.edgeItems) : self
    let printer = ArrayPrinter(
      self, options, separator: separator, elementFormat(shown, options))
    let indent = String(repeating: " ", count: 1 + prefix.unicodeScalars.count)
    return printer.text(
      indent: indent, width: options.lineWidth - suffix.unicodeScalars.count)
  }

  /// The dtype as `dtype=` shows it.
  private var dtypeRepr: String {
    if isText { return "'\(dtypeName)'" }
    return dtype.isTime ? "'\(dtype.name)'" : dtype.name
  }

  /// The elements that a summary shows.
  private func edges(_ items: Int) -> NDArray {
    var part = self
    for axis in shape.indices where part.shape[axis] > 2 * items {
      let places = Array(0..<items) + Array((shape[axis] - items)..<shape[axis])
      part = part.takenUnchecked(places, axis: axis)
    }
    return part
  }

  private func elementFormat(_ shown: NDArray, _ options: PrintOptions) -> (Scalar) -> String {
    let builtIn = shown.builtInFormat(options, isZeroD: ndim == 0)
    guard let formatter = options.formatter else { return builtIn }
    return { formatter($0, dtype) ?? builtIn($0) }
  }

  private func builtInFormat(_ options: PrintOptions, isZeroD: Bool) -> (Scalar) -> String {
    switch dtype {
    case .bool:
      let trueText = isZeroD ? "True" : " True"
      return { $0.isTrue ? trueText : "False" }
    case .float32, .float64:
      let values = scalars().map(\.double)
      let format = FloatFormat(values, isSingle: dtype == .float32, options: options)
      return { format.text($0.double) }
    case .datetime64: return timeFormat { "'\($0.str)'" }
    case .timedelta64: return timeFormat { String($0.integer) }
    case .object: return { $0.elementRepr(options) }
    default: return integerFormat(options)
    }
  }

  private func integerFormat(_ options: PrintOptions) -> (Scalar) -> String {
    let values = scalars().map(\.integer)
    let least = values.min() ?? 0
    let most = values.max() ?? 0
    var sign = options.sign
    if sign == .space && least < 0 { sign = .negativeOnly }
    let signWidth = most >= 0 && sign != .negativeOnly ? 1 : 0
    let width = Swift.max(String(most).utf8.count + signWidth, String(least).utf8.count)
    return { value in
      let number = value.integer
      let mark = number < 0 || sign == .negativeOnly ? "" : sign == .always ? "+" : " "
      return (mark + String(number)).leftPadded(to: width)
    }
  }

  private func timeFormat(_ text: @escaping (Scalar) -> String) -> (Scalar) -> String {
    let values = scalars()
    let known = values.filter { $0.integer != .min }
    var width = known.map { text($0).utf8.count }.max() ?? 0
    if known.count < values.count { width = Swift.max(width, 5) }
    return { ($0.integer == .min ? "'NaT'" : text($0)).leftPadded(to: width) }
  }
}

extension String {
  /// With blanks before it up to a width.
  func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - unicodeScalars.count)) + self
  }
}

extension Scalar {
  /// The number of a float element.
  fileprivate var double: Double { if case .float(let x) = self { x } else { .nan } }

  /// The number of an integer or time element.
  fileprivate var integer: Int64 {
    switch self {
    case .int(let x), .datetime(let x), .timedelta(let x): x
    default: 0
    }
  }

  /// As an element of a printed object array.
  fileprivate func elementRepr(_ options: PrintOptions) -> String {
    switch self {
    case .list: "list(\(repr(options)))"
    default: repr(options)
    }
  }

  /// `repr`, with the script layer's for its own values.
  func repr(_ options: PrintOptions) -> String {
    switch self {
    case .opaque(let x): options.opaqueRepr?(x) ?? repr
    case .list(let x): "[" + x.map { $0.repr(options) }.joined(separator: ", ") + "]"
    default: repr
    }
  }
}
