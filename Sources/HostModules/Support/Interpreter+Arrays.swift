import Arrays
import Frames
import Interpreter

extension Interpreter {
  /// The array that `np.asarray(value)` gives: an array itself, a column's values, or what a nested
  /// list holds.
  func array(from value: Value) throws -> NDArray {
    if let array = value.array { return array }
    if let number = value.numpyScalar {
      return try NDArray.full([], number.value, number.dtype)
    }
    if let series = value.series { return series.column.array() }
    if let frame = value.frame { return try frame.array().array }
    if value.pandasIndex != nil { return try array(from: list(sequence(value))) }
    if value.isList || value.isTuple { return try nestedArray(value) }
    if value.isString || value.isNone || value.isDict { return NDArray.scalar(scalar(value)) }
    if try attributeIfPresent(value, "__array__") != nil {
      return try array(from: try callMethod(value, "__array__"))
    }
    if isIterableRange(value) { return try nestedArray(try makeList(from: value)) }
    return NDArray.scalar(scalar(value))
  }

  private func isIterableRange(_ value: Value) -> Bool { typeName(value) == "range" }

  /// The numbers of any array-like as doubles, row-major.
  func doubles(_ value: Value, _ name: String) throws -> [Double] {
    do {
      return try array(from: value).values(as: Double.self)
    } catch is ArrayError {
      throw typeError("argument '\(name)' must hold numbers, not \(typeName(value))")
    }
  }

  /// A list of lists (of lists) of scalars; ragged ones are refused as by numpy.
  private func nestedArray(_ value: Value) throws -> NDArray {
    var shape: [Int] = []
    var probe = value
    var leaf: NDArray?
    while let items = probe.items {
      shape.append(items.count)
      guard let first = items.first else { break }
      probe = first
      if let inner = probe.array ?? probe.series?.column.array(), inner.ndim > 0 {
        leaf = inner
        break
      }
    }
    if let leaf { return try stackedArrays(value, shape, leaf) }
    var scalars: [Scalar] = []
    scalars.reserveCapacity(shape.reduce(1, *))
    try flatten(value, shape[...], into: &scalars)
    return NDArray.inferring(scalars, shape: shape)
  }

  private func flatten(
    _ value: Value, _ shape: ArraySlice<Int>, into scalars: inout [Scalar]
  ) throws {
    guard let count = shape.first else {
      if value.items != nil { throw raggedArray() }
      scalars.append(value.array.map { $0.ndim == 0 ? $0.flat(0) : .none } ?? scalar(value))
      return
    }
    guard let items = value.items, items.count == count else { throw raggedArray() }
    for item in items { try flatten(item, shape.dropFirst(), into: &scalars) }
  }

  private func stackedArrays(_ value: Value, _ shape: [Int], _ leaf: NDArray) throws -> NDArray {
    var parts: [NDArray] = []
    func collect(_ value: Value, _ depth: Int) throws {
      if depth == shape.count {
        let part = try array(from: value)
        guard part.shape == leaf.shape else { throw raggedArray() }
        parts.append(part)
        return
      }
      guard let items = value.items, items.count == shape[depth] else { throw raggedArray() }
      for item in items { try collect(item, depth + 1) }
    }
    try collect(value, 0)
    let scalars = parts.flatMap { $0.scalars() }
    let stacked = NDArray.from(scalars, shape: shape + leaf.shape)
    let common = parts.dropFirst().reduce(leaf.dtype) { DType.promote($0, $1.dtype) ?? .object }
    return stacked.dtype == common ? stacked : try stacked.casted(to: common)
  }

  private func raggedArray() -> Raised {
    valueError(
      "setting an array element with a sequence. The requested array has an inhomogeneous shape "
        + "after 1 dimensions.")
  }
}

extension NDArray {
  /// An array of the type that numpy chooses for a list: bool, int64, float64, text, or object.
  static func inferring(_ scalars: [Scalar], shape: [Int]) -> NDArray {
    if scalars.isEmpty { return NDArray.zeros(shape) }
    var (bools, ints, floats, texts) = (0, 0, 0, 0)
    for scalar in scalars {
      switch scalar {
      case .bool: bools += 1
      case .int: ints += 1
      case .float: floats += 1
      case .string: texts += 1
      default: return NDArray.from(scalars, shape: shape)
      }
    }
    if texts == scalars.count {
      return NDArray.from(
        strings: scalars.map { if case .string(let text) = $0 { text } else { "" } }, shape: shape)
    }
    if bools == scalars.count {
      let values = scalars.map { if case .bool(true) = $0 { true } else { false } }
      return NDArray.from(values, shape: shape)
    }
    if ints == scalars.count {
      let values = scalars.map { if case .int(let value) = $0 { value } else { Int64(0) } }
      return NDArray.from(values, shape: shape)
    }
    guard texts == 0, floats > 0 || bools > 0 && ints > 0 else {
      return NDArray.from(scalars, shape: shape)
    }
    let numbers = scalars.map { scalar -> Double in
      switch scalar {
      case .bool(let value): value ? 1 : 0
      case .int(let value): Double(value)
      case .float(let value): value
      default: .nan
      }
    }
    return floats > 0
      ? NDArray.from(numbers, shape: shape) : NDArray.from(numbers.map { Int64($0) }, shape: shape)
  }
}
