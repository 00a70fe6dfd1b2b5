import Foundation
import Testing

@Suite struct PermissionTests {
  @Test func `writing outside the project is refused and names the option`() throws {
    let space = try Workspace()
    try space.write("a.py", "with open('../outside.txt', 'w') as f:\n    f.write('x')\n")
    let outcome = try space.run("run", "a.py")
    let outside = space.folder.appendingPathComponent("outside.txt").path
    #expect(outcome.code == 4)
    #expect(outcome.errors.contains("PermissionError"))
    #expect(outcome.errors.contains("--allow-write"))
    #expect(!FileManager.default.fileExists(atPath: outside))
    let allowed = try space.run("run", "--allow-write", space.folder.path, "a.py")
    #expect(allowed.code == 0)
    #expect(FileManager.default.fileExists(atPath: outside))
  }

  @Test func `reading outside the project is refused and names the option`() throws {
    let space = try Workspace()
    try Data("secret".utf8).write(to: space.folder.appendingPathComponent("outside.txt"))
    try space.write("a.py", "print(open('../outside.txt').read())\n")
    let outcome = try space.run("run", "a.py")
    #expect(outcome.code == 4)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("--allow-read"))
    let allowed = try space.run("run", "--allow-read", space.folder.path, "a.py")
    #expect(allowed.code == 0)
    #expect(allowed.output == "secret\n")
  }

  @Test func `a symbolic link is judged by where it leads`() throws {
    let space = try Workspace()
    try Data("secret".utf8).write(to: space.folder.appendingPathComponent("outside.txt"))
    try FileManager.default.createSymbolicLink(
      atPath: space.project.appendingPathComponent("inside.txt").path,
      withDestinationPath: space.folder.appendingPathComponent("outside.txt").path)
    try space.write("a.py", "print(open('inside.txt').read())\n")
    #expect(try space.run("run", "a.py").code == 4)
  }
}
