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


NUMBERS = [0.0, -0.0, 1.0, -1.0, 0.1, 0.2, 0.30000000000000004, 1 / 3, 2 / 3, 1e15, 1e16, 1e17, 123456789012345680.0, 1e21, 1e22, 1e23, 1e100, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 1e-4, 1e-5, 0.00012345, 100.0, 1234.5678, 9007199254740993.0, 4.35, 0.5, 1.5, 2.5, -2.5, 1e-7, 299792458.0, 6.02e23, float("inf"), float("-inf"), float("nan")]
for a in NUMBERS:
    print(repr(a), str(a), f"{a}", a.is_integer(), a.hex(), -a, abs(a), bool(a), a == a, [a], (a,), {"k": a})
    attempt("int", int, a)
    attempt("ratio", a.as_integer_ratio)
    for n in (None, 0, 1, 2, 5, 15, -1, -2, 300, -400):
        attempt(f"round {a} {n}", lambda: round(a, n))
    for b in NUMBERS[:12] + [3, -3, 2**70, 0]:
        attempt(f"{a} . {b}", lambda: (a + b, a - b, a * b, a < b, a == b))
        attempt(f"{a} / {b}", lambda: a / b)
        attempt(f"{a} // {b}", lambda: a // b)
        attempt(f"{a} % {b}", lambda: a % b)
        attempt(f"divmod {a} {b}", lambda: divmod(a, b))
for text in ("1", "1.", ".5", "1e5", "1E-5", "-1.5e+3", " 2.5 ", "inf", "-Infinity", "nan", "+nan", "1_0.5_0", "1__0", "", ".", "e5", "1e", "0x10", "1.5.2", "infin", "1e400", "-1e400", "1e-400", "٣.٥", "1 2", "1,5", "--1", "0e0", "5e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "179769313486231580793e289", "9007199254740993", "0.1000000000000000055511151231257827", "1" * 400):
    attempt(f"float({text!r})", float, text)
values = [1.0, 2.5, -0.0, 3, 2**60, True]
print(sum(values), sum([0.1] * 10), max(values), min(values), sorted(values), sum(values, 0.5))
x = 1.0
for _ in range(60):
    x = x * 1.7 - 0.3
    print(x, x / 7, 1 / x)
