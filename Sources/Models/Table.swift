import Arrays

/// A dense table of doubles, row after row.
public struct Table: Sendable {
  public let values: [Double]
  public let rows: Int
  public let columns: Int

  public init(_ values: [Double], rows: Int, columns: Int) {
    precondition(values.count == rows * columns)
    (self.values, self.rows, self.columns) = (values, rows, columns)
  }

  /// The numbers of a 2-D array.
  public init(_ array: NDArray) throws {
    try self.init(
      array.values(as: Double.self), rows: array.shape[0], columns: array.shape[1])
  }

  public var array: NDArray { NDArray.from(values, shape: [rows, columns]) }

  public subscript(row: Int, column: Int) -> Double { values[row * columns + column] }

  public func column(_ column: Int) -> [Double] {
    (0..<rows).map { values[$0 * columns + column] }
  }

  /// Some rows, in the order of their numbers.
  public func rows(_ chosen: [Int]) -> Table {
    var picked: [Double] = []
    picked.reserveCapacity(chosen.count * columns)
    for row in chosen { picked += values[row * columns..<(row + 1) * columns] }
    return Table(picked, rows: chosen.count, columns: columns)
  }

  /// The table times a vector.
  public func times(_ vector: ArraySlice<Double>) -> [Double] {
    var result = [Double](repeating: 0, count: rows)
    values.withUnsafeBufferPointer { x in
      vector.withUnsafeBufferPointer { w in
        for row in 0..<rows {
          let start = row * columns
          var sum = 0.0
          for column in 0..<columns { sum += x[start + column] * w[column] }
          result[row] = sum
        }
      }
    }
    return result
  }

  /// Adds the transposed table times a vector to `sums`, one a column.
  func addTransposed(times vector: [Double], to sums: UnsafeMutableBufferPointer<Double>) {
    values.withUnsafeBufferPointer { x in
      for row in 0..<rows {
        let (start, factor) = (row * columns, vector[row])
        for column in 0..<columns { sums[column] += x[start + column] * factor }
      }
    }
  }
}
