import Arrays
import Frames
import Interpreter

/// `series.dt`: a column of times waiting for a member.
final class TimeMethodsObject {
  let series: Series
  init(_ series: Series) { self.series = series }
}

/// `.dt`
enum PandasDateParts {
  static func accessor(_ vm: Interpreter, _ value: Value) throws -> Value {
    let series = try PandasSeriesType.object(vm, value).series
    guard series.column.type.isTime else {
      throw vm.raise(vm.types.attributeError, "Can only use .dt accessor with datetimelike values")
    }
    return vm.makeHost(
      TimeMethodsObject(series), type: try vm.hostType("pandas", "DatetimeProperties"))
  }

  private static func series(_ vm: Interpreter, _ value: Value) throws -> Series {
    if let object = value.host(as: TimeMethodsObject.self) { return object.series }
    throw vm.typeError("a .dt accessor is needed here")
  }

  static func define(in module: ModuleBuilder) {
    module.type("DatetimeProperties") { type in
      func property(_ name: String, _ part: @escaping (Column) throws -> Column) {
        type.property(
          name,
          get: { vm, value in
            let series = try series(vm, value)
            return try vm.makeSeries(series.with(try part(series.column)))
          })
      }
      for part in TimePart.allCases { property(part.rawValue) { try $0.timePart(part) } }
      for (name, part) in [
        ("day_of_week", TimePart.dayOfWeek), ("weekday", .dayOfWeek), ("day_of_year", .dayOfYear),
        ("daysinmonth", .daysInMonth),
      ] {
        property(name) { try $0.timePart(part) }
      }
      for name in ["days", "seconds", "microseconds", "nanoseconds"] {
        guard let part = Column.SpanPart(rawValue: name) else { continue }
        property(name) { try $0.spanPart(part) }
      }
      property("date") { column in
        Column(
          scalars: column.scalars().map { scalar in
            if case .datetime(let time) = scalar, time != .min {
              return .string(String(datetimeText(time).prefix(10)))
            }
            return scalar
          })
      }
      type.property(
        "unit",
        get: { vm, value in
          switch try series(vm, value).column.type {
          case .datetime(let unit), .timedelta(let unit): return vm.string(unit.name)
          default: return .none
          }
        })
      defineMethods(type)
    }
  }

  private static func defineMethods(_ type: TypeBuilder) {
    func method(_ signature: String, _ body: @escaping (Call, Column) throws -> Column) {
      type.bind(signature) { call in
        let series = try series(call.vm, call["self"])
        return try call.vm.makeSeries(series.with(try body(call, series.column)))
      }
    }
    method("strftime(self, date_format)") { call, column in
      try column.formattedTimes(try call.text("date_format"))
    }
    for (name, isMonth) in [("day_name", false), ("month_name", true)] {
      method("\(name)(self, locale=None)") { _, column in try column.timeNames(isMonth: isMonth) }
    }
    for (name, rounding) in [
      ("floor", Column.TimeRounding.floor), ("ceil", .ceiling), ("round", .nearest),
    ] {
      method("\(name)(self, freq, ambiguous='raise', nonexistent='raise')") { call, column in
        try column.roundedTimes(
          rounding, span: try PandasTimes.frequency(call.vm, try call.text("freq")))
      }
    }
    method("normalize(self)") { _, column in
      try column.roundedTimes(.floor, span: 86_400_000_000_000)
    }
    method("total_seconds(self)") { _, column in
      Column(
        column.scalars().map { scalar in
          if case .timedelta(let time) = scalar, time != .min { return Double(time) / 1e9 }
          return .nan
        })
    }
    type.bind("isocalendar(self)") { call in
      throw call.notSupported("isocalendar")
    }
  }
}
