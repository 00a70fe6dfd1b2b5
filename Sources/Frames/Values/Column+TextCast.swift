import Arrays

/// The distinct strings of a column read as numbers, for casts that differ by target only.
struct TextNumbers {
  let column: Column

  func cast(_ target: ColumnType) throws(FrameError) -> Column {
    let pool = column.pool!
    let used = column.usedCodes()
    switch target {
    case .bool:
      return column.mapCodes(.bool, missing: 1 as UInt8) { pool[$0].count == 0 ? 0 : 1 }
    case .float64, .float32:
      var table = [Double](repeating: .nan, count: pool.count)
      for code in 0..<pool.count where used[code] {
        let text = pool.string(code)
        guard let value = pythonFloat(text) else {
          throw .value("could not convert string to float: \(pythonRepr(text))")
        }
        table[code] = value
      }
      let floats = column.mapCodes(.float64, missing: Double.nan) { table[$0] }
      return try floats.cast(to: target)
    default:
      if column.missingCount > 0 { throw .value("cannot convert float NaN to integer") }
      var table = [Int64](repeating: 0, count: pool.count)
      for code in 0..<pool.count where used[code] {
        let text = pool.string(code)
        guard let value = pythonInt(text) else {
          throw .value("invalid literal for int() with base 10: \(pythonRepr(text))")
        }
        table[code] = value
      }
      return try column.mapCodes(.int64, missing: 0) { table[$0] }.cast(to: target)
    }
  }
}

extension Column {
  func textNumbers() -> TextNumbers { TextNumbers(column: self) }

  /// Which strings or categories occur.
  func usedCodes() -> [Bool] {
    var used = [Bool](repeating: false, count: pool?.count ?? categories!.values.count)
    withCodes { for code in $0 where code >= 0 { used[Int(code)] = true } }
    return used
  }

  /// A column of what `transform` makes of each code.
  @inline(__always)
  func mapCodes<Element: BitwiseCopyable>(
    _ type: ColumnType, missing: Element, _ transform: (Int) -> Element
  ) -> Column {
    withCodes { codes in
      Column.make(type, count: count) { (to: UnsafeMutablePointer<Element>) in
        for i in 0..<count { to[i] = codes[i] < 0 ? missing : transform(Int(codes[i])) }
      }
    }
  }

  func scalarNumbers(_ target: ColumnType) throws(FrameError) -> Column {
    if target == .bool {
      return Column(scalars().map { $0.isTrue })
    }
    if target.isFloat {
      var values: [Double] = []
      values.reserveCapacity(count)
      for value in scalars() { values.append(try value.asFloat()) }
      return try Column(values).cast(to: target)
    }
    var values: [Int64] = []
    values.reserveCapacity(count)
    for value in scalars() { values.append(try value.asInt()) }
    return try Column(values).cast(to: target)
  }

  /// As `str`, missing values staying missing.
  func strings() throws(FrameError) -> Column {
    if type == .category { return try categories!.values.cast(to: .string).takeCodes(of: self) }
    let builder = StringPoolBuilder()
    var codes: [Int32] = []
    codes.reserveCapacity(count)
    for i in 0..<count {
      switch (type, self[i]) {
      case (.float32, .float(let value)):
        codes.append(value.isNaN ? -1 : builder.intern(pythonText(Float(value))))
      case (_, let value): codes.append(value.isMissing ? -1 : builder.intern(pythonText(value)))
      }
    }
    return Column(codes: codes, pool: builder.finish())
  }

  /// The elements that the codes of `other` choose; -1 gives a missing value.
  func takeCodes(of other: Column) -> Column {
    other.withCodes { codes in take(codes.map { Int($0) }) }
  }
}

extension Scalar {
  /// Python's truth value.
  var isTrue: Bool {
    switch self {
    case .none: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .float(let value): value != 0
    case .string(let text): !text.isEmpty
    case .bytes(let bytes): !bytes.isEmpty
    case .list(let items): !items.isEmpty
    case .datetime, .timedelta, .opaque: true
    }
  }

  /// Python's `float(x)`, None giving NaN as numpy has it.
  func asFloat() throws(FrameError) -> Double {
    switch self {
    case .none: return .nan
    case .bool(let value): return value ? 1 : 0
    case .int(let value): return Double(value)
    case .float(let value): return value
    case .string(let text):
      guard let value = pythonFloat(text) else {
        throw .value("could not convert string to float: \(pythonRepr(text))")
      }
      return value
    default:
      throw .type(
        "float() argument must be a string or a real number, not '\(pythonTypeName)'")
    }
  }

  /// Python's `int(x)`.
  func asInt() throws(FrameError) -> Int64 {
    switch self {
    case .bool(let value): return value ? 1 : 0
    case .int(let value): return value
    case .float(let value):
      if value.isNaN { throw .value("cannot convert float NaN to integer") }
      guard let whole = Int64(exactly: value.rounded(.towardZero)) else {
        throw FrameError(
          "OverflowError",
          value.isInfinite
            ? "cannot convert float infinity to integer"
            : "Python int too large to convert to C long")
      }
      return whole
    case .string(let text):
      guard let value = pythonInt(text) else {
        throw .value("invalid literal for int() with base 10: \(pythonRepr(text))")
      }
      return value
    default:
      throw .type(
        "int() argument must be a string, a bytes-like object or a real number, not "
          + "'\(pythonTypeName)'")
    }
  }

  /// The name of its Python class.
  var pythonTypeName: String {
    switch self {
    case .none: "NoneType"
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .string: "str"
    case .bytes: "bytes"
    case .datetime: "Timestamp"
    case .timedelta: "Timedelta"
    case .list: "list"
    case .opaque(let object): object.typeName
    }
  }
}
