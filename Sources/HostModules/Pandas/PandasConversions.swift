import Arrays
import Frames
import Interpreter

/// `to_datetime`, `to_timedelta`, `to_numeric`.
enum PandasConversions {
  static func toDatetime(_ call: Call) throws -> Value {
    let vm = call.vm
    call.ignore("cache", "exact")
    let value = call["arg"]
    if value.isNone { return .none }
    var options = DatetimeOptions()
    options.errors = try errors(call)
    options.dayFirst = try call.bool("dayfirst")
    switch try call.optionalText("format") {
    case nil: options.format = .guess
    case "mixed", "ISO8601": options.format = .each
    case let pattern?: options.format = .exactly(pattern)
    }
    let isScalar =
      !PandasConstruction.isSequence(vm, value) && value.frame == nil && !value.isDict
    var column: Column
    if let frame = value.frame {
      column = try assembled(frame)
    } else {
      column = isScalar ? Column.inferred([vm.scalar(value)]) : try vm.column(value)
    }
    if let unit = try call.optionalText("unit") {
      column = try scaled(vm, column, unit)
    } else if value.frame == nil {
      column = try column.toDatetime(options)
    }
    if isScalar { return try vm.plain(column[0]) }
    if let series = value.series { return try vm.makeSeries(series.with(column)) }
    if let frame = value.frame { return try vm.makeSeries(Series(column, index: frame.index)) }
    return try vm.makeIndex(Index(column, name: value.pandasIndex?.name ?? .none))
  }

  private static func errors(_ call: Call) throws -> DatetimeOptions.Errors {
    switch try call.text("errors") {
    case "raise": return .raise
    case "coerce": return .coerce
    default: throw call.vm.valueError("invalid error value specified")
    }
  }

  /// Numbers of a unit since 1970.
  private static func scaled(_ vm: Interpreter, _ column: Column, _ unit: String) throws -> Column {
    let size = try PandasTimes.spanUnit(vm, unit)
    let times = try column.cast(to: .float64).scalars().map { scalar -> Scalar in
      guard case .float(let number) = scalar, !number.isNaN else { return .datetime(.min) }
      return .datetime(
        number == number.rounded() && abs(number) < 9e15
          ? Int64(number) * size : Int64((number * Double(size)).rounded()))
    }
    return Column(
      .datetime(.nanoseconds), times.map { if case .datetime(let t) = $0 { t } else { Int64.min } })
  }

  /// Columns year, month, day, … put together.
  private static func assembled(_ frame: Frame) throws -> Column {
    func numbers(_ name: String, or fallback: Int64?) throws -> [Int64] {
      guard let column = frame[.string(name)] ?? frame[.string(name + "s")] else {
        guard let fallback else {
          throw FrameError.value(
            "to assemble mappings requires at least that [year, month, day] be specified: [\(name)] is missing"
          )
        }
        return [Int64](repeating: fallback, count: frame.rowCount)
      }
      return try column.cast(to: .int64).withElements(Int64.self) { Array($0) }
    }
    let (years, months, days) = (
      try numbers("year", or: nil), try numbers("month", or: nil), try numbers("day", or: nil)
    )
    let (hours, minutes, seconds) = (
      try numbers("hour", or: 0), try numbers("minute", or: 0), try numbers("second", or: 0)
    )
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let texts = years.indices.map { row -> String? in
      "\(years[row])-\(two(months[row]))-\(two(days[row])) \(two(hours[row])):\(two(minutes[row])):\(two(seconds[row]))"
    }
    return try Column(texts).toDatetime()
  }

  static func toTimedelta(_ call: Call) throws -> Value {
    let vm = call.vm
    let value = call["arg"]
    let unit = try PandasTimes.spanUnit(vm, try call.optionalText("unit") ?? "ns")
    let coerces = try errors(call) == .coerce
    func span(_ scalar: Scalar) throws -> Int64 {
      switch scalar {
      case .timedelta(let time): return time
      case .int(let number): return number * unit
      case .float(let number):
        return number.isNaN ? .min : Int64((number * Double(unit)).rounded())
      case .string(let text):
        do {
          return try PandasTimes.span(vm, text)
        } catch {
          if coerces { return .min }
          throw error
        }
      case .none: return .min
      default: throw vm.typeError("Invalid type for timedelta scalar")
      }
    }
    if !PandasConstruction.isSequence(vm, value) {
      return try vm.makeTimedelta(try span(vm.scalar(value)))
    }
    let column = Column.inferred(
      try vm.column(value).scalars().map { .timedelta(try span($0)) })
    if let series = value.series { return try vm.makeSeries(series.with(column)) }
    return try vm.makeIndex(Index(column))
  }

  static func toNumeric(_ call: Call) throws -> Value {
    let vm = call.vm
    let value = call["arg"]
    let mode = try call.text("errors")
    guard mode == "raise" || mode == "coerce" else {
      throw vm.valueError("invalid error value specified")
    }
    let isScalar = !PandasConstruction.isSequence(vm, value)
    let source = isScalar ? Column(scalars: [vm.scalar(value)]) : try vm.column(value)
    var column = source
    if !source.type.isNumeric {
      var scalars: [Scalar] = []
      for (row, scalar) in source.scalars().enumerated() {
        switch scalar {
        case .int, .float, .bool: scalars.append(scalar)
        case .string(let text):
          let trimmed = PythonString.strip(text)
          if let whole = Int64(trimmed) {
            scalars.append(.int(whole))
          } else if let number = parsePythonFloat(trimmed) {
            scalars.append(.float(number))
          } else if mode == "coerce" {
            scalars.append(.float(.nan))
          } else {
            throw vm.valueError("Unable to parse string \"\(text)\" at position \(row)")
          }
        case .none: scalars.append(.float(.nan))
        default:
          if mode == "coerce" {
            scalars.append(.float(.nan))
          } else {
            throw vm.typeError("Invalid object type at position \(row)")
          }
        }
      }
      column = Column.inferred(scalars)
    }
    if let target = try call.optionalText("downcast") {
      column = try narrowed(call, column, target)
    }
    if isScalar { return try vm.cell(column[0], of: column.type) }
    if let series = value.series { return try vm.makeSeries(series.with(column)) }
    if let index = value.pandasIndex { return try vm.makeIndex(Index(column, name: index.name)) }
    return try vm.makeArray(column.array())
  }

  private static func narrowed(_ call: Call, _ column: Column, _ target: String) throws -> Column {
    let candidates: [ColumnType]
    switch target {
    case "integer", "signed": candidates = [.int8, .int16, .int32, .int64]
    case "unsigned": candidates = [.uint8]
    case "float": candidates = [.float32]
    default: throw call.vm.valueError("invalid downcasting method provided")
    }
    for type in candidates {
      guard let cast = try? column.cast(to: type), let back = try? cast.cast(to: .float64),
        let own = try? column.cast(to: .float64)
      else { continue }
      let isSame = zip(back.scalars(), own.scalars()).allSatisfy { $0.repr == $1.repr }
      if isSame || type == .float32 { return cast }
    }
    return column
  }
}
