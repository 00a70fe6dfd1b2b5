/// A dense table of numbers that somebody else owns: any row and column stride, not copied.
///
/// The memory must stay valid as long as the view is used; engines use it only during a call.
public struct MatrixView: @unchecked Sendable {
  public enum Element: Sendable { case float64, float32 }

  public let base: UnsafeRawPointer
  public let element: Element
  public let rows: Int
  public let columns: Int
  /// Distance between neighbours in elements.
  public let rowStride: Int
  public let columnStride: Int

  public init(
    _ base: UnsafePointer<Double>, rows: Int, columns: Int, rowStride: Int? = nil,
    columnStride: Int = 1
  ) {
    self.base = UnsafeRawPointer(base)
    element = .float64
    (self.rows, self.columns, self.columnStride) = (rows, columns, columnStride)
    self.rowStride = rowStride ?? columns
  }

  public init(
    _ base: UnsafePointer<Float>, rows: Int, columns: Int, rowStride: Int? = nil,
    columnStride: Int = 1
  ) {
    self.base = UnsafeRawPointer(base)
    element = .float32
    (self.rows, self.columns, self.columnStride) = (rows, columns, columnStride)
    self.rowStride = rowStride ?? columns
  }

  /// The value of a row and column, widened to double; not checked.
  public subscript(row: Int, column: Int) -> Double { value(row, column) }

  @inline(__always)
  func value(_ row: Int, _ column: Int) -> Double {
    let at = row &* rowStride &+ column &* columnStride
    return switch element {
    case .float64: base.assumingMemoryBound(to: Double.self)[at]
    case .float32: Double(base.assumingMemoryBound(to: Float.self)[at])
    }
  }

  /// Writes the values of one column at some rows, widened to double.
  func gather(
    column: Int, rows: UnsafeBufferPointer<Int32>?, into out: UnsafeMutablePointer<Double>
  ) {
    switch element {
    case .float64:
      let from = base.assumingMemoryBound(to: Double.self) + column * columnStride
      gather(from, rows, out) { $0 }
    case .float32:
      let from = base.assumingMemoryBound(to: Float.self) + column * columnStride
      gather(from, rows, out) { Double($0) }
    }
  }

  @inline(__always)
  private func gather<T>(
    _ from: UnsafePointer<T>, _ rows: UnsafeBufferPointer<Int32>?,
    _ out: UnsafeMutablePointer<Double>, _ widen: (T) -> Double
  ) {
    if let rows {
      for i in 0..<rows.count { out[i] = widen(from[Int(rows[i]) &* rowStride]) }
    } else {
      for i in 0..<self.rows { out[i] = widen(from[i &* rowStride]) }
    }
  }

  /// Copies one row, widened to double.
  @inline(__always)
  func copyRow(_ row: Int, into out: UnsafeMutablePointer<Double>) {
    switch element {
    case .float64:
      let from = base.assumingMemoryBound(to: Double.self) + row &* rowStride
      for j in 0..<columns { out[j] = from[j &* columnStride] }
    case .float32:
      let from = base.assumingMemoryBound(to: Float.self) + row &* rowStride
      for j in 0..<columns { out[j] = Double(from[j &* columnStride]) }
    }
  }
}
