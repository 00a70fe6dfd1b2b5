import Arrays
import Frames
import Interpreter

/// `pandas.Timestamp`; NaT is one without a time.
final class TimestampObject {
  let nanoseconds: Int64
  init(_ nanoseconds: Int64) { self.nanoseconds = nanoseconds }
  var column: Column { Column(.datetime(.nanoseconds), [nanoseconds]) }
}

/// `pandas.Timedelta`
final class TimedeltaObject {
  let nanoseconds: Int64
  init(_ nanoseconds: Int64) { self.nanoseconds = nanoseconds }
  var column: Column { Column(.timedelta(.nanoseconds), [nanoseconds]) }
}

extension Interpreter {
  func makeTimestamp(_ nanoseconds: Int64) throws -> Value {
    if nanoseconds == Int64.min { return try makeNaT() }
    return makeHost(TimestampObject(nanoseconds), type: try hostType("pandas", "Timestamp"))
  }

  func makeTimedelta(_ nanoseconds: Int64) throws -> Value {
    if nanoseconds == Int64.min { return try makeNaT() }
    return makeHost(TimedeltaObject(nanoseconds), type: try hostType("pandas", "Timedelta"))
  }

  func makeNaT() throws -> Value {
    makeHost(TimestampObject(.min), type: try hostType("pandas", "NaTType"))
  }
}

/// `Timestamp`, `Timedelta` and `NaT`.
enum PandasTimes {
  static func define(in module: ModuleBuilder) {
    module.type("Timestamp") { type in
      type.bindConstructor(
        "Timestamp(cls, ts_input=UNSET, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=None, *, nanosecond=None, tz=None, unit=None, fold=None)"
      ) { call in try call.vm.makeTimestamp(try timestamp(call)) }
      defineParts(type)
      defineShared(type)
    }
    module.type("Timedelta") { type in
      type.bindConstructor(
        "Timedelta(cls, value=UNSET, unit=None, *, weeks=0, days=0, hours=0, minutes=0, seconds=0, milliseconds=0, microseconds=0, nanoseconds=0)"
      ) { call in try call.vm.makeTimedelta(try timedelta(call)) }
      defineSpanParts(type)
      defineShared(type)
    }
    let missing = module.type("NaTType") { type in defineShared(type) }
    module.value(
      "NaT", module.vm.pin(module.vm.makeHost(TimestampObject(.min), type: missing)))
  }

