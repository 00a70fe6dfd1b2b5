/// The argsort of x86-simd-sort for eight 64-bit lanes, which numpy uses with AVX-512: a bitonic
/// network up to 256 elements, quicksort by vectors of eight above.
///
/// Keys are a rank and a place in one integer; only ranks are compared.
enum VectorArgsort {
  private typealias Key = Int64
  private static let places: Key = 0xffff_ffff

  static func sorted(_ ranks: [Int32]) -> [Int32] {
    if isSorted(ranks) { return (0..<Int32(ranks.count)).map { $0 } }
    var keys = ranks.enumerated().map { Key($1) << 32 | Key($0) }
    let depth = 2 * (Int.bitWidth - 1 - keys.count.leadingZeroBitCount)
    keys.withUnsafeMutableBufferPointer { keys in
      withUnsafeTemporaryAllocation(of: Key.self, capacity: 256) { scratch in
        sort(keys.baseAddress!, keys.count, depth, scratch.baseAddress!)
      }
    }
    return keys.map { Int32(truncatingIfNeeded: $0) }
  }

  private static func isSorted(_ ranks: [Int32]) -> Bool {
    for i in ranks.indices.dropFirst() where ranks[i] < ranks[i - 1] { return false }
    return true
  }

  private static func sort(
    _ keys: UnsafeMutablePointer<Key>, _ count: Int, _ depth: Int,
    _ scratch: UnsafeMutablePointer<Key>
  ) {
    if count <= 1 { return }
    if count <= 256 {
      network(keys, count, scratch)
      return
    }
    if depth <= 0 {
      // The original falls back to the C++ library's sort here; no data of a search gets this deep.
      var rest = UnsafeMutableBufferPointer(start: keys, count: count)
      rest.sort()
      return
    }
    let pivot = pivot(keys, count)
    let (split, low, high) = partition(keys, count, pivot, scratch)
    if pivot != low { sort(keys, split, depth - 1, scratch) }
    if pivot != high { sort(keys + split, count - split, depth - 1, scratch) }
  }

  @inline(__always)
  private static func rank(_ key: Key) -> Key { key >> 32 }

  /// The fifth of eight sampled ranks.
  private static func pivot(_ keys: UnsafeMutablePointer<Key>, _ count: Int) -> Key {
    let size = (count - 1) / 8
    var sample = SIMD8<Key>()
    for i in 0..<8 { sample[i] = rank(keys[size * (i + 1)]) }
    for i in 1..<8 {
      let value = sample[i]
      var j = i
      while j > 0 && sample[j - 1] > value {
        sample[j] = sample[j - 1]
        j -= 1
      }
      sample[j] = value
    }
    return sample[4]
  }

  /// Ranks below the pivot first; returns where the others start, and the extreme ranks.
  private static func partition(
    _ keys: UnsafeMutablePointer<Key>, _ count: Int, _ pivot: Key,
    _ scratch: UnsafeMutablePointer<Key>
  ) -> (split: Int, low: Key, high: Key) {
    var low = Key.max
    var high = Key.min
    for i in 0..<count {
      low = min(low, rank(keys[i]))
      high = max(high, rank(keys[i]))
    }
    var left = 0
    var right = count
    for _ in 0..<(count % VectorStore.width) {
      if rank(keys[left]) >= pivot {
        right -= 1
        (keys[left], keys[right]) = (keys[right], keys[left])
      } else {
        left += 1
      }
    }
    var store = VectorStore(keys: keys, left: left, right: right, pivot: pivot)
    store.partition(scratch)
    return (store.left, low, high)
  }

  /// Batcher's bitonic sort, mirrored first step, places beyond the end padded with the largest.
  private static func network(
    _ keys: UnsafeMutablePointer<Key>, _ count: Int, _ scratch: UnsafeMutablePointer<Key>
  ) {
    var size = 1
    while size < count { size *= 2 }
    scratch.update(from: keys, count: count)
    for i in count..<size { scratch[i] = .max }
    var block = 2
    while block <= size {
      for start in stride(from: 0, to: size, by: block) {
        for i in 0..<(block / 2) { exchange(scratch + start + i, scratch + start + block - 1 - i) }
      }
      var distance = block / 4
      while distance >= 1 {
        for start in stride(from: 0, to: size, by: 2 * distance) {
          for i in start..<(start + distance) { exchange(scratch + i, scratch + i + distance) }
        }
        distance /= 2
      }
      block *= 2
    }
    keys.update(from: scratch, count: count)
  }

  @inline(__always)
  private static func exchange(_ a: UnsafeMutablePointer<Key>, _ b: UnsafeMutablePointer<Key>) {
    let x = a.pointee
    let y = b.pointee
    let swaps = x > (y | places)
    a.pointee = swaps ? y : x
    b.pointee = swaps ? x : y
  }
}

/// The in-place partition by vectors: it loads from the side with less room and stores to both.
private struct VectorStore {
  let keys: UnsafeMutablePointer<Int64>
  /// Where the next keys below the pivot go; in the end where the others start.
  private(set) var left: Int
  /// One above where the next other keys go.
  private var right: Int
  private var loadLeft: Int
  private var loadRight: Int
  let pivot: Int64

  init(keys: UnsafeMutablePointer<Int64>, left: Int, right: Int, pivot: Int64) {
    self.keys = keys
    self.left = left
    self.right = right
    loadLeft = left
    loadRight = right
    self.pivot = pivot
  }

  /// Keys a load: four vectors of eight.
  static let width = 32

  /// Partitions the keys, whose number is a multiple of `width`.
  ///
  /// - Parameter scratch: room for three loads.
  mutating func partition(_ scratch: UnsafeMutablePointer<Int64>) {
    let width = Self.width
    let current = scratch + 2 * width
    scratch.update(from: keys + loadLeft, count: width)
    (scratch + width).update(from: keys + loadRight - width, count: width)
    loadLeft += width
    loadRight -= width
    while loadLeft != loadRight {
      if right - loadRight < loadLeft - left {
        loadRight -= width
        current.update(from: keys + loadRight, count: width)
      } else {
        current.update(from: keys + loadLeft, count: width)
        loadLeft += width
      }
      store(current)
    }
    store(scratch)
    store(scratch + width)
  }

  /// Stores vectors of eight: small keys to the left, the others, in their order, to the right.
  private mutating func store(_ loaded: UnsafeMutablePointer<Int64>) {
    for start in stride(from: 0, to: Self.width, by: 8) {
      var large = 0
      for i in start..<(start + 8) { large += loaded[i] >> 32 >= pivot ? 1 : 0 }
      var small = left
      var other = right - large
      for i in start..<(start + 8) {
        if loaded[i] >> 32 >= pivot {
          keys[other] = loaded[i]
          other += 1
        } else {
          keys[small] = loaded[i]
          small += 1
        }
      }
      left = small
      right -= large
    }
  }
}
