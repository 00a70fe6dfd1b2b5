def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


inf = float("inf")
nan = float("nan")
values = [0, 0.0, -0.0, 1, 1.0, True, False, 2**53, 2.0**53, 2**53 + 1, 10**30, 1e30, -10**30, -1e30, inf, -inf, nan, 0.5, 10**400, -10**400]
for a in values:
    print(a if abs(a) < 10**40 else "big", [a == b for b in values], [a < b for b in values], [a <= b for b in values], [a > b for b in values], [a >= b for b in values], [a != b for b in values])
print(nan in [nan], nan == nan, [nan] == [nan], (nan,) == (nan,), {nan: 1} == {nan: 1})
print(hash(1) == hash(1.0) == hash(True), hash(2**61 - 1), hash(2**61), hash(-1), hash(-2), hash(inf), hash(-inf), hash(0.5), hash(1e300), hash(-1.5), hash(10**30), hash(-10**30))
print({1: "a", 1.0: "b", True: "c"}, {0: "x", False: "y", -0.0: "z"})
print(min(nan, 1), min(1, nan), max(nan, 1), max(1, nan), sorted([3, nan, 1, 2]))
print(hash((1, 2, 3)), hash(()), hash((1,)), hash((1.5, (2, 3))), hash(frozenset([1, 2, 3])), hash(frozenset()))
