import Arrays
import Frames
import Interpreter

/// Members of `Timestamp` and `Timedelta`.
extension PandasTimes {
  static func time(_ vm: Interpreter, _ value: Value) throws -> Int64 {
    if let object = value.host(as: TimestampObject.self) { return object.nanoseconds }
    if let object = value.host(as: TimedeltaObject.self) { return object.nanoseconds }
    throw vm.typeError("a Timestamp or Timedelta is needed here, not \(vm.typeName(value))")
  }

  static func defineParts(_ type: TypeBuilder) {
    for part in TimePart.allCases {
      var names = [part.rawValue]
      if part == .dayOfWeek { names += ["day_of_week"] }
      if part == .dayOfYear { names += ["day_of_year"] }
      if part == .daysInMonth { names += ["daysinmonth"] }
      for name in names {
        type.property(
          name,
          get: { vm, value in
            try vm.plain(try stamp(vm, value).column.timePart(part)[0])
          })
      }
    }
    type.property("value", get: { vm, value in Value(try stamp(vm, value).nanoseconds) })
    type.bind("weekday(self)") { call in
      try call.vm.plain(try stamp(call.vm, call["self"]).column.timePart(.dayOfWeek)[0])
    }
    type.bind("isoweekday(self)") { call in
      guard case .int(let day) = try stamp(call.vm, call["self"]).column.timePart(.dayOfWeek)[0]
      else { return .none }
      return Value(day + 1)
    }
    type.property(
      "week", get: { vm, value in try vm.plain(try stamp(vm, value).column.isoWeeks()[0]) })
    for (name, isMonth) in [("day_name", false), ("month_name", true)] {
      type.bind("\(name)(self, locale=None)") { call in
        try call.vm.plain(
          try stamp(call.vm, call["self"]).column.timeNames(isMonth: isMonth)[0])
      }
    }
    type.bind("strftime(self, format)") { call in
      try call.vm.plain(
        try stamp(call.vm, call["self"]).column.formattedTimes(try call.text("format"))[0])
    }
    type.bind("isoformat(self, sep='T', timespec='auto')") { call in
      let text = datetimeText(try stamp(call.vm, call["self"]).nanoseconds)
      let separator = try call.text("sep")
      return call.vm.string(iso(text, separator))
    }
    type.bind("timestamp(self)") { call in
      Value(Double(try stamp(call.vm, call["self"]).nanoseconds) / 1e9)
    }
    type.bind("normalize(self)") { call in
      let time = try stamp(call.vm, call["self"]).nanoseconds
      let day: Int64 = 86_400_000_000_000
      return try call.vm.makeTimestamp(time - ((time % day) + day) % day)
    }
    for (name, rounding) in [
      ("floor", Column.TimeRounding.floor), ("ceil", .ceiling), ("round", .nearest),
    ] {
      type.bind("\(name)(self, freq, ambiguous='raise', nonexistent='raise')") { call in
        let span = try frequency(call.vm, try call.text("freq"))
        let column = try stamp(call.vm, call["self"]).column.roundedTimes(rounding, span: span)
        return try call.vm.plain(column[0])
      }
    }
    for name in ["to_pydatetime", "date"] {
      type.bind("\(name)(self)") { call in
        let column = try stamp(call.vm, call["self"]).column
        let parts: [TimePart] =
          name == "date"
          ? [.year, .month, .day] : [.year, .month, .day, .hour, .minute, .second, .microsecond]
        let maker = try call.vm.attribute(
          try call.vm.importedModule("datetime"), name == "date" ? "date" : "datetime")
        return try call.vm.call(
          maker, try parts.map { try call.vm.plain(try column.timePart($0)[0]) })
      }
    }
  }

  /// `D`, `h`, `15min`: a span of fixed length.
  static func frequency(_ vm: Interpreter, _ text: String) throws -> Int64 {
    let digits = text.prefix { $0.isNumber }
    let unit = String(text.dropFirst(digits.count))
    return Int64(digits.isEmpty ? 1 : Int(digits)!) * (try spanUnit(vm, unit == "T" ? "min" : unit))
  }

  private static func stamp(_ vm: Interpreter, _ value: Value) throws -> TimestampObject {
    if let object = value.host(as: TimestampObject.self) { return object }
    throw vm.typeError("a Timestamp is needed here")
  }

  static func defineSpanParts(_ type: TypeBuilder) {
    func span(_ vm: Interpreter, _ value: Value) throws -> TimedeltaObject {
      if let object = value.host(as: TimedeltaObject.self) { return object }
      throw vm.typeError("a Timedelta is needed here")
    }
    for name in ["days", "seconds", "microseconds", "nanoseconds"] {
      guard let part = Column.SpanPart(rawValue: name) else { continue }
      type.property(
        name, get: { vm, value in try vm.plain(try span(vm, value).column.spanPart(part)[0]) })
    }
    type.property("value", get: { vm, value in Value(try span(vm, value).nanoseconds) })
    type.bind("total_seconds(self)") { call in
      Value(Double(try span(call.vm, call["self"]).nanoseconds) / 1e9)
    }
  }

  private static func iso(_ text: String, _ separator: String) -> String {
    let halves = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    var time = halves.count > 1 ? String(halves[1]) : "00:00:00"
    // As many digits of the second as it has: none, six or nine.
    if let point = time.firstIndex(of: ".") {
      let digits = time[time.index(after: point)...]
      if digits.allSatisfy({ $0 == "0" }) {
        time = String(time[..<point])
      } else if digits.count == 9, digits.hasSuffix("000") {
        time.removeLast(3)
      }
    }
    return "\(halves[0])\(separator)\(time)"
  }

