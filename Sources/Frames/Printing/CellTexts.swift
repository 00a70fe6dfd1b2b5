import Arrays

/// The cells of a column as printed, not yet of one width.
///
/// Source: pandas 3.0 `format.py` (`format_array` and its formatter classes).
struct CellTexts {
  var missing = "NaN"
  var floatFormat: FloatFormat?
  var precision = 6
  var decimal = "."
  /// Leaves a place for the sign.
  var leadingSpace = true
  var justify = TableTextOptions.Justify.right
  /// Strings in quotes, as lists of categories have them.
  var quotesStrings = false

  init() {}

  init(_ options: TableTextOptions) {
    missing = options.missing
    floatFormat = options.floatFormat
    precision = options.precision
    decimal = options.decimal
    leadingSpace = options.index
  }

  func texts(_ column: Column) -> [String] {
    switch column.type {
    case .float64, .float32: return floats(column)
    case .int8, .uint8, .int16, .int32, .int64:
      return column.scalars().map { value in
        let text = pythonText(value)
        return leadingSpace && !text.hasPrefix("-") ? " " + text : text
      }
    case .datetime(let unit):
      let texts = DatetimeTexts(column, unit: unit)
      return (0..<column.count).map { texts[$0] ?? "NaT" }
    case .timedelta: return timedeltas(column)
    case .category:
      let categories = column.shownCategories
      let shown = categories.takeCodes(of: column)
      if categories.type == shown.type { return texts(shown) }
      // Integers stay such beside missing ones.
      return column.scalars().map { object($0.isMissing ? .float(.nan) : $0, of: .object) }
    case .bool, .object, .string: return column.scalars().map { object($0, of: column.type) }
    }
  }

  private func object(_ value: Scalar, of type: ColumnType) -> String {
    let space = leadingSpace ? " " : ""
    switch value {
    case .none: return space + "None"
    case .float(let number):
      if number.isNaN { return space + missing }
      if let floatFormat { return floatFormat.text(number) }
      let text = signed(fixed(number, precision))
      return Self.trimmed(text)
    case .datetime(let time) where time == Int64.min: return space + "NaT"
    case .timedelta(let time) where time == Int64.min: return space + "NaT"
    case .string(let text):
      return space + (quotesStrings ? "'\(TextLayout.escaped(text))'" : TextLayout.escaped(text))
    default: return space + TextLayout.escaped(pythonText(value))
    }
  }

  /// With a blank where there is no sign.
  private func signed(_ text: String) -> String { text.hasPrefix("-") ? text : " " + text }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == "0" { text = text.dropLast() }
    return text.last == "." ? text + "0" : String(text)
  }

  private func timedeltas(_ column: Column) -> [String] {
    let scale = column.unitNanoseconds
    let isWholeDays = column.withElements(Int64.self) { values in
      values.allSatisfy { $0 == Int64.min || ($0 &* scale) % 86_400_000_000_000 == 0 }
    }
    return column.scalars().map { value in
      guard case .timedelta(let time) = value, time != Int64.min else { return "NaT" }
      if isWholeDays { return "\(time / 86_400_000_000_000) days" }
      return TimeText.timedelta(time)
    }
  }

  private func floats(_ column: Column) -> [String] {
    let values = column.floats().withElements(Double.self) { Array($0) }
    if let floatFormat {
      return values.map { $0.isNaN ? missing : localized(floatFormat.text($0)) }
    }
    let naText = justify == .left ? " " + missing : missing
    func formatted(_ text: (Double) -> String) -> [String] {
      Self.trimmedTogether(
        values.map { value in
          if value.isNaN { return naText }
          let text = text(value)
          return localized(leadingSpace ? signed(text) : text)
        }, decimal)
    }
    let plain = formatted { fixed($0, precision) }
    let longest = plain.reduce(0) { max($0, TextLayout.width($1)) }
    var hasLarge = false
    var hasSmall = false
    let tiny = [1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9][min(precision, 9)]
    for value in values {
      let magnitude = abs(value)
      if magnitude > 1e6 { hasLarge = true }
      if magnitude < tiny, magnitude > 0 { hasSmall = true }
    }
    if hasSmall || (longest > precision + 6 && hasLarge) {
      return formatted { scientific($0, precision) }
    }
    return plain
  }

  private func localized(_ text: String) -> String {
    guard decimal != ".", let point = text.firstIndex(of: ".") else { return text }
    return text.replacingCharacters(in: point, with: decimal)
  }

  /// Zeros that all numbers with a point end in, but one after the point, taken away.
  private static func trimmedTogether(_ texts: [String], _ decimal: String) -> [String] {
    let point = decimal.utf8.first ?? UInt8(ascii: ".")
    var common = Int.max
    var isNumber = [Bool](repeating: false, count: texts.count)
    for (i, text) in texts.enumerated() {
      guard isPlainNumber(text, point) else { continue }
      isNumber[i] = true
      let zeros = text.utf8.reversed().prefix { $0 == 48 }.count
      let decimals = text.utf8.reversed().prefix { $0 != point }.count
      common = min(common, min(zeros, decimals))
    }
    guard common > 0, common < Int.max else { return texts }
    return texts.enumerated().map { i, text in
      guard isNumber[i] else { return text }
      let cut = String(text.dropLast(common))
      return cut.utf8.last == point ? cut + "0" : cut
    }
  }

  /// Blanks, a sign, digits, a point, digits.
  private static func isPlainNumber(_ text: String, _ point: UInt8) -> Bool {
    var bytes = Array(text.utf8)[...]
    while bytes.first == 32 { bytes = bytes.dropFirst() }
    if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") {
      bytes = bytes.dropFirst()
    }
    let whole = bytes.prefix { $0 &- 48 < 10 }
    bytes = bytes.dropFirst(whole.count)
    guard !whole.isEmpty, bytes.first == point else { return false }
    return bytes.dropFirst().allSatisfy { $0 &- 48 < 10 }
  }
}

extension String {
  fileprivate func replacingCharacters(in at: Index, with text: String) -> String {
    String(self[..<at]) + text + String(self[index(after: at)...])
  }
}
