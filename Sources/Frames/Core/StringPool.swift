import Arrays
import Synchronization

/// Strings laid end to end as UTF-8, with `count + 1` offsets: Arrow's layout.
///
/// `str` columns hold codes into a pool, so that taking rows copies no text and equal codes of a
/// distinct pool mean equal strings.
public final class StringPool: @unchecked Sendable {
  public let count: Int
  /// `count + 1` byte offsets.
  public let offsets: UnsafePointer<Int64>
  public let bytes: UnsafePointer<UInt8>
  /// No string occurs twice.
  public let isDistinct: Bool
  private let owners: [Storage]
  private let encoded = Mutex<Encoding?>(nil)
  private let ranked = Mutex<[Int32]?>(nil)

  /// - Parameter offsets: `count + 1` values of `Int64`.
  public init(offsets: Storage, bytes: Storage, count: Int, isDistinct: Bool = false) {
    self.count = count
    self.offsets = UnsafePointer(offsets.base.assumingMemoryBound(to: Int64.self))
    self.bytes = UnsafePointer(bytes.base.assumingMemoryBound(to: UInt8.self))
    self.isDistinct = isDistinct
    owners = [offsets, bytes]
  }

  /// The pool without repetitions, in order of first occurrence, and where each string went.
  public struct Encoding: Sendable {
    public let pool: StringPool
    /// For each string of the original pool, its place in `pool`.
    public let codes: [Int32]
  }

  /// The UTF-8 bytes of string `i`, valid while the pool lives.
  @inlinable public subscript(i: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(offsets[i])
    return UnsafeBufferPointer(start: bytes + start, count: Int(offsets[i + 1]) - start)
  }

  public func string(_ i: Int) -> String { String(decoding: self[i], as: UTF8.self) }

  /// The distinct strings, worked out once and kept.
  public func encoding() -> Encoding {
    encoded.withLock { kept in
      if let kept { return kept }
      let made = makeEncoding()
      kept = made
      return made
    }
  }

  /// For each string, its place in the order of code points, worked out once and kept.
  func ranks() -> [Int32] {
    ranked.withLock { kept in
      if let kept { return kept }
      let made = sortedRanks()
      kept = made
      return made
    }
  }

  private func makeEncoding() -> Encoding {
    if isDistinct { return Encoding(pool: self, codes: (0..<Int32(count)).map { $0 }) }
    let builder = StringPoolBuilder()
    let codes = [Int32](unsafeUninitializedCapacity: count) { out, filled in
      for i in 0..<count { out[i] = builder.intern(self[i]) }
      filled = count
    }
    return Encoding(pool: builder.finish(), codes: codes)
  }
}
