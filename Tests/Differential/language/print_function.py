import sys
print()
print("a", 1, None, [1], sep="-", end="!\n")
print("x", end="")
print("y", sep="")
print(*[1, 2, 3], sep=", ")
print("no newline", end="\n\n")
print("to stdout", file=sys.stdout, flush=True)
print(1, 2, sep=None, end=None)
for bad in (lambda: print(sep=1), lambda: print(end=2)):
    try:
        bad()
    except TypeError as e:
        print(e)
class S:
    def __str__(self): return "str"
    def __repr__(self): return "repr"
print(S(), [S()], (S(),), {S().__str__(): S()}, f"{S()} {S()!r}", "%s %r" % (S(), S()), str(S()), repr(S()))
class OnlyRepr:
    def __repr__(self): return "only repr"
print(OnlyRepr(), [OnlyRepr()], f"{OnlyRepr()}")
print((1,), (), [], {}, set(), (1, (2, [3, {4: (5,)}])), {"a": [1, {"b": None}]})
print("unicode: é 漢字 😀", ["é\n", "漢"], b"bytes\x00", "tab\there")
print(1.0, 1e100, -0.0, 1e-10, True, None, ..., 10 ** 20)
sys.stdout.write("written\n")
print("a\nb", "c\td", "quote'", ["quote'"], ['both\'"'])
