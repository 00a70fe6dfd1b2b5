# Written by `generate`.
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


for value in (0, 5, -42, 2**70, 1.5, -0.0, 1e20, float("inf"), "ab", "é", None, [1], True, b"x", (1,), (), {"a": 1}):
    for flags in ("", "5", "-5", "05", "+", " ", "#", "-05", ".3", "8.2", "+08.1"):
        for kind in "d i u s r a x X o e E f F g G c % q".split():
            attempt(f"%{flags}{kind} {value!r}", lambda: ("%" + flags + kind) % value)
for template, args in [
    ("%d %s", (1, 2)), ("%d %d", (1,)), ("%d", (1, 2)), ("%(a)d %(b)s", {"a": 1, "b": 2}), ("%(a)d", {}), ("%(a)d", (1,)), ("%(a", {"a": 1}), ("%*d", (5, 3)), ("%-*d|", (5, 3)), ("%.*f", (2, 3.14159)),
    ("%*d", ("x", 3)), ("%", ()), ("%5", (1,)), ("%%", ()), ("%5%|", ()), ("100%", ()), ("100% x", (5,)), ("%s", ((1, 2),)), ("%s", (1, 2)), ("%c", 65), ("%c", "A"), ("%c", "AB"), ("%c", 0x110000), ("%c", -1), ("%c", 1.5),
    ("%x", 1.5), ("%d", 1.9), ("%d", "5"), ("%i", None), ("%f", "x"), ("%s %s", [1, 2]), ("%(a)s %(a)r", {"a": "é"}), ("no", ()), ("no", (1,)), ("no", {}), ("no", [1]), ("no", 5), ("%ld %hd", (1, 2)), ("%.0f", 2.5), ("%.0f", 3.5), ("%5.3d|", 7), ("%#.3x", 255), ("%+.3d", 5), ("% d", 5), ("%#o", 8), ("%#g", 1.0), ("%.20g", 0.1), ("%a", "é"), ("%5a|", "é"), ("%(x)", {"x": 1}), ("%(a)*d", {"a": 1}),
]:
    attempt(f"{template!r} {args!r}", lambda: template % args)
for template, args in [(b"%d %s", (1, b"x")), (b"%b", b"y"), (b"%s", "x"), (b"%a", "e"), (b"%c", 65), (b"%c", b"A"), (b"%c", 300), (b"%x", 255), (b"%5.1f|", 2.25), (b"%(a)s", {b"a": b"q"}), (b"%r", "e"), (b"%d", "x")]:
    attempt(f"{template!r} {args!r}", lambda: template % args)
