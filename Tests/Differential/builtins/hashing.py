def t(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


print(hash(0), hash(1), hash(-1), hash(-2), hash(2**61 - 1), hash(2**61), hash(-(2**61)), hash(2**64), hash(10**30), hash(0.0), hash(-0.0), hash(1.5), hash(1e300), hash(-1.5), hash(0.1), hash(float("inf")), hash(True), hash(False))
print(hash(()), hash((1,)), hash((1, 2, 3)), hash((1, (2, (3,)))), hash((1.5, -2)), hash((0,)), hash((-1,)), hash(((),)), hash(tuple(range(100))))
print(hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])), hash(frozenset(range(50))), hash(frozenset([frozenset([1])])))
print(hash(range(0)) == hash(range(5, 5)), hash(range(5)) == hash(range(0, 5)), hash(range(0, 3, 2)) == hash(range(0, 4, 2)), hash(1) == hash(1.0) == hash(True))
print(hash(range(5)), hash(range(2, 10, 3)), hash(range(10, 0, -2)))
for v in [[], {}, set(), [1], ([],), (1, {}), {1: 2}.keys(), slice(1)]:
    t(lambda: hash(v) if not isinstance(v, type({}.keys())) else 0)
print({1: "int", 1.0: "float", True: "bool"}, {(1, 2): "a", (1.0, 2.0): "b"}, {1, True, 1.0}, {0: 1, False: 2, 0.0: 3})
print(len({"a": 1, "a": 2}), {frozenset([1, 2]): 1}[frozenset([2, 1])])


class K:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return self.v % 3

    def __eq__(self, o):
        return isinstance(o, K) and self.v == o.v

    def __repr__(self):
        return f"K{self.v}"


d = {K(i): i for i in range(10)}
print(d, d[K(4)], K(11) in d, len(d))
for i in range(0, 10, 2):
    del d[K(i)]
d[K(4)] = "back"
print(d, {K(1), K(4), K(1)}, set(d) == {K(1), K(3), K(5), K(7), K(9), K(4)})


class BigHash:
    def __hash__(self):
        return 2**70 + 5


print(hash(BigHash()), hash(BigHash()) == hash(2**70 + 5))


class NegHash:
    def __hash__(self):
        return -1


print(hash(NegHash()))
