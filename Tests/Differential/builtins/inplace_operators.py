def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


def run(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


def iadd(a, b):
    a += b
    return a


def isub(a, b):
    a -= b
    return a


def imul(a, b):
    a *= b
    return a


def idiv(a, b):
    a /= b
    return a


def ifloor(a, b):
    a //= b
    return a


def imod(a, b):
    a %= b
    return a


def ipow(a, b):
    a **= b
    return a


def iand(a, b):
    a &= b
    return a


def ior(a, b):
    a |= b
    return a


def ixor(a, b):
    a ^= b
    return a


def ishl(a, b):
    a <<= b
    return a


def ishr(a, b):
    a >>= b
    return a


def imat(a, b):
    a @= b
    return a


for f in [iadd, isub, imul, idiv, ifloor, imod, ipow, iand, ior, ixor, ishl, ishr, imat]:
    for a, b in [(5, 3), (5, 2.5), (2.5, 2), ("a", "b"), ("a", 2), ([1], [2]), ([1], (2,)), ([1], 2), ((1,), (2,)), ((1,), [2]), ({1}, {2}), ({1}, [2]), ({1: 2}, {3: 4}), ({1: 2}, [(3, 4)]), (None, 1), (1, None), (frozenset([1]), {2}), (b"a", b"b"), ("x%s", 1), (True, True)]:
        print(f.__name__, a, b, end=" ")
        run(lambda: f(a, b))
