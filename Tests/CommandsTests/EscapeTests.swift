import Foundation
import Testing

/// Programs that try to read or write outside their project by every way that the modules offer.
@Suite struct EscapeTests {
  /// Runs a script of attempts, each a line `attempt("name", lambda: …)`, and returns the names of
  /// those that were not refused.
  private func escapes(_ attempts: String) throws -> (
    names: [String], space: Workspace
  ) {
    let space = try Workspace()
    let outside = space.folder.appendingPathComponent("outside.txt")
    try Data("secret".utf8).write(to: outside)
    try FileManager.default.createDirectory(
      at: space.folder.appendingPathComponent("folder"), withIntermediateDirectories: true)
    try Data("secret".utf8).write(to: space.folder.appendingPathComponent("folder/inner.txt"))
    try space.write(
      "attempts.py",
      """
      import os
      OUT = os.path.abspath("../outside.txt")
      FOLDER = os.path.abspath("../folder")
      NEW = os.path.abspath("../new.txt")


      def attempt(name, action):
          try:
              action()
          except PermissionError as error:
              if "--allow-" not in str(error) and "part of mnb" not in str(error):
                  print("OTHER", name, error)
              return
          except Exception as error:
              print("OTHER", name, type(error).__name__, error)
              return
          print("ESCAPED", name)


      \(attempts)
      print("done")
      """)
    let outcome = try space.run("run", "attempts.py")
    #expect(outcome.output.hasSuffix("done\n"), "\(outcome.errors)")
    let names = outcome.output.split(separator: "\n").map(String.init).filter { $0 != "done" }
    return (names, space)
  }

  @Test func `reading is refused through every module that opens files`() throws {
    let (names, _) = try escapes(
      """
      import csv, glob, gzip, io, json, pickle, pathlib, shutil
      import numpy as np
      import pandas as pd

      attempt("open", lambda: open(OUT).read())
      attempt("open rb", lambda: open(OUT, "rb").read())
      attempt("dots", lambda: open("../outside.txt"))
      attempt("dots inside", lambda: open("./.mnb/../../outside.txt"))
      attempt("io.open", lambda: io.open(OUT))
      attempt("read_text", lambda: pathlib.Path(OUT).read_text())
      attempt("read_bytes", lambda: pathlib.Path(OUT).read_bytes())
      attempt("Path.open", lambda: pathlib.Path(OUT).open())
      attempt("Path parent", lambda: (pathlib.Path("..") / "outside.txt").read_text())
      attempt("gzip", lambda: gzip.open(OUT).read())
      attempt("csv", lambda: list(csv.reader(open(OUT))))
      attempt("json", lambda: json.load(open(OUT)))
      attempt("pickle", lambda: pickle.load(open(OUT, "rb")))
      attempt("read_pickle", lambda: pd.read_pickle(OUT))
      attempt("read_csv", lambda: pd.read_csv(OUT))
      attempt("listdir", lambda: os.listdir(".."))
      attempt("scandir", lambda: list(os.scandir("..")))
      attempt("walk", lambda: list(os.walk("..")))
      attempt("glob", lambda: glob.glob("../*"))
      attempt("glob absolute", lambda: glob.glob(FOLDER + "/*"))
      attempt("Path.glob", lambda: list(pathlib.Path("..").glob("*")))
      attempt("Path.rglob", lambda: list(pathlib.Path("..").rglob("*.txt")))
      attempt("iterdir", lambda: list(pathlib.Path("..").iterdir()))
      attempt("copyfile", lambda: shutil.copyfile(OUT, "copy.txt"))
      attempt("copy", lambda: shutil.copy(OUT, "copy.txt"))
      attempt("copytree", lambda: shutil.copytree(FOLDER, "tree"))
      attempt("chdir", lambda: os.chdir(".."))
      """)
    #expect(names == [])
  }

