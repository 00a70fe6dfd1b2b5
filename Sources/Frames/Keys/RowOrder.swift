import Arrays
import Glibc

func memoryOrder(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  memcmp(a, b, count)
}

/// Stable sorting of rows by unsigned keys.
enum RowOrder {
  /// The rows in the order of their keys: counted where keys are small, else as `KeyOrder` does.
  static func positions(_ keys: SortKeys) -> [Int] {
    let count = keys.keys.count
    if keys.bound > 0, keys.bound <= UInt64(max(count * 2, 1 << 12)) {
      return counting(keys.keys, bound: Int(keys.bound))
    }
    return [Int](unsafeUninitializedCapacity: count) { out, filled in
      keys.keys.withUnsafeBufferPointer { keys in
        if let keys = keys.baseAddress, let out = out.baseAddress {
          KeyOrder.rows(keys, count: count, into: out)
        }
      }
      filled = count
    }
  }

  /// Ranges of `rows` whose keys are equal, of two rows or more.
  ///
  /// - Parameter ranges: parts of `rows` to look at, each sorted by the keys.
  static func ties(
    _ rows: [Int], _ keys: SortKeys, within ranges: [Range<Int>]
  ) -> [Range<Int>] {
    var ties: [Range<Int>] = []
    rows.withUnsafeBufferPointer { rows in
      keys.keys.withUnsafeBufferPointer { keys in
        for range in ranges where !range.isEmpty {
          var start = range.lowerBound
          var key = keys[rows[start]]
          for i in range.dropFirst() {
            let next = keys[rows[i]]
            if next == key { continue }
            if i - start > 1 { ties.append(start..<i) }
            (start, key) = (i, next)
          }
          if range.upperBound - start > 1 { ties.append(start..<range.upperBound) }
        }
      }
    }
    return ties
  }

  /// Sorts the rows of each range by further keys.
  static func refine(_ rows: inout [Int], _ ranges: [Range<Int>], by keys: SortKeys) {
    rows.withUnsafeMutableBufferPointer { rows in
      keys.keys.withUnsafeBufferPointer { keys in
        if let rows = rows.baseAddress, let keys = keys.baseAddress {
          KeyOrder.refine(rows, ranges: ranges, keys: keys)
        }
      }
    }
  }

  /// Two threads count and place half of the rows each.
  private static func counting(_ keys: [UInt64], bound: Int) -> [Int] {
    let count = keys.count
    let parts = count > 4 * bound && count > 1 << 16 ? 2 : 1
    let half = parts == 1 ? count : count / 2
    var next = [Int](repeating: 0, count: parts * bound)
    return [Int](unsafeUninitializedCapacity: count) { out, filled in
      keys.withUnsafeBufferPointer { keys in
        next.withUnsafeMutableBufferPointer { next in
          Parallel.run(parts: parts) { part in
            let next = next.baseAddress! + part * bound
            for row in part == 0 ? 0..<half : half..<count { next[Int(keys[row])] &+= 1 }
          }
          var start = 0
          for key in 0..<bound {
            for part in 0..<parts {
              let size = next[part * bound + key]
              next[part * bound + key] = start
              start += size
            }
          }
          Parallel.run(parts: parts) { part in
            let next = next.baseAddress! + part * bound
            for row in part == 0 ? 0..<half : half..<count {
              let key = Int(keys[row])
              out[next[key]] = row
              next[key] &+= 1
            }
          }
        }
      }
      filled = count
    }
  }
}
