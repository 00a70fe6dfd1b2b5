/// What `np.unique` gives.
public struct UniqueElements: Sendable {
  /// Sorted; NaNs as one.
  public let values: NDArray
  /// Where each first occurs in the flattened array.
  public let firstIndex: NDArray
  /// Each element's place in `values`.
  public let inverse: NDArray
  public let counts: NDArray
}

extension NDArray {
  /// The sorted distinct elements; NaNs count as one.
  ///
  /// - Throws: TypeError for objects without an order.
  public func unique() throws -> NDArray {
    let flat = raveled()
    if dtype == .object { return try uniqueElements().values }
    let ordered = try flat.sorted(0)
    guard ordered.count > 0 else { return ordered }
    let keep = try ordered.runStarts()
    return ordered.selected(keep)
  }

  /// The sorted distinct elements with where and how often they occur.
  ///
  /// - Parameter equalNaN: whether NaNs count as one.
  public func uniqueElements(equalNaN: Bool = true) throws -> UniqueElements {
    let flat = raveled()
    let order = try flat.argsorted(0)
    let ordered = try flat.gathered(order)
    let starts = try ordered.runStarts(equalNaN: equalNaN)
    let places = starts.nonzero()[0]
    let flags = starts.pointer(Bool.self)
    let permutation = order.pointer(Int64.self)
    let inverse = NDArray(uninitialized: [flat.count], .int64)
    let inverses = inverse.pointer(Int64.self)
    var group: Int64 = -1
    for i in 0..<flat.count {
      if flags[i] { group += 1 }
      inverses[Int(permutation[i])] = group
    }
    let bounds = try places.values(as: Int64.self) + [Int64(flat.count)]
    let counts = zip(bounds.dropFirst(), bounds).map { $0 - $1 }
    return UniqueElements(
      values: ordered.selected(starts), firstIndex: order.selected(starts),
      inverse: try inverse.reshaped(shape), counts: .from(counts))
  }

  /// Which elements of a sorted array differ from the one before.
  private func runStarts(equalNaN: Bool = true) throws -> NDArray {
    let result = NDArray(uninitialized: [count], .bool)
    let out = result.pointer(Bool.self)
    if count == 0 { return result }
    if dtype == .object {
      let values = scalars()
      for i in values.indices { out[i] = i == 0 || !values[i].equals(values[i - 1]) }
      return result
    }
    let ends = [count - 1]
    let later = view(shape: ends, strides: strides, offset: offset + strides[0])
    let earlier = view(shape: ends, strides: strides, offset: offset)
    let rest = result.view(shape: ends, strides: [1], offset: 1)
    _ = try NDArray.apply(.notEqual, .array(later), .array(earlier), out: rest)
    out[0] = true
    if equalNaN && (dtype.isFloating || dtype.isTime) {
      let missing = try NDArray.apply(.isnan, .array(earlier))
      let both = try NDArray.apply(.isnan, .array(later))
      let flags = missing.pointer(Bool.self)
      let others = both.pointer(Bool.self)
      for i in 0..<ends[0] where flags[i] && others[i] { out[i + 1] = false }
    }
    return result
  }

  /// The sorted distinct slices along an axis.
  public func uniqueSlices(_ axis: Int) throws -> UniqueElements {
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    let order = [line] + shape.indices.filter { $0 != line }
    let rows = try transposed(order).copied().reshaped([shape[line], -1])
    let width = rows.shape[1]
    let values = rows.scalars()
    let precedes = { (a: Int, b: Int) throws -> Bool in
      for j in 0..<width {
        let (x, y) = (values[a * width + j], values[b * width + j])
        if !x.equals(y) { return try x.precedes(y) }
      }
      return false
    }
    var permutation = try (0..<shape[line]).sorted { a, b in
      if try precedes(a, b) { return true }
      return try !precedes(b, a) && a < b
    }
    var (starts, inverse): ([Int], [Int64]) = ([], [Int64](repeating: 0, count: shape[line]))
    for (i, row) in permutation.enumerated() {
      if try i == 0 || precedes(permutation[i - 1], row) { starts.append(i) }
      inverse[row] = Int64(starts.count - 1)
    }
    let counts = zip(starts.dropFirst() + [permutation.count], starts).map { Int64($0 - $1) }
    permutation = starts.map { permutation[$0] }
    return UniqueElements(
      values: takenUnchecked(permutation, axis: line),
      firstIndex: .from(permutation.map(Int64.init)), inverse: .from(inverse),
      counts: .from(counts))
  }
}
