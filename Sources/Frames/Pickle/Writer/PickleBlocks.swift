import Arrays

/// The columns of a table that one block of pandas holds.
struct BlockGroup {
  let places: [Int]

  /// Columns of one type share a block, in the order of their first; text and categories stand
  /// alone, as pandas has it.
  static func groups(of columns: [Column]) -> [BlockGroup] {
    var order: [[Int]] = []
    var known: [ColumnType: Int] = [:]
    for (place, column) in columns.enumerated() {
      if column.type == .string || column.type == .category {
        order.append([place])
      } else if let group = known[column.type] {
        order[group].append(place)
      } else {
        known[column.type] = order.count
        order.append([place])
      }
    }
    return order.map { BlockGroup(places: $0) }
  }

  /// A slice where the places are evenly spaced, else an array.
  var placement: PickleForm {
    let step = places.count > 1 ? places[1] - places[0] : 1
    let isEven = places.indices.allSatisfy { places[$0] == places[0] + $0 * step }
    if isEven { return BlockGroup.slice(places[0], places[places.count - 1] + 1, step) }
    let array = NDArray.from(places)
    var payload = PicklePayload()
    payload.append(array.storage, from: 0, count: places.count * 8)
    return .reconstructed(
      [places.count], NumpyDType(.int64), isColumnMajor: false, .payload(payload))
  }

  static func slice(_ start: Int, _ stop: Int, _ step: Int = 1) -> PickleForm {
    .call(.global("builtins", "slice"), [.int(start), .int(stop), .int(step)])
  }
}

extension Index {
  /// The column axis of a table as pandas would make it of these labels.
  init(columnLabels labels: [Label], names: [Label]) {
    if names.count > 1 {
      let levels = names.indices.map { level in
        Column(
          labels: labels.map { label in
            if case .tuple(let parts) = label, level < parts.count { parts[level] } else { label }
          })
      }
      self.init(levels: levels, names: names)
      return
    }
    let isRange = labels.indices.allSatisfy { i in
      if case .int(let label) = labels[i] { label == Int64(i) } else { false }
    }
    if isRange {
      self.init(.range(start: 0, step: 1, count: labels.count), names: names)
    } else {
      self.init(.values(Column(labels: labels)), names: names)
    }
  }
}

extension Column {
  /// Labels that go into a pickle: those of several parts, which the engine keeps as lists, are
  /// tuples there.
  func withTuples() -> Column {
    guard type == .object else { return self }
    return Column(
      scalars: scalars().map { label in
        if case .list(let parts) = label { .opaque(PickledTuple(parts)) } else { label }
      })
  }
}

/// A label of several parts on its way into a pickle.
final class PickledTuple: OpaqueScalar {
  let parts: [Scalar]
  var typeName: String { "tuple" }

  init(_ parts: [Scalar]) { self.parts = parts }
}

/// The distinct values of an index level and a code for each row, -1 where missing.
struct LevelEncoding {
  let values: Column
  let codes: [Int32]

  init(_ column: Column) throws(PickleError) {
    var places: [Int32] = []
    var codes: [Int32] = []
    var known: [Label: Int32] = [:]
    for i in 0..<column.count {
      guard let label = try column[i].levelLabel() else {
        codes.append(-1)
        continue
      }
      if let code = known[label] {
        codes.append(code)
      } else {
        known[label] = Int32(places.count)
        codes.append(Int32(places.count))
        places.append(Int32(i))
      }
    }
    self.codes = codes
    values = column.choosing(places)
  }
}

extension Scalar {
  /// The element as a label; nil where it is missing.
  fileprivate func levelLabel() throws(PickleError) -> Label? {
    switch self {
    case .none: return nil
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .float(let value): return value.isNaN ? nil : .float(value)
    case .string(let text): return .string(text)
    case .datetime(let time): return time == .min ? nil : .datetime(time)
    case .timedelta(let time): return time == .min ? nil : .timedelta(time)
    case .bytes, .list, .opaque:
      throw PickleError(.pickling, "cannot pickle an index level of \(typeName) labels")
    }
  }
}
