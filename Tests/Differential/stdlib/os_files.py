import fnmatch
import glob
import os
import os.path as path
import shutil
import tempfile
from pathlib import Path


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e, getattr(e, "errno", None), getattr(e, "filename", None))


for p in ["", "/", "a", "a/b", "/a/b/c.txt", "a//b", "./a", "../a", "a/./b/../c", "/../x", "//x", "///x", "a/b/", ".hidden",
          "x.tar.gz", "dir.ext/file", "trailing.", "..", "...", "a.b.", "/.x"]:
    print(repr(p), path.basename(p), path.dirname(p), path.split(p), path.splitext(p), path.normpath(p), path.isabs(p))
for a in [("a", "b"), ("a", "/b"), ("a/", "b"), ("", "b"), ("a", ""), ("a",), ("a", "b", "..", "c"), ("/", "x")]:
    t(path.join, *a)
t(path.join, "a", 5)
t(path.join, 5)
t(path.relpath, "/a/b/c", "/a/d")
t(path.relpath, "a/b", "a")
t(path.relpath, "a", "a")
t(path.relpath, "")
t(path.commonpath, ["/a/b/c", "/a/b/d"])
t(path.commonpath, ["a/b", "a/c/d"])
t(path.commonpath, ["/a", "b"])
t(path.commonpath, [])
t(path.commonprefix, ["abc", "abd"])
t(path.commonprefix, [])
t(os.fspath, Path("x/y"))
t(os.fspath, 5)
print(path.abspath("x") == path.join(os.getcwd(), "x"), path.expanduser("x"), path.sep, os.sep, os.linesep == "\n", os.curdir, os.name)

work = "_work_os"
shutil.rmtree(work, ignore_errors=True)
os.makedirs(path.join(work, "a/b/c"))
t(os.makedirs, path.join(work, "a/b"))
t(os.makedirs, path.join(work, "a/b"), exist_ok=True)
t(os.mkdir, path.join(work, "a"))
t(os.mkdir, path.join(work, "x/y"))
for name in ["one.txt", "two.txt", "a/three.csv", "a/b/four.txt", "a/b/c/five.txt", ".hidden", "a/sp ace.txt"]:
    with open(path.join(work, name), "w") as f:
        f.write(name)
os.chdir(work)
print(sorted(os.listdir()), sorted(os.listdir("a")), path.exists("one.txt"), path.isfile("a"), path.isdir("a"), path.getsize("one.txt"))
for root, dirs, files in os.walk("."):
    dirs.sort()
    print(root, dirs, sorted(files))
print([(r, sorted(f)) for r, d, f in os.walk("a", topdown=False)])
for root, dirs, files in os.walk("."):
    dirs[:] = [d for d in sorted(dirs) if d != "b"]
    print(root, dirs)
print(list(os.walk("none")))
with os.scandir(".") as entries:
    print(sorted((e.name, e.is_file(), e.is_dir(), e.path) for e in entries))
print(sorted(glob.glob("*.txt")), sorted(glob.glob("*")), sorted(glob.glob("**/*.txt", recursive=True)), sorted(glob.glob("a/*")),
      sorted(glob.glob("**", recursive=True)), sorted(glob.glob("[ot]*.t?t")), glob.glob("none*"), sorted(glob.glob("*/*/*.txt")),
      sorted(glob.glob(".*")), glob.glob("a/b/c/five.txt"), sorted(glob.glob("*.csv", root_dir="a")), glob.escape("a[1]*"))
print(sorted(str(p) for p in Path(".").glob("**/*.txt")), sorted(p.name for p in Path("a").iterdir()), sorted(str(p) for p in Path(".").rglob("*.csv")))
t(os.listdir, "none")
t(os.listdir, "one.txt")
t(os.remove, "none")
t(os.rmdir, "a")
t(os.rename, "none", "x")
t(os.stat, "none")
t(path.getsize, "none")
t(open, "none")
t(open, "a")
os.rename("two.txt", "a/2.txt")
os.replace("a/2.txt", "one.txt")
print(open("one.txt").read(), os.stat("one.txt").st_size, path.getmtime("one.txt") > 0, path.samefile("one.txt", "./one.txt"))
os.symlink("one.txt", "link")
os.symlink("nowhere", "broken")
print(path.islink("link"), path.exists("broken"), path.lexists("broken"), os.readlink("link"), path.isfile("link"), open("link").read(), Path("link").is_symlink())
os.unlink("broken")
print(shutil.copy("one.txt", "copy.txt"), shutil.copy("one.txt", "a"), shutil.copyfile("one.txt", "c2.txt"), shutil.copy2("one.txt", "c3.txt"))
t(shutil.copyfile, "one.txt", "one.txt")
t(shutil.copy, "none", "x")
print(shutil.copytree("a", "tree"), sorted(os.listdir("tree")), shutil.copytree("a", "tree2", ignore=shutil.ignore_patterns("*.txt", "b")), sorted(os.listdir("tree2")))
t(shutil.copytree, "a", "tree")
print(shutil.move("copy.txt", "tree"), path.exists("copy.txt"), shutil.move("tree/copy.txt", "moved.txt"), shutil.move("tree2", "tree3"), path.isdir("tree3"))
t(shutil.move, "none", "x")
shutil.rmtree("tree")
t(shutil.rmtree, "none")
shutil.rmtree("none", ignore_errors=True)
os.removedirs("tree3") if False else shutil.rmtree("tree3")
print(path.exists("tree"), sorted(os.listdir()))
os.environ["MNB_TEST"] = "value"
print(os.environ["MNB_TEST"], os.getenv("MNB_TEST"), os.getenv("NOPE"), os.getenv("NOPE", 5), "MNB_TEST" in os.environ, os.environ.get("NOPE", "d"),
      path.expandvars("$MNB_TEST/${MNB_TEST}/$NOPE"))
del os.environ["MNB_TEST"]
t(lambda: os.environ["MNB_TEST"])
t(lambda: os.environ.__setitem__("A", 5))
print(os.environ.setdefault("MNB_T2", "x"), os.environ.pop("MNB_T2"), type(os.getpid()).__name__, os.cpu_count() > 0, len(os.urandom(4)))
for n, p in [("a.txt", "*.txt"), ("a.txt", "A.TXT"), ("abc", "a?c"), ("abc", "[!a]bc"), ("a[b]", "a[[]b]"), ("x", "*"), ("", "*"), ("a.b", "a*b"), ("]", "[]]")]:
    print(n, p, fnmatch.fnmatch(n, p), fnmatch.fnmatchcase(n, p), fnmatch.translate(p))
print(fnmatch.filter(["a.py", "b.txt", "c.py"], "*.py"))
with tempfile.TemporaryDirectory(dir=".") as d:
    print(path.isdir(d))
    with tempfile.NamedTemporaryFile("w", dir=d, suffix=".txt") as f:
        f.write("x")
        f.flush()
        print(path.exists(f.name), f.name.endswith(".txt"))
    print(path.exists(f.name))
print(path.exists(d))
fd = Path("p.txt")
fd.write_text("héllo\nworld\n")
print(fd.read_text(), fd.read_bytes(), fd.stat().st_size if hasattr(fd, "stat") else "", fd.exists(), fd.suffix, fd.stem)
with fd.open() as f:
    print(f.readlines())
fd.unlink()
os.chdir("..")
shutil.rmtree(work)
print(path.exists(work))
