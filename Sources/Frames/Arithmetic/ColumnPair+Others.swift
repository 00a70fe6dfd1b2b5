import Arrays

extension ColumnPair {
  /// Text with text (joined or compared), text with integers (repeated).
  func texts(_ operation: BinaryOperator) throws(FrameError) -> Column {
    if operation == .equal || operation == .notEqual, left.type != right.type {
      guard left.type == .object || right.type == .object else {
        // Text never equals a number.
        return Column([Bool](repeating: operation == .notEqual, count: count))
      }
      return try objects(operation)
    }
    guard left.type == .string, right.type == .string else {
      if operation == .multiply, left.type.isInteger || right.type.isInteger {
        return try repeatedTexts()
      }
      let isMissing =
        left.type == .object || (left.type.isFloat && left.missingCount == left.count)
        || right.type == .object || (right.type.isFloat && right.missingCount == right.count)
      if isMissing { return try objects(operation) }
      throw refusal(operation)
    }
    if operation.isComparison { return Column(try comparedTexts(operation)) }
    guard operation == .add else { throw refusal(operation) }
    return joinedTexts()
  }

  private func refusal(_ operation: BinaryOperator) -> FrameError {
    let other = left.type == .string && scalarSide != .left ? right : left
    let name = other.type == .string ? "str" : other[0].pythonTypeName
    if operation.isComparison { return .type("Invalid comparison between dtype=str and \(name)") }
    if operation == .multiply { return .type("Can only string multiply by an integer.") }
    if scalarSide != nil {
      return .type(
        "operation '\(operation.pythonName)' not supported for dtype 'str' with object of type "
          + "<class '\(name)'>")
    }
    return .type(
      "operation '\(operation.pythonName)' not supported for dtype 'str' with dtype "
        + "'\(other.type.name)'")
  }

  private func comparedTexts(_ operation: BinaryOperator) throws(FrameError) -> [Bool] {
    let joined = try Column.joined([left, right])
    let (ranks, _) = try joined.codeRanks()
    return joined.withCodes { codes in
      (0..<count).map { i in
        let a = codes[left.count == 1 ? 0 : i]
        let b = codes[left.count + (right.count == 1 ? 0 : i)]
        if a < 0 || b < 0 { return operation == .notEqual }
        let (x, y) = (ranks[Int(a)], ranks[Int(b)])
        switch operation {
        case .equal: return x == y
        case .notEqual: return x != y
        case .less: return x < y
        case .lessOrEqual: return x <= y
        case .greater: return x > y
        default: return x >= y
        }
      }
    }
  }

  private func joinedTexts() -> Column {
    let texts = (0..<count).map { i -> String? in
      guard case .string(let a) = left[left.count == 1 ? 0 : i],
        case .string(let b) = right[right.count == 1 ? 0 : i]
      else { return nil }
      return a + b
    }
    return Column(texts)
  }

  private func repeatedTexts() throws(FrameError) -> Column {
    let (text, times) = left.type == .string ? (left, right) : (right, left)
    return Column(
      (0..<count).map { i -> String? in
        guard case .string(let word) = text[text.count == 1 ? 0 : i],
          case .int(let number) = times[times.count == 1 ? 0 : i]
        else { return nil }
        return String(repeating: word, count: max(0, Int(number)))
      })
  }

  /// Python values, one pair after the other.
  func objects(_ operation: BinaryOperator) throws(FrameError) -> Column {
    var results: [Scalar] = []
    results.reserveCapacity(count)
    for i in 0..<count {
      let a = left[left.count == 1 ? 0 : i]
      let b = right[right.count == 1 ? 0 : i]
      results.append(try Self.value(operation, a, b))
    }
    let isText = left.type == .string || right.type == .string
    if operation.isComparison || isText { return Column.inferred(results) }
    return Column(scalars: results)
  }

  private static func value(
    _ operation: BinaryOperator, _ a: Scalar, _ b: Scalar
  ) throws(FrameError) -> Scalar {
    if operation.isComparison {
      if operation == .equal { return .bool(a.isEqual(to: b)) }
      if operation == .notEqual { return .bool(!a.isEqual(to: b)) }
      if a.isMissing || b.isMissing { return .bool(false) }
      switch operation {
      case .less: return .bool(try a.isLess(than: b))
      case .greater: return .bool(try b.isLess(than: a))
      case .lessOrEqual: return .bool(try !b.isLess(than: a))
      default: return .bool(try !a.isLess(than: b))
      }
    }
    if operation.isLogical {
      if a.isMissing || b.isMissing { return .bool(false) }
      let (x, y) = (a.isTrue, b.isTrue)
      return .bool(operation == .and ? x && y : operation == .or ? x || y : x != y)
    }
    if a.isMissing || b.isMissing { return .float(.nan) }
    if case .string(let x) = a, case .string(let y) = b, operation == .add {
      return .string(x + y)
    }
    guard a.number != nil, b.number != nil else {
      throw .type(
        "unsupported operand type(s) for \(operation.rawValue): '\(a.pythonTypeName)' and "
          + "'\(b.pythonTypeName)'")
    }
    return try Column.inferred([a]).combined(operation, .scalar(b))[0]
  }

