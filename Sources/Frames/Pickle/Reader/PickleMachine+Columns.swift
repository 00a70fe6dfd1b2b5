import Arrays

/// Columns out of arrays, and pandas' own array classes.
extension PickleMachine {
  /// The column that an array, a pandas array or an index is.
  mutating func column(_ value: PickleValue) throws(PickleError) -> Column {
    switch node(value) {
    case .array(let array): return try column(array)
    case .column(let column): return column
    case .index(let index): return try column(index)
    case .part(let part):
      if case .times(let array) = part.content { return try column(array) }
      throw refused("column of class '\(part.name)'")
    case let other: throw refused("column of class '\(other?.typeName ?? "int")'")
    }
  }

  mutating func column(_ array: PickleArray) throws(PickleError) -> Column {
    guard array.elements.ndim == 1 else { throw refused("column of more than one dimension") }
    let type = try columnType(array)
    let elements = try timesAsColumns(array)
    return Column(
      type: type, storage: elements.storage, offset: elements.offset,
      stride: elements.strides[0], count: elements.count)
  }

  /// The labels of an index as a column; a range is written out.
  mutating func column(_ index: Index) throws(PickleError) -> Column {
    switch index.kind {
    case .values(let column): return column
    case .levels: throw refused("index of several levels where one is expected")
    case .range(let start, let step, let count):
      try charge(count, of: 8)
      return .make(.int64, count: count) { (to: UnsafeMutablePointer<Int64>) in
        for i in 0..<count { to[i] = Int64(start + i * step) }
      }
    }
  }

  func columnType(_ array: PickleArray) throws(PickleError) -> ColumnType {
    switch array.type.kind {
    case .datetime: .datetime(array.type.unit?.columnUnit ?? .nanoseconds)
    case .timedelta: .timedelta(array.type.unit?.columnUnit ?? .nanoseconds)
    default: ColumnType(array.elements.dtype)
    }
  }

  /// The elements in a unit that columns have.
  mutating func timesAsColumns(_ array: PickleArray) throws(PickleError) -> NDArray {
    guard let unit = array.type.unit, unit.columnUnit == nil else { return array.elements }
    try charge(array.elements.count, of: 8)
    do {
      return try array.inNanoseconds()
    } catch {
      throw refused(error.reason)
    }
  }

  // MARK: States

  /// The two parts that pandas' arrays over numpy arrays keep, under the names of any version.
  private func backing(_ state: PickleValue, _ name: String) throws(PickleError)
    -> (dtype: PickleValue, array: PickleArray)?
  {
    var dtype: PickleValue?
    var values: PickleValue?
    if let parts = items(state), parts.count >= 2 {
      (dtype, values) = (parts[0], parts[1])
      // Some versions have array and type the other way round.
      if case .array = node(parts[0]) { (dtype, values) = (parts[1], parts[0]) }
    } else if let entries = try entries(state) {
      dtype = entries["_dtype"]
      values = entries["_ndarray"] ?? entries[name]
    }
    guard let dtype, let values, case .array(let array) = node(values) else { return nil }
    return (dtype, array)
  }

  mutating func builtTimes(_ state: PickleValue) throws(PickleError) -> PickleNode? {
    guard let (_, array) = try backing(state, "_data") else { return nil }
    guard array.type.kind == .datetime || array.type.kind == .timedelta else { return nil }
    if array.elements.ndim == 1 { return .column(try column(array)) }
    return .part(PicklePart("DatetimeArray", .times(array)))
  }

  mutating func makeCategoricalDType(_ arguments: [PickleValue]) throws(PickleError)
    -> PickleNode?
  {
    guard let categories = arguments.first, arguments.count <= 2 else {
      return .part(PicklePart("CategoricalDtype", .unbuilt(.categoricalDType)))
    }
    var isOrdered = false
    if arguments.count == 2, case .bool(let ordered) = arguments[1] { isOrdered = ordered }
    return .part(PicklePart("CategoricalDtype", .categories(categories, isOrdered: isOrdered)))
  }

  mutating func builtCategorical(_ state: PickleValue) throws(PickleError) -> Column? {
    guard let (dtype, array) = try backing(state, "_codes"), case .part(let part) = node(dtype),
      case .categories(let categories, let isOrdered) = part.content,
      array.elements.ndim == 1, array.elements.dtype.isInteger
    else { return nil }
    let values = try column(categories)
    let elements = array.elements
    try charge(elements.count, of: 4)
    let storage = Storage(byteCount: elements.count * 4)
    let codes = storage.base.assumingMemoryBound(to: Int32.self)
    guard elements.copyCodes(to: codes, below: values.count) else {
      throw refused("category code outside the categories")
    }
    return Column(
      type: .category, storage: storage, count: elements.count,
      categories: Categories(values: values, isOrdered: isOrdered))
  }

