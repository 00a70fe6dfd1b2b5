/// C = A B for row-major matrices of floats: panels of A and B are packed so that a 4 by 4 block of
/// C stays in registers.
///
/// The order of additions does not depend on the number of threads.
struct MatrixProduct<T: FloatNumber & SIMDScalar> {
  private let depthBlock = 256
  private let rowBlock = 128

  let a: UnsafePointer<T>
  let aRowStep: Int
  let aColumnStep: Int
  let b: UnsafePointer<T>
  let bRowStep: Int
  let bColumnStep: Int

  /// - Parameter c: room for `rows` times `columns` elements; overwritten.
  func run(_ rows: Int, _ depth: Int, _ columns: Int, into c: UnsafeMutablePointer<T>) {
    c.update(repeating: 0, count: rows * columns)
    if rows == 0 || depth == 0 || columns == 0 { return }
    let width = (columns + 3) / 4 * 4
    let packedB = UnsafeMutablePointer<T>.allocate(capacity: depthBlock * width)
    defer { packedB.deallocate() }
    for start in stride(from: 0, to: depth, by: depthBlock) {
      let length = min(depthBlock, depth - start)
      packB(start, length, columns, into: packedB)
      let blocks = (rows + rowBlock - 1) / rowBlock
      let isLarge = rows * length * columns > 200_000
      let body = { (block: Int) in
        let first = block * rowBlock
        multiply(first, min(rowBlock, rows - first), start, length, columns, packedB, c)
      }
      if isLarge {
        Parallel.run(parts: blocks, body)
      } else {
        for block in 0..<blocks { body(block) }
      }
    }
  }

  /// Panels of four columns, each row by row; missing columns as zeros.
  private func packB(_ start: Int, _ length: Int, _ columns: Int, into out: UnsafeMutablePointer<T>)
  {
    var place = out
    for column in stride(from: 0, to: columns, by: 4) {
      for k in start..<start + length {
        for j in column..<column + 4 {
          place.pointee = j < columns ? b[k &* bRowStep &+ j &* bColumnStep] : 0
          place += 1
        }
      }
    }
  }

  private func multiply(
    _ firstRow: Int, _ rows: Int, _ start: Int, _ length: Int, _ columns: Int,
    _ packedB: UnsafeMutablePointer<T>, _ c: UnsafeMutablePointer<T>
  ) {
    withUnsafeTemporaryAllocation(of: T.self, capacity: 4 * depthBlock) { memory in
      let packedA = memory.baseAddress!
      for row in stride(from: firstRow, to: firstRow + rows, by: 4) {
        let height = min(4, firstRow + rows - row)
        for k in 0..<length {
          for i in 0..<4 {
            packedA[4 &* k &+ i] =
              i < height ? a[(row &+ i) &* aRowStep &+ (start &+ k) &* aColumnStep] : 0
          }
        }
        var panel = packedB
        for column in stride(from: 0, to: columns, by: 4) {
          block(
            packedA, panel, length, c + row * columns + column, columns, height,
            min(4, columns - column))
          panel += 4 * length
        }
      }
    }
  }

  @inline(__always)
  private func block(
    _ a: UnsafeMutablePointer<T>, _ b: UnsafeMutablePointer<T>, _ length: Int,
    _ c: UnsafeMutablePointer<T>, _ step: Int, _ height: Int, _ width: Int
  ) {
    var (r0, r1) = (SIMD4<T>(repeating: 0), SIMD4<T>(repeating: 0))
    var (r2, r3) = (SIMD4<T>(repeating: 0), SIMD4<T>(repeating: 0))
    let raw = UnsafeRawPointer(b)
    let size = 4 * MemoryLayout<T>.stride
    var left = a
    for k in 0..<length {
      let row = raw.loadUnaligned(fromByteOffset: k &* size, as: SIMD4<T>.self)
      r0 += left[0] * row
      r1 += left[1] * row
      r2 += left[2] * row
      r3 += left[3] * row
      left += 4
    }
    store(r0, c, width)
    if height > 1 { store(r1, c + step, width) }
    if height > 2 { store(r2, c + 2 * step, width) }
    if height > 3 { store(r3, c + 3 * step, width) }
  }

  @inline(__always)
  private func store(_ sums: SIMD4<T>, _ c: UnsafeMutablePointer<T>, _ width: Int) {
    if width == 4 {
      c[0] += sums[0]
      c[1] += sums[1]
      c[2] += sums[2]
      c[3] += sums[3]
    } else {
      for j in 0..<width { c[j] += sums[j] }
    }
  }
}
