import Arrays

/// pandas' tables as pandas 3 pickles them.
struct PandasForms {
  let protocolNumber: Int

  private static let managers = "pandas.core.internals.managers"
  /// Of the layout of pandas' arrays over numpy arrays, which its unpickler compares.
  private static let layoutChecksum = 82_904_607

  // MARK: Tables

  func frame(_ frame: Frame) throws(PickleError) -> PickleForm {
    var blocks: [PickleForm] = []
    for group in BlockGroup.groups(of: frame.columns) {
      let values = try values(group.places.map { frame.columns[$0] })
      blocks.append(block(values, group.placement, dimensions: 2))
    }
    let axes = [try index(columnAxis(frame.names)), try index(frame.index)]
    let manager = PickleForm.call(
      .global(PandasForms.managers, "BlockManager"), [.tuple(blocks), .list(axes)])
    return .object(
      .global("pandas", "DataFrame"),
      state: .dictionary([
        ("_mgr", manager), ("_typ", .text("dataframe")), ("_metadata", .list([])),
        ("attrs", .dictionary([])), ("_flags", flags),
      ]))
  }

  func series(_ series: Series) throws(PickleError) -> PickleForm {
    let values = block(
      try column(series.column), BlockGroup.slice(0, series.count), dimensions: 1)
    let manager = PickleForm.call(
      .global(PandasForms.managers, "SingleBlockManager"), [values, try index(series.index)])
    return .object(
      .global("pandas", "Series"),
      state: .dictionary([
        ("_mgr", manager), ("_typ", .text("series")), ("_metadata", .list([.text("_name")])),
        ("attrs", .dictionary([])), ("_flags", flags), ("_name", label(series.name)),
      ]))
  }

  private var flags: PickleForm { .dictionary([("allows_duplicate_labels", .bool(true))]) }

  private func block(_ values: PickleForm, _ placement: PickleForm, dimensions: Int) -> PickleForm {
    .call(
      .global("pandas._libs.internals", "_unpickle_block"),
      [values, placement, .int(dimensions)])
  }

  /// The values of a block: the columns as the rows of one array, or a lone array of pandas.
  private func values(_ columns: [Column]) throws(PickleError) -> PickleForm {
    let (first, rowCount) = (columns[0], columns[0].count)
    switch first.type {
    case .string, .category: return try column(first)
    case .object:
      return .reconstructed(
        [columns.count, rowCount], NumpyDType(.object), isColumnMajor: false,
        .scalars(columns.flatMap { $0.scalars() }))
    default:
      let array = PickleForm.form(
        payload(columns), first.type.numpyType, [columns.count, rowCount],
        protocolNumber: protocolNumber)
      return first.type.isTime ? times(array, first.type) : array
    }
  }

  private func payload(_ columns: [Column]) -> PicklePayload {
    var payload = PicklePayload()
    for column in columns {
      let packed = column.contiguous()
      let size = packed.type.elementType.size
      payload.append(packed.storage, from: packed.offset * size, count: packed.count * size)
    }
    return payload
  }

  // MARK: Columns

  /// A column on its own: an array of numpy or of pandas.
  func column(_ column: Column) throws(PickleError) -> PickleForm {
    switch column.type {
    case .string: return text(.texts(column))
    case .category: return try categorical(column)
    case .object:
      return .reconstructed(
        [column.count], NumpyDType(.object), isColumnMajor: false, .scalars(column.scalars()))
    default:
      let array = PickleForm.form(
        payload([column]), column.type.numpyType, [column.count], protocolNumber: protocolNumber)
      return column.type.isTime ? times(array, column.type) : array
    }
  }

  /// `pandas.array(texts, dtype)`: pandas' own text class, with pyarrow behind it or without, as
  /// the Python that reads it has it.
  private func text(_ texts: PickleForm) -> PickleForm {
    let type = PickleForm.call(.global("pandas", "StringDtype"), [.none, .float(.nan)])
    return .call(.global("pandas", "array"), [texts, type])
  }

  private func times(_ array: PickleForm, _ type: ColumnType) -> PickleForm {
    let isDate = if case .datetime = type { true } else { false }
    return backed(
      .global("pandas.arrays", isDate ? "DatetimeArray" : "TimedeltaArray"),
      [.dtype(type.numpyType), array, .dictionary([("_freq", .none)])])
  }

  private func backed(_ type: PickleForm, _ state: [PickleForm]) -> PickleForm {
    .call(
      .global("pandas._libs.arrays", "__pyx_unpickle_NDArrayBacked"),
      [type, .int(PandasForms.layoutChecksum), .none], state: .tuple(state))
  }

