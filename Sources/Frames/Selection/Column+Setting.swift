import Arrays

/// What is put into cells.
public enum CellValues: Sendable {
  case scalar(Scalar)
  /// One value a place.
  case column(Column)
}

extension Column {
  /// The column with the elements at `places` replaced.
  ///
  /// - Throws: `TypeError` for values that the column's type cannot hold, as pandas 3 does;
  ///   integers may become floats to hold NaN.
  public func setting(_ places: [Int], to values: CellValues) throws(FrameError) -> Column {
    switch values {
    case .scalar(let value): return try setting(places, scalar: value)
    case .column(let column):
      guard column.count == places.count else {
        throw .value(
          "cannot set using a list-like indexer with a different length than the value")
      }
      return try setting(places, column: column)
    }
  }

  private func setting(_ places: [Int], scalar value: Scalar) throws(FrameError) -> Column {
    switch (type, value) {
    case (.object, _):
      return replaced(Scalar.self, places) { _ in value }
    case (.float64, _) where value.isMissing && !value.isTime:
      return replaced(Double.self, places) { _ in .nan }
    case (.float64, .int(let number)): return replaced(Double.self, places) { _ in Double(number) }
    case (.float64, .float(let number)): return replaced(Double.self, places) { _ in number }
    case (.float32, .float(let number)): return replaced(Float.self, places) { _ in Float(number) }
    case (.float32, .int(let number)): return replaced(Float.self, places) { _ in Float(number) }
    case (.float32, .none): return replaced(Float.self, places) { _ in .nan }
    case (.bool, .bool(let flag)): return replaced(Bool.self, places) { _ in flag }
    case (.datetime, _), (.timedelta, _): return try settingTime(places, value)
    case (.string, _): return try settingText(places, value)
    case (.category, _): return try settingCategory(places, value)
    default: break
    }
    if type.isInteger {
      if value.isMissing, !value.isTime {
        return try cast(to: .float64).setting(places, scalar: .float(.nan))
      }
      if let whole = wholeNumber(value) {
        let fitted = try Column([whole]).cast(to: type)
        if case .int(whole) = fitted[0] {
          return try setting(places, column: fitted.take(places.map { _ in 0 }))
        }
      }
    }
    throw invalid(value)
  }

  private func wholeNumber(_ value: Scalar) -> Int64? {
    switch value {
    case .int(let number): number
    case .float(let number): Int64(exactly: number)
    default: nil
    }
  }

  private func invalid(_ value: Scalar) -> FrameError {
    .type("Invalid value '\(pythonText(value))' for dtype '\(type.name)'")
  }

  private func settingTime(_ places: [Int], _ value: Scalar) throws(FrameError) -> Column {
    if value.isMissing { return replaced(Int64.self, places) { _ in Int64.min } }
    var single: Column
    switch (type, value) {
    case (.datetime, .datetime(let time)): single = Column(.datetime(.nanoseconds), [time])
    case (.timedelta, .timedelta(let time)): single = Column(.timedelta(.nanoseconds), [time])
    case (.datetime, .string(let text)):
      guard let parsed = try? Column([text]).toDatetime() else { throw invalid(value) }
      single = parsed
    default: throw invalid(value)
    }
    single = try single.cast(to: type)
    let time = single.withElements(Int64.self) { $0[0] }
    return replaced(Int64.self, places) { _ in time }
  }

  private func settingText(_ places: [Int], _ value: Scalar) throws(FrameError) -> Column {
    if value.isMissing { return replaced(Int32.self, places) { _ in -1 } }
    guard case .string(let text) = value else {
      throw .type(
        "Invalid value '\(pythonText(value))' for dtype 'str'. Value should be a string or "
          + "missing value, got '\(value.pythonTypeName)' instead.")
    }
    return try setting(places, column: Column([text]).take(places.map { _ in 0 }))
  }

  private func settingCategory(_ places: [Int], _ value: Scalar) throws(FrameError) -> Column {
    if value.isMissing { return replaced(Int32.self, places) { _ in -1 } }
    let values = categories!.values
    guard let code = (0..<values.count).first(where: { values[$0].isEqual(to: value) }) else {
      throw .type(
        "Cannot setitem on a Categorical with a new category (\(pythonText(value))), "
          + "set the categories first")
    }
    return replaced(Int32.self, places) { _ in Int32(code) }
  }

  private func setting(_ places: [Int], column: Column) throws(FrameError) -> Column {
    if type == column.type, type != .string, type != .category {
      switch type.elementType.size {
      case 1: return replaced(UInt8.self, places, from: column)
      case 2: return replaced(UInt16.self, places, from: column)
      case 4: return replaced(UInt32.self, places, from: column)
      case 8: return replaced(UInt64.self, places, from: column)
      default: return replaced(Scalar.self, places, from: column)
      }
    }
    if type == .string, column.type == .string {
      let joined = try Column.joined([self, column])
      return joined.slice(start: 0, count: count).replaced(
        Int32.self, places, from: joined.slice(start: count, count: column.count))
    }
    if type.isInteger, column.type.isFloat, column.missingCount > 0 {
      return try cast(to: .float64).setting(places, column: column)
    }
    var result = self
    for (i, place) in places.enumerated() {
      result = try result.setting([place], scalar: column[i])
    }
    return result
  }

  private func replaced<Element>(
    _ element: Element.Type, _ places: [Int], from column: Column
  ) -> Column {
    column.withElements(Element.self) { values in replaced(element, places) { values[$0] } }
  }

  /// A copy with `value(i)` at the i-th place.
  private func replaced<Element>(
    _ element: Element.Type, _ places: [Int], _ value: (Int) -> Element
  ) -> Column {
    let copy = self.copy()
    let to = copy.storage.base.assumingMemoryBound(to: Element.self)
    for (i, place) in places.enumerated() { to[place] = value(i) }
    return copy
  }

  /// The same values in memory of their own.
  public func copy() -> Column {
    if stride != 1, count > 1 { return contiguous() }
    if type == .object { return Column(scalars: scalars()) }
    let size = type.elementType.size
    let storage = Storage(byteCount: count * size)
    storage.base.copyMemory(from: self.storage.base + offset * size, byteCount: count * size)
    return replacing(storage: storage, count: count)
  }
}

extension Scalar {
  var isTime: Bool {
    switch self {
    case .datetime, .timedelta: true
    default: false
    }
  }
}
