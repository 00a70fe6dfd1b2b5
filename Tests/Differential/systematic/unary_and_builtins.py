# Written by `generate`.
VALUES = [
    ("None", None), ("True", True), ("0", 0), ("3", 3), ("-7", -7), ("big", 2**70), ("-big", -(2**65) - 1),
    ("1.5", 1.5), ("-0.0", -0.0), ("inf", float("inf")), ("nan", float("nan")), ("''", ""), ("'ab'", "ab"),
    ("'é'", "é"), ("b''", b""), ("b'xy'", b"xy"), ("[]", []), ("[1,2]", [1, 2]), ("()", ()), ("(1,2)", (1, 2)),
    ("{}", {}), ("{'a':1}", {"a": 1}), ("set()", set()), ("{1,2}", {1, 2}), ("frozen", frozenset([2, 3])),
    ("range(3)", range(3)), ("slice", slice(1, 2)), ("...", ...), ("NotImpl", NotImplemented), ("int", int),
    ("len", len), ("exc", ValueError("x")), ("keys", {"a": 1}.keys()), ("items", {"a": 1}.items()),
    ("values", {"a": 1}.values()),
]


def show(value):
    if isinstance(value, (set, frozenset)):
        name = type(value).__name__
        return name + str(sorted(value, key=repr))
    if isinstance(value, tuple):
        return "(" + ", ".join([show(item) for item in value]) + ")"
    text = repr(value)
    return text if len(text) < 200 else text[:100] + "..." + str(len(text))


def attempt(label, f, *args):
    try:
        result = f(*args)
    except Exception as e:
        print(label, "->", type(e).__name__ + ":", e)
    else:
        print(label, "->", show(result))


FUNCTIONS = [
    ("neg", lambda a: -a), ("pos", lambda a: +a), ("invert", lambda a: ~a), ("not", lambda a: not a), ("abs", abs),
    ("all", all), ("any", any), ("ascii", ascii), ("bin", bin), ("bool", bool), ("bytes", bytes), ("callable", callable),
    ("chr", chr), ("dict", dict), ("divmod3", lambda a: divmod(a, 3)), ("rdivmod", lambda a: divmod(3, a)), ("enumerate", lambda a: list(enumerate(a))),
    ("float", float), ("format", format), ("frozenset", frozenset), ("hex", hex), ("int", int),
    ("int16", lambda a: int(a, 16)), ("iter", lambda a: list(iter(a))), ("len", len), ("list", list), ("max", max), ("min", min),
    ("max2", lambda a: max(a, 2)), ("next", next), ("oct", oct), ("ord", ord), ("range", range), ("repr", repr),
    ("reversed", lambda a: list(reversed(a))), ("round", round), ("round1", lambda a: round(a, 1)), ("roundn", lambda a: round(2.5, a)),
    ("set", set), ("slice", slice), ("sorted", sorted), ("str", str), ("sum", sum), ("sumlist", lambda a: sum([1], a)), ("tuple", tuple), ("type", lambda a: type(a).__name__),
    ("zip", lambda a: list(zip(a, a))), ("map", lambda a: list(map(str, a))), ("filter", lambda a: list(filter(None, a))),
    ("call", lambda a: a()), ("getitem", lambda a: a[0]), ("getslice", lambda a: a[:1]), ("getkey", lambda a: a["a"]), ("attr", lambda a: a.nothing),
    ("unpack", lambda a: [*a]), ("unpack2", lambda a: (lambda x, y: (x, y))(*a)), ("unpackdict", lambda a: {**a}), ("kwargs", lambda a: dict(**a)),
    ("index", lambda a: [10, 20, 30, 40][a]), ("isinstance", lambda a: isinstance(5, a)), ("issubclass", lambda a: issubclass(bool, a)),
    ("join", lambda a: "-".join(a)), ("extend", lambda a: [0].extend(a)), ("hash", lambda a: hash(a) is not None), ("percent", lambda a: "%d" % a), ("percents", lambda a: "%s" % a),
    ("fstring", lambda a: f"{a!s:>5}"), ("raise", lambda a: (_ for _ in ()).throw(a)), ("pow3", lambda a: pow(2, a, 5)), ("getattr", lambda a: getattr(5, a)),
    ("setattr", lambda a: setattr(a, "x", 1)), ("delitem", lambda a: a.__delitem__(0)), ("contains", lambda a: 1 in a), ("starmap", lambda a: print(*a, sep=a)),
]
for fname, f in FUNCTIONS:
    for aname, a in VALUES:
        if fname in ("repr", "str", "ascii", "format", "percents", "fstring", "max2", "slice", "call", "next") and aname in ("len", "int"):
            continue
        if fname in ("range", "bytes") and aname == "big":
            continue
        attempt(fname + " " + aname, f, a)
