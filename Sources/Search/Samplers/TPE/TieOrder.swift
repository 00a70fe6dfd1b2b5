/// The order in which numpy's `argsort` leaves equal numbers, and the last bits of its elementary
/// functions, which both depend on the processor.
///
/// Optuna gives different bandwidths to equal observations by the one, and slightly other
/// parameters by the other.
public enum TieOrder: String, Sendable {
  /// x86 with AVX-512, the machines that Optuna mostly runs on.
  case simd
  /// x86 with AVX2: the same order, the C library's functions.
  case avx2
  /// numpy without vector instructions, and on other processors.
  case scalar

  var arithmetic: NumpyArithmetic { self == .simd ? .avx512 : .libm }

  /// Places of the values in ascending order.
  ///
  /// - Parameter ranks: equal numbers for equal values, ascending with them.
  /// - Complexity: O(n log n) in practice, O(n log² n) below 256.
  func sorted(_ ranks: [Int32]) -> [Int32] {
    switch self {
    case .simd, .avx2: VectorArgsort.sorted(ranks)
    case .scalar: ScalarArgsort.sorted(ranks).map { Int32($0) }
    }
  }
}

/// numpy's introsort on places: median-of-three quicksort, insertion sort below 17.
enum ScalarArgsort {
  static func sorted(_ v: [Int32]) -> [Int] {
    var order = Array(v.indices)
    if v.count < 2 { return order }
    v.withUnsafeBufferPointer { v in
      order.withUnsafeMutableBufferPointer { order in
        quicksort(v.baseAddress!, order.baseAddress!, order.count)
      }
    }
    return order
  }

  private static func quicksort(
    _ v: UnsafePointer<Int32>, _ order: UnsafeMutablePointer<Int>, _ count: Int
  ) {
    var stack: [(left: Int, right: Int)] = []
    var left = 0
    var right = count - 1
    while true {
      while right - left > 15 {
        let split = partition(v, order, left, right)
        if split - left < right - split {
          stack.append((split + 1, right))
          right = split - 1
        } else {
          stack.append((left, split - 1))
          left = split + 1
        }
      }
      insertionSort(v, order, left, right)
      guard let next = stack.popLast() else { return }
      (left, right) = next
    }
  }

  private static func partition(
    _ v: UnsafePointer<Int32>, _ order: UnsafeMutablePointer<Int>, _ left: Int, _ right: Int
  ) -> Int {
    func swap(_ i: Int, _ j: Int) { (order[i], order[j]) = (order[j], order[i]) }
    let middle = left + (right - left) >> 1
    if v[order[middle]] < v[order[left]] { swap(middle, left) }
    if v[order[right]] < v[order[middle]] { swap(right, middle) }
    if v[order[middle]] < v[order[left]] { swap(middle, left) }
    let pivot = v[order[middle]]
    var i = left
    var j = right - 1
    swap(middle, j)
    while true {
      repeat { i += 1 } while v[order[i]] < pivot
      repeat { j -= 1 } while pivot < v[order[j]]
      if i >= j { break }
      swap(i, j)
    }
    swap(i, right - 1)
    return i
  }

  private static func insertionSort(
    _ v: UnsafePointer<Int32>, _ order: UnsafeMutablePointer<Int>, _ left: Int, _ right: Int
  ) {
    guard left < right else { return }
    for i in (left + 1)...right {
      let place = order[i]
      var j = i
      while j > left, v[place] < v[order[j - 1]] {
        order[j] = order[j - 1]
        j -= 1
      }
      order[j] = place
    }
  }
}
