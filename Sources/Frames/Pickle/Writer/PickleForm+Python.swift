import Arrays

extension PickleForm {
  /// A class of Python's library, a numpy scalar or a point in time; nil for other nodes.
  init?(plain node: PickleNode) throws(PickleError) {
    switch node {
    case .dictionary(let dictionary):
      switch dictionary.kind {
      case .plain: return nil
      case .ordered: self = .call(.global("collections", "OrderedDict"), [])
      case .counter: self = .call(.global("collections", "Counter"), [])
      case .defaulting(let factory):
        self = .call(.global("collections", "defaultdict"), [.value(factory)])
      }
    case .deque(_, let maxCount):
      let bounds: [PickleForm] = maxCount.map { [.tuple([]), .int($0)] } ?? []
      self = .call(.global("collections", "deque"), bounds)
    case .slice(let start, let stop, let step):
      self = .call(.global("builtins", "slice"), [.value(start), .value(stop), .value(step)])
    case .range(let start, let stop, let step):
      self = .call(.global("builtins", "range"), [.value(start), .value(stop), .value(step)])
    case .path(let path, let isWindows):
      self = .call(
        .global("pathlib", isWindows ? "PureWindowsPath" : "PosixPath"), [.text(path)])
    case .date(let date): self = .call(.global("datetime", "date"), [.bytes(date.packed)])
    case .dateTime(let date, let time):
      var packed = date.packed + time.packed
      if time.fold { packed[2] |= 128 }
      self = .call(.global("datetime", "datetime"), [.bytes(packed)])
    case .time(let time):
      var packed = time.packed
      if time.fold { packed[0] |= 128 }
      self = .call(.global("datetime", "time"), [.bytes(packed)])
    case .timeDelta(let days, let seconds, let microseconds):
      self = .call(
        .global("datetime", "timedelta"), [.int(days), .int(seconds), .int(microseconds)])
    case .timestamp(let counts, let unit): self = .timestamp(counts, unit)
    case .duration(let counts, let unit): self = .duration(counts, unit)
    case .notATime: self = .notATime
    case .notAvailable: self = .global("pandas", "NA")
    case .dtype(let type): self = .dtype(type)
    case .scalar(let type, let scalar): self = try .scalar(type, scalar)
    case .named(let name): self = .global(name.module, name.name)
    default: return nil
    }
  }
}

extension PickleDate {
  /// As `datetime` packs it: the year in two bytes, month, day.
  fileprivate var packed: [UInt8] {
    [year >> 8, year, month, day].map { UInt8(truncatingIfNeeded: $0) }
  }
}

extension PickleTime {
  /// As `datetime` packs it: hour, minute, second, microseconds in three bytes.
  fileprivate var packed: [UInt8] {
    [hour, minute, second, microsecond >> 16, microsecond >> 8, microsecond]
      .map { UInt8(truncatingIfNeeded: $0) }
  }
}
