import Glibc

extension NDArray {
  /// 0, 1, …, `count` - 1.
  public static func arange(_ count: Int) -> NDArray {
    let result = NDArray(uninitialized: [max(count, 0)], .int64)
    let out = result.pointer(Int64.self)
    for i in 0..<result.count { out[i] = Int64(i) }
    return result
  }

  /// numpy's `arange(start, stop, step)`: int64 from ints, float64 as soon as there is a float.
  ///
  /// - Throws: ZeroDivisionError for a step of 0, ValueError for too many elements.
  public static func arange(
    _ start: Operand, _ stop: Operand, _ step: Operand = .int(1), dtype: DType? = nil
  ) throws -> NDArray {
    let operands = [start, stop, step]
    guard var common = Operand.commonDType(operands), common.isNumeric else {
      throw ArrayError.type("unsupported operand type(s) for -: 'str' and 'int'")
    }
    if common == .bool { common = .int64 }
    let target = dtype ?? common
    let numbers = try operands.map { try $0.scalarValue.realNumber() }
    if numbers[2] == 0 { throw ArrayError("ZeroDivisionError", "division by zero") }
    let length = ((numbers[1] - numbers[0]) / numbers[2]).rounded(.up)
    if length.isNaN { throw ArrayError.value("arange: cannot compute length") }
    guard length < 0x1p40 else { throw ArrayError.value("Maximum allowed size exceeded") }
    let count = Swift.max(0, Int(length))
    if target.isFloating {
      return try floatRange(numbers[0], numbers[2], count).casted(to: target)
    }
    let first = common.isFloating ? Int64(numbers[0]) : try start.scalarValue.wholeNumber()
    let second =
      common.isFloating
      ? Int64(numbers[0] + numbers[2]) : first &+ (try step.scalarValue.wholeNumber())
    let result = NDArray(uninitialized: [count], .int64)
    let out = result.pointer(Int64.self)
    for i in 0..<count { out[i] = first &+ Int64(i) &* (second &- first) }
    return try result.casted(to: target)
  }

  private static func floatRange(_ start: Double, _ step: Double, _ count: Int) -> NDArray {
    let result = NDArray(uninitialized: [count], .float64)
    let out = result.pointer(Double.self)
    let delta = (start + step) - start
    for i in 0..<count { out[i] = start + Double(i) * delta }
    if count > 1 { out[1] = start + step }
    return result
  }

  /// Evenly spaced numbers, and their distance.
  ///
  /// Source: `linspace` in `function_base.py`, numpy 2.4.
  public static func linspace(
    _ start: Operand, _ stop: Operand, _ count: Int = 50, endpoint: Bool = true,
    dtype: DType? = nil
  ) throws -> (values: NDArray, step: NDArray) {
    if count < 0 {
      throw ArrayError.value("Number of samples, \(count), must be non-negative.")
    }
    let low = start.array()
    let high = stop.array()
    guard var working = DType.promote(low.dtype, high.dtype), working.isNumeric else {
      throw notSupported("subtract")
    }
    if !working.isFloating { working = .float64 }
    if case .array = start, case .array = stop {
    } else if working == .float32 {
      working = Operand.commonDType([start, stop]) ?? .float64
      if !working.isFloating { working = .float64 }
    }
    let first = try low.casted(to: working)
    let last = try high.casted(to: working)
    let delta = try apply(.subtract, .array(last), .array(first))
    let column = try arange(count).casted(to: working)
      .reshaped([count] + [Int](repeating: 1, count: delta.ndim))
    let intervals = endpoint ? count - 1 : count
    var values: NDArray
    var step = NDArray.from([Double.nan], shape: [])
    if intervals > 0 {
      step = try apply(.divide, .array(delta), .int(Int64(intervals)))
      if try apply(.equal, .array(step), .int(0)).any().item().isTrue {
        values = try apply(.divide, .array(column), .int(Int64(intervals)))
        values = try apply(.multiply, .array(values), .array(delta))
      } else {
        values = try apply(.multiply, .array(column), .array(step))
      }
    } else {
      values = try apply(.multiply, .array(column), .array(delta))
    }
    values = try apply(.add, .array(values), .array(first))
    if endpoint && count > 1 { try values.assign([.integer(-1)], from: last) }
    guard let dtype else { return (values, step) }
    if dtype.isInteger { values = try apply(.floor, .array(values)) }
    return (try values.casted(to: dtype), step)
  }

  /// Powers of `base` with evenly spaced exponents.
  public static func logspace(
    _ start: Operand, _ stop: Operand, _ count: Int = 50, endpoint: Bool = true,
    base: Double = 10, dtype: DType? = nil
  ) throws -> NDArray {
    let exponents = try linspace(start, stop, count, endpoint: endpoint).values
    let values = try apply(.power, .float(base), .array(exponents))
    return try dtype.map { try values.casted(to: $0) } ?? values
  }

  /// Numbers in geometric progression, from scalars.
  ///
  /// - Throws: ValueError if an end is 0.
  public static func geomspace(
    _ start: Double, _ stop: Double, _ count: Int = 50, endpoint: Bool = true
  ) throws -> NDArray {
    if start == 0 || stop == 0 {
      throw ArrayError.value("Geometric sequence cannot include zero")
    }
    let sign: Double = start < 0 ? -1 : 1
    let values = try logspace(
      .float(log10(start / sign)), .float(log10(stop / sign)), count, endpoint: endpoint)
    if count > 0 { try values.set(.float(start / sign), at: [0]) }
    if count > 1 && endpoint { try values.set(.float(stop / sign), at: [count - 1]) }
    return try apply(.multiply, .array(values), .float(sign))
  }

  /// Ones on a diagonal.
  public static func eye(_ rows: Int, _ columns: Int? = nil, k: Int = 0, dtype: DType = .float64)
    throws -> NDArray
  {
    let width = columns ?? rows
    try requireValid(shape: [rows, width], dtype)
    let result = zeros([rows, width], dtype)
    for i in 0..<rows where i + k >= 0 && i + k < width { try result.set(.int(1), at: [i, i + k]) }
    return result
  }

  /// Coordinate matrices of vectors.
  ///
  /// - Parameter rowsFirst: numpy's `indexing="ij"` instead of `"xy"`.
  public static func meshgrid(_ vectors: [NDArray], rowsFirst: Bool = false) throws -> [NDArray] {
    var shape = vectors.map(\.count)
    if !rowsFirst && shape.count > 1 { shape.swapAt(0, 1) }
    return try vectors.enumerated().map { i, vector in
      var axis = i
      if !rowsFirst && vectors.count > 1 && i < 2 { axis = 1 - i }
      var own = [Int](repeating: 1, count: shape.count)
      own[axis] = vector.count
      return try vector.reshaped(own).broadcast(to: shape).copied()
    }
  }
}
