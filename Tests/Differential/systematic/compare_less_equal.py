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


for aname, a in VALUES:
    for bname, b in VALUES:
        attempt(aname + " <= " + bname, lambda a, b: a <= b, a, b)
