import Foundation
import Testing

@testable import Notebook

@Suite struct AtomicFilesTests {
  @Test func `files with the same content stay, and twins are shared`() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/mnb-files-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func number(_ path: String) -> UInt64 {
      var info = stat()
      return stat(folder + path, &info) == 0 ? UInt64(info.st_ino) : 0
    }
    func write(_ text: String, _ path: String, twin: String? = nil) throws {
      var files = AtomicFiles()
      try files.stage(text, at: folder + path, twin: twin.map { folder + $0 })
      try files.commit()
    }
    try write("one", "/a")
    let first = number("/a")
    try write("one", "/a")
    #expect(number("/a") == first)
    try write("one", "/old/a", twin: "/a")
    #expect(number("/old/a") == first)
    // Another content replaces one name; the other keeps what it had.
    try write("two", "/a")
    #expect(try String(contentsOfFile: folder + "/old/a", encoding: .utf8) == "one")
    #expect(try String(contentsOfFile: folder + "/a", encoding: .utf8) == "two")
    try write("three", "/old/b", twin: "/a")
    #expect(try String(contentsOfFile: folder + "/old/b", encoding: .utf8) == "three")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
  }
}
