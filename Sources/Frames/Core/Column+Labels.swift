import Arrays

extension Column {
  /// A column of labels, in the narrowest type that holds them all.
  public init(labels: [Label]) { self = Column.inferred(labels.map { Scalar($0) }) }

  /// A column of scalars, in the type that pandas infers: bool, int64, float64, `str`, datetime, or
  /// object.
  public static func inferred(_ values: [Scalar]) -> Column {
    var kinds: Set<Int> = []
    for value in values { kinds.insert(kind(value)) }
    let present = kinds.subtracting([0, 1])
    // NaN is a number; None is not.
    switch present {
    case [2] where kinds == [2]:
      return Column(values.map { if case .bool(let value) = $0 { value } else { false } })
    case [3] where kinds == [3]:
      return Column(values.map { if case .int(let value) = $0 { value } else { 0 } })
    case [3], [4], [3, 4]:
      return Column(values.map { $0.number ?? .nan })
    case [] where kinds == [1]: return Column(values.map { _ in Double.nan })
    case [5]:
      return Column(values.map { if case .string(let text) = $0 { text } else { nil } })
    case [6]:
      let times = values.map { if case .datetime(let time) = $0 { time } else { Int64.min } }
      return Column(.datetime(.nanoseconds), times).coarsened()
    case [7]:
      let times = values.map { if case .timedelta(let time) = $0 { time } else { Int64.min } }
      return Column(.timedelta(.nanoseconds), times).coarsened()
    default: return Column(scalars: values)
    }
  }

  /// An object column of nothing but text or times as a column of that type.
  func inferringText() -> Column {
    let inferred = Column.inferred(scalars())
    return inferred.type == .string || inferred.type.isTime ? inferred : self
  }

  private static func kind(_ value: Scalar) -> Int {
    switch value {
    case .none: 0
    case .float(let number) where number.isNaN: 1
    case .bool: 2
    case .int: 3
    case .float: 4
    case .string: 5
    case .datetime: 6
    case .timedelta: 7
    case .bytes, .list, .opaque: 8
    }
  }

  /// Nanoseconds as microseconds, when nothing is lost.
  private func coarsened() -> Column {
    let fits = withElements(Int64.self) { values in
      values.allSatisfy { $0 == Int64.min || $0 % 1000 == 0 }
    }
    let isDate = if case .datetime = type { true } else { false }
    let coarse: ColumnType = isDate ? .datetime(.microseconds) : .timedelta(.microseconds)
    return fits ? ((try? cast(to: coarse)) ?? self) : self
  }
}
