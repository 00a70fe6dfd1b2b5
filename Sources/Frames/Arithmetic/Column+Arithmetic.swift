import Arrays

extension Column {
  /// An operation on two columns of one length, or a column and a value.
  ///
  /// - Parameter reversed: the other side comes first.
  /// - Throws: `TypeError` for types that do not go together, `ValueError` for other lengths.
  public func combined(
    _ operation: BinaryOperator, _ other: CellOperand, reversed: Bool = false
  ) throws(FrameError) -> Column {
    var right: Column
    var isScalar = false
    switch other {
    case .column(let column):
      guard column.count == count else {
        throw .value("Lengths must match to compare")
      }
      right = column
    case .scalar(let value):
      isScalar = true
      right = Column.inferred([value])
      if case .none = value { right = Column(scalars: [.none]) }
    }
    let left = type == .category ? categories!.values.takeCodes(of: self) : self
    if right.type == .category { right = right.categories!.values.takeCodes(of: right) }
    let pair = ColumnPair(
      left: reversed ? right : left, right: reversed ? left : right, count: count,
      scalarSide: isScalar ? (reversed ? .left : .right) : nil)
    return try pair.combined(operation)
  }

  /// `-x`
  public func negated() throws(FrameError) -> Column {
    guard type != .bool else {
      throw .type(
        "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator "
          + "or the logical_not function instead.")
    }
    if type.isFloat {
      return try floats().withElements(Double.self) { Column($0.map { -$0 }) }.cast(to: type)
    }
    if case .timedelta = type {
      return withElements(Int64.self) { Column(type, $0.map { $0 == .min ? $0 : -$0 }) }
    }
    return try Column([Int64](repeating: 0, count: count)).cast(to: type)
      .combined(.subtract, .column(self))
  }

  /// `~x`: of bools and integers.
  public func inverted() throws(FrameError) -> Column {
    if type == .bool { return withElements(Bool.self) { Column($0.map { !$0 }) } }
    guard type.isInteger else {
      throw .type("bad operand type for unary ~: '\(type.isFloat ? "float" : type.name)'")
    }
    return try cast(to: .int64).withElements(Int64.self) { Column($0.map { ~$0 }) }.cast(to: type)
  }
}

/// Two columns, one of which may be a single value, about to be combined.
struct ColumnPair {
  enum Side { case left, right }

  let left: Column
  let right: Column
  let count: Int
  let scalarSide: Side?

  func combined(_ operation: BinaryOperator) throws(FrameError) -> Column {
    if left.type.isTime || right.type.isTime { return try times(operation) }
    if left.type == .string || right.type == .string { return try texts(operation) }
    if left.type == .object || right.type == .object { return try objects(operation) }
    if operation.isComparison { return Column(try comparedNumbers(operation)) }
    if operation.isLogical { return try logical(operation) }
    return try numbers(operation)
  }

  /// The type of the result: a single value does not widen the column's type within its kind.
  private var resultType: ColumnType {
    guard let scalarSide else { return left.type.promoted(with: right.type) }
    let (column, value) = scalarSide == .right ? (left.type, right.type) : (right.type, left.type)
    if value == .bool { return column }
    if value.isInteger { return column == .bool ? .int64 : column }
    return column.isFloat ? column : .float64
  }

  private func numbers(_ operation: BinaryOperator) throws(FrameError) -> Column {
    var type = resultType
    if type == .bool { return try bools(operation) }
    if operation == .divide, type.isInteger { type = .float64 }
    if type.isInteger { return try integers(operation, type) }
    if type == .float32 {
      let (a, b) = (try left.cast(to: .float32), try right.cast(to: .float32))
      return Column(
        .float32,
        a.withElements(Float.self) { a in
          b.withElements(Float.self) { b in NumericKernels.floats(operation, a, b, count) }
        })
    }
    return Column(
      left.floats().withElements(Double.self) { a in
        right.floats().withElements(Double.self) { b in
          NumericKernels.floats(operation, a, b, count)
        }
      })
  }

