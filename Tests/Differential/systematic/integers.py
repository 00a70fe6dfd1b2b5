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


NUMBERS = [0, 1, -1, 7, -7, 2**31, -(2**31) - 1, 2**62, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 3**50, -(3**50), 10**40 + 7, -(10**40), 2**200 - 1]
for a in NUMBERS:
    for b in NUMBERS:
        print(a, b, a + b, a - b, a * b, a & b, a | b, a ^ b, a < b, a == b, a >= b)
        if b:
            print("div", a // b, a % b, divmod(a, b), a / b)
    print(a, -a, +a, ~a, abs(a), hash(a) == hash(float(a)) if abs(a) < 2**53 else None, a.bit_length(), a.bit_count(), bin(a), hex(a), oct(a), str(a), float(a), bool(a), int(str(a)), a.__index__(), a.as_integer_ratio())
    for s in (0, 1, 5, 31, 63, 64, 65, 200):
        print(a << s, a >> s)
    for e in (0, 1, 2, 3, 10):
        print(a ** e, pow(a, e, 10**9 + 7), pow(a, e, -13))
    for n in (16, 32):
        for order in ("big", "little"):
            for signed in (True, False):
                attempt(f"to_bytes {a} {n} {order} {signed}", lambda: a.to_bytes(n, order, signed=signed))
                attempt("from", lambda: int.from_bytes(a.to_bytes(n, order, signed=signed), order, signed=signed) == a)
    for d in (None, 0, 1, -1, -2, -10, -40):
        print(round(a, d))
for text in ("0", "-0", "+5", " 12 ", "1_000", "1__0", "_1", "1_", "0x1f", "0b11", "0o17", "0X_f", "", " ", "1.0", "1e5", "abc", "٣٤", "0_0", "00", "007", "-", "+-1", "9" * 50, "\t7\n", "1 2", "0xg", "०"):
    attempt(f"int({text!r})", int, text)
    for base in (0, 2, 8, 10, 16, 36, 1, 37, -1):
        attempt(f"int({text!r}, {base})", int, text, base)
for a in (True, False):
    for b in (True, False, 1, 0, 2):
        print(a + b, a & b, a | b, a ^ b, type(a & b).__name__, a == b, a < b, a * b, a - b, -a, ~b)
