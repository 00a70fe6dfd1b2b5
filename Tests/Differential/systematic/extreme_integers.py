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


NUMBERS = (2**63 - 1, -(2**63), 2**63, 2**62, -(2**62) - 1, 2**31, -(2**31) - 1, 2**32, 2**64, -(2**64), 10**30)


def changed(method, *args):
    items = [1, 2, 3]
    result = getattr(items, method)(*args)
    return result, items


for n in NUMBERS:
    for m in NUMBERS:
        attempt(f"ops {n} {m}", lambda: (n + m, n - m, n * m, n // m, n % m, n & m, n | m, n ^ m, n < m, n == m, divmod(n, m), n / m))
        attempt(f"slice {n} {m}", lambda: ([1, 2, 3][n:m], "abc"[n:m], (1, 2)[n:m], b"ab"[n:m], range(5)[n:m], [1, 2, 3][::n], slice(n, m).indices(5), slice(n, m, m).indices(7)))
        attempt(f"find {n} {m}", lambda: ("abc".find("b", n, m), b"abc".rfind(b"b", n, m), "abc".count("", n, m), "abc".startswith("a", n, m)))
        attempt(f"index {n} {m}", lambda: [1, 2, 3].index(2, n, m))
        attempt(f"tuple index {n} {m}", lambda: (1, 2, 3).index(2, n, m))
        if abs(m) < 2**62:
            attempt(f"range {n} {m}", lambda: (range(n, m), n in range(m), range(n, m, 2**40)[:2], list(range(n, n + 3))))
    attempt(f"insert {n}", changed, "insert", n, 9)
    attempt(f"pop {n}", changed, "pop", n)
    attempt(f"delete {n}", changed, "__delitem__", slice(n, None))
    attempt(f"item {n}", lambda: [1, 2][n])
    attempt(f"set {n}", changed, "__setitem__", n, 5)
    attempt(f"split {n}", lambda: ("a b c".split(None, n), "a,b".rsplit(",", n), "aa".replace("a", "b", n), b"a b".split(None, n)))
    attempt(f"numbers {n}", lambda: (-n, ~n, abs(n), hash(n) == hash(float(n)), float(n), hex(n), bin(n), n.bit_length(), n.bit_count(), int(str(n)), bool(n), round(n), round(n, 2), round(n, -3), n.as_integer_ratio()))
    attempt(f"enumerate {n}", lambda: list(enumerate("ab", n)))
    attempt(f"sum {n}", lambda: (sum([n, n, 1]), sum([1], n), max(n, 0), min(n, 0.5), sorted([n, 0, -n])))
    attempt(f"shift {n}", lambda: (n >> 1, n >> 63, n >> 64, n >> 1000, n << 1, n << 63))
    attempt(f"shift by {n}", lambda: 0 << n)
    attempt(f"shift right by {n}", lambda: 5 >> n)
    attempt(f"chr {n}", lambda: chr(n))
    attempt(f"to_bytes {n}", lambda: (n.to_bytes(16, "big", signed=True), int.from_bytes(n.to_bytes(16, "big", signed=True), "big", signed=True)))
    attempt(f"round digits {n}", lambda: round(2.5, n) if abs(n) < 2**70 else None)
    attempt(f"percent {n}", lambda: ("%d %x %o %s %5d %e %c" % (n, abs(n), abs(n), n, n, n, 65), f"{n} {n:,} {n:_} {n:e} {n:+} {n:>30}"))
    attempt(f"pow {n}", lambda: (n ** 2, n ** 3, pow(n, 5, 97), pow(3, abs(n), 101), n ** -1, n ** 0.5 if n > 0 else None, 2.0 ** (n % 100)))
    attempt(f"compare {n}", lambda: (n < 1.5, n == float(n), n > 1e300, n < float("inf"), n == n + 0.0, n in {n: 1}, n in [float(n)]))
    attempt(f"slice object {n}", lambda: slice(n))
    attempt(f"isdecimal {n}", lambda: [n].count(n))
    attempt(f"bytes {n}", lambda: bytes([n]))
    attempt(f"in bytes {n}", lambda: n in b"ab")
    attempt(f"getitem str {n}", lambda: "abc"[n])
    attempt(f"zip {n}", lambda: list(zip(range(n, n + 2), "ab")))
    attempt(f"reversed {n}", lambda: list(reversed(range(n, n + 3))))
    attempt(f"expandtabs {n}", lambda: "a".expandtabs(n))
    attempt(f"splitlines {n}", lambda: "a".splitlines(n) if abs(n) < 2**31 else None)
    attempt(f"sort {n}", lambda: sorted([3, 1, n], reverse=True))
    attempt(f"print {n}", lambda: print(n, [n], {n: n}, (n,)))
