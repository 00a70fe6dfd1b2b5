import Glibc

func memoryOrder(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  memcmp(a, b, count)
}

/// Stable sorting of rows by unsigned keys, digit by digit from the lowest.
enum RadixSort {
  /// The rows in the order of their keys.
  ///
  /// - Complexity: O(n) a digit of 11 bits; digits that all keys share cost one pass over the keys.
  static func positions(_ keys: SortKeys) -> [Int] {
    let count = keys.keys.count
    if keys.bound > 0, keys.bound <= UInt64(max(count * 2, 1 << 12)) {
      return counting(keys.keys, bound: Int(keys.bound))
    }
    if count < 256 {
      return (0..<count).sorted { a, b in
        keys.keys[a] == keys.keys[b] ? a < b : keys.keys[a] < keys.keys[b]
      }
    }
    return radix(keys.keys)
  }

  /// The rows `positions`, reordered by the keys of the rows.
  static func positions(_ keys: SortKeys, refining positions: [Int]) -> [Int] {
    let order = Self.positions(
      SortKeys(keys: positions.map { keys.keys[$0] }, bound: keys.bound))
    return order.map { positions[$0] }
  }

  private static func counting(_ keys: [UInt64], bound: Int) -> [Int] {
    var starts = [Int](repeating: 0, count: bound + 1)
    for key in keys { starts[Int(key) + 1] += 1 }
    for i in 1...bound { starts[i] += starts[i - 1] }
    return [Int](unsafeUninitializedCapacity: keys.count) { out, filled in
      keys.withUnsafeBufferPointer { keys in
        starts.withUnsafeMutableBufferPointer { starts in
          for row in 0..<keys.count {
            let key = Int(keys[row])
            out[starts[key]] = row
            starts[key] += 1
          }
        }
      }
      filled = keys.count
    }
  }

  private struct Pair {
    var key: UInt64
    var row: Int
  }

  private static func radix(_ keys: [UInt64]) -> [Int] {
    let count = keys.count
    let bits = 11
    let size = 1 << bits
    var from = UnsafeMutablePointer<Pair>.allocate(capacity: count)
    var to = UnsafeMutablePointer<Pair>.allocate(capacity: count)
    defer {
      from.deallocate()
      to.deallocate()
    }
    var varying: UInt64 = 0
    keys.withUnsafeBufferPointer { keys in
      for row in 0..<count {
        from[row] = Pair(key: keys[row], row: row)
        varying |= keys[row] ^ keys[0]
      }
    }
    var starts = [Int](repeating: 0, count: size)
    var shift: UInt64 = 0
    while shift < 64 {
      defer { shift += UInt64(bits) }
      if (varying >> shift) & UInt64(size - 1) == 0 { continue }
      starts.withUnsafeMutableBufferPointer { starts in
        starts.update(repeating: 0)
        for i in 0..<count { starts[Int((from[i].key >> shift) & UInt64(size - 1))] += 1 }
        var sum = 0
        for digit in 0..<size { (starts[digit], sum) = (sum, sum + starts[digit]) }
        for i in 0..<count {
          let digit = Int((from[i].key >> shift) & UInt64(size - 1))
          to[starts[digit]] = from[i]
          starts[digit] += 1
        }
      }
      swap(&from, &to)
    }
    return [Int](unsafeUninitializedCapacity: count) { out, filled in
      for i in 0..<count { out[i] = from[i].row }
      filled = count
    }
  }
}
