from pathlib import Path, PosixPath, PurePath, PurePosixPath


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


for s in ["", ".", "/", "a", "a/b", "/a/b/c.tar.gz", "a//b/", "./a/./b", "../a", "a/..", ".bashrc", "x.", "a b.txt", "é.csv"]:
    p = Path(s)
    print(repr(p), str(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.is_absolute(), p.anchor, p.root, list(map(str, p.parents)))
p = Path("data") / "raw" / "x.csv"
print(p, "root" / p, p / "/abs", Path("a", "b", "c"), Path(), p.joinpath("y", "z"), p.as_posix(), hash(p) == hash(Path("data/raw/x.csv")))
print(p.with_suffix(".parquet"), p.with_suffix(""), p.with_name("y.txt"), p.with_stem("w"), p.relative_to("data"), p.is_relative_to("data"), p.match("*.csv"),
      p.match("raw/*"), p.match("/raw/*"), p.match("*.txt"))
print(sorted([Path("b"), Path("a/z"), Path("a")]), Path("a") == Path("a/"), Path("a") == "a", Path("a") < Path("b"), {Path("x"): 1}[Path("x")], f"{p}", [p])
print(isinstance(p, Path), isinstance(p, PurePath), Path("~/x").expanduser() != Path("~/x"), Path("x").absolute() == Path.cwd() / "x", Path("a/../b").resolve() == Path.cwd() / "b")
t(p.with_suffix, "csv")
t(p.with_name, "")
t(p.with_name, "a/b")
t(Path("/").with_name, "x")
t(p.relative_to, "other")
t(Path, 5)
t(lambda: p / 5)
t(lambda: p < "x")
t(Path("none").read_text)
t(Path("none").unlink)
print(Path("none").unlink(missing_ok=True), Path("none").exists(), Path("none").is_file(), Path("none").is_dir())
t(list, Path("none").iterdir())
t(list, Path(".").glob(""))
t(Path("none").stat)
