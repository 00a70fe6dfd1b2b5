import Glibc

/// The cells of one interpreter: size-class blocks, mark and sweep, nothing moves.
///
/// - Allocation never collects. It raises `poll` when enough was allocated, and the dispatch loop
///   collects at its next back-jump or call, where everything alive is in registers or `roots`.
/// - While a native function runs (`recording`), every new cell is also kept in `temporaries` until
///   the native returns, so natives that call back into scripts need no handles.
/// - Memory outside cells (list and dict tables, string buffers) is counted through `external`.
final class Heap {
  static let blockSize = 1 << 16
  /// Cells up to this many 16-byte units come from blocks; larger ones are allocated one by one.
  static let largestUnits = 32
  static let minimumThreshold = 1 << 20
  static let generousThreshold = 24 << 20
  static let leastHostGrowth = 16 << 20

  private let freeLists: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private var blocks: [Block] = []
  private var space = BlockSpace()
  /// Per size class: the part of a new block that is not divided into cells yet.
  private let fresh: UnsafeMutablePointer<FreshCells>
  /// Per size class: indices into `blocks` of swept blocks whose free cells are not handed out yet.
  private var partial: [[Int]]
  private var large: [(header: UnsafeMutablePointer<Header>, bytes: Int)] = []
  private(set) var epoch: UInt8 = 1

  /// Bytes handed out since the last collection, cells and external memory together.
  private(set) var allocated = 0
  private(set) var threshold = Heap.minimumThreshold
  private(set) var collections = 0
  /// Bytes outside cells held by live cells.
  private(set) var external = 0
  /// How many collections there were when host memory was last measured, and where the next is due.
  private var hostMemory = (collections: -1, limit: 0)
  /// Raised when a collection is due; the interpreter points it at its poll flag.
  var requestCollection: UnsafeMutablePointer<UInt32>

  var recording = false
  private(set) var temporaries: UnsafeMutablePointer<UInt>
  private(set) var temporaryCount = 0
  private var temporaryCapacity = 1024

  /// Native iterators and functions hold Swift objects in cells; this frees them at sweep.
  private var markStack: [UnsafeMutablePointer<Header>] = []

  private struct Block {
    let base: UnsafeMutableRawPointer
    var units: Int
    /// Number of cells made so far.
    var cells: Int
    var freeHead: UnsafeMutableRawPointer?
    var freeCount: Int
  }

  /// At the start of each block.
  private struct BlockHeader {
    /// The heap's epoch when a cell of the block was last marked.
    var mark: UInt8
    /// A cell of the block may have to be finalized.
    var isFinalized: Bool
    /// How many cells were marked in that epoch.
    var marked: UInt16
    static let size = 16

    @inline(__always)
    static func of(_ cell: UnsafeMutableRawPointer) -> UnsafeMutablePointer<BlockHeader> {
      UnsafeMutablePointer(bitPattern: UInt(bitPattern: cell) & ~UInt(Heap.blockSize - 1))
        .unsafelyUnwrapped
    }
  }

  private struct FreshCells {
    var block = 0
    var next = UnsafeMutableRawPointer(bitPattern: 16).unsafelyUnwrapped
    var count = 0
  }

  init(requestCollection: UnsafeMutablePointer<UInt32>) {
    self.requestCollection = requestCollection
    freeLists = .allocate(capacity: Heap.largestUnits + 1)
    freeLists.initialize(repeating: nil, count: Heap.largestUnits + 1)
    fresh = .allocate(capacity: Heap.largestUnits + 1)
    fresh.initialize(repeating: FreshCells(), count: Heap.largestUnits + 1)
    partial = Array(repeating: [], count: Heap.largestUnits + 1)
    temporaries = .allocate(capacity: temporaryCapacity)
  }

  deinit {
    for block in blocks { sweepBlock(block, releaseAll: true) }
    for (header, _) in large {
      finalize(header)
      free(header)
    }
    space.release()
    freeLists.deallocate()
    fresh.deallocate()
    temporaries.deallocate()
  }

  // MARK: Allocation

  /// A cell of `Cell`'s size plus `extra` trailing bytes, header set, the rest uninitialised.
  @inline(__always)
  func allocate<Cell>(
    _ kind: Kind, _: Cell.Type, extra: Int = 0, flags: Header.Flags = []
  ) -> UnsafeMutablePointer<Cell> {
    let units = (MemoryLayout<Cell>.size &+ extra &+ 15) >> 4
    let cell: UnsafeMutableRawPointer
    if units <= Heap.largestUnits, let head = freeLists[units] {
      freeLists[units] = head.load(fromByteOffset: 8, as: UnsafeMutableRawPointer?.self)
      cell = head
    } else {
      cell = allocateSlowly(units)
    }
    cell.storeBytes(
      of: Header(
        mark: epoch, kind: kind, flags: flags,
        units: units <= Heap.largestUnits ? UInt8(truncatingIfNeeded: units) : 0, auxiliary: 0),
      as: Header.self)
    if flags.contains(.finalized) && units <= Heap.largestUnits {
      BlockHeader.of(cell).pointee.isFinalized = true
    }
    if recording { recordTemporary(cell) }
    return cell.assumingMemoryBound(to: Cell.self)
  }

