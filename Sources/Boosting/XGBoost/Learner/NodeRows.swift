/// The rows of a growing tree's nodes, ascending within each node, with their gradients beside
/// them.
final class NodeRows {
  private(set) var count = 0
  private(set) var rows: UnsafeMutablePointer<Int32>
  /// Gradient and hessian of the row at the same place, in whatever form.
  private(set) var pairs: UnsafeMutablePointer<UInt64>
  private let spareRows: UnsafeMutablePointer<Int32>
  private let sparePairs: UnsafeMutablePointer<UInt64>

  /// - Parameter capacity: rows that there may be.
  init(capacity: Int) {
    rows = .allocate(capacity: max(1, capacity))
    pairs = .allocate(capacity: max(1, capacity))
    spareRows = .allocate(capacity: max(1, capacity))
    sparePairs = .allocate(capacity: max(1, capacity))
  }

  deinit {
    rows.deallocate()
    pairs.deallocate()
    spareRows.deallocate()
    sparePairs.deallocate()
  }

  func removeAll() { count = 0 }

  @inline(__always)
  func append(_ row: Int, _ pair: UInt64) {
    rows[count] = Int32(truncatingIfNeeded: row)
    pairs[count] = pair
    count &+= 1
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
    let (from, own) = (rows + begin, pairs + begin)
    var (left, right) = (0, 0)
    for i in 0..<size {
      let (row, pair) = (from[i], own[i])
      let isLeft = goesLeft(Int(row))
      // Both are written, one counts: no branch to be guessed wrong.
      from[left] = row
      own[left] = pair
      spareRows[right] = row
      sparePairs[right] = pair
      left &+= isLeft ? 1 : 0
      right &+= isLeft ? 0 : 1
    }
    (from + left).update(from: spareRows, count: right)
    (own + left).update(from: sparePairs, count: right)
    return left
  }
}
