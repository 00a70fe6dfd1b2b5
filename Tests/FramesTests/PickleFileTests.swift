import Arrays
import Foundation
import TestSupport
import Testing

@testable import Frames

private struct JoblibFixture: Decodable {
  struct File: Decodable {
    let file: String
    let expected: String
  }

  let joblib: [String: File]
  let refused: [String: String]
  let old: [String: File]

  static func load() throws -> JoblibFixture {
    let file = PickleFixture.folder.appendingPathComponent("joblib.json")
    return try JSONDecoder().decode(JoblibFixture.self, from: try Data(contentsOf: file))
  }
}

@Suite struct PickleFileTests {
  private func withFile(_ bytes: Data, _ body: (String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try bytes.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url.path)
  }

  @Test func `reads what joblib dumped, compressed or not`() throws {
    for (name, record) in try JoblibFixture.load().joblib {
      try withFile(Data(base64Encoded: record.file)!) { path in
        let result = try PickleReader.read(path: path)
        #expect(PickleDescription.of(result.graph) == record.expected, "\(name)")
      }
    }
  }

  @Test func `names the compressions that it does not read`() throws {
    for (name, file) in try JoblibFixture.load().refused {
      try withFile(Data(base64Encoded: file)!) { path in
        #expect {
          _ = try PickleReader.read(path: path)
        } throws: {
          "\($0)" == "ValueError: '\(path)' is compressed with \(name), which is not supported"
        }
      }
    }
  }

  @Test func `reads the states that pandas before 1_3 wrote`() throws {
    for (name, record) in try JoblibFixture.load().old {
      let bytes = [UInt8](Data(base64Encoded: record.file)!)
      let graph = try PickleReader.read(bytes).graph
      #expect(PickleDescription.of(graph) == record.expected, "\(name)")
    }
  }

  /// A file is read through a window, so that instructions cross its edge.
  @Test func `a file reads as its bytes do`() throws {
    var assembler = PickleAssembler()
    assembler.op(.mark)
    for i in 0..<4000 {
      switch i % 4 {
      case 0: assembler.int(i)
      case 1: assembler.text(String(repeating: "x", count: i % 700))
      case 2: assembler.bytes([UInt8](repeating: 7, count: i % 3000))
      default:
        assembler.raw(Array("I\(i)\n".utf8))
      }
    }
    assembler.text(String(repeating: "long", count: 50_000))
    assembler.bytes([UInt8](repeating: 9, count: 200_000))
    assembler.op(.list)
    let bytes = assembler.finished()
    let expected = PickleDescription.of(try PickleReader.read(bytes).graph)
    try withFile(Data(bytes)) { path in
      let result = try PickleReader.read(path: path)
      #expect(result.end == bytes.count)
      #expect(PickleDescription.of(result.graph) == expected)
    }
    try withFile(Data(bytes.dropLast(150_000))) { path in
      #expect {
        _ = try PickleReader.read(path: path)
      } throws: {
        ($0 as? PickleError)?.reason == "pickle data was truncated"
      }
    }
  }

  @Test func `a cache is overwritten by what was read from it`() throws {
    let fixture = try PickleFixture.load("pandas-3.0")
    let record = fixture.objects["cache"]!
    try withFile(Data(record.bytes()[0].bytes)) { path in
      let graph = try PickleReader.read(path: path).graph
      try PickleWriter(protocol: 5).write(graph, to: path)
      #expect(PickleDescription.of(graph) == record.expected)
      #expect(PickleDescription.of(try PickleReader.read(path: path).graph) == record.expected)
    }
  }

  @Test func `a missing file is named`() {
    #expect {
      _ = try PickleReader.read(path: "/nowhere/cache.pkl")
    } throws: {
      "\($0)" == "FileNotFoundError: [Errno 2] No such file or directory: '/nowhere/cache.pkl'"
    }
  }

  @Test func `the caches of the reference experiments read`() throws {
    guard let folder = Shared.path("mallorn/data/processed") else { return }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".pkl") }
    #expect(!files.isEmpty)
    for file in files {
      let result = try PickleReader.read(path: folder + "/" + file)
      for reference in result.graph.reachable() {
        if case .record = result.graph[reference] { Issue.record("\(file) has a record") }
      }
      let written = try PickleWriter(protocol: 5).bytes(result.graph)
      let again = try PickleReader.read(written.buffer).graph
      #expect(again.reachable().count == result.graph.reachable().count)
    }
  }
}