  /// A cell that owned nothing so far now does.
  func setFinalized(_ header: UnsafeMutablePointer<Header>) {
    header.pointee.flags.insert(.finalized)
    if header.pointee.units != 0 { BlockHeader.of(header).pointee.isFinalized = true }
  }

  /// Takes back a cell that nothing refers to any more: the next one of its size. Registers and
  /// temporaries that still hold its address keep whatever stands there alive, no more.
  @inline(__always)
  func recycle(_ header: UnsafeMutablePointer<Header>) {
    let units = Int(header.pointee.units)
    if units == 0 { return }
    let cell = UnsafeMutableRawPointer(header)
    header.pointee.kind = .free
    cell.storeBytes(of: freeLists[units], toByteOffset: 8, as: UnsafeMutableRawPointer?.self)
    freeLists[units] = cell
  }

  @inline(never)
  private func allocateSlowly(_ units: Int) -> UnsafeMutableRawPointer {
    if units > Heap.largestUnits {
      let cell = malloc(units << 4)!
      large.append((cell.assumingMemoryBound(to: Header.self), units << 4))
      count(units << 4)
      return cell
    }
    if let index = partial[units].popLast() {
      let head = blocks[index].freeHead!
      count(blocks[index].freeCount * units << 4)
      blocks[index].freeHead = nil
      freeLists[units] = head.load(fromByteOffset: 8, as: UnsafeMutableRawPointer?.self)
      return head
    }
    if fresh[units].count == 0 {
      let base = space.take()
      fresh[units] = FreshCells(
        block: blocks.count, next: base + BlockHeader.size,
        count: (Heap.blockSize - BlockHeader.size) / (units << 4))
      base.storeBytes(
        of: BlockHeader(mark: epoch, isFinalized: false, marked: 0), as: BlockHeader.self)
      blocks.append(Block(base: base, units: units, cells: 0, freeHead: nil, freeCount: 0))
    }
    return makeFreshCells(units)
  }

  /// Makes cells of the next few kilobytes of a new block, which stay in the cache until they are
  /// used; gives the first and lists the others.
  private func makeFreshCells(_ units: Int) -> UnsafeMutableRawPointer {
    let size = units << 4
    let cells = min(fresh[units].count, 4096 / size)
    let base = fresh[units].next
    fresh[units].next = base + cells * size
    fresh[units].count -= cells
    blocks[fresh[units].block].cells += cells
    count(cells * size)
    var next: UnsafeMutableRawPointer?
    for i in stride(from: cells - 1, to: 0, by: -1) {
      let cell = base + i * size
      cell.storeBytes(of: 0, as: UInt64.self)
      cell.storeBytes(of: next, toByteOffset: 8, as: UnsafeMutableRawPointer?.self)
      next = cell
    }
    freeLists[units] = next
    return base
  }

  @inline(__always)
  private func count(_ bytes: Int) {
    allocated &+= bytes
    if allocated > threshold { requestCollection.pointee |= Interrupt.collect }
  }

  /// Memory outside cells that a live cell gained (or, negative, gave back).
  @inline(__always)
  func countExternal(_ bytes: Int) {
    external &+= bytes
    if bytes > 0 { count(bytes) }
  }

  /// Requests a collection when memory that host objects share has grown by an eighth, or by 16 MB,
  /// or by what the cells may grow until they are collected.
  func noteHostMemory(_ live: Int) {
    if hostMemory.collections != collections {
      let growth = max(Heap.leastHostGrowth, live / 8, threshold)
      hostMemory = (collections, live + growth)
    }
    if live > hostMemory.limit { requestCollection.pointee |= Interrupt.collect }
  }

  // MARK: Temporaries

  @inline(never)
  private func recordTemporary(_ cell: UnsafeMutableRawPointer) {
    if temporaryCount == temporaryCapacity {
      let grown = UnsafeMutablePointer<UInt>.allocate(capacity: temporaryCapacity * 2)
      grown.moveInitialize(from: temporaries, count: temporaryCount)
      temporaries.deallocate()
      temporaries = grown
      temporaryCapacity *= 2
    }
    temporaries[temporaryCount] = UInt(bitPattern: cell)
    temporaryCount += 1
  }

  /// Keeps `value` alive until the running native function returns.
  func keep(_ value: Value) {
    if value.isObject { recordTemporary(UnsafeMutableRawPointer(value.header)) }
  }

