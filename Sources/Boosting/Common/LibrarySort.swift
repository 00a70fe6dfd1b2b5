/// The GNU C++ library's sorts, step for step.
///
/// Where elements are equal in `std::sort`, or an order is none at all (NaN), the result depends on
/// the algorithm, and with it the last bits of sums made in that order.
enum LibrarySort {
  /// `std::sort`.
  static func sort<T>(_ a: inout [T], _ isBefore: (T, T) -> Bool) {
    guard a.count > 1 else { return }
    let depth = 2 * (Int.bitWidth - 1 - a.count.leadingZeroBitCount)
    introsort(&a, 0, a.count, depth, isBefore)
    if a.count > threshold {
      insertionSort(&a, 0, threshold, isBefore)
      for i in threshold..<a.count { insertUnguarded(&a, i, isBefore) }
    } else {
      insertionSort(&a, 0, a.count, isBefore)
    }
  }

  private static let threshold = 16

  private static func introsort<T>(
    _ a: inout [T], _ first: Int, _ end: Int, _ depth: Int, _ isBefore: (T, T) -> Bool
  ) {
    var (end, depth) = (end, depth)
    while end - first > threshold {
      if depth == 0 {
        heapsort(&a, first, end, isBefore)
        return
      }
      depth -= 1
      let cut = partition(&a, first, end, isBefore)
      introsort(&a, cut, end, depth, isBefore)
      end = cut
    }
  }

  /// Moves the median of three to the front and divides the rest by it.
  private static func partition<T>(
    _ a: inout [T], _ first: Int, _ end: Int, _ isBefore: (T, T) -> Bool
  ) -> Int {
    let (x, y, z) = (first + 1, first + (end - first) / 2, end - 1)
    let median: Int
    if isBefore(a[x], a[y]) {
      median = isBefore(a[y], a[z]) ? y : isBefore(a[x], a[z]) ? z : x
    } else {
      median = isBefore(a[x], a[z]) ? x : isBefore(a[y], a[z]) ? z : y
    }
    a.swapAt(first, median)
    var (low, high) = (first + 1, end)
    while true {
      while isBefore(a[low], a[first]) { low += 1 }
      high -= 1
      while isBefore(a[first], a[high]) { high -= 1 }
      if low >= high { return low }
      a.swapAt(low, high)
      low += 1
    }
  }

  private static func heapsort<T>(
    _ a: inout [T], _ first: Int, _ end: Int, _ isBefore: (T, T) -> Bool
  ) {
    let count = end - first
    for hole in (0...(count - 2) / 2).reversed() {
      sink(&a, first, hole, count, a[first + hole], isBefore)
    }
    for last in (1..<count).reversed() {
      let value = a[first + last]
      a[first + last] = a[first]
      sink(&a, first, 0, last, value, isBefore)
    }
  }

  private static func sink<T>(
    _ a: inout [T], _ first: Int, _ top: Int, _ count: Int, _ value: T,
    _ isBefore: (T, T) -> Bool
  ) {
    var hole = top
    var child = hole
    while child < (count - 1) / 2 {
      child = 2 * (child + 1)
      if isBefore(a[first + child], a[first + child - 1]) { child -= 1 }
      a[first + hole] = a[first + child]
      hole = child
    }
    if count & 1 == 0 && child == (count - 2) / 2 {
      child = 2 * (child + 1)
      a[first + hole] = a[first + child - 1]
      hole = child - 1
    }
    while hole > top, isBefore(a[first + (hole - 1) / 2], value) {
      a[first + hole] = a[first + (hole - 1) / 2]
      hole = (hole - 1) / 2
    }
    a[first + hole] = value
  }

  private static func insertionSort<T>(
    _ a: inout [T], _ first: Int, _ end: Int, _ isBefore: (T, T) -> Bool
  ) {
    for i in stride(from: first + 1, to: end, by: 1) {
      if isBefore(a[i], a[first]) {
        a.insert(a.remove(at: i), at: first)
      } else {
        insertUnguarded(&a, i, isBefore)
      }
    }
  }

  private static func insertUnguarded<T>(
    _ a: inout [T], _ i: Int, _ isBefore: (T, T) -> Bool
  ) {
    let value = a[i]
    var hole = i
    while hole > 0, isBefore(value, a[hole - 1]) {
      a[hole] = a[hole - 1]
      hole -= 1
    }
    a[hole] = value
  }

  /// `std::stable_sort`.
  static func stableSort<T>(_ a: inout [T], _ isBefore: (T, T) -> Bool) {
    guard a.count > 1 else { return }
    let middle = (a.count + 1) / 2
    mergeSort(&a, 0, middle, isBefore)
    mergeSort(&a, middle, a.count, isBefore)
    mergeInPlace(&a, middle, isBefore)
  }

  private static func mergeSort<T>(
    _ a: inout [T], _ first: Int, _ end: Int, _ isBefore: (T, T) -> Bool
  ) {
    let chunk = 7
    var at = first
    while end - at >= chunk {
      insertionSort(&a, at, at + chunk, isBefore)
      at += chunk
    }
    insertionSort(&a, at, end, isBefore)
    var step = chunk
    while step < end - first {
      var merged: [T] = []
      merged.reserveCapacity(end - first)
      at = first
      while end - at >= 2 * step {
        merge(a, at, at + step, at + 2 * step, &merged, isBefore)
        at += 2 * step
      }
      let rest = min(end - at, step)
      merge(a, at, at + rest, end, &merged, isBefore)
      a.replaceSubrange(first..<end, with: merged)
      step *= 2
    }
  }

  private static func merge<T>(
    _ a: [T], _ first: Int, _ middle: Int, _ end: Int, _ out: inout [T],
    _ isBefore: (T, T) -> Bool
  ) {
    var (i, j) = (first, middle)
    while i < middle && j < end {
      if isBefore(a[j], a[i]) {
        out.append(a[j])
        j += 1
      } else {
        out.append(a[i])
        i += 1
      }
    }
    out += a[i..<middle]
    out += a[j..<end]
  }

  /// The last merge buffers the shorter half, and runs backwards where that is the second one.
  private static func mergeInPlace<T>(
    _ a: inout [T], _ middle: Int, _ isBefore: (T, T) -> Bool
  ) {
    if middle <= a.count - middle {
      var out: [T] = []
      merge(a, 0, middle, a.count, &out, isBefore)
      a = out
      return
    }
    var (i, j) = (middle - 1, a.count - 1)
    var reversed: [T] = []
    while i >= 0 && j >= middle {
      if isBefore(a[j], a[i]) {
        reversed.append(a[i])
        i -= 1
      } else {
        reversed.append(a[j])
        j -= 1
      }
    }
    while j >= middle {
      reversed.append(a[j])
      j -= 1
    }
    while i >= 0 {
      reversed.append(a[i])
      i -= 1
    }
    a = reversed.reversed()
  }
}
