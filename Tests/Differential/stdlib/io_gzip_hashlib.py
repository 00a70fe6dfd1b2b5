import gzip
import hashlib
import io
import os
import shutil


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


s = io.StringIO()
print(s.write("hello\nworld"), s.getvalue(), s.tell(), s.read(), s.seek(0), s.readline(), s.read(2), s.readlines(), s.read())
s.seek(0)
print([line for line in s], s.seek(3), s.write("XX"), s.getvalue(), s.truncate(4), s.getvalue())
s.writelines(["a", "b"])
print(repr(s.getvalue()), io.StringIO("init").read(), io.StringIO("a\r\nb").read(), io.StringIO("a\r\nb", newline=None).read())
with io.StringIO("x") as f:
    print(f.read(), f.closed)
print(f.closed)
t(f.read)
t(s.write, 5)
t(io.StringIO, 5)
t(s.seek, -1)
print("to file", 1, 2, sep="-", file=s)
b = io.BytesIO(b"abc")
print(b.read(1), b.read(), b.getvalue(), b.seek(0, 2), b.write(b"de"), b.getvalue(), b.seek(-2, 2), b.read(), b.tell())
t(b.write, "x")
b.seek(0)
print(b.readline(), list(io.BytesIO(b"a\nb\n")))

work = "_work_io"
shutil.rmtree(work, ignore_errors=True)
os.makedirs(work)
path = os.path.join(work, "x.txt.gz")
with gzip.open(path, "wt") as f:
    f.write("line 1\nline 2\nünïcode\n")
with gzip.open(path, "rt") as f:
    print(f.read())
with gzip.open(path, "rt", encoding="utf-8") as f:
    print([line.strip() for line in f])
with gzip.open(path) as f:
    print(f.read(6), f.read(3), f.readline())
with open(path, "rb") as f:
    print(f.read(2) == b"\x1f\x8b")
data = b"some data " * 1000
packed = gzip.compress(data, mtime=0)
print(len(packed) < 200, gzip.decompress(packed) == data, gzip.decompress(packed + packed) == data + data, gzip.decompress(b""))
t(gzip.decompress, b"not gzip")
t(gzip.decompress, packed[:-10])
t(gzip.open, os.path.join(work, "none.gz"))
t(gzip.open, path, "rbt")
with gzip.GzipFile(os.path.join(work, "y.gz"), "wb") as f:
    print(f.write(b"bytes"))
print(gzip.GzipFile(os.path.join(work, "y.gz")).read())
with open(os.path.join(work, "bad.gz"), "wb") as f:
    f.write(b"plain")
t(lambda: gzip.open(os.path.join(work, "bad.gz")).read())

for name in ("md5", "sha1", "sha256", "sha384", "sha512"):
    h = getattr(hashlib, name)(b"abc")
    print(name, h.hexdigest(), h.digest_size, h.block_size, h.name, hashlib.new(name, b"abc").digest() == h.digest())
h = hashlib.sha256()
h.update(b"a")
c = h.copy()
h.update(b"bc")
c.update(b"x")
print(h.hexdigest() == hashlib.sha256(b"abc").hexdigest(), c.hexdigest()[:16], len(h.digest()))
t(hashlib.sha256, "text")
t(hashlib.new, "nope")
with open(os.path.join(work, "f.bin"), "wb") as f:
    f.write(b"abc" * 100000)
with open(os.path.join(work, "f.bin"), "rb") as f:
    print(hashlib.file_digest(f, "sha256").hexdigest())
shutil.rmtree(work)
print(os.path.exists(work))
