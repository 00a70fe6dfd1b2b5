import Crypto
import Foundation

/// SHA-256 as lower-case hexadecimal.
public enum Digest {
  public static func of(_ bytes: some DataProtocol) -> String { hex(SHA256.hash(data: bytes)) }

  public static func of(_ text: String) -> String { of(Array(text.utf8)) }

  /// Of several parts, each with its length, so that no two lists collide.
  public static func of(_ parts: [String]) -> String {
    var hash = SHA256()
    for part in parts {
      hash.update(data: Array("\(part.utf8.count):".utf8))
      hash.update(data: Array(part.utf8))
    }
    return hex(hash.finalize())
  }

  /// Of a file's content, read in pieces.
  ///
  /// - Throws: `FileError` where it cannot be read.
  public static func ofFile(_ path: String) throws(FileError) -> (sha256: String, bytes: Int) {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw FileError("cannot read", path)
    }
    defer { try? handle.close() }
    var hash = SHA256()
    var count = 0
    do {
      while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
        hash.update(data: piece)
        count += piece.count
      }
    } catch {
      throw FileError("cannot read", path)
    }
    return (hex(hash.finalize()), count)
  }

  private static func hex(_ digest: SHA256.Digest) -> String {
    var text = ""
    for byte in digest {
      if byte < 16 { text += "0" }
      text += String(byte, radix: 16)
    }
    return text
  }
}
