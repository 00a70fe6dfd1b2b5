def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


class Inst:
    pass


values = [None, True, 5, 2**70, 1.5, "s", b"b", [1], (1,), {1: 2}, {1}, frozenset([1]), range(2), slice(1), len, int, Inst, ...]
names = ["None", "True", "5", "2**70", "1.5", "'s'", "b'b'", "[1]", "(1,)", "{1: 2}", "{1}", "frozenset", "range", "slice", "len", "int", "Inst", "..."]
ops = [
    ("+", lambda a, b: a + b),
    ("-", lambda a, b: a - b),
    ("*", lambda a, b: a * b if not (isinstance(a, int) and a > 10 or isinstance(b, int) and b > 10) else "skipped"),
    ("/", lambda a, b: a / b),
    ("//", lambda a, b: a // b),
    ("%", lambda a, b: a % b),
    ("**", lambda a, b: a**b if not (isinstance(b, int) and b > 10) else "skipped"),
    ("@", lambda a, b: a @ b),
    ("<<", lambda a, b: a << b if not (isinstance(b, int) and b > 100) else "skipped"),
    (">>", lambda a, b: a >> b),
    ("&", lambda a, b: a & b),
    ("^", lambda a, b: a ^ b),
    ("<", lambda a, b: a < b),
    ("<=", lambda a, b: a <= b),
    (">", lambda a, b: a > b),
    (">=", lambda a, b: a >= b),
    ("==", lambda a, b: a == b),
    ("!=", lambda a, b: a != b),
    ("in", lambda a, b: a in b),
]
for symbol, op in ops:
    for i, a in enumerate(values):
        for j, b in enumerate(values):
            print(names[i], symbol, names[j], end=" -> ")
            t(lambda: op(a, b))