  private static func timestamp(_ call: Call) throws -> Int64 {
    let vm = call.vm
    let input = call["ts_input"]
    let fields = ["month", "day", "hour", "minute", "second", "microsecond", "nanosecond"]
    if input.isUnbound || call.has("month") || input.isInt && call.has("year") {
      // Timestamp(2020, 1, 31) and Timestamp(year=2020, month=1, day=31)
      var numbers = try ["year"].map { try call.optionalInt($0) ?? 1970 }
      for name in fields {
        numbers.append(try call.optionalInt(name) ?? (name == "month" || name == "day" ? 1 : 0))
      }
      if input.isInt {
        // Positional: the first argument is the year.
        numbers =
          [input.int]
          + ["year", "month", "day", "hour", "minute", "second"].map { name in
            (try? call.optionalInt(name)) ?? 0
          }
        numbers.append(0)
      }
      let text =
        "\(padded(numbers[0], 4))-\(padded(numbers[1], 2))-\(padded(numbers[2], 2)) "
        + "\(padded(numbers[3], 2)):\(padded(numbers[4], 2)):\(padded(numbers[5], 2))"
      let base = try nanoseconds(vm, text)
      return base + Int64(numbers[6]) * 1000
    }
    if let other = input.host(as: TimestampObject.self) { return other.nanoseconds }
    if let text = input.stringValue {
      if text == "now" || text == "today" { throw call.notSupported("'\(text)'") }
      return try nanoseconds(vm, text)
    }
    if input.isInt || input.isFloat || input.numpyScalar?.dtype.isTime == false {
      let unit = try spanUnit(vm, try call.optionalText("unit") ?? "ns")
      let number = try vm.double(input, "ts_input")
      if input.isInt { return Int64(input.int) * unit }
      return number.isNaN ? .min : Int64((number * Double(unit)).rounded())
    }
    if case .datetime(let time) = vm.scalar(input) { return time }
    if input.isNone { return .min }
    throw vm.typeError(
      "Cannot convert input [\(try vm.strText(input))] of type \(try vm.reprText(vm.type(of: input).value)) to Timestamp"
    )
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  static func nanoseconds(_ vm: Interpreter, _ text: String) throws -> Int64 {
    let column = try Column([text as String?]).toDatetime()
    if case .datetime(let time) = column[0] { return time }
    return .min
  }

  static func spanUnit(_ vm: Interpreter, _ name: String) throws -> Int64 {
    switch name {
    case "ns", "nanosecond", "nanoseconds", "nano", "nanos": return 1
    case "us", "microsecond", "microseconds", "micro", "micros": return 1000
    case "ms", "millisecond", "milliseconds", "milli", "millis": return 1_000_000
    case "s", "second", "seconds", "sec": return 1_000_000_000
    case "m", "min", "minute", "minutes": return 60_000_000_000
    case "h", "hr", "hour", "hours": return 3_600_000_000_000
    case "D", "d", "day", "days": return 86_400_000_000_000
    case "W", "w", "week", "weeks": return 604_800_000_000_000
    default: throw vm.valueError("invalid unit abbreviation: \(name)")
    }
  }

  private static func timedelta(_ call: Call) throws -> Int64 {
    let vm = call.vm
    let value = call["value"]
    var total = 0.0
    let parts: [(String, Double)] = [
      ("weeks", 604_800e9), ("days", 86_400e9), ("hours", 3600e9), ("minutes", 60e9),
      ("seconds", 1e9), ("milliseconds", 1e6), ("microseconds", 1e3), ("nanoseconds", 1),
    ]
    for (name, size) in parts { total += try call.double(name) * size }
    if value.isUnbound { return Int64(total.rounded()) }
    if let other = value.host(as: TimedeltaObject.self) { return other.nanoseconds }
    if let text = value.stringValue { return try span(vm, text) }
    if case .timedelta(let time) = vm.scalar(value) { return time }
    let unit = try spanUnit(vm, try call.optionalText("unit") ?? "ns")
    if value.isInt { return Int64(value.int) * unit }
    return Int64((try vm.double(value, "value") * Double(unit)).rounded())
  }

  /// `1 days 02:03:04.5`, `90min`, `1h 30m`.
  static func span(_ vm: Interpreter, _ text: String) throws -> Int64 {
    var total: Int64 = 0
    var rest = Substring(text)
    var isNegative = false
    func fail() -> Raised { vm.valueError("unit abbreviation w/o a number") }
    if text.isEmpty || text == "NaT" { return .min }
    while let first = rest.first {
      if first == " " || first == "," || first == "+" {
        rest.removeFirst()
        continue
      }
      if first == "-" {
        isNegative = true
        rest.removeFirst()
        continue
      }
      let number = rest.prefix { $0.isNumber || $0 == "." || $0 == ":" }
      guard !number.isEmpty else { throw fail() }
      rest = rest.dropFirst(number.count)
      if number.contains(":") {
        let fields = number.split(separator: ":").map { Double($0) ?? 0 }
        let seconds = fields.reduce(0) { $0 * 60 + $1 } * (fields.count == 2 ? 60 : 1)
        total += Int64((seconds * 1e9).rounded())
        continue
      }
      while rest.first == " " { rest.removeFirst() }
      let unit = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(unit.count)
      guard !unit.isEmpty else { throw vm.valueError("unit abbreviation w/o a number") }
      total += Int64(((Double(number) ?? 0) * Double(try spanUnit(vm, String(unit)))).rounded())
    }
    return isNegative ? -total : total
  }

  /// A `datetime.datetime`, `date` or `timedelta` as an element; nil for anything else.
  static func nanoseconds(ofDatetime value: Value, _ vm: Interpreter) -> Scalar? {
    let name = vm.typeName(value)
    guard ["datetime", "date", "timedelta"].contains(name) else { return nil }
    func number(_ name: String) -> Int {
      (try? vm.attributeIfPresent(value, name)).flatMap { $0?.isInt == true ? $0!.int : nil } ?? 0
    }
    if name == "timedelta" {
      return .timedelta(
        (Int64(number("days")) * 86_400 + Int64(number("seconds"))) * 1_000_000_000
          + Int64(number("microseconds")) * 1000)
    }
    let day =
      "\(padded(number("year"), 4))-\(padded(number("month"), 2))-\(padded(number("day"), 2))"
    guard number("year") > 0, let base = try? nanoseconds(vm, day) else { return nil }
    let seconds = number("hour") * 3600 + number("minute") * 60 + number("second")
    return .datetime(base + Int64(seconds) * 1_000_000_000 + Int64(number("microsecond")) * 1000)
  }
}
