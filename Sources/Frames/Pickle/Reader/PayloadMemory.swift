import Arrays

/// Memory for the arrays of a large pickle.
///
/// Touching 25 MB for the first time costs more than reading them, so that they go to large pieces,
/// which are kept for the next use. Pieces share chunks of 16 MB, so that one small array which
/// outlives the rest keeps no more than that.
struct PayloadMemory {
  private var chunk: Storage?
  private var used = 0
  /// Small pickles need nothing of this.
  private let isUseful: Bool

  private static let chunkSize = 16 << 20
  private static let largestShared = 8 << 20

  init(inputByteCount: Int) { isUseful = inputByteCount >= 8 << 20 }

  mutating func allocate(_ byteCount: Int) -> Storage {
    guard isUseful, byteCount >= 1 << 10, byteCount <= PayloadMemory.largestShared else {
      return Storage(byteCount: byteCount)
    }
    if chunk == nil || used + byteCount > PayloadMemory.chunkSize {
      chunk = Storage(byteCount: PayloadMemory.chunkSize)
      used = 0
    }
    guard let chunk else { return Storage(byteCount: byteCount) }
    defer { used += (byteCount + 63) & ~63 }
    return Storage(borrowing: chunk.base + used, byteCount: byteCount, owner: chunk)
  }
}
