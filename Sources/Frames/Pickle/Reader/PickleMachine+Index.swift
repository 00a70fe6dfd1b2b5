import Arrays

/// Row labels and column names.
extension PickleMachine {
  /// `_new_Index(class, {"data": …, "name": …})` and its like.
  mutating func makeIndex(_ arguments: [PickleValue]) throws(PickleError) -> PickleNode? {
    guard arguments.count == 2, case .named(let type) = node(arguments[0]),
      let entries = try entries(arguments[1])
    else { return nil }
    if let zone = entries["tz"], !isNone(zone) {
      throw zonedTimes
    }
    switch type.known {
    case .rangeIndex: return try makeRange(entries).map { .index($0) }
    case .multiIndex: return try makeLevels(entries).map { .index($0) }
    case .indexClass:
      guard let data = entries["data"] else { return nil }
      let name = try label(entries["name"] ?? .none)
      return .index(Index(try labels(of: try column(data)), name: name))
    default: return nil
    }
  }

  /// Tuples among the labels become lists of their parts, as the engine keeps them.
  private mutating func labels(of column: Column) throws(PickleError) -> Column {
    guard column.type == .object else { return column }
    try charge(column.count, of: MemoryLayout<Scalar>.stride)
    var scalars = column.scalars()
    for i in scalars.indices {
      guard case .opaque(let object) = scalars[i], let object = object as? PickledObject,
        case .tuple(let parts) = nodes[Int(object.reference.place)]
      else { continue }
      try charge(parts.count, of: MemoryLayout<Scalar>.stride)
      var list: [Scalar] = []
      for part in parts { list.append(try scalar(part)) }
      scalars[i] = .list(list)
    }
    return Column(scalars: scalars)
  }

  private mutating func makeRange(_ entries: [String: PickleValue]) throws(PickleError) -> Index? {
    guard let start = integer(entries["start"]), let stop = integer(entries["stop"]),
      let step = integer(entries["step"]), step != 0,
      [start, stop, step].allSatisfy({ $0.magnitude <= 1 << 48 })
    else { return nil }
    let count = max(0, (stop - start + (step > 0 ? step - 1 : step + 1)) / step)
    let name = try label(entries["name"] ?? .none)
    return Index(.range(start: start, step: step, count: count), names: [name])
  }

  private mutating func makeLevels(_ entries: [String: PickleValue]) throws(PickleError) -> Index? {
    guard let levels = items(entries["levels"]),
      let codes = items(entries["codes"] ?? entries["labels"]),
      let names = items(entries["names"]),
      levels.count == codes.count, names.count == codes.count, !codes.isEmpty, codes.count <= 64
    else { return nil }
    var columns: [Column] = []
    for (level, codes) in zip(levels, codes) {
      guard case .array(let array) = node(codes), array.elements.ndim == 1,
        array.elements.dtype.isInteger
      else { return nil }
      let values = try column(level)
      let count = array.elements.count
      try charge(count, of: 4 + values.type.elementType.size)
      var places = [Int32](repeating: 0, count: count)
      let isInside = places.withUnsafeMutableBufferPointer { buffer in
        count == 0 || array.elements.copyCodes(to: buffer.baseAddress!, below: values.count)
      }
      guard isInside else { throw refused("index code outside its level") }
      columns.append(values.choosing(places))
    }
    guard columns.allSatisfy({ $0.count == columns[0].count }) else { return nil }
    return Index(levels: columns, names: try labels(names))
  }

  mutating func index(_ value: PickleValue) throws(PickleError) -> Index {
    guard case .index(let index) = node(value) else {
      throw refused("labels of class '\(node(value)?.typeName ?? "int")'")
    }
    return index
  }

  /// The column axis of a table.
  mutating func columnNames(_ value: PickleValue) throws(PickleError) -> ColumnNames {
    let index = try self.index(value)
    try charge(index.count, of: MemoryLayout<Label>.stride)
    let names: [Label]
    switch index.kind {
    case .range(let start, let step, let count):
      names = (0..<count).map { .int(Int64(start + $0 * step)) }
    case .values(let column):
      var made: [Label] = []
      for i in 0..<column.count { made.append(try label(column[i])) }
      names = made
    case .levels(let levels):
      var made: [Label] = []
      for i in 0..<index.count {
        var parts: [Label] = []
        for level in levels { parts.append(try label(level[i])) }
        made.append(.tuple(parts))
      }
      names = made
    }
    return ColumnNames(names, axisNames: index.names)
  }

  private func labels(_ values: [PickleValue]) throws(PickleError) -> [Label] {
    var labels: [Label] = []
    for value in values { labels.append(try label(value)) }
    return labels
  }

  /// A name: None, a number, a text, a time, or a tuple of these.
  func label(_ value: PickleValue) throws(PickleError) -> Label {
    switch value {
    case .none: return .none
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .node(let reference):
      switch nodes[Int(reference.place)] {
      case .string(let text): return .string(text)
      case .scalar(_, let scalar): return try label(scalar)
      case .timestamp(let counts, let unit):
        if let time = NumpyTimeUnit(unit).nanoseconds(counts, isDate: true) {
          return .datetime(time)
        }
      case .duration(let counts, let unit):
        if let time = NumpyTimeUnit(unit).nanoseconds(counts, isDate: false) {
          return .timedelta(time)
        }
      case .tuple(let parts):
        var flat: [Label] = []
        for part in parts {
          if case .tuple = node(part) { break }
          flat.append(try label(part))
        }
        if flat.count == parts.count { return .tuple(flat) }
      default: break
      }
      throw refused("name of class '\(nodes[Int(reference.place)].typeName)'")
    }
  }

  private func label(_ scalar: Scalar) throws(PickleError) -> Label {
    switch scalar {
    case .none: return .none
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .float(let value): return .float(value)
    case .string(let text): return .string(text)
    case .datetime(let time): return .datetime(time)
    case .timedelta(let time): return .timedelta(time)
    case .bytes: throw refused("name of class 'bytes'")
    case .list(let parts):
      var labels: [Label] = []
      for part in parts {
        if case .list = part { throw refused("name of class 'list'") }
        labels.append(try label(part))
      }
      return .tuple(labels)
    case .opaque(let object):
      if let object = object as? PickledObject { return try label(.node(object.reference)) }
      throw refused("name of class '\(object.typeName)'")
    }
  }
}

extension Column {
  /// The elements at `places`, missing where -1.
  func choosing(_ places: [Int32]) -> Column {
    switch type {
    case .string, .category:
      return withCodes { codes in
        let chosen = places.map { $0 < 0 ? -1 : codes[Int($0)] }
        return Column(
          type: type, storage: Column(.int32, chosen).storage, count: chosen.count, pool: pool,
          categories: categories)
      }
    case .datetime, .timedelta:
      return withElements(Int64.self) { times in
        Column(type, places.map { $0 < 0 ? Int64.min : times[Int($0)] })
      }
    case .int64 where !places.contains(-1):
      return withElements(Int64.self) { values in
        Column(type, places.map { values[Int($0)] })
      }
    case .int8, .uint8, .int16, .int32, .int64, .float32, .float64:
      return Column(
        places.map { place in
          guard place >= 0 else { return Double.nan }
          switch self[Int(place)] {
          case .int(let value): return Double(value)
          case .float(let value): return value
          default: return .nan
          }
        })
    case .bool where !places.contains(-1):
      return withElements(Bool.self) { values in Column(type, places.map { values[Int($0)] }) }
    case .bool, .object:
      return Column(scalars: places.map { $0 < 0 ? .float(.nan) : self[Int($0)] })
    }
  }
}
