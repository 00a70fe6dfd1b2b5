/// Rows of a table, all or some.
struct RowSource: @unchecked Sendable {
  let table: MatrixView
  let rows: [Int32]?

  var count: Int { rows?.count ?? table.rows }

  /// Columns read together: as many doubles as a cache line holds.
  static let tileWidth = 8
  /// Rows read together.
  static let blockSize = 1024

  /// Ranges of places in a list of columns that are worth reading together.
  static func tiles(_ columns: [Int]) -> [Range<Int>] {
    stride(from: 0, to: columns.count, by: tileWidth).map {
      $0..<min(columns.count, $0 + tileWidth)
    }
  }

  /// Hands out the values of a few columns block by block.
  ///
  /// - Parameter body: gets the number of the block's first row, its rows, and the values, column
  ///   after column, `blockSize` apart.
  func eachBlock(
    ofColumns columns: [Int], sample: [Int]? = nil,
    _ body: (Int, Int, UnsafeMutablePointer<Double>) -> Void
  ) {
    let buffer = UnsafeMutablePointer<Double>.allocate(capacity: columns.count * Self.blockSize)
    defer { buffer.deallocate() }
    let total = sample?.count ?? count
    var start = 0
    while start < total {
      let n = min(Self.blockSize, total - start)
      switch table.element {
      case .float64: gather(Double.self, columns, start, n, sample, buffer) { $0 }
      case .float32: gather(Float.self, columns, start, n, sample, buffer) { Double($0) }
      }
      body(start, n, buffer)
      start += n
    }
  }

  @inline(__always)
  private func gather<T>(
    _ type: T.Type, _ columns: [Int], _ start: Int, _ count: Int, _ sample: [Int]?,
    _ out: UnsafeMutablePointer<Double>, _ widen: (T) -> Double
  ) {
    let base = table.base.assumingMemoryBound(to: T.self)
    let (rowStride, columnStride) = (table.rowStride, table.columnStride)
    for i in 0..<count {
      var row = start &+ i
      if let sample { row = sample[row] }
      if let rows { row = Int(rows[row]) }
      let from = base + row &* rowStride
      for (k, column) in columns.enumerated() {
        out[k &* Self.blockSize &+ i] = widen(from[column &* columnStride])
      }
    }
  }

  /// Values other than zero (NaN included) of a few columns, one list a column.
  ///
  /// - Parameter lists: space for as many values as there are rows, for each column.
  func nonZero(
    columns: [Int], sample: [Int]?, into lists: [UnsafeMutablePointer<Double>]
  ) -> [Int] {
    var kept = [Int](repeating: 0, count: columns.count)
    eachBlock(ofColumns: columns, sample: sample) { _, count, values in
      for k in columns.indices {
        let list = lists[k]
        var at = kept[k]
        for i in 0..<count {
          let value = values[k &* Self.blockSize &+ i]
          list[at] = value
          at &+= value.magnitude <= zeroThreshold ? 0 : 1
        }
        kept[k] = at
      }
    }
    return kept
  }
}
