/// The bins of all rows, feature by feature, in memory of its own.
///
/// A feature with at most 256 bins takes a byte a row, others two.
final class BinnedColumns: @unchecked Sendable {
  let rows: Int
  /// Where each feature's column begins in `memory`.
  private let offsets: [Int]
  let isWide: [Bool]
  private let memory: UnsafeMutableRawPointer

  init(rows: Int, binCounts: [Int]) {
    self.rows = rows
    isWide = binCounts.map { $0 > 256 }
    var offsets: [Int] = []
    var size = 0
    for wide in isWide {
      offsets.append(size)
      size += (rows * (wide ? 2 : 1) + 63) & ~63
    }
    self.offsets = offsets
    memory = .allocate(byteCount: max(64, size + 64), alignment: 64)
  }

  deinit { memory.deallocate() }

  @inline(__always)
  func narrow(_ feature: Int) -> UnsafeMutablePointer<UInt8> {
    (memory + offsets[feature]).assumingMemoryBound(to: UInt8.self)
  }

  @inline(__always)
  func wide(_ feature: Int) -> UnsafeMutablePointer<UInt16> {
    (memory + offsets[feature]).assumingMemoryBound(to: UInt16.self)
  }

  func bin(_ feature: Int, row: Int) -> Int {
    isWide[feature] ? Int(wide(feature)[row]) : Int(narrow(feature)[row])
  }

  func setBin(_ feature: Int, row: Int, _ bin: Int) {
    if isWide[feature] {
      wide(feature)[row] = UInt16(bin)
    } else {
      narrow(feature)[row] = UInt8(bin)
    }
  }

  /// The same features for some of the rows.
  func subset(_ rows: [Int32], binCounts: [Int]) -> BinnedColumns {
    let part = BinnedColumns(rows: rows.count, binCounts: binCounts)
    for feature in 0..<binCounts.count {
      if isWide[feature] {
        let (from, to) = (wide(feature), part.wide(feature))
        for (i, row) in rows.enumerated() { to[i] = from[Int(row)] }
      } else {
        let (from, to) = (narrow(feature), part.narrow(feature))
        for (i, row) in rows.enumerated() { to[i] = from[Int(row)] }
      }
    }
    return part
  }
}
