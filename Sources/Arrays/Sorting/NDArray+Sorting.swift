extension NDArray {
  /// A sorted copy, along an axis or of all elements if nil; NaN and NaT last.
  ///
  /// - Throws: AxisError; TypeError for objects without an order.
  public func sorted(_ axis: Int? = -1) throws -> NDArray {
    guard let axis else { return try raveled().sorted(-1) }
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    let result = copied()
    try result.sortLines(line)
    return result
  }

  /// Sorts in place along an axis.
  ///
  /// - Throws: AxisError; TypeError for objects without an order; ValueError if frozen.
  public func sort(_ axis: Int = -1) throws {
    try requireWritable()
    try sortLines(NDArray.normalized(axis: axis, ndim: ndim))
  }

  /// The indices that sort along an axis, or all elements if nil; stable.
  public func argsorted(_ axis: Int? = -1) throws -> NDArray {
    guard let axis else { return try raveled().argsorted(-1) }
    if ndim == 0 { return .zeros([1], .int64) }
    let line = try NDArray.normalized(axis: axis, ndim: ndim)
    let result = NDArray(uninitialized: shape, .int64)
    if dtype == .object {
      try forEachLine(line, result) { source, out in
        let order = try stableOrder(source.map { element(at: $0) }, swapsNames: true)
        for (i, place) in out.enumerated() {
          result.pointer(Int64.self)[place] = Int64(order[i])
        }
      }
    } else {
      try SortVisitor(input: self, order: result, axis: line).run()
    }
    return result
  }

  private func sortLines(_ axis: Int) throws {
    if dtype == .object {
      try forEachLine(axis, self) { source, out in
        let values = source.map { element(at: $0) }
        let order = try stableOrder(values)
        for (i, place) in out.enumerated() { try store(values[order[i]], at: place) }
      }
    } else {
      try SortVisitor(input: self, order: nil, axis: axis).run()
    }
  }

  /// Calls `body` with the storage positions of each line of this array and of another one.
  private func forEachLine(
    _ axis: Int, _ other: NDArray, _ body: ([Int], [Int]) throws -> Void
  ) throws {
    let order = shape.indices.filter { $0 != axis } + [axis]
    var (mine, theirs): ([Int], [Int]) = ([], [])
    transposed(order).forEachPosition { mine.append($0) }
    let spread =
      other.ndim == ndim ? other.transposed(order) : other
    spread.forEachPosition { theirs.append($0) }
    let length = shape[axis]
    if length == 0 { return }
    for start in stride(from: 0, to: mine.count, by: length) {
      try body(
        Array(mine[start..<start + length]), Array(theirs[start..<start + length]))
    }
  }
}

/// The indices that sort Python objects, stably.
///
/// - Parameter swapsNames: whether an error names the two types in the other order.
/// - Throws: TypeError for objects without an order.
func stableOrder(_ values: [Scalar], swapsNames: Bool = false) throws -> [Int] {
  var order = Array(values.indices)
  var scratch = order
  var width = 1
  while width < order.count {
    for start in stride(from: 0, to: order.count, by: 2 * width) {
      let middle = min(start + width, order.count)
      let end = min(start + 2 * width, order.count)
      var (i, j) = (start, middle)
      for k in start..<end {
        let takesRight =
          try j < end
          && (i == middle
            || values[order[j]].precedes(values[order[i]], swapped: swapsNames))
        scratch[k] = takesRight ? order[j] : order[i]
        if takesRight { j += 1 } else { i += 1 }
      }
    }
    swap(&order, &scratch)
    width *= 2
  }
  return order
}

/// Sorts the lines of a plain array in place, or finds their orders.
private struct SortVisitor {
  let input: NDArray
  let order: NDArray?
  let axis: Int