  @Test func `writing is refused through every module that opens files`() throws {
    let (names, space) = try escapes(
      """
      import csv, gzip, json, logging, pickle, pathlib, shutil, tempfile
      import numpy as np
      import pandas as pd

      open("own.txt", "w").write("x")
      os.makedirs("own")
      for mode in ("w", "a", "x", "r+", "wb", "ab", "w+"):
          attempt("open " + mode, lambda: open(NEW if mode != "r+" else OUT, mode))
      attempt("write_text", lambda: pathlib.Path(NEW).write_text("x"))
      attempt("write_bytes", lambda: pathlib.Path(NEW).write_bytes(b"x"))
      attempt("touch", lambda: pathlib.Path(NEW).touch())
      attempt("Path.mkdir", lambda: pathlib.Path("../made").mkdir())
      attempt("Path.unlink", lambda: pathlib.Path(OUT).unlink())
      attempt("Path.rename", lambda: pathlib.Path("own.txt").rename(NEW))
      attempt("Path.replace", lambda: pathlib.Path(OUT).replace("taken.txt"))
      attempt("gzip", lambda: gzip.open(NEW, "wb"))
      attempt("mkdir", lambda: os.mkdir("../made"))
      attempt("makedirs", lambda: os.makedirs("../made/deeper"))
      attempt("remove", lambda: os.remove(OUT))
      attempt("rmdir", lambda: os.rmdir(FOLDER))
      attempt("rename out", lambda: os.rename("own.txt", NEW))
      attempt("rename in", lambda: os.rename(OUT, "taken.txt"))
      attempt("replace", lambda: os.replace("own.txt", OUT))
      attempt("chmod", lambda: os.chmod(OUT, 0o777))
      attempt("utime", lambda: os.utime(OUT))
      attempt("truncate", lambda: os.truncate(OUT, 0))
      attempt("link", lambda: os.link(OUT, "hard.txt"))
      attempt("symlink place", lambda: os.symlink("own.txt", NEW))
      attempt("copy", lambda: shutil.copy("own.txt", NEW))
      attempt("copytree", lambda: shutil.copytree("own", "../made"))
      attempt("move", lambda: shutil.move("own.txt", NEW))
      attempt("rmtree", lambda: shutil.rmtree(FOLDER))
      attempt("tempfile", lambda: tempfile.NamedTemporaryFile(dir=".."))
      attempt("mkdtemp", lambda: tempfile.mkdtemp(dir=".."))
      attempt("logging", lambda: logging.FileHandler(NEW))
      attempt("to_csv", lambda: pd.DataFrame({"a": [1]}).to_csv(NEW))
      attempt("system", lambda: os.system("touch ../new.txt"))
      attempt("popen", lambda: os.popen("true"))
      import subprocess
      attempt("subprocess", lambda: subprocess.run(["true"]))
      """)
    #expect(names == [])
    let left = try FileManager.default.contentsOfDirectory(atPath: space.folder.path).sorted()
    #expect(left == ["folder", "outside.txt", "project"])
    let kept = try String(
      contentsOf: space.folder.appendingPathComponent("outside.txt"), encoding: .utf8)
    #expect(kept == "secret")
  }

  @Test func `links that a script makes lead nowhere else`() throws {
    let (names, space) = try escapes(
      """
      import glob, pathlib, shutil

      os.symlink(OUT, "file_link")
      os.symlink(FOLDER, "folder_link")
      os.symlink("..", "up")
      os.symlink(NEW, "dangling")
      os.symlink("dangling", "twice")
      os.symlink("../new2.txt", "relative")
      attempt("file", lambda: open("file_link").read())
      attempt("file write", lambda: open("file_link", "w"))
      attempt("folder", lambda: open("folder_link/inner.txt").read())
      attempt("folder list", lambda: os.listdir("folder_link"))
      attempt("folder new", lambda: open("folder_link/new.txt", "w"))
      attempt("up", lambda: open("up/outside.txt").read())
      attempt("up list", lambda: os.listdir("up"))
      attempt("up dots", lambda: open("folder_link/../outside.txt").read())
      attempt("dangling", lambda: open("dangling", "w"))
      attempt("twice", lambda: open("twice", "w"))
      attempt("relative", lambda: pathlib.Path("relative").write_text("x"))
      attempt("copy into", lambda: shutil.copyfile("attempts.py", "dangling"))
      attempt("make below", lambda: os.makedirs("folder_link/a/b"))
      attempt("remove below", lambda: os.remove("folder_link/inner.txt"))
      attempt("rmtree below", lambda: shutil.rmtree("up/folder"))
      attempt("glob", lambda: glob.glob("up/*"))
      os.remove("file_link")
      pathlib.Path("folder_link").unlink()
      """)
    #expect(names == [])
    let left = try FileManager.default.contentsOfDirectory(atPath: space.folder.path).sorted()
    #expect(left == ["folder", "outside.txt", "project"])
    let inner = try FileManager.default.contentsOfDirectory(
      atPath: space.folder.appendingPathComponent("folder").path)
    #expect(inner == ["inner.txt"])
    #expect(!space.files.contains("file_link"))
  }

  @Test func `a module outside the project is not imported`() throws {
    let space = try Workspace()
    try Data("value = 1\n".utf8).write(to: space.folder.appendingPathComponent("outer.py"))
    try space.write("a.py", "import sys\nsys.path.append('..')\nimport outer\n")
    let outcome = try space.run("run", "a.py")
    #expect(outcome.code == 4)
    #expect(outcome.errors.contains("--allow-read"))
  }
}
