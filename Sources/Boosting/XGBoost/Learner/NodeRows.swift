/// The rows of a growing tree's nodes, ascending within each node, with their gradients beside
/// them.
final class NodeRows {
  let count: Int
  private(set) var rows: UnsafeMutablePointer<Int32>
  /// Gradient and hessian of the row at the same place.
  private(set) var gradients: UnsafeMutablePointer<SIMD2<Double>>
  private let spareRows: UnsafeMutablePointer<Int32>
  private let spareGradients: UnsafeMutablePointer<SIMD2<Double>>

  init(count: Int) {
    self.count = count
    rows = .allocate(capacity: max(1, count))
    gradients = .allocate(capacity: max(1, count))
    spareRows = .allocate(capacity: max(1, count))
    spareGradients = .allocate(capacity: max(1, count))
  }

  deinit {
    rows.deallocate()
    gradients.deallocate()
    spareRows.deallocate()
    spareGradients.deallocate()
  }

  /// All rows in one node.
  func reset(_ values: UnsafePointer<SIMD2<Float>>) {
    for i in 0..<count {
      rows[i] = Int32(i)
      gradients[i] = SIMD2<Double>(values[i])
    }
  }

  /// Divides a node's rows; both sides keep their order.
  ///
  /// - Returns: how many went left.
  func split(
    _ begin: Int, _ size: Int, column: UnsafePointer<QuantizedMatrix.Bin>, missingBin: Int,
    by split: HistSplit
  ) -> Int {
    if split.isCategorical {
      return divide(begin, size) { row in
        let bin = Int(column[row])
        if bin == missingBin { return split.defaultLeft }
        guard bin >> 5 < split.categories.count else { return true }
        return split.categories[bin >> 5] >> UInt32(bin & 31) & 1 == 0
      }
    }
    let last = Int(split.bin)
    if split.defaultLeft {
      return divide(begin, size) { row in
        let bin = Int(column[row])
        return bin <= last || bin == missingBin
      }
    }
    return divide(begin, size) { row in Int(column[row]) <= last }
  }

  @inline(__always)
  private func divide(_ begin: Int, _ size: Int, _ goesLeft: (Int) -> Bool) -> Int {
    let (from, pairs) = (rows + begin, gradients + begin)
    var (left, right) = (0, 0)
    for i in 0..<size {
      let (row, pair) = (from[i], pairs[i])
      let isLeft = goesLeft(Int(row))
      // Both are written, one counts: no branch to be guessed wrong.
      from[left] = row
      pairs[left] = pair
      spareRows[right] = row
      spareGradients[right] = pair
      left &+= isLeft ? 1 : 0
      right &+= isLeft ? 0 : 1
    }
    (from + left).update(from: spareRows, count: right)
    (pairs + left).update(from: spareGradients, count: right)
    return left
  }
}
