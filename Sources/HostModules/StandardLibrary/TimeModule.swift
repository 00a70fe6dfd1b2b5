import Glibc
import Interpreter

/// `time`
enum TimeModule {
  static func build(_ module: ModuleBuilder) throws {
    module.asBuiltins {
      for (name, clock) in [
        ("time", CLOCK_REALTIME), ("perf_counter", CLOCK_MONOTONIC), ("monotonic", CLOCK_MONOTONIC),
        ("process_time", CLOCK_PROCESS_CPUTIME_ID), ("thread_time", CLOCK_THREAD_CPUTIME_ID),
      ] {
        module.function("\(name)()") { _, _ in Value(Double(nanoseconds(clock)) * 1e-9) }
        module.function("\(name)_ns()") { _, _ in Value(nanoseconds(clock)) }
      }
      module.function("sleep(seconds, /)") { vm, args in
        if !args[0].isInt && !args[0].isFloat, try vm.realNumber(args[0]) == nil {
          throw vm.typeError(
            "'\(vm.typeName(args[0]))' object cannot be interpreted as an integer")
        }
        try sleep(vm, try vm.requireReal(args[0]))
        return .none
      }
    }
    NamedTuple.define(
      module, "struct_time",
      fields: [
        "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday",
        "tm_isdst",
      ])
    defineConversions(module)
    defineZone(module)
  }

  /// The zone at the two solstices of this year: the one without and the one with summer time.
  private static func defineZone(_ module: ModuleBuilder) {
    let vm = module.vm
    let now = time(nil)
    let year = Int(broken(now, isLocal: false).tm_yday) * 86400
    let zones = [0, 182].map { broken(now - year + $0 * 86400, isLocal: true) }
    let standard = zones.first { $0.tm_isdst == 0 } ?? zones[0]
    let summer = zones.first { $0.tm_isdst > 0 }
    func name(_ zone: tm) -> Value { vm.string(zone.tm_zone.map { String(cString: $0) } ?? "") }
    module.value("timezone", Value(-Int(standard.tm_gmtoff)))
    module.value("altzone", Value(-Int((summer ?? standard).tm_gmtoff)))
    module.value("daylight", Value(summer == nil ? 0 : 1))
    module.value("tzname", vm.tuple([name(standard), name(summer ?? standard)]))
  }

  private static func defineConversions(_ module: ModuleBuilder) {
    for name in ["gmtime", "localtime"] {
      module.function("\(name)(seconds=None, /)") { vm, args in
        try structTime(vm, broken(try seconds(vm, args[0]), isLocal: name == "localtime"))
      }
    }
    module.function("mktime(t, /)") { vm, args in
      var time = try fields(vm, args[0])
      return Value(Double(mktime(&time)))
    }
    module.function("strftime(format, t=None, /)") { vm, args in
      guard let format = args[0].stringValue else {
        throw vm.typeError(
          "strftime() argument 1 must be str, not \(vm.typeName(args[0]))")
      }
      return vm.string(text(format, try given(vm, args[1])))
    }
    module.function("ctime(seconds=None, /)") { vm, args in
      vm.string(text("%a %b %e %H:%M:%S %Y", broken(try seconds(vm, args[0]), isLocal: true)))
    }
    module.function("asctime(t=None, /)") { vm, args in
      vm.string(text("%a %b %e %H:%M:%S %Y", try given(vm, args[0])))
    }
    // Seconds east of Greenwich at a moment, and the zone's name; for `datetime`.
    module.function("_zone(seconds, /)") { vm, args in
      let local = broken(try vm.index(args[0]), isLocal: true)
      let name = local.tm_zone.map { String(cString: $0) } ?? ""
      return vm.tuple([Value(Int(local.tm_gmtoff)), vm.string(name)])
    }
    // A date and time as `strftime` shows it, from its nine fields.
    module.function("_format(format, fields, /)") { vm, args in
      vm.string(text(try vm.text(args[0], "format"), try fields(vm, args[1])))
    }
  }

  private static func nanoseconds(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// Sleeps in short steps, so that Ctrl-C ends it.
  private static func sleep(_ vm: Interpreter, _ seconds: Double) throws {
    if seconds < 0 { throw vm.valueError("sleep length must be non-negative") }
    if seconds.isNaN { throw vm.valueError("Invalid value NaN (not a number)") }
    vm.flushOutput()
    let end = Double(nanoseconds(CLOCK_MONOTONIC)) + seconds * 1e9
    while true {
      try vm.checkCancelled()
      let left = end - Double(nanoseconds(CLOCK_MONOTONIC))
      if left <= 0 { return }
      var step = timespec(tv_sec: 0, tv_nsec: Int(min(left, 20e6)))
      nanosleep(&step, nil)
    }
  }

  private static func seconds(_ vm: Interpreter, _ value: Value) throws -> Int {
    if value.isNone { return time(nil) }
    if value.isFloat { return Int(value.float.rounded(.down)) }
    return try vm.index(value)
  }

  private static func broken(_ seconds: Int, isLocal: Bool) -> tm {
    var (seconds, result) = (seconds, tm())
    if isLocal { localtime_r(&seconds, &result) } else { gmtime_r(&seconds, &result) }
    return result
  }

  private static func structTime(_ vm: Interpreter, _ time: tm) throws -> Value {
    let fields = [
      time.tm_year + 1900, time.tm_mon + 1, time.tm_mday, time.tm_hour, time.tm_min, time.tm_sec,
      (time.tm_wday + 6) % 7, time.tm_yday + 1, time.tm_isdst,
    ]
    return vm.makeInstance(
      try vm.hostType("time", "struct_time"), holding: vm.tuple(fields.map { Value(Int($0)) }))
  }

  private static func given(_ vm: Interpreter, _ value: Value) throws -> tm {
    value.isNone ? broken(time(nil), isLocal: true) : try fields(vm, value)
  }

  private static func fields(_ vm: Interpreter, _ value: Value) throws -> tm {
    guard value.isTuple, let items = value.items, items.count >= 9 else {
      throw vm.typeError("Tuple or struct_time argument required")
    }
    let numbers = try items.map { Int32(truncatingIfNeeded: try vm.index($0)) }
    var time = tm()
    time.tm_year = numbers[0] - 1900
    time.tm_mon = numbers[1] - 1
    time.tm_mday = numbers[2]
    time.tm_hour = numbers[3]
    time.tm_min = numbers[4]
    time.tm_sec = numbers[5]
    time.tm_wday = (numbers[6] + 1) % 7
    time.tm_yday = numbers[7] - 1
    time.tm_isdst = numbers[8]
    return time
  }

  private static func text(_ format: String, _ time: tm) -> String {
    if format.isEmpty { return "" }
    var time = time
    var capacity = 256 + format.utf8.count * 8
    while capacity < 1 << 20 {
      var buffer = [CChar](repeating: 0, count: capacity)
      let count = strftime(&buffer, capacity, format, &time)
      if count > 0 {
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
      capacity *= 8
    }
    return ""
  }
}
