import Arrays
import Foundation
import Testing

@testable import Frames

@Suite struct PickleWritingTests {
  /// Written in the type that they have in memory, which is wider than the file's was.
  private let widened: Set<String> = ["array_wider", "array_swapped"]

  @Test(arguments: PickleFixture.names, [4, 5])
  func `what was read is written and read again`(_ name: String, _ number: Int) throws {
    let fixture = try PickleFixture.load(name)
    for (object, record) in fixture.objects.sorted(by: { $0.key < $1.key })
    where !record.expected.hasPrefix("refused") {
      for (_, bytes) in record.bytes() {
        let graph = try PickleReader.read(bytes).graph
        let written = try PickleWriter(protocol: number).bytes(graph).array
        let again = try PickleReader.read(written)
        #expect(again.end == written.count)
        if !widened.contains(object) {
          #expect(PickleDescription.of(again.graph) == record.expected, "\(object)")
        }
      }
    }
  }
}

/// Pickles that this writer wrote, which Fixtures/pickle/check_written.py loads with Python.
private struct WrittenPickles: Codable {
  struct Object: Codable {
    let expected: String
    let pickles: [String: String]
  }

  var objects: [String: Object] = [:]

  static let file = PickleFixture.folder.appendingPathComponent("written.json")
}

extension PickleWritingTests {
  /// Everything that pandas 3 wrote, written again.
  private func written() throws -> [String: (expected: String, pickles: [String: [UInt8]])] {
    var objects: [String: (expected: String, pickles: [String: [UInt8]])] = [:]
    for name in ["pandas-3.0", "pandas-3.0-arrow"] {
      for (object, record) in try PickleFixture.load(name).objects
      where !record.expected.hasPrefix("refused") && objects[object] == nil {
        let graph = try PickleReader.read(record.bytes()[0].bytes).graph
        var pickles: [String: [UInt8]] = [:]
        for number in [4, 5] {
          pickles[String(number)] = try PickleWriter(protocol: number).bytes(graph).array
        }
        let again = try PickleReader.read(pickles["4"]!).graph
        objects[object] = (PickleDescription.of(again), pickles)
      }
    }
    return objects
  }

  /// `MNB_RECORD=1` writes the file anew; then run Fixtures/pickle/check_written.sh.
  @Test func `what is written is byte for byte what Python was seen to load`() throws {
    let objects = try written()
    if ProcessInfo.processInfo.environment["MNB_RECORD"] != nil {
      var record = WrittenPickles()
      for (name, object) in objects {
        let pickles = object.pickles.mapValues { bytes in
          bytes.withUnsafeBytes { Data(Zlib.deflate([$0], level: 9)!.array).base64EncodedString() }
        }
        record.objects[name] = .init(expected: object.expected, pickles: pickles)
      }
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try (encoder.encode(record) + Data("\n".utf8)).write(to: WrittenPickles.file)
    }
    let record = try JSONDecoder().decode(
      WrittenPickles.self, from: try Data(contentsOf: WrittenPickles.file))
    #expect(record.objects.count == objects.count)
    for (name, object) in objects {
      let known = try #require(record.objects[name])
      #expect(known.expected == object.expected, "\(name)")
      for (number, bytes) in object.pickles {
        let packed = [UInt8](Data(base64Encoded: known.pickles[number]!)!)
        let before = packed.withUnsafeBytes {
          Zlib.inflate($0, .raw, expecting: bytes.count, limit: 1 << 24)
        }
        #expect(before?.array == bytes, "\(name), protocol \(number)")
      }
    }
  }
}