  private func categorical(_ column: Column) throws(PickleError) -> PickleForm {
    let categories = column.categories!
    let dtype = PickleForm.object(
      .global("pandas", "CategoricalDtype"),
      state: .dictionary([
        ("categories", try index(Index(categories.values))),
        ("ordered", .bool(categories.isOrdered)),
      ]))
    let codes = column.withCodes { smallestCodes($0, categories.values.count) }
    return backed(
      .global("pandas", "Categorical"),
      [dtype, try .array(PickleArray(codes), protocolNumber: protocolNumber)])
  }

  /// Codes in the smallest type that has room for `limit` of them, as pandas keeps them.
  private func smallestCodes(_ codes: UnsafeBufferPointer<Int32>, _ limit: Int) -> NDArray {
    if limit <= Int(Int8.max) { return .from(codes.map { Int8(truncatingIfNeeded: $0) }) }
    if limit <= Int(Int16.max) { return .from(codes.map { Int16(truncatingIfNeeded: $0) }) }
    return .from(Array(codes))
  }

  // MARK: Labels

  func index(_ index: Index) throws(PickleError) -> PickleForm {
    let type: String
    var entries: [(String, PickleForm)]
    switch index.kind {
    case .range(let start, let step, let count):
      type = "RangeIndex"
      entries = [
        ("start", .int(start)), ("stop", .int(start + step * count)), ("step", .int(step)),
      ]
    case .values(let values):
      switch values.type {
      case .category: type = "CategoricalIndex"
      case .datetime: type = "DatetimeIndex"
      case .timedelta: type = "TimedeltaIndex"
      default: type = "Index"
      }
      entries = [("data", try column(values.withTuples()))]
    case .levels(let levels): return try self.levels(levels, index.names)
    }
    entries.append(("name", label(index.name)))
    return newIndex(type, entries)
  }

  private func newIndex(_ type: String, _ entries: [(String, PickleForm)]) -> PickleForm {
    .call(
      .global("pandas.core.indexes.base", "_new_Index"),
      [.global("pandas", type), .dictionary(entries)])
  }

  private func levels(_ levels: [Column], _ names: [Label]) throws(PickleError) -> PickleForm {
    var values: [PickleForm] = []
    var codes: [PickleForm] = []
    for (column, name) in zip(levels, names) {
      let encoded = try LevelEncoding(column)
      values.append(try index(Index(encoded.values, name: name)))
      let array = encoded.codes.withUnsafeBufferPointer { smallestCodes($0, encoded.values.count) }
      codes.append(try .array(PickleArray(array), protocolNumber: protocolNumber))
    }
    return newIndex(
      "MultiIndex",
      [
        ("levels", .list(values)), ("codes", .list(codes)), ("sortorder", .none),
        ("names", .list(names.map(label))),
      ])
  }

  private func columnAxis(_ names: ColumnNames) -> Index {
    Index(columnLabels: names.labels, names: names.axisNames)
  }

  private func label(_ label: Label) -> PickleForm {
    switch label {
    case .none: .none
    case .bool(let value): .bool(value)
    case .int(let value): .int(Int(value))
    case .float(let value): .float(value)
    case .string(let text): .text(text)
    case .datetime(let time): .timestamp(time, .nanoseconds)
    case .timedelta(let time): .duration(time, .nanoseconds)
    case .tuple(let parts): .tuple(parts.map(self.label))
    }
  }
}

extension PickleForm {
  /// `pandas.Timestamp`.
  static func timestamp(_ counts: Int64, _ unit: TimeUnit) -> PickleForm {
    if counts == .min { return notATime }
    return .call(
      .global("pandas._libs.tslibs.timestamps", "_unpickle_timestamp"),
      [.int(Int(counts)), .none, .none, .int(unit.numpyNumber)])
  }

  /// `pandas.Timedelta`.
  static func duration(_ counts: Int64, _ unit: TimeUnit) -> PickleForm {
    if counts == .min { return notATime }
    return .call(
      .global("pandas._libs.tslibs.timedeltas", "_timedelta_unpickle"),
      [.int(Int(counts)), .int(unit.numpyNumber)])
  }

  static var notATime: PickleForm {
    .call(.global("pandas._libs.tslibs.nattype", "_nat_unpickle"), [.none])
  }
}

extension TimeUnit {
  /// numpy's number of the unit.
  fileprivate var numpyNumber: Int {
    switch self {
    case .seconds: 7
    case .milliseconds: 8
    case .microseconds: 9
    case .nanoseconds: 10
    }
  }
}

extension ColumnType {
  /// The type of the elements in a file.
  var numpyType: NumpyDType {
    switch self {
    case .datetime(let unit), .timedelta(let unit): NumpyDType(elementType, unit: unit)
    default: NumpyDType(elementType)
    }
  }
}
