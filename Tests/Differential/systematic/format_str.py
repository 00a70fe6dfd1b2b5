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


for value in ("", "a", "abc", "éàü", "😀"):
    for spec in ("", "s", "5", "<5", ">5", "^5", "^6", "=5", "*<5", "é>6", ".2", "5.1", "05", "<05", ">05", "+", " ", "#", ",", "_", "z", "d", "x", ".0", "0", "10s", ".s", "5.s", "f"):
        attempt(f"{value!r} {spec}", format, value, spec)
for value in (None, [1], (1,), {}, {1}, b"x", ..., range(2), ValueError, object, len):
    for spec in ("", "5", "s", ">10"):
        if spec == "" and value in (object, len):
            continue
        attempt(f"{type(value).__name__} {spec}", format, value, spec)
for template, args, kw in [
    ("{} {}", (1, 2), {}), ("{0} {1} {0}", (1, 2), {}), ("{a} {b!r:>5}", (), {"a": 1, "b": "x"}), ("{} {0}", (1,), {}), ("{0} {}", (1,), {}),
    ("{", (), {}), ("}", (), {}), ("{{}}", (), {}), ("{} {}", (1,), {}), ("{a}", (), {}), ("{0[1]} {0[a]}", ({"a": 1},), {}), ("{0[1]}", ([1, 2],), {}),
    ("{0.real} {0.imag}", (5,), {}), ("{0.nothing}", (5,), {}), ("{!x}", (5,), {}), ("{!}", (5,), {}), ("{!r", (5,), {}), ("{:{}}", (5, 8), {}), ("{:{w}.{p}f}", (2.5,), {"w": 8, "p": 2}),
    ("{0:>{1}}", ("x", 4), {}), ("{:{:{}}}", (1, 2, 3), {}), ("{a[b]}", (), {"a": {"b": 7}}), ("{a.b}", (), {"a": 1}), ("{0!s} {0!r} {0!a}", ("é",), {}), ("{5}", (1,), {}), ("{-1}", (1,), {}),
    ("{a b}", (), {"a b": 3}), ("{ }", (), {" ": 3}), ("{0[]}", ([1],), {}), ("{0[}", ([1],), {}), ("{0]}", ([1],), {}), ("{:d}", ("x",), {}), ("{:s}", (5,), {}), ("{0:}", (5,), {}), ("{:}}", (5,), {}), ("a{{{}}}b", (5,), {}),
    ("{[0]}", ([9],), {}), ("{.real}", (9,), {}), ("{:%Y}", (5,), {}), ("{:,}", (1234567,), {}), ("{:x<10}|", ("ab",), {}), ("{0", (1,), {}), ("{0!r:5", (1,), {}), ("{0!rr}", (1,), {}), ("{00}", (1,), {}), ("{01}", (1, 2), {}),
]:
    attempt(f"{template!r} {args} {kw}", lambda: template.format(*args, **kw))
