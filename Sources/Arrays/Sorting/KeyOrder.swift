/// Where the keys of rows come from.
protocol KeySource {
  func key(_ row: Int) -> UInt64
}

/// Elements of a line of an array, whose equal zeros have equal keys.
struct LineKeys<T: Sortable>: KeySource {
  let line: UnsafePointer<T>
  let step: Int
  @inline(__always) func key(_ row: Int) -> UInt64 { stableKey(line[row &* step]) }
}

private struct StoredKeys: KeySource {
  let keys: UnsafePointer<UInt64>
  @inline(__always) func key(_ row: Int) -> UInt64 { keys[row] }
}

/// The order of rows by 64-bit keys; stable, on two threads where there are many.
public enum KeyOrder {
  /// Writes the rows `0 ..< count` in the order of their keys.
  ///
  /// - Complexity: O(n log n), with the cost of O(n) for keys that are spread evenly.
  public static func rows(
    _ keys: UnsafePointer<UInt64>, count: Int, into out: UnsafeMutablePointer<Int>
  ) {
    RowSorter(source: StoredKeys(keys: keys), count: count, out: out).run()
  }

  /// Sorts the rows within each of some ranges of `rows` by their keys.
  public static func refine(
    _ rows: UnsafeMutablePointer<Int>, ranges: [Range<Int>], keys: UnsafePointer<UInt64>
  ) {
    let total = ranges.reduce(0) { $0 + $1.count }
    let parts = shares(of: ranges, total: total)
    Parallel.run(parts: parts.count) { part in
      var sorter = ChunkSorter()
      for range in ranges[parts[part]] {
        sorter.sort(rows + range.lowerBound, range.count, StoredKeys(keys: keys))
      }
    }
  }

  /// Consecutive ranges that hold about as many rows each.
  private static func shares(of ranges: [Range<Int>], total: Int) -> [Range<Int>] {
    let wanted = max(total / 32, 1 << 12)
    var parts: [Range<Int>] = []
    var (first, held) = (0, 0)
    for i in ranges.indices {
      held += ranges[i].count
      if held >= wanted || i == ranges.count - 1 {
        parts.append(first..<i + 1)
        (first, held) = (i + 1, 0)
      }
    }
    return parts
  }
}

/// Distributes rows to buckets between splitters, which a sample gives, and sorts each bucket in
/// the cache. Besides the result this takes two bytes a row.
struct RowSorter<Source: KeySource> {
  let source: Source
  let count: Int
  let out: UnsafeMutablePointer<Int>

  /// Rows that are not worth distributing.
  private static var smallCount: Int { 1 << 14 }

  func run() {
    if count < Self.smallCount {
      for row in 0..<count { out[row] = row }
      var sorter = ChunkSorter()
      return sorter.sort(out, count, source)
    }
    let levels = count >= 1 << 20 ? 10 : 8
    let tree = splitters(levels)
    defer { tree.deallocate() }
    let places = Storage(byteCount: count * 2)
    let starts = distribute(
      tree, levels, places.base.assumingMemoryBound(to: UInt16.self))
    withExtendedLifetime(places) {}
    sortBuckets(starts)
  }

  /// A binary search tree of halved keys, root at 1, children of `i` at `2 i` and `2 i + 1`.
  private func splitters(_ levels: Int) -> UnsafeMutablePointer<UInt64> {
    let buckets = 1 << levels
    let size = buckets * 8
    var sample = [UInt64](unsafeUninitializedCapacity: size) { sample, filled in
      // Rows in equal distances, each moved by some pseudorandom part of the distance.
      let distance = count / size
      var state: UInt64 = 0x9E37_79B9_7F4A_7C15
      for i in 0..<size {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        sample[i] = source.key(i * distance + Int((state >> 33) % UInt64(max(distance, 1))))
      }
      filled = size
    }
    sample.sort()
    let tree = UnsafeMutablePointer<UInt64>.allocate(capacity: buckets)
    tree[0] = 0
    for level in 0..<levels {
      let width = buckets >> level
      for k in 0..<(1 << level) {
        tree[(1 << level) + k] = sample[(k * width + width / 2) * 8] >> 1
      }
    }
    return tree
  }

