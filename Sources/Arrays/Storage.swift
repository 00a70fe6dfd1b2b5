import Synchronization

/// Reference-counted raw memory shared by arrays, their views, and table columns.
///
/// Elements are trivially copyable, except for `object` arrays, whose `Scalar`s are destroyed with
/// the storage.
public final class Storage: @unchecked Sendable {
  public let base: UnsafeMutableRawPointer
  public let byteCount: Int
  private let objectCount: Int
  /// Keeps memory that this storage only borrows alive (a mapped file, another storage).
  private let owner: AnyObject?
  /// What is given back in the end, if the memory came from the block cache.
  private let block: MemoryBlock?
  /// Bytes of all storages that are alive, for those who decide when to look for unused ones.
  public static var liveByteCount: Int { live.load(ordering: .relaxed) }
  private static let live = Atomic<Int>(0)

  /// The cell that made it; once set, in-place changes are refused. See notebooks.md, "Freezing".
  public var frozenBy: String?

  /// Uninitialised memory, 64-byte aligned.
  public init(byteCount: Int) {
    if byteCount >= MemoryBlock.leastSize {
      let block = MemoryBlock.take(byteCount)
      base = block.start
      self.block = block
    } else {
      base = UnsafeMutableRawPointer.allocate(byteCount: max(byteCount, 1), alignment: 64)
      block = nil
    }
    self.byteCount = byteCount
    objectCount = 0
    owner = nil
    Storage.live.add(byteCount, ordering: .relaxed)
  }

  /// Memory filled with zeros, 64-byte aligned.
  public init(zeroedByteCount byteCount: Int) {
    if byteCount >= MemoryBlock.leastSize {
      let block = MemoryBlock.zeroed(byteCount)
      base = block.start
      self.block = block
    } else {
      base = UnsafeMutableRawPointer.allocate(byteCount: max(byteCount, 1), alignment: 64)
      base.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
      block = nil
    }
    self.byteCount = byteCount
    objectCount = 0
    owner = nil
    Storage.live.add(byteCount, ordering: .relaxed)
  }

  /// Takes over `count` scalars, each initialised to None.
  public init(objectCount count: Int) {
    byteCount = count * MemoryLayout<Scalar>.stride
    base = UnsafeMutableRawPointer.allocate(byteCount: max(byteCount, 1), alignment: 64)
    base.bindMemory(to: Scalar.self, capacity: count).initialize(repeating: .none, count: count)
    objectCount = count
    owner = nil
    block = nil
    Storage.live.add(byteCount, ordering: .relaxed)
  }

  /// Borrows memory that `owner` keeps alive.
  public init(borrowing base: UnsafeMutableRawPointer, byteCount: Int, owner: AnyObject) {
    self.base = base
    self.byteCount = byteCount
    objectCount = 0
    self.owner = owner
    block = nil
  }

  deinit {
    guard owner == nil else { return }
    Storage.live.subtract(byteCount, ordering: .relaxed)
    if let block { return block.giveBack() }
    if objectCount > 0 {
      base.assumingMemoryBound(to: Scalar.self).deinitialize(count: objectCount)
    }
    base.deallocate()
  }
}
