import Foundation
import Testing

@testable import HostModules

@Suite struct ProjectPermissionsTests {
  /// A folder with `project/` in it, removed afterwards.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("mnb-permissions-" + UUID().uuidString).resolvingSymlinksInPath()
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("project/inner"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  private func mayRead(_ permissions: ProjectPermissions, _ path: String) -> Bool {
    (try? permissions.checkRead(path)) != nil
  }
  private func mayWrite(_ permissions: ProjectPermissions, _ path: String) -> Bool {
    (try? permissions.checkWrite(path)) != nil
  }

  @Test func `the project folder and nothing around it`() throws {
    try withFolder { folder in
      let permissions = ProjectPermissions(project: folder + "/project")
      for path in ["", "/a.txt", "/inner/a.txt", "/new/deep/a.txt", "/inner/../a.txt"] {
        #expect(mayWrite(permissions, folder + "/project" + path), "\(path)")
      }
      for path in ["", "/a.txt", "/project2/a.txt", "/project/../a.txt", "/project/new/../../a"] {
        #expect(!mayRead(permissions, folder + path), "\(path)")
        #expect(!mayWrite(permissions, folder + path), "\(path)")
      }
      #expect(!mayRead(permissions, "/etc/passwd"))
    }
  }

  @Test func `links are judged by where they lead, whether that exists or not`() throws {
    try withFolder { folder in
      let project = folder + "/project"
      let permissions = ProjectPermissions(project: project)
      let manager = FileManager.default
      try Data().write(to: URL(fileURLWithPath: folder + "/outside.txt"))
      for (link, target) in [
        ("file", folder + "/outside.txt"), ("folder", folder), ("dangling", folder + "/new.txt"),
        ("relative", "../new.txt"), ("twice", "dangling"), ("loop", "loop"),
        ("inside", "inner/new.txt"),
      ] {
        try manager.createSymbolicLink(
          atPath: project + "/" + link, withDestinationPath: target)
      }
      for path in [
        "/file", "/folder/x", "/dangling", "/relative", "/twice", "/folder/../x",
      ] {
        #expect(!mayWrite(permissions, project + path), "\(path)")
      }
      #expect(mayWrite(permissions, project + "/inside"))
    }
  }

  @Test func `what the options add`() throws {
    try withFolder { folder in
      let permissions = ProjectPermissions(
        project: folder + "/project", reading: [folder + "/data"], writing: [folder + "/out"])
      #expect(mayRead(permissions, folder + "/data/x.csv"))
      #expect(!mayWrite(permissions, folder + "/data/x.csv"))
      #expect(mayRead(permissions, folder + "/out/x.csv"))
      #expect(mayWrite(permissions, folder + "/out/x.csv"))
      #expect(!mayRead(permissions, folder + "/data2/x.csv"))
    }
  }

  @Test func `a refusal names the path and the option`() throws {
    try withFolder { folder in
      let permissions = ProjectPermissions(project: folder + "/project")
      #expect {
        try permissions.checkRead(folder + "/x")
      } throws: { error in
        (error as? PermissionRefused)?.message
          == "'\(folder)/x' is outside the project folder; run with --allow-read \(folder)/x to "
          + "allow it"
      }
    }
  }

  @Test func `the project is the nearest folder with a marker`() throws {
    try withFolder { folder in
      let file = folder + "/project/inner/a.py"
      #expect(
        ProjectPermissions.project(of: file, workingFolder: folder) == folder)
      try FileManager.default.createDirectory(
        atPath: folder + "/project/.git", withIntermediateDirectories: true)
      #expect(
        ProjectPermissions.project(of: file, workingFolder: folder) == folder + "/project")
    }
  }

  @Test func `a change of a name is judged by its folder`() throws {
    try withFolder { folder in
      let permissions = ProjectPermissions(project: folder + "/project")
      let link = folder + "/project/link"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder)
      #expect((try? permissions.checkChange(link)) != nil)
      #expect((try? permissions.checkChange(link + "/x")) == nil)
      #expect((try? permissions.checkChange(folder + "/project")) == nil)
    }
  }
}
