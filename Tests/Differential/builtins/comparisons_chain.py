def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 1 < 2 > 1, 3 > 2 == True, (1 < 2) == True, 1 in [1] == True, not 1 == 2, 1 != 2 != 1)
print([1, 2] == [1, 2], [1, 2] is [1, 2], (1, 2) < (1, 3) < (2,), "a" < "b" < "c", [1] < [1, 0], [] < [0], () < (0,), [[1], 2] < [[1], 3], [1, [2]] == [1, [2.0]])
print("abc" < "abd", "Z" < "a", "" < "a", "é" > "z", "a" * 3 == "aaa", b"a" < b"b", b"" < b"\x00")
print({1, 2} < {1, 2, 3}, {1} <= {1}, {1} < {1}, {1, 2} > {2}, {1} == frozenset([1]), {1: 2} == {1: 2.0}, {1: 2} != {1: 3}, {} == set())
print(None == None, None is None, None == 0, ... == ..., NotImplemented == NotImplemented, int == int, int != str, len == len, range(3) == range(3), range(0) == range(5, 0), slice(1) == slice(1))
x = float("nan")
print(x == x, x != x, x < x, [x] == [x], x in [x], (x,) == (x,), {x} == {x}, x is x)
print(10**20 < 10**21, 10**20 == 1e20, 10**20 < 1e20, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, 10**400 > float("inf"), -(10**400) < float("-inf"), 1 < float("inf"))
t(lambda: 1 < "a")
t(lambda: "a" < 1)
t(lambda: None < None)
t(lambda: [] < ())
t(lambda: {} < {})
t(lambda: {1} < [1])
t(lambda: int < str)
t(lambda: len < len)
t(lambda: [1, "a"] < [1, 2])
t(lambda: (1, None) < (1, None))
t(lambda: (1, None) < (1, 2))
t(lambda: 1 < None)
t(lambda: b"a" < "a")
t(lambda: range(1) < range(2))
t(lambda: (None,) == (None,))


class L:
    def __init__(self, v):
        self.v = v

    def __lt__(self, o):
        print("lt", end=" ")
        return self.v < o.v

    def __eq__(self, o):
        print("eq", end=" ")
        return self.v == o.v

    def __le__(self, o):
        print("le", end=" ")
        return self.v <= o.v


print(L(1) < L(2), L(1) > L(2), L(1) <= L(2), L(1) >= L(2), L(1) == L(1), L(1) != L(1), [L(1)] == [L(1)], [L(1)] < [L(2)], L(1) in [L(1)], min(L(2), L(1)).v, max(L(2), L(1)).v)


class Ret:
    def __lt__(self, o):
        return "yes"

    def __eq__(self, o):
        return []


r = Ret()
print(r < 1, r == 1, r != 1, 1 > r, 1 == r, bool(r == 1), [r] == [1], r in [1])


class SubInt:
    def __eq__(self, o):
        return NotImplemented

    def __lt__(self, o):
        return NotImplemented


t(lambda: SubInt() == 5)
t(lambda: SubInt() != 5)
t(lambda: SubInt() < 5)
t(lambda: 5 > SubInt())
t(lambda: bool(NotImplemented) if False else True)
