import Arrays

/// The datetimes of a column as text, all with the same parts: dates alone where every time is
/// midnight, and no more digits of a second than some value needs.
struct DatetimeTexts {
  private let column: Column
  private let unit: TimeUnit
  private let isDate: Bool
  private let digits: Int
  private let format: String?

  init(_ column: Column, unit: TimeUnit, format: String? = nil) {
    self.column = column
    self.unit = unit
    self.format = format
    let perDay = 86_400 * (1_000_000_000 / unit.nanoseconds)
    var isDate = true
    var finest = 0
    column.withElements(Int64.self) { values in
      for value in values where value != Int64.min {
        if value % perDay != 0 { isDate = false }
        let fraction =
          CivilTime.floorDivide(value, 1_000_000_000 / unit.nanoseconds).1 * unit.nanoseconds
        if fraction == 0 { continue }
        finest = max(finest, fraction % 1_000_000 == 0 ? 3 : fraction % 1000 == 0 ? 6 : 9)
      }
    }
    self.isDate = isDate
    digits = finest
  }

  /// nil where missing.
  subscript(i: Int) -> String? {
    let time = column.withElements(Int64.self) { $0[i] }
    if time == Int64.min { return nil }
    let civil = CivilTime(time, unit: unit)
    if let format { return civil.formatted(format) }
    if isDate { return TimeText.date(civil) }
    var text =
      TimeText.date(civil) + " " + TimeText.padded(civil.hour, 2) + ":"
      + TimeText.padded(civil.minute, 2) + ":" + TimeText.padded(civil.second, 2)
    if digits > 0 { text += "." + TimeText.padded(civil.nanosecond, 9).prefix(digits) }
    return text
  }
}

extension CivilTime {
  /// Python's `strftime`; unknown directives stay as they are.
  func formatted(_ format: String) -> String {
    var text = ""
    var rest = format[...]
    while let character = rest.popFirst() {
      guard character == "%", let directive = rest.popFirst() else {
        text.append(character)
        continue
      }
      text += part(directive) ?? "%\(directive)"
    }
    return text
  }

  private func part(_ directive: Character) -> String? {
    switch directive {
    case "Y": String(year)
    case "y": TimeText.padded(year % 100, 2)
    case "m": TimeText.padded(month, 2)
    case "d": TimeText.padded(day, 2)
    case "H": TimeText.padded(hour, 2)
    case "I": TimeText.padded((hour + 11) % 12 + 1, 2)
    case "M": TimeText.padded(minute, 2)
    case "S": TimeText.padded(second, 2)
    case "f": TimeText.padded(nanosecond / 1000, 6)
    case "j": TimeText.padded(dayOfYear, 3)
    case "p": hour < 12 ? "AM" : "PM"
    case "b": String(TimeNames.months[month - 1].prefix(3))
    case "B": TimeNames.months[month - 1]
    case "a": String(TimeNames.weekdays[weekday].prefix(3))
    case "A": TimeNames.weekdays[weekday]
    case "w": String((weekday + 1) % 7)
    case "F": TimeText.date(self)
    case "T": formatted("%H:%M:%S")
    case "%": "%"
    default: nil
    }
  }
}
