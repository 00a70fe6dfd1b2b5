import Arrays
import Glibc

/// Memory for the arrays of a large pickle, in huge pages where the system gives them.
///
/// Touching 25 MB for the first time costs more than reading them, page by page. Pieces share
/// chunks of 16 MB, so that one small array which outlives the rest keeps no more than that.
struct PayloadMemory {
  private var chunk: MappedChunk?
  private var used = 0
  /// Small pickles need nothing of this.
  private let isUseful: Bool

  private static let chunkSize = 16 << 20
  private static let largestShared = 8 << 20

  init(inputByteCount: Int) { isUseful = inputByteCount >= 8 << 20 }

  mutating func allocate(_ byteCount: Int) -> Storage {
    guard isUseful, byteCount >= 1 << 10 else { return Storage(byteCount: byteCount) }
    if byteCount > PayloadMemory.largestShared {
      guard let own = MappedChunk(byteCount: byteCount) else {
        return Storage(byteCount: byteCount)
      }
      return Storage(borrowing: own.base, byteCount: byteCount, owner: own)
    }
    if chunk == nil || used + byteCount > PayloadMemory.chunkSize {
      chunk = MappedChunk(byteCount: PayloadMemory.chunkSize)
      used = 0
    }
    guard let chunk else { return Storage(byteCount: byteCount) }
    defer { used += (byteCount + 63) & ~63 }
    return Storage(borrowing: chunk.base + used, byteCount: byteCount, owner: chunk)
  }
}

/// Fresh memory from the system, aligned to its huge pages.
private final class MappedChunk {
  let base: UnsafeMutableRawPointer
  private let byteCount: Int

  init?(byteCount: Int) {
    let hugePage = 2 << 20
    self.byteCount = (byteCount + 4095) & ~4095
    let reserved = self.byteCount + hugePage
    guard
      let start = mmap(
        nil, reserved, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0),
      start != MAP_FAILED
    else { return nil }
    base = start.alignedUp(toMultipleOf: hugePage)
    let before = base - start
    if before > 0 { munmap(start, before) }
    if reserved - before > self.byteCount {
      munmap(base + self.byteCount, reserved - before - self.byteCount)
    }
    madvise(base, self.byteCount, MADV_HUGEPAGE)
  }

  deinit { munmap(base, byteCount) }
}
