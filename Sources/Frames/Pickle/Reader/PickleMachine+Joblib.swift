import Arrays

/// The arrays of joblib, whose bytes stand in the middle of the pickle.
extension PickleMachine {
  /// A `NumpyArrayWrapper`: what it says of the array, then the array itself.
  ///
  /// Source: joblib 1.5, `numpy_pickle.py`, `NumpyArrayWrapper.read_array`.
  mutating func wrappedArray(_ state: PickleValue) throws(PickleError) -> PickleArray? {
    guard !isNested, let entries = try entries(state), let shape = shape(entries["shape"]),
      let order = text(entries["order"]), order == "C" || order == "F",
      case .dtype(let type) = node(entries["dtype"]),
      case .named(let subclass) = node(entries["subclass"]),
      subclass.known == .ndarray
    else { return nil }
    if type.kind == .object { return try nestedArray() }
    if let alignment = entries["numpy_array_alignment_bytes"], !isNone(alignment) {
      let padding = try input.count(UInt8.self)
      try input.require(padding)
      _ = input.take(padding)
    }
    var count = type.size
    for length in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard !overflow, product <= input.remaining else { throw input.truncated() }
      count = product
    }
    let bytes = PickleBytes(storage: try input.payload(count), count: count)
    return try array(bytes, type, shape, isColumnMajor: order == "F")
  }

  /// An array of objects is a pickle of its own, with its own memo.
  private mutating func nestedArray() throws(PickleError) -> PickleArray? {
    let outer = (stack, marks, memo)
    (stack, marks, memo) = ([], [], PickleMemo())
    isNested = true
    let value = try run()
    isNested = false
    (stack, marks, memo) = outer
    guard case .array(let array) = node(value) else { return nil }
    return array
  }
}
