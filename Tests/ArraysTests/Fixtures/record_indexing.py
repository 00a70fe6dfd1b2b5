"""Records numpy's subscripts and assignments."""

import itertools

from recorder import G, Recorder, V, np

r = Recorder("indexing")
s = slice
A1 = G(1, (7,), "int64", "int")
A2 = G(2, (4, 5))
A3 = G(3, (3, 4, 5), "int32", "int")
A0 = np.array(3.5)
I = np.array
OBJ = np.array([1, "a", None, 2.5], dtype=object)
STR = np.array(["a", "bcd", "ef", ""])
M1 = I([True, False, True, True, False, False, True])
M2 = G(4, (4, 5), "bool", "bool").array
M3 = G(5, (3, 4, 5), "bool", "bool").array

ONE = [0, -1, 3, 6, 7, -8, -7, s(None), s(1, 5), s(None, None, 2), s(5, 1, -1), s(None, None, -1), s(-3, None), s(10, 20),
       s(3, 3), s(5, 2), s(-100, 100, 3), s(None, None, -3), s(0, None, 0), Ellipsis, None, [0, 2, 2, -1], [7], [],
       I([1, -8]), M1, [True] * 7, I([[0, 1], [2, -1]]), I([1.5]), True, False, I([0, 1], dtype="i1"), I([3], dtype="u1"), I(2), I([True, False])]
for i in ONE:
    r.add("a[]", A1, [i])
    r.add("a[]", V(A1, (s(None, None, -1),)), [i])
    r.add("a[]=", A1, [i], 9)
    r.add("a[]=", A1, [i], I([1, 2]))
TWO = [0, -1, 3, 4, s(None), s(1, 3), s(None, None, -1), s(4, 0, -2), Ellipsis, None, [0, 2], I([[0], [1]]), I([True, False, True, True]),
       True, I([1, 2, 3])]
for i, j in itertools.product(TWO, TWO):
    r.add("a[]", A2, [i, j])
    r.add("a[]=", A2, [i, j], 7.5)
for i in TWO:
    r.add("a[]", A2, [i])
    r.add("a[]=", A2, [i], np.arange(5.0))
    r.add("a[]=", A2, [i], np.arange(4.0))
    r.add("a[]", V(A2, axes=(1, 0)), [i])
THREE = [1, s(0, 2), Ellipsis, None, [0, 2, 1], I([[0], [1]]), s(None, None, -1)]
for i, j, k in itertools.product(THREE, THREE, THREE):
    r.add("a[]", A3, [i, j, k])
for i, j, k in itertools.product([1, s(0, 2), [0, 1], None], repeat=3):
    r.add("a[]=", A3, [i, j, k], 5)
for a in (A2, V(A2, axes=(1, 0)), V(A2, (s(None, None, 2),))):
    shape = a.array.shape
    mask = (G(6, shape, "bool", "bool")).array
    r.add("a[]", a, [mask])
    r.add("a[]=", a, [mask], -1)
    r.add("a[]=", a, [mask], np.arange(mask.sum()) * 1.0)
    r.add("a[]=", a, [mask], np.arange(mask.sum() + 1.0))
    r.add("a[]=", a, [mask], np.array([4]))
    r.add("a[]=", a, [mask], np.ones((1, int(mask.sum()))))
r.add("a[]", A3, [M3])
r.add("a[]", A3, [M2[:3, :4]])
r.add("a[]", A3, [0, M2])
r.add("a[]", A3, [s(None), M2])
r.add("a[]", A3, [M2])
r.add("a[]", A3, [M3[:, :, 0], 2])
r.add("a[]", A3, [M3[:, :, 0], [0, 1]])
r.add("a[]", A3, [Ellipsis, I([True, False, True, False, True])])
r.add("a[]", A3, [I([0, 1]), s(None), I([0, 1])])
r.add("a[]", A3, [I([0, 1]), I([0, 1])])
r.add("a[]", A3, [s(None), I([0, 1]), I([0, 1])])
r.add("a[]", A3, [I([0, 1]), I([0, 1, 2])])
r.add("a[]", A3, [1, 2, 3, 4])
r.add("a[]", A3, [Ellipsis, Ellipsis])
r.add("a[]", A3, [Ellipsis, 0])
r.add("a[]", A3, [0, Ellipsis])
r.add("a[]", A3, [])
r.add("a[]=", A3, [I([0, 1]), s(None), I([0, 1])], np.arange(8).reshape(2, 4))
r.add("a[]=", A3, [s(None), I([0, 1]), I([0, 1])], np.arange(2))
r.add("a[]=", A3, [I([0, 0, 0])], np.arange(3).reshape(3, 1, 1))
r.add("a[]=", A3, [Ellipsis, 0], np.arange(12.7).reshape(1, 13)[:, :12].reshape(3, 4))
r.add("a[]=", A3, [0], np.arange(6))
r.add("a[]=", A3, [0], np.ones((1, 1, 4, 5)))
r.add("a[]=", A3, [0], np.ones((2, 4, 5)))
r.add("a[]=", A1, [I([0, 1, 0])], I([5, 6, 7]))
for i in ([], [Ellipsis], [None], [0], [True], [False]):
    r.add("a[]", A0, i)
    r.add("a[]=", A0, i, 2)
for a in (OBJ, STR):
    for i in (0, -1, s(1, 3), [2, 0], I([True, False, True, False]), None, 4):
        r.add("a[]", a, [i], texts=True)
    r.add("a[]=", a, [1], "longer text")
    r.add("a[]=", a, [s(0, 2)], "xy")
    r.add("a[]=", a, [[0, 3]], np.array(["p", "qrs"]))
    r.add("a[]=", a, [I([True, False, True, False])], 5)
    r.add("a[]=", a, [0], None)
for v in (300, -1, 1.9, float("nan"), float("inf"), True, None, "7", "x", 2**40, -1.5, np.float64(2.5), np.int64(300)):
    for dtype in ("float64", "float32", "int64", "int32", "int8", "uint8", "bool"):
        if isinstance(v, float) and dtype in ("int8", "uint8", "int32"):
            continue
        r.add("a[]=", np.zeros(3, dtype), [1], v)
        if isinstance(v, (int, float, np.generic)) and not isinstance(v, str):
            r.add("a[]=", np.zeros((2, 2), dtype), [s(None), 0], v)
for e in ((0,), (0, 3), (3, 0)):
    z = np.zeros(e)
    for i in (0, s(None), [0], [], None, Ellipsis, np.zeros(e, bool)):
        r.add("a[]", z, [i])
        r.add("a[]=", z, [i], 1)
L = G(7, (200_000,))
r.add("a[]", L, [G(8, (200_000,), "bool", "bool")])
r.add("a[]", L, [G(9, (50_000,), "int64", "int", 200_000)])
r.add("a[]", G(10, (400, 300)), [G(11, (5_000,), "int32", "int", 400)])
r.add("a[]", G(10, (400, 300)), [s(None), G(11, (600,), "int32", "int", 300)])
r.add("a[]=", L, [G(8, (200_000,), "bool", "bool")], 0.0)
r.write()
