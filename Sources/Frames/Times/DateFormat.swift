/// A `strptime` format: parsing of times written one way.
public struct DateFormat: Sendable, Hashable {
  public let pattern: String
  private let items: [Item]

  private enum Item: Sendable, Hashable {
    case literal(UInt8)
    case field(UInt8)
  }

  /// - Throws: `ValueError` for a directive that is not supported, or a lone `%`.
  public init(_ pattern: String) throws(FrameError) {
    self.pattern = pattern
    var items: [Item] = []
    var bytes = Array(pattern.utf8)[...]
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        items.append(.literal(byte))
        continue
      }
      guard let directive = bytes.popFirst() else {
        throw .value("stray % in format '\(pattern)'")
      }
      switch directive {
      case UInt8(ascii: "%"): items.append(.literal(directive))
      case let known where "YymdHIMSfbBpjaA".utf8.contains(known): items.append(.field(known))
      default:
        let name = String(decoding: [directive], as: UTF8.self)
        throw .value("'\(name)' is a bad directive in format '\(pattern)'")
      }
    }
    self.items = items
  }

  struct Parsed {
    var time: CivilTime
    /// Digits of the fraction of a second that were given.
    var fractionDigits: Int
    /// Bytes that were not read.
    var rest: Int
  }

  /// Reads a time; nil where the text does not begin as the format says.
  func parse(_ text: UnsafeBufferPointer<UInt8>) -> Parsed? {
    var reader = Reader(text: text)
    for item in items {
      switch item {
      case .literal(let byte): guard reader.pass(byte) else { return nil }
      case .field(let directive): guard reader.read(directive) else { return nil }
      }
    }
    return reader.finish()
  }
}

extension DateFormat {
  private struct Reader {
    let text: UnsafeBufferPointer<UInt8>
    var at = 0
    var time = CivilTime(year: 1900, month: 1, day: 1)
    var fractionDigits = 0
    var isAfternoon: Bool?
    var dayOfYear: Int?

    init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

    mutating func pass(_ byte: UInt8) -> Bool {
      if byte == 32 {
        // A blank stands for any run of blanks.
        let start = at
        while at < text.count, text[at] == 32 || text[at] == 9 { at += 1 }
        return at > start
      }
      guard at < text.count, text[at] == byte else { return false }
      at += 1
      return true
    }

    mutating func number(_ most: Int) -> Int? {
      var value = 0
      let start = at
      while at < text.count, at - start < most, text[at] &- 48 < 10 {
        value = value * 10 + Int(text[at] &- 48)
        at += 1
      }
      return at > start ? value : nil
    }

    mutating func read(_ directive: UInt8) -> Bool {
      switch directive {
      case UInt8(ascii: "Y"):
        let start = at
        guard let year = number(4), at - start == 4 else { return false }
        time.year = year
      case UInt8(ascii: "y"):
        guard let year = number(2) else { return false }
        time.year = year < 69 ? 2000 + year : 1900 + year
      case UInt8(ascii: "m"): return set(\.month, number(2), 1...12)
      case UInt8(ascii: "d"): return set(\.day, number(2), 1...31)
      case UInt8(ascii: "H"): return set(\.hour, number(2), 0...23)
      case UInt8(ascii: "I"): return set(\.hour, number(2), 1...12)
      case UInt8(ascii: "M"): return set(\.minute, number(2), 0...59)
      case UInt8(ascii: "S"): return set(\.second, number(2), 0...59)
      case UInt8(ascii: "f"): return readFraction()
      case UInt8(ascii: "j"):
        guard let day = number(3), (1...366).contains(day) else { return false }
        dayOfYear = day
      case UInt8(ascii: "p"):
        guard let place = word(["am", "pm"], short: false) else { return false }
        isAfternoon = place == 1
      case UInt8(ascii: "b"), UInt8(ascii: "B"):
        let isShort = directive == UInt8(ascii: "b")
        guard let place = word(TimeNames.months, short: isShort) else { return false }
        time.month = place + 1
      default:
        return word(TimeNames.weekdays, short: directive == UInt8(ascii: "a")) != nil
      }
      return true
    }

    private mutating func set(
      _ part: WritableKeyPath<CivilTime, Int>, _ value: Int?, _ range: ClosedRange<Int>
    ) -> Bool {
      guard let value, range.contains(value) else { return false }
      time[keyPath: part] = value
      return true
    }

    private mutating func readFraction() -> Bool {
      let start = at
      guard let value = number(9) else { return false }
      fractionDigits = at - start
      time.nanosecond = value
      for _ in fractionDigits..<9 { time.nanosecond *= 10 }
      return true
    }

    private mutating func word(_ names: [String], short: Bool) -> Int? {
      for (place, name) in names.enumerated() {
        let wanted = Array((short ? String(name.prefix(3)) : name).lowercased().utf8)
        guard text.count - at >= wanted.count else { continue }
        if wanted.indices.allSatisfy({ text[at + $0] | 32 == wanted[$0] }) {
          at += wanted.count
          return place
        }
      }
      return nil
    }

    mutating func finish() -> Parsed? {
      if let isAfternoon { time.hour = time.hour % 12 + (isAfternoon ? 12 : 0) }
      if let dayOfYear {
        let first = CivilTime(year: time.year, month: 1, day: 1).dayNumber
        let day = CivilTime(day: first + dayOfYear - 1)
        (time.month, time.day) = (day.month, day.day)
      }
      guard time.isValid else { return nil }
      return Parsed(time: time, fractionDigits: fractionDigits, rest: text.count - at)
    }
  }
}

enum TimeNames {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
}
