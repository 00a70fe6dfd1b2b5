import Foundation
import Testing

/// `mnb run --watch --serve`, `mnb import` and the forms of reports, through the command line.
@Suite struct WatchTests {
  /// A run that watches, ended with the test.
  private final class Watched {
    let process = Process()
    private let errors = Pipe()
    private var text = ""

    init(_ space: Workspace, _ arguments: [String]) throws {
      process.executableURL = Program.binary
      process.arguments = arguments
      process.currentDirectoryURL = space.project
      process.standardOutput = FileHandle.nullDevice
      process.standardError = errors
      try process.run()
    }

    /// Reads standard error until a text came; all of it since the last call.
    func wait(for end: String) -> String {
      while !text.contains(end) {
        let data = errors.fileHandleForReading.availableData
        if data.isEmpty { break }
        text += String(decoding: data, as: UTF8.self)
      }
      defer { text = "" }
      return text
    }

    func stop() {
      process.interrupt()
      process.waitUntilExit()
    }
  }

  /// The answer of a server to a request, spoken by hand.
  private func request(_ port: Int, _ lines: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = [
      "-c", "exec 3<>/dev/tcp/127.0.0.1/\(port); printf '\(lines)\\r\\n\\r\\n' >&3; cat <&3",
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test func `a watched notebook runs again what changed, and the served page follows`() throws {
    let space = try Workspace()
    try space.write("t.csv", "a\n1\n")
    func notebook(_ factor: Int) -> String {
      "# Watched\n\n```mnb {#slow}\nx = 1\n```\n\n```mnb {#data}\n"
        + "t = open('t.csv').read()\nprint('value', \(factor) * int(t.split()[1]))\n```\n"
    }
    try space.write("a.mnb", notebook(1))
    let watched = try Watched(space, ["run", "a.mnb", "--watch", "--serve", "--port", "0"])
    defer { watched.stop() }
    let first = watched.wait(for: "Ctrl-C ends")
    #expect(first.contains("watching 2 files"))
    let address = try #require(first.firstMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)\//))
    let port = try #require(Int(address.1))
    let host = "Host: 127.0.0.1:\(port)"
    let page = try request(port, "GET / HTTP/1.1\\r\\n\(host)")
    #expect(page.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(page.contains("value 1\n"))
    let number = try #require(page.firstMatch(of: /changes\?since=([0-9]+)/)?.1)

    try space.write("a.mnb", notebook(2))
    let second = watched.wait(for: "Ctrl-C ends")
    #expect(second.contains("slow: cached"))
    #expect(second.contains("data: done"))
    let event = try request(port, "GET /changes?since=\(number) HTTP/1.1\\r\\n\(host)")
    #expect(event.contains("text/event-stream"))
    #expect(event.contains("data: "))
    #expect(try request(port, "GET / HTTP/1.1\\r\\n\(host)").contains("value 2\n"))

    try space.write("t.csv", "a\n5\n")
    #expect(watched.wait(for: "Ctrl-C ends").contains("data: done"))
    #expect(try request(port, "GET / HTTP/1.1\\r\\n\(host)").contains("value 10\n"))

    // A notebook that is broken for a moment is not the end.
    try space.write("a.mnb", "```mnb {#x #y}\n1\n```\n")
    #expect(watched.wait(for: "Ctrl-C ends").contains("a second id"))
    #expect(try request(port, "GET / HTTP/1.1\\r\\n\(host)").contains("a second id"))
    try space.write("a.mnb", notebook(3))
    #expect(watched.wait(for: "Ctrl-C ends").contains("data: done"))

    for (asked, answer) in [
      ("GET /x HTTP/1.1\\r\\n\(host)", "404"), ("POST / HTTP/1.1\\r\\n\(host)", "405"),
      ("GET / HTTP/1.1\\r\\nHost: evil.example", "403"), ("GET / HTTP/1.1", "403"),
    ] {
      #expect(try request(port, asked).hasPrefix("HTTP/1.1 \(answer) "), "\(asked)")
    }
    watched.process.interrupt()
    watched.process.waitUntilExit()
    #expect(watched.process.terminationStatus == 130)
  }

  @Test func `reports have further forms`() throws {
    let space = try Workspace()
    try space.write("a.mnb", "# T\n\n```mnb {#a}\nprint('hello')\nplot.line([1, 2, 3])\n```\n")
    #expect(try space.run("run", "a.mnb", "--to", "html", "--to", "ipynb").code == 0)
    let folder = space.project.appendingPathComponent("outputs/a")
    let page = try String(contentsOf: folder.appendingPathComponent("report.html"), encoding: .utf8)
    #expect(page.contains("<svg ") && page.contains("hello"))
    // The same from the record of the run.
    #expect(try space.run("report", "a.mnb", "--to", "html").code == 0)
    #expect(
      try String(contentsOf: folder.appendingPathComponent("report.html"), encoding: .utf8) == page)
    let back = try space.run("import", "outputs/a/report.ipynb", "-o", "b.mnb")
    #expect(back.code == 0)
    #expect(back.output.contains("not carried over: outputs of 1 cell"))
    #expect(
      try Data(contentsOf: space.project.appendingPathComponent("b.mnb"))
        .contains(Data("print('hello')".utf8)))
    #expect(try space.run("import", "outputs/a/report.ipynb", "-o", "b.mnb").code == 2)
    #expect(try space.run("import", "gone.ipynb").code == 2)
    #expect(try space.run("import", "a.mnb", "-o", "c.mnb").code == 2)
    #expect(try space.run("run", "a.mnb", "--to", "pdf").code == 2)
  }

  @Test func `a script that changes earlier values is imported without freezing`() throws {
    let space = try Workspace()
    try space.write("s.py", "# %%\nx = [1]\n# %%\nx.append(2)\nprint(x)\n")
    let made = try space.run("import", "s.py")
    #expect(made.code == 0)
    #expect(made.output.contains("freeze: false"))
    #expect(try space.run("run", "s.mnb").output == "[1, 2]\n")
  }
}