  /// Times with times, spans and text that is a time.
  func times(_ operation: BinaryOperator) throws(FrameError) -> Column {
    let (a, b) = (try readTimes(left, beside: right), try readTimes(right, beside: left))
    guard a.type.isTime || b.type.isTime else { return try objects(operation) }
    if operation.isComparison { return try comparedTimes(operation, a, b) }
    switch (a.type, b.type, operation) {
    case (.datetime, .datetime, .subtract): return wrapped(a, b, -1) { .timedelta($0) }
    case (.datetime, .timedelta, .add), (.timedelta, .datetime, .add):
      return wrapped(a, b, 1) { .datetime($0) }
    case (.datetime, .timedelta, .subtract): return wrapped(a, b, -1) { .datetime($0) }
    case (.timedelta, .timedelta, .add): return wrapped(a, b, 1) { .timedelta($0) }
    case (.timedelta, .timedelta, .subtract): return wrapped(a, b, -1) { .timedelta($0) }
    case (.timedelta, .timedelta, .divide): return try quotients(a, b)
    case (.timedelta, _, .multiply) where b.type.isNumeric: return try scaled(a, b, operation)
    case (_, .timedelta, .multiply) where a.type.isNumeric: return try scaled(b, a, operation)
    case (.timedelta, _, .divide) where b.type.isNumeric: return try scaled(a, b, operation)
    default:
      let number = a.type.isTime ? b : a
      if number.type.isInteger, operation == .add || operation == .subtract {
        throw .type(
          "Addition/subtraction of integers and integer-arrays with "
            + "\((a.type.isTime ? a : b).type.arrayName) is no longer supported.  Instead of "
            + "adding/subtracting `n`, use `n * obj.freq`")
      }
      throw .type(
        "unsupported operand type(s) for \(operation.rawValue): '\(a.type.arrayName)' and "
          + "'\(b.type.arrayName)'")
    }
  }

  private func readTimes(_ column: Column, beside other: Column) throws(FrameError) -> Column {
    guard column.type == .string, case .datetime = other.type else { return column }
    return try column.toDatetime()
  }

  /// Both in the finer unit, added or subtracted.
  private func wrapped(
    _ a: Column, _ b: Column, _ sign: Int64, _ type: (TimeUnit) -> ColumnType
  ) -> Column {
    let unit = a.timeUnit.rawValue > b.timeUnit.rawValue ? a.timeUnit : b.timeUnit
    let (scaleA, scaleB) = (
      a.timeUnit.nanoseconds / unit.nanoseconds, b.timeUnit.nanoseconds / unit.nanoseconds
    )
    let result = a.withElements(Int64.self) { a in
      b.withElements(Int64.self) { b in
        NumericKernels.zip(a, b, count) { x, y in
          x == .min || y == .min ? .min : x &* scaleA &+ sign &* (y &* scaleB)
        }
      }
    }
    return Column(type(unit), result)
  }

  private func comparedTimes(
    _ operation: BinaryOperator, _ a: Column, _ b: Column
  ) throws(FrameError) -> Column {
    let areAlike =
      switch (a.type, b.type) {
      case (.datetime, .datetime), (.timedelta, .timedelta): true
      default: false
      }
    guard areAlike else {
      if operation == .equal || operation == .notEqual {
        return Column([Bool](repeating: operation == .notEqual, count: count))
      }
      throw .type("Invalid comparison between dtype=\(a.type.name) and \(b.type.arrayName)")
    }
    let unit = a.timeUnit.rawValue > b.timeUnit.rawValue ? a.timeUnit : b.timeUnit
    let (scaleA, scaleB) = (
      a.timeUnit.nanoseconds / unit.nanoseconds, b.timeUnit.nanoseconds / unit.nanoseconds
    )
    let result = a.withElements(Int64.self) { a in
      b.withElements(Int64.self) { b in
        NumericKernels.zip(a, b, count) { x, y -> Bool in
          if x == .min || y == .min { return operation == .notEqual }
          let (p, q) = (x &* scaleA, y &* scaleB)
          switch operation {
          case .equal: return p == q
          case .notEqual: return p != q
          case .less: return p < q
          case .lessOrEqual: return p <= q
          case .greater: return p > q
          default: return p >= q
          }
        }
      }
    }
    return Column(result)
  }

  private func quotients(_ a: Column, _ b: Column) throws(FrameError) -> Column {
    let (scaleA, scaleB) = (Double(a.timeUnit.nanoseconds), Double(b.timeUnit.nanoseconds))
    let result = a.withElements(Int64.self) { a in
      b.withElements(Int64.self) { b in
        NumericKernels.zip(a, b, count) { x, y -> Double in
          x == .min || y == .min ? .nan : Double(x) * scaleA / (Double(y) * scaleB)
        }
      }
    }
    return Column(result)
  }

  private func scaled(
    _ span: Column, _ by: Column, _ operation: BinaryOperator
  ) throws(FrameError) -> Column {
    let result = span.withElements(Int64.self) { a in
      by.floats().withElements(Double.self) { b in
        NumericKernels.zip(a, b, count) { x, y -> Int64 in
          if x == .min || y.isNaN { return .min }
          let value = operation == .multiply ? Double(x) * y : Double(x) / y
          return Int64(exactly: value.rounded(.towardZero)) ?? .min
        }
      }
    }
    return Column(span.type, result)
  }
}

extension ColumnType {
  /// The array class that pandas names in messages.
  var arrayName: String {
    switch self {
    case .datetime: "DatetimeArray"
    case .timedelta: "TimedeltaArray"
    case .int64: "int"
    case .float64: "float"
    default: name
    }
  }
}
