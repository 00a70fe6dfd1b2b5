import Arrays
import Foundation

@testable import Frames

/// The pickles that Fixtures/pickle/record_pickles.py wrote.
struct PickleFixture: Decodable {
  struct Object: Decodable {
    let expected: String
    let pickles: [String: String]

    /// The pickle of each protocol.
    func bytes() -> [(protocolNumber: String, bytes: [UInt8])] {
      pickles.sorted { $0.key < $1.key }.map { number, text in
        let packed = [UInt8](Data(base64Encoded: text)!)
        let bytes = packed.withUnsafeBytes {
          Zlib.inflate($0, .framed, expecting: 1 << 16, limit: 1 << 24)!
        }
        return (number, bytes.array)
      }
    }
  }

  let pandas: String
  let numpy: String
  let objects: [String: Object]

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/pickle")

  static let names = [
    "pandas-1.5-arrow", "pandas-2.2-numpy1", "pandas-2.2-arrow", "pandas-3.0", "pandas-3.0-arrow",
    "pandas-3.1",
  ]

  static func load(_ name: String) throws -> PickleFixture {
    let data = try Data(contentsOf: folder.appendingPathComponent("\(name).json"))
    return try JSONDecoder().decode(PickleFixture.self, from: data)
  }
}
