import Foundation

/// A file's content in memory, as it was when it was opened.
public final class MappedFile: @unchecked Sendable {
  public let bytes: UnsafeRawBufferPointer

  /// nil where the file cannot be read.
  ///
  /// Files of the cache are replaced, never changed, so that the mapping stays as it is; it is
  /// private to this process, and what is written into it is not written to the file.
  init?(_ path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_size > 0 else { return nil }
    let size = Int(info.st_size)
    let start = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0)
    guard let start, start != MAP_FAILED else { return nil }
    bytes = UnsafeRawBufferPointer(start: start, count: size)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress!), bytes.count) }
}

/// The stored values of a cell: bytes that `owner` keeps in memory.
public struct StoredPayload: @unchecked Sendable {
  public let owner: AnyObject
  public let bytes: UnsafeRawBufferPointer

  public init(owner: AnyObject, bytes: UnsafeRawBufferPointer) {
    (self.owner, self.bytes) = (owner, bytes)
  }
}
