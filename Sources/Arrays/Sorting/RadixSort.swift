/// What is sorted: a key, perhaps with the index it came from.
protocol RadixItem: BitwiseCopyable {
  var radixKey: UInt64 { get }
}

extension UInt64: RadixItem {
  @inline(__always) var radixKey: UInt64 { self }
}

struct IndexedKey: RadixItem {
  let key: UInt64
  let index: Int
  @inline(__always) var radixKey: UInt64 { key }
}

/// Sorts items by key, stably; large ones as two halves on two threads that are then merged.
///
/// - Parameters:
///   - items: sorted in place.
///   - scratch: memory for as many items.
/// - Complexity: linear, one pass for each 11 bits in which the keys differ.
func sortItems<Item: RadixItem>(
  _ items: UnsafeMutablePointer<Item>, _ count: Int, scratch: UnsafeMutablePointer<Item>
) {
  if count < 1 << 17 { return sortSerially(items, count, scratch: scratch) }
  let half = count / 2
  Parallel.run(parts: 2) { part in
    let start = part == 0 ? 0 : half
    sortSerially(items + start, part == 0 ? half : count - half, scratch: scratch + start)
  }
  mergeHalves(items, half, count, into: scratch)
  Parallel.forEachRange(count: count, grain: (count + 1) / 2) { range in
    (items + range.lowerBound).update(from: scratch + range.lowerBound, count: range.count)
  }
}

func sortSerially<Item: RadixItem>(
  _ items: UnsafeMutablePointer<Item>, _ count: Int, scratch: UnsafeMutablePointer<Item>
) {
  if count <= 48 { return insertionSort(items, count) }
  if count < 1500 { return mergeSort(items, count, scratch: scratch) }
  if count < 1 << 15 {
    radixSort(items, count, scratch: scratch, bits: 8)
  } else {
    radixSort(items, count, scratch: scratch, bits: 11)
  }
}

@inline(__always)
func insertionSort<Item: RadixItem>(_ items: UnsafeMutablePointer<Item>, _ count: Int) {
  var i = 1
  while i < count {
    let item = items[i]
    let key = item.radixKey
    var j = i
    while j > 0 && items[j &- 1].radixKey > key {
      items[j] = items[j &- 1]
      j &-= 1
    }
    items[j] = item
    i &+= 1
  }
}

private func mergeSort<Item: RadixItem>(
  _ items: UnsafeMutablePointer<Item>, _ count: Int, scratch: UnsafeMutablePointer<Item>
) {
  if count <= 32 { return insertionSort(items, count) }
  let half = count / 2
  mergeSort(items, half, scratch: scratch)
  mergeSort(items + half, count - half, scratch: scratch + half)
  if items[half - 1].radixKey <= items[half].radixKey { return }
  merge(items, half, items + half, count - half, into: scratch)
  items.update(from: scratch, count: count)
}

/// Merges two sorted runs; the left one's items come first among equals.
@inline(__always)
private func merge<Item: RadixItem>(
  _ left: UnsafePointer<Item>, _ leftCount: Int, _ right: UnsafePointer<Item>, _ rightCount: Int,
  into out: UnsafeMutablePointer<Item>
) {
  var (i, j, k) = (0, 0, 0)
  while i < leftCount && j < rightCount {
    let takesRight = right[j].radixKey < left[i].radixKey
    out[k] = takesRight ? right[j] : left[i]
    j &+= takesRight ? 1 : 0
    i &+= takesRight ? 0 : 1
    k &+= 1
  }
  (out + k).update(from: left + i, count: leftCount - i)
  (out + k + (leftCount - i)).update(from: right + j, count: rightCount - j)
}

private func mergeHalves<Item: RadixItem>(
  _ items: UnsafeMutablePointer<Item>, _ half: Int, _ count: Int,
  into out: UnsafeMutablePointer<Item>
) {
  let cut = half / 2
  let pivot = items[cut].radixKey
  var (low, high) = (half, count)
  while low < high {
    let middle = (low + high) / 2
    if items[middle].radixKey < pivot { low = middle + 1 } else { high = middle }
  }
  let rightCut = low
  Parallel.run(parts: 2) { part in
    if part == 0 {
      merge(items, cut, items + half, rightCut - half, into: out)
    } else {
      merge(
        items + cut, half - cut, items + rightCut, count - rightCut,
        into: out + cut + rightCut - half)
    }
  }
}

private func radixSort<Item: RadixItem>(
  _ items: UnsafeMutablePointer<Item>, _ count: Int, scratch: UnsafeMutablePointer<Item>, bits: Int
) {
  let buckets = 1 << bits
  let mask = UInt64(buckets - 1)
  let digits = (64 + bits - 1) / bits
  let counts = UnsafeMutablePointer<Int>.allocate(capacity: digits * buckets)
  defer { counts.deallocate() }
  counts.initialize(repeating: 0, count: digits * buckets)
  let differing = countDigits(items, count, counts, bits: bits)
  var (from, to) = (items, scratch)
  for digit in 0..<digits where (differing >> UInt64(digit * bits)) & mask != 0 {
    let starts = counts + digit * buckets
    var next = 0
    for bucket in 0..<buckets {
      let size = starts[bucket]
      starts[bucket] = next
      next += size
    }
    let shift = UInt64(digit * bits)
    for i in 0..<count {
      let item = from[i]
      let bucket = Int(truncatingIfNeeded: (item.radixKey &>> shift) & mask)
      to[starts[bucket]] = item
      starts[bucket] &+= 1
    }
    swap(&from, &to)
  }
  if from != items { items.update(from: from, count: count) }
}

/// Counts every digit of every key; returns the bits in which keys differ.
@inline(__always)
private func countDigits<Item: RadixItem>(
  _ items: UnsafeMutablePointer<Item>, _ count: Int, _ counts: UnsafeMutablePointer<Int>, bits: Int
) -> UInt64 {
  var differing: UInt64 = 0
  let first = items[0].radixKey
  for i in 0..<count { differing |= items[i].radixKey ^ first }
  let buckets = 1 << bits
  let mask = UInt64(buckets - 1)
  var shift: UInt64 = 0
  var part = counts
  while shift < 64 {
    if (differing >> shift) & mask != 0 {
      for i in 0..<count {
        part[Int(truncatingIfNeeded: (items[i].radixKey &>> shift) & mask)] &+= 1
      }
    }
    shift += UInt64(bits)
    part += buckets
  }
  return differing
}
