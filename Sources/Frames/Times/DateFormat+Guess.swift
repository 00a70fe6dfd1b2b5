extension DateFormat {
  /// The format that a text is written in, for the ways of writing that pandas recognises.
  ///
  /// Year first (`2024-01-31`, with `/`, `.` or no separator, and a time after a blank or `T`),
  /// year last (`01/31/2024`; the day first where it must be or is asked for), and month names.
  static func guess(_ text: String, dayFirst: Bool) -> DateFormat? {
    let (date, joint, clock) = split(text)
    guard let datePattern = datePattern(date, dayFirst: dayFirst) else { return nil }
    var pattern = datePattern
    if let clock {
      guard let clockPattern = clockPattern(clock) else { return nil }
      pattern += joint + clockPattern
    }
    guard let format = try? DateFormat(pattern) else { return nil }
    var whole = text
    let fits = whole.withUTF8 { format.parse($0)?.rest == 0 }
    return fits ? format : nil
  }

  /// The date, what joins them, and the time of day, if there is one.
  private static func split(_ text: String) -> (date: String, joint: String, clock: String?) {
    if let at = text.firstIndex(of: "T"), at > text.startIndex,
      text[text.index(before: at)].isNumber
    {
      return (String(text[..<at]), "T", String(text[text.index(after: at)...]))
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    if let first = words.lastIndex(where: { $0.contains(":") }) {
      let date = words[..<first].joined(separator: " ")
      return (date, " ", words[first...].joined(separator: " "))
    }
    if words.count == 2, words[1].count == 2, words[0].count >= 8, Int(words[1]) != nil {
      return (String(words[0]), " ", String(words[1]))
    }
    return (text, "", nil)
  }

  private static func datePattern(_ text: String, dayFirst: Bool) -> String? {
    if text.utf8.allSatisfy({ $0 &- 48 < 10 }) {
      return switch text.count {
      case 8: "%Y%m%d"
      case 4: "%Y"
      default: nil
      }
    }
    let separators = text.filter { !$0.isLetter && !$0.isNumber }
    let parts = text.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
    if parts.contains(where: { $0.allSatisfy(\.isLetter) }) { return namedPattern(text) }
    guard let separator = separators.first, separators.allSatisfy({ $0 == separator }),
      "-/.".contains(separator)
    else { return nil }
    let order: [String]
    switch (parts.count, parts.first?.count, parts.last?.count) {
    case (3, 4, _): order = ["%Y", "%m", "%d"]
    case (2, 4, _): order = ["%Y", "%m"]
    case (3, _, 4):
      let (first, second) = (Int(parts[0]) ?? 0, Int(parts[1]) ?? 0)
      let isDayFirst = first > 12 || (dayFirst && second <= 12)
      order = isDayFirst ? ["%d", "%m", "%Y"] : ["%m", "%d", "%Y"]
    default: return nil
    }
    return order.joined(separator: String(separator))
  }

  /// `5-Jan-2024`, `05 Jan 2024`, `Jan 5, 2024`.
  private static func namedPattern(_ text: String) -> String? {
    var pattern = ""
    var rest = text[...]
    while let first = rest.first {
      let isLetter = first.isLetter
      let isNumber = first.isNumber
      let run = rest.prefix { isLetter ? $0.isLetter : isNumber ? $0.isNumber : $0 == first }
      rest = rest.dropFirst(run.count)
      if isLetter {
        let lower = run.lowercased()
        guard let month = TimeNames.months.first(where: { $0.lowercased().hasPrefix(lower) })
        else { return nil }
        pattern += run.count == month.count && run.count > 3 ? "%B" : "%b"
      } else if isNumber {
        pattern += run.count == 4 ? "%Y" : "%d"
      } else {
        pattern += run
      }
    }
    return pattern
  }

  private static func clockPattern(_ text: String) -> String? {
    let words = text.split(separator: " ")
    guard let digits = words.first, words.count <= 2 else { return nil }
    let isTwelve = words.count == 2
    let hour = isTwelve ? "%I" : "%H"
    var pattern: String
    if digits.contains(":") {
      let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
      guard (2...3).contains(parts.count) else { return nil }
      pattern = "\(hour):%M" + (parts.count == 3 ? ":%S" : "")
    } else {
      let whole = digits.prefix { $0.isNumber }
      switch whole.count {
      case 2: pattern = hour
      case 4: pattern = "\(hour)%M"
      case 6: pattern = "\(hour)%M%S"
      default: return nil
      }
    }
    if digits.contains(".") { pattern += ".%f" }
    return pattern + (isTwelve ? " %p" : "")
  }
}
