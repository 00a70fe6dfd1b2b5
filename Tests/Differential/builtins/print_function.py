def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


print()
print("")
print("a", "b", 1, 2.5, None, True, [1, "x"], ("t",), {"k": "v"}, {1}, b"y", range(3))
print("a", "b", sep="")
print("a", "b", sep=", ", end="!\n")
print("a", end="")
print("b", end="\n\n")
print(1, 2, 3, sep="\n")
print("x", sep=None, end=None)
print(*[1, 2, 3])
print(*"abc", sep="-")
print("é", "日本", "😀", "\t|")
print("flush", flush=True)
t(lambda: print(sep=5))
t(lambda: print(1, end=5))
t(lambda: print(1, sep=b"x"))
t(lambda: print(foo=1))
t(lambda: print(1, file=5))
print(print("inner"))


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.parts.append("<flush>")


w = Writer()
print("a", 1, file=w)
print("b", sep="", end="", file=w, flush=True)
print(file=w)
print(w.parts)


class Noisy:
    def __str__(self):
        print("[str]", end="")
        return "noisy"


print("before", Noisy(), "after")


class Bad:
    def __str__(self):
        raise ValueError("no")


t(lambda: print("x", Bad()))
print()
for i in range(5):
    print(i, end=" ")
print()
print("a\nb", "c\td", sep=" | ")
print(10**30, -0.0, 1e100, float("nan"))
print("line1", "line2", sep="\r\n")
