import Arrays

/// Sorting by 64-bit keys whose unsigned order is the order of the values.
struct SortKeys {
  /// One a row.
  var keys: [UInt64]
  /// Keys are below this; 0 when not known.
  var bound: UInt64 = 0
}

extension Column {
  /// Keys that sort as the column does; equal values have equal keys.
  ///
  /// - Parameter missingLast: where missing values go, whatever the direction.
  /// - Throws: `TypeError` for an object column whose values cannot be compared.
  func sortKeys(
    ascending: Bool = true, missingLast: Bool = true
  ) throws(FrameError) -> SortKeys {
    switch type {
    case .bool: withElements(UInt8.self) { v in Self.small(count, ascending) { UInt64(v[$0]) } }
    case .uint8: withElements(UInt8.self) { v in Self.small(count, ascending) { UInt64(v[$0]) } }
    case .int8:
      withElements(Int8.self) { v in Self.small(count, ascending) { UInt64(Int(v[$0]) + 128) } }
    case .int16:
      withElements(Int16.self) { v in Self.wide(count, ascending) { Self.ordered(Int64(v[$0])) } }
    case .int32:
      withElements(Int32.self) { v in Self.wide(count, ascending) { Self.ordered(Int64(v[$0])) } }
    case .int64:
      withElements(Int64.self) { v in Self.wide(count, ascending) { Self.ordered(v[$0]) } }
    case .datetime, .timedelta:
      withElements(Int64.self) { v in
        Self.wide(count, ascending, missingLast, { v[$0] == .min }) { Self.ordered(v[$0]) }
      }
    case .float32:
      withElements(Float.self) { v in
        Self.wide(count, ascending, missingLast, { v[$0].isNaN }) { Self.ordered(Double(v[$0])) }
      }
    case .float64:
      withElements(Double.self) { v in
        Self.wide(count, ascending, missingLast, { v[$0].isNaN }) { Self.ordered(v[$0]) }
      }
    case .string, .category, .object:
      try rankKeys(ascending: ascending, missingLast: missingLast)
    }
  }

  @inline(__always)
  private static func ordered(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) ^ (1 << 63) }

  @inline(__always)
  private static func ordered(_ value: Double) -> UInt64 {
    let bits = (value + 0).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | (1 << 63)
  }

  @inline(__always)
  private static func small(_ count: Int, _ ascending: Bool, _ key: (Int) -> UInt64) -> SortKeys {
    let keys = [UInt64](unsafeUninitializedCapacity: count) { out, filled in
      for i in 0..<count { out[i] = ascending ? key(i) : 255 - key(i) }
      filled = count
    }
    return SortKeys(keys: keys, bound: 256)
  }

  @inline(__always)
  private static func wide(
    _ count: Int, _ ascending: Bool, _ missingLast: Bool = true,
    _ isMissing: (Int) -> Bool = { _ in false }, _ key: (Int) -> UInt64
  ) -> SortKeys {
    let missing: UInt64 = missingLast ? .max : 0
    let keys = [UInt64](unsafeUninitializedCapacity: count) { out, filled in
      for i in 0..<count {
        out[i] = isMissing(i) ? missing : (ascending ? key(i) : ~key(i))
      }
      filled = count
    }
    return SortKeys(keys: keys)
  }

  /// Ranks of the distinct values as keys.
  private func rankKeys(ascending: Bool, missingLast: Bool) throws(FrameError) -> SortKeys {
    let (ranks, size) = try codeRanks()
    let missing = missingLast ? UInt64(size) : 0
    let base: UInt64 = missingLast ? 0 : 1
    let keyOfCode = ranks.map { rank in
      base + (ascending ? UInt64(rank) : UInt64(size) - 1 - UInt64(rank))
    }
    func keys(_ codes: UnsafeBufferPointer<Int32>) -> [UInt64] {
      [UInt64](unsafeUninitializedCapacity: codes.count) { out, filled in
        keyOfCode.withUnsafeBufferPointer { keyOfCode in
          for i in codes.indices { out[i] = codes[i] < 0 ? missing : keyOfCode[Int(codes[i])] }
        }
        filled = codes.count
      }
    }
    let rowKeys =
      type == .object ? factor().codes.withUnsafeBufferPointer(keys) : withCodes(keys)
    return SortKeys(keys: rowKeys, bound: UInt64(size) + 1)
  }

  /// For each code, the place of its value among the sorted distinct values, and their number.
  func codeRanks() throws(FrameError) -> (ranks: [Int32], size: Int) {
    switch type {
    case .string:
      let encoding = pool!.encoding()
      let sorted = encoding.pool.ranks()
      return (encoding.codes.map { sorted[Int($0)] }, encoding.pool.count)
    case .category:
      // Categories sort by their place.
      let size = categories!.values.count
      return ((0..<Int32(size)).map { $0 }, size)
    default:
      let values = factor().firstRows.map { self[$0] }
      let order = try values.indices.map { $0 }.sortedOrThrow { a, b throws(FrameError) in
        try values[a].isLess(than: values[b])
      }
      var ranks = [Int32](repeating: 0, count: values.count)
      for (rank, place) in order.enumerated() { ranks[place] = Int32(rank) }
      return (ranks, values.count)
    }
  }

  /// The rows in sorted order, stable.
  public func sortedPositions(
    ascending: Bool = true, missingLast: Bool = true
  ) throws(FrameError) -> [Int] {
    RowOrder.positions(try sortKeys(ascending: ascending, missingLast: missingLast))
  }
}

