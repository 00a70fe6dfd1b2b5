import Glibc

extension Value {
  @inline(__always) var list: UnsafeMutablePointer<ListCell> { pointer(as: ListCell.self) }
  @inline(__always) var tuple: UnsafeMutablePointer<TupleCell> { pointer(as: TupleCell.self) }
  @inline(__always) var bytes: UnsafeMutablePointer<BytesCell> { pointer(as: BytesCell.self) }
  @inline(__always) var range: UnsafeMutablePointer<RangeCell> { pointer(as: RangeCell.self) }
  @inline(__always) var slice: UnsafeMutablePointer<SliceCell> { pointer(as: SliceCell.self) }
  @inline(__always) var cell: UnsafeMutablePointer<CellCell> { pointer(as: CellCell.self) }
}

extension UnsafeMutablePointer<TupleCell> {
  @inline(__always) var items: UnsafeMutablePointer<Value> {
    (UnsafeMutableRawPointer(self) + TupleCell.itemsOffset).assumingMemoryBound(to: Value.self)
  }
  var values: UnsafeBufferPointer<Value> {
    UnsafeBufferPointer(start: items, count: pointee.count)
  }
}

extension UnsafeMutablePointer<ListCell> {
  /// Where the items of a short list are, behind its cell.
  @inline(__always) var inlineItems: UnsafeMutablePointer<Value> {
    (UnsafeMutableRawPointer(self) + MemoryLayout<ListCell>.size)
      .assumingMemoryBound(to: Value.self)
  }

  var values: UnsafeMutableBufferPointer<Value> {
    UnsafeMutableBufferPointer(start: pointee.items, count: pointee.count)
  }
}

extension UnsafeMutablePointer<RangeCell> {
  /// Number of elements; the largest int for ranges that have more.
  var count: Int {
    if !pointee.long.isUnbound {
      let parts = pointee.long.tuple.items
      let range = LongRange(parts[0].integer, parts[1].integer, parts[2].integer)
      return Int(clamping: range.count)
    }
    let (start, stop, step) = (pointee.start, pointee.stop, pointee.step)
    if step > 0 {
      return start < stop ? Int((UInt(bitPattern: stop &- start) - 1) / UInt(step)) + 1 : 0
    }
    return start > stop
      ? Int((UInt(bitPattern: start &- stop) - 1) / step.magnitude) + 1 : 0
  }
}

extension Heap {
  func makeList(capacity: Int) -> UnsafeMutablePointer<ListCell> {
    let capacity = Swift.max(capacity, 4)
    let bytes = capacity * MemoryLayout<Value>.stride
    if capacity <= ListCell.inlineLimit {
      let list = allocate(.list, ListCell.self, extra: bytes)
      list.pointee.count = 0
      list.pointee.capacity = capacity
      list.pointee.items = list.inlineItems
      return list
    }
    let list = allocate(.list, ListCell.self, flags: [.finalized])
    list.pointee.count = 0
    list.pointee.capacity = capacity
    list.pointee.items = malloc(bytes)!.assumingMemoryBound(to: Value.self)
    countExternal(bytes)
    return list
  }

  func makeList(_ values: UnsafePointer<Value>, _ count: Int) -> Value {
    let list = makeList(capacity: count)
    list.pointee.items.update(from: values, count: count)
    list.pointee.count = count
    return Value(.list, list)
  }

  func makeList(_ values: [Value]) -> Value {
    values.withUnsafeBufferPointer { buffer in
      let list = makeList(capacity: buffer.count)
      if let start = buffer.baseAddress {
        list.pointee.items.update(from: start, count: buffer.count)
      }
      list.pointee.count = buffer.count
      return Value(.list, list)
    }
  }

  @inline(__always)
  func append(_ value: Value, to list: UnsafeMutablePointer<ListCell>) {
    let count = list.pointee.count
    if count == list.pointee.capacity { reserve(list, count &+ 1) }
    list.pointee.items[count] = value
    list.pointee.count = count &+ 1
  }

  /// Makes room for `count` items in all, growing by half.
  @inline(never)
  func reserve(_ list: UnsafeMutablePointer<ListCell>, _ count: Int) {
    let old = list.pointee.capacity
    guard count > old else { return }
    let capacity = Swift.max(count, old + old >> 1 + 4)
    let bytes = capacity * MemoryLayout<Value>.stride
    if list.pointee.items == list.inlineItems
      && list.pointee.header.flags.isDisjoint(with: .derived)
    {
      let items = malloc(bytes)!.assumingMemoryBound(to: Value.self)
      items.update(from: list.pointee.items, count: list.pointee.count)
      list.pointee.items = items
      setFinalized(UnsafeMutableRawPointer(list).assumingMemoryBound(to: Header.self))
      countExternal(bytes)
    } else {
      list.pointee.items = realloc(list.pointee.items, bytes)!.assumingMemoryBound(to: Value.self)
      countExternal((capacity - old) * MemoryLayout<Value>.stride)
    }
    list.pointee.capacity = capacity
  }

  /// A tuple with uninitialised items.
  func makeTuple(count: Int) -> UnsafeMutablePointer<TupleCell> {
    let tuple = allocate(
      .tuple, TupleCell.self, extra: count * MemoryLayout<Value>.stride)
    tuple.pointee.count = count
    tuple.pointee.hash = 0
    tuple.pointee.type = nil
    return tuple
  }

  func makeTuple(_ values: UnsafePointer<Value>, _ count: Int) -> Value {
    let tuple = makeTuple(count: count)
    tuple.items.update(from: values, count: count)
    return Value(.tuple, tuple)
  }

  func makeTuple(_ values: [Value]) -> Value {
    let tuple = makeTuple(count: values.count)
    for (i, value) in values.enumerated() { tuple.items[i] = value }
    return Value(.tuple, tuple)
  }

  /// A bytes cell with uninitialised contents.
  func makeBytes(count: Int) -> UnsafeMutablePointer<BytesCell> {
    let cell = allocate(.bytes, BytesCell.self, extra: count)
    cell.pointee.hash = 0
    cell.pointee.count = count
    cell.pointee.bytes = (UnsafeMutableRawPointer(cell) + MemoryLayout<BytesCell>.size)
      .assumingMemoryBound(to: UInt8.self)
    return cell
  }

  func makeRange(_ start: Int, _ stop: Int, _ step: Int) -> Value {
    let range = allocate(.range, RangeCell.self)
    range.pointee.start = start
    range.pointee.stop = stop
    range.pointee.step = step
    range.pointee.long = .unbound
    return Value(.range, range)
  }

  func makeSlice(_ start: Value, _ stop: Value, _ step: Value) -> Value {
    let slice = allocate(.slice, SliceCell.self)
    slice.pointee.start = start
    slice.pointee.stop = stop
    slice.pointee.step = step
    return Value(.slice, slice)
  }

  func makeCell(_ value: Value) -> Value {
    let cell = allocate(.cell, CellCell.self)
    cell.pointee.value = value
    return Value(.cell, cell)
  }
}