  private func integers(
    _ operation: BinaryOperator, _ type: ColumnType
  ) throws(FrameError) -> Column {
    let (a, b) = (try left.cast(to: .int64), try right.cast(to: .int64))
    let exponents = b.withElements(Int64.self) { $0.contains { $0 < 0 } }
    if operation == .power, exponents {
      throw .value("Integers to negative integer powers are not allowed.")
    }
    let hasZero = b.withElements(Int64.self) { $0.contains(0) }
    if hasZero, operation == .floorDivide || operation == .modulo {
      // Division by zero makes floats, with infinities and NaN.
      return Column(
        left.floats().withElements(Double.self) { a in
          right.floats().withElements(Double.self) { b in
            NumericKernels.floats(operation, a, b, count)
          }
        })
    }
    let result = a.withElements(Int64.self) { a in
      b.withElements(Int64.self) { b in NumericKernels.integers(operation, a, b, count) }
    }
    return try Column(result).cast(to: type)
  }

  private func bools(_ operation: BinaryOperator) throws(FrameError) -> Column {
    switch operation {
    case .add: return try logical(.or)
    case .multiply: return try logical(.and)
    case .subtract:
      throw .type(
        "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, "
          + "the `^` operator, or the logical_xor function instead.")
    case .divide:
      return try ColumnPair(
        left: left.floats(), right: right.floats(), count: count, scalarSide: scalarSide
      ).numbers(operation)
    case .modulo: return Column(.int8, [Int8](repeating: 0, count: count))
    default:
      throw .notImplemented("operator '\(operation.pythonName)' not implemented for bool dtypes")
    }
  }

  private func logical(_ operation: BinaryOperator) throws(FrameError) -> Column {
    if left.type == .bool, right.type == .bool {
      let result = left.withElements(UInt8.self) { a in
        right.withElements(UInt8.self) { b in
          switch operation {
          case .and: NumericKernels.zip(a, b, count) { $0 & $1 }
          case .or: NumericKernels.zip(a, b, count) { $0 | $1 }
          default: NumericKernels.zip(a, b, count) { $0 ^ $1 }
          }
        }
      }
      return Column(.bool, result)
    }
    guard !left.type.isFloat, !right.type.isFloat else {
      if let scalarSide {
        let column = scalarSide == .left ? right : left
        throw .type(
          "Cannot perform '\(operation.pythonName)' with a dtyped [\(column.type.name)] array and "
            + "scalar of type [bool]")
      }
      throw .type(
        "unsupported operand type(s) for \(operation.rawValue): '\(left.type.arrayName)' and "
          + "'\(right.type.arrayName)'")
    }
    if left.type.isInteger, right.type.isInteger { return try integers(operation, resultType) }
    return try integers(operation, .int64).cast(to: .bool)
  }

  private func comparedNumbers(_ operation: BinaryOperator) throws(FrameError) -> [Bool] {
    if left.type.isFloat || right.type.isFloat {
      return left.floats().withElements(Double.self) { a in
        right.floats().withElements(Double.self) { b in
          NumericKernels.compared(operation, a, b, count)
        }
      }
    }
    let (a, b) = (try left.cast(to: .int64), try right.cast(to: .int64))
    return a.withElements(Int64.self) { a in
      b.withElements(Int64.self) { b in NumericKernels.compared(operation, a, b, count) }
    }
  }
}

extension BinaryOperator {
  /// The name of its method in Python's `operator`.
  var pythonName: String {
    switch self {
    case .add: "add"
    case .subtract: "sub"
    case .multiply: "mul"
    case .divide: "truediv"
    case .floorDivide: "floordiv"
    case .modulo: "mod"
    case .power: "pow"
    case .equal: "eq"
    case .notEqual: "ne"
    case .less: "lt"
    case .lessOrEqual: "le"
    case .greater: "gt"
    case .greaterOrEqual: "ge"
    case .and: "and_"
    case .or: "or_"
    case .xor: "xor"
    }
  }
}
