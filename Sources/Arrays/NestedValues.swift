/// What `np.array` is given: values in nested lists.
public indirect enum NestedValues: Sendable {
  case value(Operand)
  case sequence([NestedValues])

  /// A value with its lists as sequences.
  public init(_ scalar: Scalar) {
    if case .list(let items) = scalar {
      self = .sequence(items.map { NestedValues($0) })
    } else {
      self = .value(Operand(scalar))
    }
  }
}

extension NDArray {
  /// numpy's `array(values, dtype)`.
  ///
  /// The dtype is the smallest that holds all values if not given: bool, int64, float64, text, or
  /// `object` for other Python values.
  /// - Parameter isText: whether the values become fixed-width text (`dtype=str`).
  /// - Throws: ValueError for lists of different lengths; what converting an element throws.
  public static func array(_ values: NestedValues, dtype: DType? = nil, isText: Bool = false) throws
    -> NDArray
  {
    var shape = try values.shape(ragged: dtype == .object)
    let leaves = values.leaves(depth: shape.count)
    if shape.reduce(1, *) != leaves.count, let last = leaves.first, case .sequence = last {
      shape = [leaves.count]
    }
    if isText {
      let objects = try filled(leaves, shape, .object)
      return try objects.astypeText()
    }
    if let dtype { return try filled(leaves, shape, dtype) }
    let kind = LeafKind(leaves)
    switch kind.text {
    case .some(let width):
      let result = NDArray(uninitialized: shape, .object, textWidth: width)
      try result.store(leaves)
      return result
    case .none: return try filled(leaves, shape, kind.dtype ?? .float64)
    }
  }

  private static func filled(_ leaves: [NestedValues], _ shape: [Int], _ dtype: DType) throws
    -> NDArray
  {
    let result = NDArray(uninitialized: shape, dtype)
    if dtype == .float64 || dtype == .int64, try result.storeNumbers(leaves) { return result }
    try result.store(leaves)
    return result
  }

  /// Stores Python numbers without going through `Scalar`; false at the first other value.
  private func storeNumbers(_ leaves: [NestedValues]) throws -> Bool {
    if dtype == .float64 {
      let out = pointer(Double.self)
      for (i, leaf) in leaves.enumerated() {
        switch leaf {
        case .value(.float(let x)): out[i] = x
        case .value(.int(let x)): out[i] = Double(x)
        default: return false
        }
      }
    } else {
      let out = pointer(Int64.self)
      for (i, leaf) in leaves.enumerated() {
        guard case .value(.int(let x)) = leaf else { return false }
        out[i] = x
      }
    }
    return true
  }

  private func store(_ leaves: [NestedValues]) throws {
    for (i, leaf) in leaves.enumerated() {
      let value = leaf.scalar
      // numpy's own scalars convert as arrays do, Python's as assignments.
      if case .value(.array(let array)) = leaf, dtype != .object {
        let one = try array.convertedLike(self)
        try store(one.element(at: one.offset), at: i)
      } else {
        try store(value, at: i)
      }
    }
  }
}

/// What dtype a list of values needs.
private struct LeafKind {
  /// nil if there are no values.
  private(set) var dtype: DType?
  /// The width of the text array that is needed; nil if there are no strings.
  private(set) var text: Int?

  init(_ leaves: [NestedValues]) {
    var isObject = false
    for leaf in leaves {
      guard case .value(let operand) = leaf else {
        isObject = true
        continue
      }
      switch operand {
      case .array(let array) where array.isText:
        text = Swift.max(text ?? 1, array.textWidth)
      case .object: isObject = true
      default:
        let own = operand.ownDType
        guard let next = DType.promote(dtype ?? own, own) else {
          isObject = true
          continue
        }
        dtype = next
      }
    }
    if isObject {
      dtype = .object
      text = nil
    } else if let width = text, let dtype {
      text = Swift.max(width, dtype.printedWidth)
    }
  }
}

extension NestedValues {
  private var length: Int? {
    switch self {
    case .sequence(let items): items.count
    case .value(.array(let array)) where array.ndim > 0: array.shape[0]
    case .value: nil
    }
  }

  private var items: [NestedValues] {
    switch self {
    case .sequence(let items): items
    case .value(.array(let array)) where array.ndim > 0:
      (0..<array.shape[0]).map { i in
        .value(
          .array(
            array.view(
              shape: Array(array.shape.dropFirst()), strides: Array(array.strides.dropFirst()),
              offset: array.offset + i * array.strides[0])))
      }
    case .value: []
    }
  }

  /// The lengths of the nested lists.
  ///
  /// - Parameter ragged: whether lists of different lengths end the shape instead of an error.
  fileprivate func shape(ragged: Bool) throws(ArrayError) -> [Int] {
    if case .value(.array(let array)) = self { return array.shape }
    var shape: [Int] = []
    var level = [self]
    while let length = level.first?.length {
      guard level.allSatisfy({ $0.length == length }) else {
        if ragged { return shape }
        throw .value(
          "setting an array element with a sequence. The requested array has an inhomogeneous "
            + "shape after \(shape.count) dimensions. The detected shape was \(shapeText(shape)) + "
            + "inhomogeneous part.")
      }
      shape.append(length)
      level = level.flatMap(\.items)
    }
    if level.contains(where: { $0.length != nil }) {
      if ragged { return shape }
      throw .value(
        "setting an array element with a sequence. The requested array has an inhomogeneous "
          + "shape after \(shape.count) dimensions. The detected shape was \(shapeText(shape)) + "
          + "inhomogeneous part.")
    }
    return shape
  }

  /// The values at a depth of nesting, in order.
  fileprivate func leaves(depth: Int) -> [NestedValues] {
    var level = [self]
    for _ in 0..<depth { level = level.flatMap(\.items) }
    return level
  }

  /// As an element of an object array.
  fileprivate var scalar: Scalar {
    switch self {
    case .value(let operand): operand.scalarValue
    case .sequence(let items): .list(items.map(\.scalar))
    }
  }
}

extension NDArray {
  /// Python's `tolist()`: nested lists, or the element of a 0-D array.
  public func nestedScalars() -> Scalar {
    if ndim == 0 { return element(at: offset) }
    return .list(
      (0..<shape[0]).map { i in
        view(
          shape: Array(shape.dropFirst()), strides: Array(strides.dropFirst()),
          offset: offset + i * strides[0]
        ).nestedScalars()
      })
  }

  /// Bytes an element as numpy counts them.
  public var itemSize: Int { isText ? 4 * textWidth : dtype == .object ? 8 : dtype.size }
}
