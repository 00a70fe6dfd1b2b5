import Glibc

/// Large memory for array elements. Blocks that are no longer used are kept for a while: fresh
/// pages cost the system more time than the arithmetic on them.
struct MemoryBlock {
  let start: UnsafeMutableRawPointer
  let byteCount: Int

  /// Smaller pieces come from `malloc`.
  static let leastSize = 1 << 20
  /// Bytes of unused blocks that are kept at most.
  static let cacheLimit = 192 << 20

  /// Uninitialised memory.
  static func take(_ byteCount: Int) -> MemoryBlock {
    let size = rounded(byteCount)
    return cache.take(size) ?? map(size)
  }

  /// Memory of zeros.
  static func zeroed(_ byteCount: Int) -> MemoryBlock { map(rounded(byteCount)) }

  /// Keeps the block for later use, or returns it to the system.
  func giveBack() {
    if !MemoryBlock.cache.keep(self) { munmap(start, byteCount) }
  }

  private static func rounded(_ byteCount: Int) -> Int {
    // Whole huge pages where they are worth it, else whole pages.
    let unit = byteCount >= 8 << 20 ? 2 << 20 : 64 << 10
    return (byteCount + unit - 1) / unit * unit
  }

  private static func map(_ size: Int) -> MemoryBlock {
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    let start = mmap(nil, size, PROT_READ | PROT_WRITE, flags, -1, 0)
    guard let start, start != MAP_FAILED else { fatalError("out of memory for \(size) bytes") }
    if size >= 4 << 20 { _ = madvise(start, size, hugePageAdvice) }
    return MemoryBlock(start: start, byteCount: size)
  }

  private static let cache = BlockCache()
}

/// `MADV_HUGEPAGE`, which Swift does not import.
private let hugePageAdvice: Int32 = 14

/// Unused blocks, the ones used last first.
private final class BlockCache: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var blocks: [MemoryBlock] = []
  private var total = 0

  init() { pthread_mutex_init(mutex, nil) }

  /// The smallest kept block that is large enough and at most a quarter too large.
  func take(_ size: Int) -> MemoryBlock? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    let fitting = blocks.indices.filter {
      blocks[$0].byteCount >= size && blocks[$0].byteCount <= size + size / 4
    }
    guard let best = fitting.min(by: { blocks[$0].byteCount < blocks[$1].byteCount }) else {
      return nil
    }
    total -= blocks[best].byteCount
    return blocks.remove(at: best)
  }

  /// False if the block is larger than the whole cache may be.
  func keep(_ block: MemoryBlock) -> Bool {
    guard block.byteCount <= MemoryBlock.cacheLimit / 2 else { return false }
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    blocks.insert(block, at: 0)
    total += block.byteCount
    while total > MemoryBlock.cacheLimit {
      let oldest = blocks.removeLast()
      total -= oldest.byteCount
      munmap(oldest.start, oldest.byteCount)
    }
    return true
  }
}