extension StringPool {
  /// For each string, its place in the order of code points.
  func sortedRanks() -> [Int32] {
    // Eight bytes decide most comparisons.
    var items = (0..<count).map { (head: Self.head(self[$0]), place: Int32($0)) }
    items.sort { a, b in
      a.head == b.head ? isLess(Int(a.place), Int(b.place)) : a.head < b.head
    }
    var ranks = [Int32](repeating: 0, count: count)
    for (rank, item) in items.enumerated() { ranks[Int(item.place)] = Int32(rank) }
    return ranks
  }

  private static func head(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var head: UInt64 = 0
    for i in 0..<min(8, text.count) { head |= UInt64(text[i]) << UInt64(56 - 8 * i) }
    return head
  }

  private func isLess(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (self[a], self[b])
    let shared = min(x.count, y.count)
    let difference = shared == 0 ? 0 : memoryOrder(x.baseAddress!, y.baseAddress!, shared)
    return difference == 0 ? x.count < y.count : difference < 0
  }
}

extension Scalar {
  /// Python's `<`.
  func isLess(than other: Scalar) throws(FrameError) -> Bool {
    switch (self, other) {
    case (.string(let a), .string(let b)):
      return a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
    case (.int(let a), .int(let b)): return a < b
    case (.datetime(let a), .datetime(let b)), (.timedelta(let a), .timedelta(let b)): return a < b
    case (.list(let a), .list(let b)):
      for (x, y) in zip(a, b) where !x.isEqual(to: y) { return try x.isLess(than: y) }
      return a.count < b.count
    default:
      if let a = number, let b = other.number { return a < b }
      throw .type(
        "'<' not supported between instances of '\(pythonTypeName)' and '\(other.pythonTypeName)'")
    }
  }

  /// Bool, int or float as a float.
  var number: Double? {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }
}

extension Array {
  /// A stable merge sort whose comparison may throw.
  func sortedOrThrow(
    _ isLess: (Element, Element) throws(FrameError) -> Bool
  ) throws(FrameError) -> [Element] {
    guard count > 1 else { return self }
    let left = try Array(self[..<(count / 2)]).sortedOrThrow(isLess)
    let right = try Array(self[(count / 2)...]).sortedOrThrow(isLess)
    var result: [Element] = []
    result.reserveCapacity(count)
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if try isLess(right[j], left[i]) {
        result.append(right[j])
        j += 1
      } else {
        result.append(left[i])
        i += 1
      }
    }
    return result + left[i...] + right[j...]
  }
}
