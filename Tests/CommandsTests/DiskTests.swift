import Foundation
import Testing

/// Runs that cannot write: a full disk, a folder that is read-only.
@Suite struct DiskTests {
  private func notebook(_ code: String) -> String { "```mnb {#a}\n\(code)\n```\n" }

  private func files(_ space: Workspace) -> [String] {
    let names = FileManager.default.enumerator(atPath: space.project.path)?.allObjects ?? []
    return names.compactMap { $0 as? String }.filter { $0.hasSuffix(".tmp") }
  }

  /// Runs a command line of the shell in the project, `$MNB` being the program.
  private func shell(_ space: Workspace, _ line: String) throws -> (code: Int32, errors: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = space.project
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["MNB": Program.binary.path]
    ) { $1 }
    let errors = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  @Test func `a disk that fills up leaves the last report, and says so`() throws {
    let space = try Workspace()
    try space.write("a.mnb", notebook("print('first')"))
    #expect(try space.run("run", "a.mnb").code == 0)
    let report = space.project.appendingPathComponent("outputs/a/report.md")
    let before = try Data(contentsOf: report)
    // Files may grow to 8 kB: the report does not fit, and neither does the cache's entry.
    try space.write("a.mnb", notebook("for i in range(600): print('line', i, 'x' * 60)"))
    let full = try shell(space, "ulimit -f 8; exec \"$MNB\" run a.mnb")
    #expect(full.code == 1)
    #expect(full.errors.contains("mnb: cannot write the report: "), "\(full.errors)")
    #expect(full.errors.contains("File too large"), "\(full.errors)")
    #expect(full.errors.contains("note: cell 'a' is not in the cache: "), "\(full.errors)")
    #expect(try Data(contentsOf: report) == before)
    #expect(files(space).isEmpty)
    // With room again, all is as if nothing had been.
    #expect(try space.run("run", "a.mnb").code == 0)
    #expect(try Data(contentsOf: report) != before)
  }

  @Test func `a folder that is read-only is an error, and the last report stays`() throws {
    let space = try Workspace()
    try space.write("a.mnb", notebook("print('first')"))
    #expect(try space.run("run", "a.mnb").code == 0)
    let report = space.project.appendingPathComponent("outputs/a/report.md")
    let before = try Data(contentsOf: report)
    try space.write("a.mnb", notebook("print('second')"))
    // Root may write everywhere, so root becomes nobody.
    let nobody = "setpriv --reuid 65534 --regid 65534 --clear-groups"
    let prefix = getuid() == 0 ? nobody : ""
    let open = "chmod -R a+rX,go-w .. && chmod -R u-w ."
    guard try shell(space, "\(open) && \(prefix) \"$MNB\" -c 1").code == 0 else { return }
    let run = try shell(space, "\(prefix) \"$MNB\" run a.mnb")
    _ = try shell(space, "chmod -R u+w .")
    #expect(run.code == 1)
    #expect(run.errors.contains("mnb: cannot write"), "\(run.errors)")
    #expect(run.errors.contains("Permission denied"), "\(run.errors)")
    #expect(try Data(contentsOf: report) == before)
  }
}
