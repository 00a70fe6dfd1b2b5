import Glibc

/// Where the blocks of one heap come from: reserved address space, used from the bottom, which takes
/// memory only where it is touched.
struct BlockSpace {
  private static let size = 1 << 36

  private let reserved: UnsafeMutableRawPointer
  private let reservedSize: Int
  private var next: UnsafeMutableRawPointer
  private let end: UnsafeMutableRawPointer
  /// Blocks whose memory is still there.
  private var empty: [UnsafeMutableRawPointer] = []
  /// Blocks whose memory was given back.
  private var returned: [UnsafeMutableRawPointer] = []

  init() {
    var size = BlockSpace.size
    while true {
      let memory = mmap(
        nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
      if let memory, memory != MAP_FAILED {
        reserved = memory
        break
      }
      size /= 2
      if size < 1 << 20 { fatalError("out of memory") }
    }
    reservedSize = size
    let mask = UInt(Heap.blockSize - 1)
    next = UnsafeMutableRawPointer(bitPattern: (UInt(bitPattern: reserved) + mask) & ~mask)!
    end = reserved + size
  }

  func release() { munmap(reserved, reservedSize) }

  mutating func take() -> UnsafeMutableRawPointer {
    if let block = empty.popLast() ?? returned.popLast() { return block }
    let block = next
    next += Heap.blockSize
    if next > end { fatalError("out of memory") }
    populate(block)
    return block
  }

  /// Has the kernel provide the memory of a block in one go, once the heap is so large that the
  /// remains of blocks do not count: a page fault for each page takes longer.
  private func populate(_ block: UnsafeMutableRawPointer) {
    if block - reserved > BlockSpace.smallHeap {
      madvise(block, Heap.blockSize, MADV_POPULATE_WRITE)
    }
  }

  private static let smallHeap = 8 << 20

  mutating func giveBack(_ block: UnsafeMutableRawPointer) { empty.append(block) }

  /// Returns the memory of empty blocks beyond `count`.
  mutating func trim(to count: Int) {
    while empty.count > count {
      let block = empty.removeLast()
      madvise(block, Heap.blockSize, MADV_DONTNEED)
      returned.append(block)
    }
  }
}

/// Memory for a table of a dict. Long ones are mapped on their own: malloc would keep those that the
/// dict has outgrown, a quarter of its size.
func allocateTable(_ bytes: Int) -> UnsafeMutableRawPointer {
  if bytes < longTable { return malloc(bytes)! }
  let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
  guard let memory, memory != MAP_FAILED else { fatalError("out of memory") }
  return memory
}

func releaseTable(_ memory: UnsafeMutableRawPointer, _ bytes: Int) {
  if bytes < longTable { free(memory) } else { munmap(memory, bytes) }
}

private let longTable = 1 << 20