  /// Writes the rows bucket by bucket, in order within each; gives where buckets start.
  private func distribute(
    _ tree: UnsafePointer<UInt64>, _ levels: Int, _ places: UnsafeMutablePointer<UInt16>
  ) -> [Int] {
    let buckets = 1 << levels
    let half = count / 2
    var next = [Int](repeating: 0, count: 2 * buckets)
    next.withUnsafeMutableBufferPointer { next in
      let next = next.baseAddress!
      Parallel.run(parts: 2) { part in
        let counts = next + part * buckets
        for row in part == 0 ? 0..<half : half..<count {
          // Without the last bit the difference keeps its sign: no branch to be guessed.
          let key = source.key(row) >> 1
          var node = 1
          for _ in 0..<levels {
            node = 2 &* node &+ Int(truncatingIfNeeded: (tree[node] &- key) >> 63)
          }
          let bucket = node &- buckets
          places[row] = UInt16(truncatingIfNeeded: bucket)
          counts[bucket] &+= 1
        }
      }
      var start = 0
      for bucket in 0..<buckets {
        for part in 0..<2 {
          let size = next[part * buckets + bucket]
          next[part * buckets + bucket] = start
          start += size
        }
      }
      Parallel.run(parts: 2) { part in
        let next = next + part * buckets
        for row in part == 0 ? 0..<half : half..<count {
          let bucket = Int(places[row])
          out[next[bucket]] = row
          next[bucket] &+= 1
        }
      }
    }
    // The second part ended where the next bucket starts.
    return [0] + next[buckets...]
  }

  private func sortBuckets(_ starts: [Int]) {
    let buckets = starts.count - 1
    let grain = buckets / 32
    Parallel.run(parts: 32) { part in
      var sorter = ChunkSorter()
      for bucket in part * grain..<(part + 1) * grain {
        let start = starts[bucket]
        sorter.sort(out + start, starts[bucket + 1] - start, source)
      }
    }
  }
}

/// Sorts short runs of rows; keeps its memory from one to the next.
struct ChunkSorter: ~Copyable {
  private var items: UnsafeMutablePointer<IndexedKey>
  private var capacity = 256
  private var counts: UnsafeMutablePointer<UInt32>
  private var countCapacity = 256

  /// More rows are sorted digit by digit.
  private static let largest = 1 << 16
  /// More keys in one place are not sorted by insertion.
  private static let crowd: UInt32 = 24

  init() {
    items = .allocate(capacity: 2 * capacity)
    counts = .allocate(capacity: countCapacity)
  }

  deinit {
    items.deallocate()
    counts.deallocate()
  }

  @inline(__always)
  mutating func sort<Source: KeySource>(
    _ rows: UnsafeMutablePointer<Int>, _ count: Int, _ source: Source
  ) {
    if count < 2 { return }
    reserve(count)
    let (items, scratch) = (self.items, self.items + capacity)
    var (low, high) = (UInt64.max, UInt64.min)
    for i in 0..<count {
      let row = rows[i]
      let key = source.key(row)
      low = min(low, key)
      high = max(high, key)
      items[i] = IndexedKey(key: key, index: row)
    }
    if low == high { return }
    let sorted = order(items, count, scratch, low, high)
    for i in 0..<count { rows[i] = sorted[i].index }
  }

  private mutating func reserve(_ count: Int) {
    if count > capacity {
      items.deallocate()
      while capacity < count { capacity *= 2 }
      items = .allocate(capacity: 2 * capacity)
    }
    if capacity > countCapacity, countCapacity < Self.largest {
      counts.deallocate()
      countCapacity = min(capacity, Self.largest)
      counts = .allocate(capacity: countCapacity)
    }
  }

  /// Gives where the sorted items are: in `items` or in `scratch`.
  private func order(
    _ items: UnsafeMutablePointer<IndexedKey>, _ count: Int,
    _ scratch: UnsafeMutablePointer<IndexedKey>, _ low: UInt64, _ high: UInt64
  ) -> UnsafeMutablePointer<IndexedKey> {
    if count > 32, count <= Self.largest, spread(items, count, scratch, low, high) {
      insertionSort(scratch, count)
      return scratch
    }
    sortSerially(items, count, scratch: scratch)
    return items
  }

  /// Copies each item near to its final place, in proportion to its key; false if many keys would
  /// come to one place.
  private func spread(
    _ items: UnsafePointer<IndexedKey>, _ count: Int, _ scratch: UnsafeMutablePointer<IndexedKey>,
    _ low: UInt64, _ high: UInt64
  ) -> Bool {
    let bits = Int.bitWidth - (count - 1).leadingZeroBitCount
    let width = UInt64.bitWidth - (high - low).leadingZeroBitCount
    let shift = UInt64(max(0, width - bits))
    let places = Int(truncatingIfNeeded: (high - low) >> shift) + 1
    counts.update(repeating: 0, count: places)
    var most: UInt32 = 0
    for i in 0..<count {
      let place = Int(truncatingIfNeeded: (items[i].key &- low) &>> shift)
      let size = counts[place] &+ 1
      counts[place] = size
      most = max(most, size)
    }
    if most > Self.crowd { return false }
    var start: UInt32 = 0
    for place in 0..<places {
      let size = counts[place]
      counts[place] = start
      start &+= size
    }
    for i in 0..<count {
      let place = Int(truncatingIfNeeded: (items[i].key &- low) &>> shift)
      scratch[Int(counts[place])] = items[i]
      counts[place] &+= 1
    }
    return true
  }
}
