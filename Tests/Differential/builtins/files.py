def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


import os
import tempfile

folder = tempfile.mkdtemp()
path = folder + "/a.txt"
with open(path, "w") as f:
    print(f.write("line 1\n"), f.write("line 2\nline é\n"), f.mode, f.closed, f.writable(), f.readable())
    f.writelines(["x\n", "y"])
    print("printed", 5, file=f)
print(f.closed)
t(lambda: f.write("x"))
with open(path) as f:
    print(repr(f.read()), repr(f.read()))
with open(path) as f:
    print(f.readline(), f.readline(), f.read(3), f.readlines())
with open(path, encoding="utf-8") as f:
    for line in f:
        print(repr(line))
print([l.strip() for l in open(path)], list(open(path))[0], sum(1 for _ in open(path)))
with open(path, "a") as f:
    f.write("appended")
print(open(path).read()[-8:])
with open(path, "rb") as f:
    data = f.read()
    print(data, f.tell(), f.seek(2), f.read(4), f.readline(), f.seek(0, 2), f.read())
with open(folder + "/b.bin", "wb") as f:
    print(f.write(b"\x00\x01\r\n\xff"))
print(open(folder + "/b.bin", "rb").read(), list(open(folder + "/b.bin", "rb")))
with open(folder + "/c.txt", "w", newline="") as f:
    f.write("a\r\nb\rc\nd")
print(repr(open(folder + "/c.txt").read()), repr(open(folder + "/c.txt", newline="").read()), open(folder + "/c.txt").readlines(), open(folder + "/c.txt", newline="").readlines(), open(folder + "/c.txt", "rb").read())
with open(folder + "/d.txt", "w", newline="\r\n") as f:
    f.write("a\nb\n")
print(open(folder + "/d.txt", "rb").read())
with open(folder + "/e.txt", "w+") as f:
    f.write("hello world")
    f.seek(0)
    print(f.read(5), f.tell(), f.read())
with open(folder + "/l.txt", "w", encoding="latin-1") as f:
    f.write("é")
print(open(folder + "/l.txt", "rb").read(), open(folder + "/l.txt", encoding="latin-1").read())


def clean(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", str(error).replace(folder, "FOLDER"))


clean(lambda: open(folder + "/l.txt").read())
clean(lambda: open(folder + "/l.txt", errors="replace").read())
clean(lambda: open(folder + "/missing"))
clean(lambda: open(folder))
clean(lambda: open(folder + "/missing/x", "w"))
clean(lambda: open(path, "x"))
clean(lambda: open(path, "z"))
clean(lambda: open(path, "rw"))
clean(lambda: open(path, "rbt"))
clean(lambda: open(path, ""))
clean(lambda: open(path, "rb", encoding="utf-8"))
clean(lambda: open(path, "rb", newline=""))
clean(lambda: open(path, encoding="nonsense"))
clean(lambda: open(path, newline="x"))
clean(lambda: open(path, 5))
clean(lambda: open(None))
clean(lambda: open(1.5))
clean(lambda: open(path, "w").read())
clean(lambda: open(path, "r").write("x"))
clean(lambda: open(folder + "/w.txt", "w").write(5))
clean(lambda: open(folder + "/w.txt", "wb").write("x"))
clean(lambda: open(folder + "/w.txt", "rb").write(b"x"))
clean(lambda: open(folder + "/w.txt", "wb").read())
try:
    open(folder + "/missing")
except FileNotFoundError as e:
    print(e.errno, e.strerror, e.filename == folder + "/missing", e.args)
f = open(folder + "/e.txt")
print(f.name == folder + "/e.txt", f.mode, f.encoding.lower(), f.errors)
f.close()
f.close()
clean(lambda: f.read())
clean(lambda: next(f))
clean(lambda: f.__enter__())
big = folder + "/big.txt"
with open(big, "w") as f:
    for i in range(30000):
        f.write(f"line {i} é\n")
total = 0
for line in open(big):
    total += len(line)
print(total, os.path.getsize(big))
with open(big) as f:
    a = f.read(100000)
    b = f.readline()
    c = f.read()
    print(len(a), repr(b), len(c))
os.remove(big)
print(os.path.exists(big))
for name in os.listdir(folder):
    os.remove(os.path.join(folder, name))
os.rmdir(folder)
