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
  /// The cell that made it; once set, in-place changes are refused. See notebooks.md, "Freezing".
  public var frozenBy: String?

  /// Uninitialised memory, 64-byte aligned.
  public init(byteCount: Int) {
    base = UnsafeMutableRawPointer.allocate(byteCount: max(byteCount, 1), alignment: 64)
    self.byteCount = byteCount
    objectCount = 0
    owner = nil
  }

  /// Takes over `count` scalars, each initialised to None.
  public init(objectCount count: Int) {
    byteCount = count * MemoryLayout<Scalar>.stride
    base = UnsafeMutableRawPointer.allocate(byteCount: max(byteCount, 1), alignment: 64)
    base.bindMemory(to: Scalar.self, capacity: count).initialize(repeating: .none, count: count)
    objectCount = count
    owner = nil
  }

  /// Borrows memory that `owner` keeps alive.
  public init(borrowing base: UnsafeMutableRawPointer, byteCount: Int, owner: AnyObject) {
    self.base = base
    self.byteCount = byteCount
    objectCount = 0
    self.owner = owner
  }

  deinit {
    guard owner == nil else { return }
    if objectCount > 0 {
      base.assumingMemoryBound(to: Scalar.self).deinitialize(count: objectCount)
    }
    base.deallocate()
  }
}