  /// Texts, order and arithmetic.
  static func defineShared(_ type: TypeBuilder) {
    type.bind("__str__(self)") { call in call.vm.string(try text(call.vm, call["self"])) }
    type.bind("__repr__(self)") { call in
      let value = call["self"]
      let text = try text(call.vm, value)
      if text == "NaT" { return call.vm.string(text) }
      return call.vm.string("\(call.vm.typeName(value))('\(text)')")
    }
    type.bind("__format__(self, spec, /)") { call in
      let spec = try call.text("spec")
      if spec.isEmpty { return call.vm.string(try text(call.vm, call["self"])) }
      return try call.vm.callMethod(call["self"], "strftime", [call["spec"]])
    }
    type.bind("__hash__(self)") { call in
      Value(Int(try time(call.vm, call["self"]) & 0x3FFF_FFFF_FFFF))
    }
    let orders: [(String, (Int64, Int64) -> Bool)] = [
      ("eq", { $0 == $1 }), ("ne", { $0 != $1 }), ("lt", { $0 < $1 }), ("le", { $0 <= $1 }),
      ("gt", { $0 > $1 }), ("ge", { $0 >= $1 }),
    ]
    for (name, holds) in orders {
      type.bind("__\(name)__(self, other, /)") { call in
        let (vm, other) = (call.vm, call["other"])
        if other.series != nil || other.frame != nil || other.pandasIndex != nil {
          return .notImplemented
        }
        let own = try time(vm, call["self"])
        let isSpan = call["self"].host(as: TimedeltaObject.self) != nil
        switch (vm.scalar(other), isSpan) {
        case (.datetime(let time), false), (.timedelta(let time), true):
          if own == .min || time == .min { return Value(name == "ne") }
          return Value(holds(own, time))
        default: return .notImplemented
        }
      }
    }
    for (name, sign) in [("add", Int64(1)), ("sub", -1)] {
      type.bind("__\(name)__(self, other, /)") { call in
        try sum(call.vm, call["self"], call["other"], sign)
      }
      type.bind("__r\(name)__(self, other, /)") { call in
        let (vm, owner, other) = (call.vm, call["self"], call["other"])
        if sign == 1 { return try sum(vm, owner, other, 1) }
        switch vm.scalar(other) {
        case .datetime(let time): return try sum(vm, try vm.makeTimestamp(time), owner, -1)
        case .timedelta(let time): return try sum(vm, try vm.makeTimedelta(time), owner, -1)
        default: return .notImplemented
        }
      }
    }
    guard type.info.name == "Timedelta" else { return }
    defineScaling(type)
  }

  private static func defineScaling(_ type: TypeBuilder) {
    for name in ["__mul__", "__rmul__", "__truediv__", "__floordiv__"] {
      type.bind("\(name)(self, other, /)") { call in
        let (vm, other) = (call.vm, call["other"])
        let own = try time(vm, call["self"])
        if other.series != nil || other.frame != nil { return .notImplemented }
        if name.contains("div"), case .timedelta(let span) = vm.scalar(other) {
          let quotient = Double(own) / Double(span)
          return name == "__truediv__" ? Value(quotient) : Value(Int(quotient.rounded(.down)))
        }
        guard let factor = try? vm.double(other, "other") else { return .notImplemented }
        let product = name.contains("mul") ? Double(own) * factor : Double(own) / factor
        if name.contains("mul"), other.isInt { return try vm.makeTimedelta(own * Int64(other.int)) }
        return try vm.makeTimedelta(Int64(product))
      }
    }
    type.bind("__neg__(self)") { call in
      try call.vm.makeTimedelta(-(try time(call.vm, call["self"])))
    }
    type.bind("__abs__(self)") { call in
      try call.vm.makeTimedelta(abs(try time(call.vm, call["self"])))
    }
    type.bind("__bool__(self)") { call in Value(try time(call.vm, call["self"]) != 0) }
  }

  private static func sum(
    _ vm: Interpreter, _ a: Value, _ b: Value, _ sign: Int64
  ) throws -> Value {
    if b.series != nil || b.frame != nil || b.pandasIndex != nil { return .notImplemented }
    let own = try time(vm, a)
    let isSpan = a.host(as: TimedeltaObject.self) != nil
    switch vm.scalar(b) {
    case .timedelta(let span):
      if own == .min || span == .min { return try vm.makeNaT() }
      return try isSpan ? vm.makeTimedelta(own + sign * span) : vm.makeTimestamp(own + sign * span)
    case .datetime(let time):
      if own == .min || time == .min { return try vm.makeNaT() }
      if isSpan { return sign == 1 ? try vm.makeTimestamp(own + time) : .notImplemented }
      return sign == -1 ? try vm.makeTimedelta(own - time) : .notImplemented
    default: return .notImplemented
    }
  }

  private static func text(_ vm: Interpreter, _ value: Value) throws -> String {
    let time = try time(vm, value)
    if time == .min { return "NaT" }
    if value.host(as: TimedeltaObject.self) != nil { return spanText(time) }
    return iso(datetimeText(time), " ")
  }

  /// `1 days 02:03:04.500000`
  static func spanText(_ time: Int64) -> String {
    let day: Int64 = 86_400_000_000_000
    let exactDays = time >= 0 ? time / day : -((-time + day - 1) / day)
    let rest = time - exactDays * day
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let seconds = rest / 1_000_000_000
    var text =
      "\(exactDays) days \(exactDays < 0 ? "+" : "")\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    let fraction = rest % 1_000_000_000
    if fraction != 0 {
      let digits = String(fraction + 1_000_000_000).dropFirst()
      text += "." + (fraction % 1000 == 0 ? digits.prefix(6) : digits)
    }
    return text
  }
}