  func run() throws {
    switch input.dtype {
    case .bool, .uint8: sort(UInt8.self)
    case .int8: sort(Int8.self)
    case .int16: sort(Int16.self)
    case .int32: sort(Int32.self)
    case .int64: sort(Int64.self)
    case .float32: sort(Float.self)
    case .float64: sort(Double.self)
    case .datetime64, .timedelta64: sort(SortableTime.self)
    case .object: preconditionFailure("objects are sorted one by one")
    }
  }

  private func sort<T: Sortable>(_ type: T.Type) {
    let length = input.shape[axis]
    if input.count == 0 { return }
    let source = input.storage.base.assumingMemoryBound(to: T.self) + input.offset
    var shape = input.shape
    shape[axis] = 1
    let strides = [input.strides] + (order.map { [$0.strides] } ?? [])
    let nest = LoopNest(shape: shape, strides: strides)
    if let order {
      argsort(source, order, nest)
    } else {
      let sorter = LineSorter<UInt64>(length)
      nest.forEachRun { offsets in
        for i in 0..<nest.runLength {
          sorter.sort(source + offsets[0] + i * nest.runStride(0), input.strides[axis])
        }
      }
    }
  }

  @inline(__always)
  private func argsort<T: Sortable>(
    _ source: UnsafeMutablePointer<T>, _ order: NDArray, _ nest: LoopNest
  ) {
    let (length, step, outStep) = (input.shape[axis], input.strides[axis], order.strides[axis])
    let out = UnsafeMutableRawPointer(order.pointer(Int64.self)).assumingMemoryBound(to: Int.self)
    let line = outStep == 1 ? nil : UnsafeMutablePointer<Int>.allocate(capacity: length)
    defer { line?.deallocate() }
    nest.forEachRun { offsets in
      for i in 0..<nest.runLength {
        let keys = LineKeys(line: source + offsets[0] + i * nest.runStride(0), step: step)
        let target = out + offsets[1] + i * nest.runStride(1)
        RowSorter(source: keys, count: length, out: line ?? target).run()
        if let line { for k in 0..<length { target[k * outStep] = line[k] } }
      }
    }
    withExtendedLifetime((input, order)) {}
  }
}

/// Memory for sorting lines of one length.
final class LineSorter<Item: RadixItem> {
  let count: Int
  private let memory: Storage
  private let scratchMemory: Storage

  init(_ count: Int) {
    self.count = count
    memory = Storage(byteCount: count * MemoryLayout<Item>.stride)
    scratchMemory = Storage(byteCount: count * MemoryLayout<Item>.stride)
  }

  var items: UnsafeMutablePointer<Item> { memory.base.assumingMemoryBound(to: Item.self) }
  private var scratch: UnsafeMutablePointer<Item> {
    scratchMemory.base.assumingMemoryBound(to: Item.self)
  }

  fileprivate func run() { sortItems(items, count, scratch: scratch) }
}

extension LineSorter where Item == UInt64 {
  @inline(__always)
  func sort<T: Sortable>(_ line: UnsafeMutablePointer<T>, _ step: Int) {
    load(line, step)
    Parallel.forEachRange(count: count, grain: 1 << 18) { range in
      for i in range { line[i &* step] = T.element(sortKey: items[i]) }
    }
  }

  /// Leaves the sorted keys of a line in `items`.
  @inline(__always)
  func load<T: Sortable>(_ line: UnsafeMutablePointer<T>, _ step: Int) {
    Parallel.forEachRange(count: count, grain: 1 << 18) { range in
      for i in range { items[i] = T.sortKey(line[i &* step]) }
    }
    run()
  }
}

extension LineSorter where Item == IndexedKey {
  /// Leaves the sorted keys of a line, with their indices, in `items`.
  @inline(__always)
  func load<T: Sortable>(_ line: UnsafeMutablePointer<T>, _ step: Int) {
    Parallel.forEachRange(count: count, grain: 1 << 18) { range in
      for i in range { items[i] = IndexedKey(key: stableKey(line[i &* step]), index: i) }
    }
    run()
  }
}
