import Foundation
import Testing

@testable import Console

@Suite struct HistoryFileTests {
  private let path = NSTemporaryDirectory() + "mnb-history-" + UUID().uuidString

  @Test func `entries come back as they were typed`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let entries = ["x = 1", "def f():\n    return '\\n'\n", "日本 \\ \\\\n é", ""]
    let file = HistoryFile(path: path)
    #expect(file.load().isEmpty)
    for entry in entries.dropLast() { #expect(file.append(entry)) }
    #expect(file.load() == Array(entries.dropLast()))
    for entry in entries {
      #expect(HistoryFile.decoded(HistoryFile.encoded(entry)) == entry)
      #expect(!HistoryFile.encoded(entry).contains(10))
    }
  }

  @Test func `two prompts share one file and lose nothing`() async throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let (path, count) = (path, 500)
    await withTaskGroup(of: Void.self) { group in
      for prompt in ["a", "b", "c"] {
        group.addTask {
          for n in 0..<count { HistoryFile(path: path).append("\(prompt)\(n)\nend") }
        }
      }
    }
    let entries = HistoryFile(path: path).load()
    #expect(entries.count == 3 * count)
    for prompt in ["a", "b", "c"] {
      let own = entries.filter { $0.hasPrefix(prompt) }
      #expect(own == (0..<count).map { "\(prompt)\($0)\nend" })
    }
  }

  @Test func `a long history is cut to its last entries`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = HistoryFile(path: path, limit: 100)
    for n in 0..<126 { file.append("entry \(n)") }
    #expect(file.load() == (26..<126).map { "entry \($0)" })
    let data = try #require(FileManager.default.contents(atPath: path))
    #expect(data.count { $0 == 10 } == 100)
    file.append("one more")
    #expect(file.load().last == "one more")
  }

  @Test func `a folder that cannot be written to is no error`() {
    #expect(!HistoryFile(path: "/nonexistent/history").append("x"))
    #expect(HistoryFile(path: "/nonexistent/history").load().isEmpty)
  }
}