  mutating func builtStrings(_ state: PickleValue) throws(PickleError) -> Column? {
    guard let (_, array) = try backing(state, "_ndarray"), array.elements.dtype == .object,
      array.elements.ndim == 1
    else { return nil }
    let elements = array.elements
    return try strings(elements.count) { i in elements.flat(i) }
  }

  /// A `str` column of `count` texts; anything else is missing.
  mutating func strings(_ count: Int, _ element: (Int) -> Scalar) throws(PickleError) -> Column {
    try charge(count, of: 24)
    let builder = StringPoolBuilder()
    let storage = Storage(byteCount: count * 4)
    let codes = storage.base.assumingMemoryBound(to: Int32.self)
    for i in 0..<count {
      guard case .string(let text) = element(i) else {
        codes[i] = -1
        continue
      }
      try charge(text.utf8.count)
      codes[i] = builder.intern(text)
    }
    return Column(type: .string, storage: storage, count: count, pool: builder.finish())
  }

  /// `IntegerArray`, `FloatingArray`, `BooleanArray`: values, and a mask of the missing ones.
  mutating func builtMasked(_ state: PickleValue) throws(PickleError) -> Column? {
    guard let entries = try entries(state), let data = entries["_data"],
      let mask = entries["_mask"], case .array(let values) = node(data),
      case .array(let missing) = node(mask), missing.elements.dtype == .bool,
      missing.elements.ndim == 1, missing.elements.count == values.elements.count
    else { return nil }
    let column = try column(values)
    let isMissing = missing.elements
    try charge(column.count, of: 24)
    return try masked(column) { i in
      if case .bool(true) = isMissing.flat(i) { true } else { false }
    }
  }

  /// A column of a type that can miss values: itself if none is missing; else numbers become
  /// `float64` with NaN and booleans `object` with None.
  mutating func masked(_ column: Column, _ isMissing: (Int) -> Bool) throws(PickleError) -> Column {
    guard (0..<column.count).contains(where: isMissing) else { return column }
    if column.type == .bool {
      return Column(scalars: (0..<column.count).map { isMissing($0) ? .none : column[$0] })
    }
    guard column.type.isNumeric else { throw refused("masked column of type \(column.type.name)") }
    var values = [Double](repeating: .nan, count: column.count)
    for i in 0..<column.count where !isMissing(i) {
      switch column[i] {
      case .float(let value): values[i] = value
      case .int(let value):
        guard value.magnitude <= 1 << 53 else {
          throw refused("integers beyond 2^53 in a column that misses values")
        }
        values[i] = Double(value)
      default: break
      }
    }
    return Column(values)
  }

  /// `pandas.array(values, dtype)` as this writer has it: text.
  mutating func makeArray(_ arguments: [PickleValue]) throws(PickleError) -> PickleNode? {
    guard arguments.count == 2, case .part(let part) = node(arguments[1]),
      case .stringDType = part.content
    else { return nil }
    if case .array(let array) = node(arguments[0]), array.elements.dtype == .object,
      array.elements.ndim == 1
    {
      let elements = array.elements
      return .column(try strings(elements.count) { i in elements.flat(i) })
    }
    guard let values = items(arguments[0]) else { return nil }
    let elements = try objectArray(values, [values.count], isColumnMajor: false).elements
    return .column(try strings(values.count) { i in elements.flat(i) })
  }
}

extension NDArray {
  /// Copies integer codes; false if one is neither -1 nor below `limit`.
  func copyCodes(to codes: UnsafeMutablePointer<Int32>, below limit: Int) -> Bool {
    for i in 0..<count {
      guard case .int(let code) = flat(i), code >= -1, code < limit else { return false }
      codes[i] = Int32(truncatingIfNeeded: code)
    }
    return true
  }

  /// A copy of a two-dimensional array of fixed-width elements in which each row is one piece.
  func rowsSideBySide() -> NDArray {
    let copy = Storage(byteCount: count * dtype.size)
    switch dtype.size {
    case 1: transpose(UInt8.self, to: copy)
    case 2: transpose(UInt16.self, to: copy)
    case 4: transpose(UInt32.self, to: copy)
    default: transpose(UInt64.self, to: copy)
    }
    return NDArray(rowMajor: copy, dtype: dtype, shape: shape)
  }

  /// In tiles, so that both sides stay in the cache.
  private func transpose<Element: BitwiseCopyable>(_ element: Element.Type, to copy: Storage) {
    let to = copy.base.assumingMemoryBound(to: Element.self)
    let from = storage.base.assumingMemoryBound(to: Element.self) + offset
    let (rows, width, rowStep, step) = (shape[0], shape[1], strides[0], strides[1])
    let tile = 32
    for left in stride(from: 0, to: width, by: tile) {
      for top in stride(from: 0, to: rows, by: tile) {
        for row in top..<min(top + tile, rows) {
          for i in left..<min(left + tile, width) {
            to[row * width + i] = from[row * rowStep + i * step]
          }
        }
      }
    }
  }
}
