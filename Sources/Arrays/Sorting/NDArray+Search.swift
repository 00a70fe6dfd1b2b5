/// On which side of equal elements `searchsorted` places a value.
public enum SearchSide: String, Sendable { case left, right }

extension NDArray {
  /// Where values would be inserted into this sorted array; NaN after all numbers.
  ///
  /// - Parameter sorter: the indices that sort this array, if it is not sorted.
  /// - Throws: ValueError unless this array has one axis; TypeError for objects without an order.
  public func searchsorted(
    _ values: NDArray, side: SearchSide = .left, sorter: NDArray? = nil
  ) throws -> NDArray {
    guard ndim == 1 else {
      throw ArrayError.value("object too deep for desired array")
    }
    if let sorter { return try indexed([.array(sorter)]).searchsorted(values, side: side) }
    guard let common = DType.promote(dtype, values.dtype) else {
      throw ArrayError.type(
        "Cannot cast array data from dtype('\(values.dtypeName)') to dtype('\(dtypeName)')")
    }
    let result = NDArray(uninitialized: values.shape, .int64)
    if common == .object {
      return try searchObjects(values, side, result)
    }
    let bins = try casted(to: common).contiguousOrCopy()
    let needles = try values.casted(to: common).contiguousOrCopy()
    switch common {
    case .bool, .uint8: search(bins, needles, side, result, UInt8.self)
    case .int8: search(bins, needles, side, result, Int8.self)
    case .int16: search(bins, needles, side, result, Int16.self)
    case .int32: search(bins, needles, side, result, Int32.self)
    case .int64: search(bins, needles, side, result, Int64.self)
    case .float32: search(bins, needles, side, result, Float.self)
    case .float64: search(bins, needles, side, result, Double.self)
    default: search(bins, needles, side, result, SortableTime.self)
    }
    return result
  }

  private func search<T: Sortable>(
    _ bins: NDArray, _ needles: NDArray, _ side: SearchSide, _ result: NDArray, _ type: T.Type
  ) {
    let sorted = bins.storage.base.assumingMemoryBound(to: T.self) + bins.offset
    let wanted = needles.storage.base.assumingMemoryBound(to: T.self) + needles.offset
    let out = result.pointer(Int64.self)
    let isRight = side == .right
    Parallel.forEachRange(count: needles.count, grain: 1 << 15) { range in
      for i in range {
        let key = stableKey(wanted[i])
        var (low, length) = (0, bins.count)
        while length > 0 {
          let half = length / 2
          let candidate = stableKey(sorted[low &+ half])
          if candidate < key || (isRight && candidate == key) {
            low &+= half &+ 1
            length &-= half &+ 1
          } else {
            length = half
          }
        }
        out[i] = Int64(low)
      }
    }
  }

  private func searchObjects(_ values: NDArray, _ side: SearchSide, _ result: NDArray) throws
    -> NDArray
  {
    let bins = scalars()
    let out = result.pointer(Int64.self)
    for (i, value) in values.scalars().enumerated() {
      var (low, high) = (0, bins.count)
      while low < high {
        let middle = (low + high) / 2
        let isBefore =
          side == .left ? try bins[middle].precedes(value) : try !value.precedes(bins[middle])
        if isBefore { low = middle + 1 } else { high = middle }
      }
      out[i] = Int64(low)
    }
    return result
  }

  /// The bin of each element among monotonic edges.
  ///
  /// - Throws: ValueError if the edges are not monotonic.
  public func digitized(_ bins: NDArray, right: Bool = false) throws -> NDArray {
    guard bins.ndim == 1 else {
      throw ArrayError.value("object of too small depth for desired array")
    }
    let edges = try bins.astype(.float64).values(as: Double.self)
    let pairs = zip(edges.dropFirst(), edges)
    if pairs.allSatisfy({ $0 >= $1 }) {
      return try bins.searchsorted(self, side: right ? .left : .right)
    }
    guard pairs.allSatisfy({ $0 <= $1 }) else {
      throw ArrayError.value("bins must be monotonically increasing or decreasing")
    }
    let reversed = try bins.indexed([.slice(start: nil, stop: nil, step: -1)])
    let place = try reversed.searchsorted(self, side: right ? .left : .right)
    return try NDArray.apply(.subtract, .int(Int64(bins.count)), .array(place))
  }

  /// The indices that sort by the last of several keys, then by the one before, and so on.
  public static func lexsort(_ keys: [NDArray]) throws -> NDArray {
    guard let first = keys.first else {
      throw ArrayError.type("need sequence of keys with len > 0 in lexsort")
    }
    guard keys.allSatisfy({ $0.shape == first.shape }) else {
      throw ArrayError.value("all keys need to be the same shape")
    }
    var order = try first.argsorted(0)
    for key in keys.dropFirst() {
      let next = try key.gathered(order).argsorted(0)
      order = try order.gathered(next)
    }
    return order
  }
}