  @inline(__always) func dropTemporaries(to count: Int) { temporaryCount = count }

  // MARK: Collection

  /// Marks from `roots`, then frees every cell that was not reached.
  func collect(roots: (Heap) -> Void) {
    epoch = epoch == 1 ? 2 : 1
    for i in 0..<temporaryCount {
      let header = UnsafeMutablePointer<Header>(bitPattern: temporaries[i]).unsafelyUnwrapped
      mark(header)
    }
    roots(self)
    while let header = markStack.popLast() { traceChildren(header) }
    sweep()
    collections += 1
  }

  @inline(__always) func mark(_ value: Value) {
    if value.isObject { mark(value.header) }
  }

  func mark(_ values: UnsafeMutablePointer<Value>, _ count: Int) {
    for i in 0..<count { mark(values[i]) }
  }

  @inline(__always) func mark(_ header: UnsafeMutablePointer<Header>) {
    if header.pointee.mark == epoch { return }
    header.pointee.mark = epoch
    if header.pointee.units != 0 {
      let block = BlockHeader.of(header)
      block.pointee.marked = block.pointee.mark == epoch ? block.pointee.marked &+ 1 : 1
      block.pointee.mark = epoch
    }
    switch header.pointee.kind {
    case .bigInt, .buffer, .code: break
    case .bytes: if header.pointee.flags.contains(.derived) { markStack.append(header) }
    case .string:
      if !header.pointee.flags.contains(.inline) { markStack.append(header) }
    default: markStack.append(header)
    }
  }

  private func sweep() {
    for units in 0...Heap.largestUnits {
      freeLists[units] = nil
      partial[units].removeAll(keepingCapacity: true)
    }
    var live = 0
    var kept = 0
    for i in blocks.indices {
      var block = blocks[i]
      let isFresh = fresh[block.units].count > 0 && fresh[block.units].block == i
      let swept = sweepBlock(block, releaseAll: false)
      if swept.live == 0 {
        if isFresh { fresh[block.units].count = 0 }
        space.giveBack(block.base)
        continue
      }
      live += swept.live * block.units << 4
      (block.freeHead, block.freeCount) = (swept.head, swept.free)
      if isFresh { fresh[block.units].block = kept }
      if swept.free > 0 { partial[block.units].append(kept) }
      blocks[kept] = block
      kept += 1
    }
    blocks.removeLast(blocks.count - kept)
    live += sweepLarge()
    allocated = 0
    // Collecting costs about as much as what is alive. Peak memory may grow by as much in small
    // heaps, by half of it in large ones.
    let held = live + external
    threshold = max(Heap.minimumThreshold, min(held, max(Heap.generousThreshold, held / 2)))
    // Keep the empty blocks that the next cycle will need.
    space.trim(to: threshold / Heap.blockSize + 16)
  }

  @discardableResult
  private func sweepBlock(
    _ block: Block, releaseAll: Bool
  ) -> (live: Int, free: Int, head: UnsafeMutableRawPointer?) {
    let size = block.units << 4
    let cells = block.cells
    let header = BlockHeader.of(block.base)
    // Most blocks are without a live cell, or without a dead one.
    if header.pointee.mark != epoch && !header.pointee.isFinalized { return (0, cells, nil) }
    if header.pointee.mark == epoch && header.pointee.marked == cells && !releaseAll {
      return (cells, 0, nil)
    }
    var live = 0
    var cell = block.base + BlockHeader.size
    for _ in 0..<cells {
      let header = cell.assumingMemoryBound(to: Header.self)
      if header.pointee.kind != .free {
        if header.pointee.mark == epoch && !releaseAll {
          live += 1
        } else {
          if header.pointee.flags.contains(.finalized) { finalize(header) }
          header.pointee.kind = .free
        }
      }
      cell += size
    }
    if live == 0 { return (0, cells, nil) }
    var head: UnsafeMutableRawPointer?
    cell = block.base + BlockHeader.size + (cells - 1) * size
    for _ in 0..<cells {
      if cell.assumingMemoryBound(to: Header.self).pointee.kind == .free {
        cell.storeBytes(of: head, toByteOffset: 8, as: UnsafeMutableRawPointer?.self)
        head = cell
      }
      cell -= size
    }
    return (live, cells - live, head)
  }

  private func sweepLarge() -> Int {
    var live = 0
    large.removeAll { (header, bytes) in
      if header.pointee.mark == epoch {
        live += bytes
        return false
      }
      if header.pointee.flags.contains(.finalized) { finalize(header) }
      free(header)
      return true
    }
    return live
  }
}

/// Bits of the interpreter's poll flag.
enum Interrupt {
  static let collect: UInt32 = 1
  static let cancel: UInt32 = 2
}
