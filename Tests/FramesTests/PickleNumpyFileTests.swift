import Arrays
import Foundation
import Testing

@testable import Frames

private struct NpyFixture: Decodable {
  struct Array: Decodable {
    let file: String
    let expected: String
    /// This writer's file is the same, byte for byte.
    let same: Bool
  }
  struct Archive: Decodable {
    let file: String
    let names: [String]
  }
  struct Refused: Decodable {
    let file: String
    let error: String
  }

  let npy: [String: Array]
  let npz: [String: Archive]
  let refused: [String: Refused]

  static func load() throws -> NpyFixture {
    let file = PickleFixture.folder.appendingPathComponent("npy.json")
    return try JSONDecoder().decode(NpyFixture.self, from: try Data(contentsOf: file))
  }
}

private func decoded(_ text: String) -> PickleBytes {
  PickleBytes([UInt8](Data(base64Encoded: text)!))
}

private func description(_ file: NumpyFileArray) -> String {
  let graph = file.graph ?? PickleGraph()
  graph.root = graph.value(.array(file.array))
  return PickleDescription.of(graph)
}

/// Lends the path of a file that is gone afterwards.
private func withTemporaryFile(_ name: String, _ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.appendingPathComponent(name).path)
}

@Suite struct PickleNumpyFileTests {
  @Test func `reads what numpy saved, and saves the same bytes`() throws {
    for (name, record) in try NpyFixture.load().npy {
      let bytes = decoded(record.file)
      let file = try NpyFile.read(bytes, allowPickle: true)
      #expect(description(file) == record.expected, "\(name)")
      if record.same, file.graph == nil {
        #expect(try NpyFile.bytes(file.array).array == bytes.array, "\(name)")
      }
      let again = try NpyFile.read(
        try NpyFile.bytes(file.array, graph: file.graph), allowPickle: true)
      if record.same { #expect(description(again) == record.expected, "\(name)") }
    }
  }

  @Test func `reads archives from memory and from a file`() throws {
    let fixture = try NpyFixture.load()
    for (name, record) in fixture.npz {
      let bytes = decoded(record.file)
      try withTemporaryFile("a.npz") { path in
        try Data(bytes.array).write(to: URL(fileURLWithPath: path))
        for archive in [try NpzArchive(bytes), try NpzArchive(path: path)] {
          #expect(archive.names == record.names)
          for member in archive.names {
            switch try archive.read(member, allowPickle: true) {
            case .array(let file):
              #expect(description(file) == fixture.npy[member]!.expected, "\(name) \(member)")
            case .bytes(let content):
              #expect(String(decoding: content.array, as: UTF8.self) == "not an array")
            }
          }
        }
      }
    }
  }

  @Test func `refuses with numpy's words`() throws {
    for (name, record) in try NpyFixture.load().refused {
      do throws(PickleError) {
        _ = try NumpyFile.load(decoded(record.file))
        Issue.record("\(name) was read")
      } catch {
        #expect(error.description == record.error, "\(name)")
      }
    }
    #expect {
      _ = try NumpyFile.load(path: "/nowhere/a.npy")
    } throws: {
      "\($0)" == "FileNotFoundError: [Errno 2] No such file or directory: '/nowhere/a.npy'"
    }
  }

  @Test func `a header is never evaluated`() throws {
    for text in [
      "__import__('os')", "{'descr': '<f8', 'fortran_order': False, 'shape': (3)}",
      "{'descr': '<f8', 'fortran_order': f(), 'shape': (3,)}", "{'descr': '<f8', 'shape': (3,)}",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), 'more': (1,)}",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (3,)} + 1", "{", "",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}",
    ] {
      #expect(throws: PickleError.self, "\(text)") { try NpyHeader(Array(text.utf8)) }
    }
    let odd = "{\"shape\" : ( 2L , 3 ), 'fortran_order':True,'descr':'|b1'} \n"
    let header = try NpyHeader(Array(odd.utf8))
    #expect(header.shape == [2, 3] && header.isColumnMajor && header.type.kind == .bool)
  }

  @Test func `every damage to an archive is noticed`() throws {
    let original = decoded(try NpyFixture.load().npz["savez_compressed"]!.file).array
    var wrong = 0
    for at in stride(from: 0, to: original.count, by: 7) {
      var bytes = original
      bytes[at] ^= 0x41
      do throws(PickleError) {
        let archive = try NpzArchive(PickleBytes(bytes))
        for name in archive.names { _ = try archive.read(name, allowPickle: true) }
      } catch {
        wrong += 1
      }
    }
    #expect(wrong > 100)
    for count in stride(from: 0, to: original.count, by: 11) {
      #expect(throws: PickleError.self) {
        let archive = try NpzArchive(PickleBytes(Array(original[..<count])))
        for name in archive.names { _ = try archive.read(name, allowPickle: true) }
      }
    }
  }

  /// `MNB_RECORD=1` writes the file anew; then run Fixtures/pickle/check_written_npz.py.
  @Test func `archives are byte for byte what numpy was seen to load`() throws {
    let fixture = try NpyFixture.load()
    var entries: [NpzArchive.Entry] = []
    for (name, record) in fixture.npy.sorted(by: { $0.key < $1.key }) where record.same {
      let file = try NpyFile.read(decoded(record.file), allowPickle: true)
      entries.append(.init(name, file.array, graph: file.graph))
    }
    var written: [String: String] = [:]
    for isCompressed in [false, true] {
      try withTemporaryFile("b.npz") { path in
        try NpzArchive.write(entries, isCompressed: isCompressed, to: path)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        written[isCompressed ? "deflated" : "stored"] = bytes.base64EncodedString()
        let archive = try NpzArchive(path: path)
        #expect(archive.names == entries.map(\.name))
        for name in archive.names {
          guard case .array(let file) = try archive.read(name, allowPickle: true) else { continue }
          #expect(description(file) == fixture.npy[name]!.expected)
        }
      }
    }
    let url = PickleFixture.folder.appendingPathComponent("written_npz.json")
    if ProcessInfo.processInfo.environment["MNB_RECORD"] != nil {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try (encoder.encode(written) + Data("\n".utf8)).write(to: url)
    }
    let known = try JSONDecoder().decode([String: String].self, from: try Data(contentsOf: url))
    // What zlib makes of the same bytes may differ between its versions.
    #expect(written["stored"] == known["stored"])
  }

  @Test func `a file is replaced as a whole or stays`() throws {
    try withTemporaryFile("c.npy") { path in
      let array = PickleArray(NDArray.from([1.0, 2, 3]))
      try NpyFile.write(array, to: path)
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      final class Strange: OpaqueScalar { var typeName: String { "Strange" } }
      let objects = PickleArray(NDArray.from([Scalar.opaque(Strange())]))
      #expect {
        try NpyFile.write(objects, to: path)
      } throws: {
        "\($0)" == "_pickle.PicklingError: cannot pickle 'Strange' object"
      }
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["c.npy"])
    }
  }
}
