import numpy as np


def show(label, f):
    try:
        value = f()
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)
    else:
        print(label, "->", repr(value))


nan, inf = np.nan, np.inf
for x in (np.arange(3), np.array([1.0, 2.5]), np.array([1e10, 1.0]), np.array([1e-10, 1.0]), np.array([1e100]), np.array([nan, 1, inf]), np.array([0.1, 0.22, 0.333]), np.array([1 / 3]), np.array([True, False]), np.array(["a", "bc"]), np.array(["a", None, 1], dtype=object), np.zeros((2, 2)), np.zeros((0, 3)), np.arange(1001),
          np.arange(2000).reshape(2, 1000), np.random.RandomState(0).rand(40), np.random.RandomState(0).randn(4, 5), np.arange(24).reshape(2, 3, 4), np.array(5), np.array(1.5), np.float32([0.1, 100]), np.array([1e15, 1e16]), np.array([123456.789, 0.001]), np.array([-0.0, 0.0]), np.array([1, -10, 100]), np.array([1e5, 1e-5]), np.array([], dtype=int), np.array([[1.5, 2], [nan, -3]]), np.array([100000000, 1]), np.array([1.23456789012345])):
    print(repr(x))
    print(x)
for options in (dict(precision=2), dict(precision=2, suppress=True), dict(threshold=5), dict(linewidth=30), dict(edgeitems=1, threshold=5)):
    np.set_printoptions(**options)
    print(np.array([1.23456, 1e-7, 1000.5]), np.arange(12) / 7)
    np.set_printoptions(precision=8, suppress=False, threshold=1000, linewidth=75, edgeitems=3)
for x in (np.float64(1.5), np.float64(nan), np.int64(3), np.bool_(False), np.float32(0.1), np.float64(1e22), np.float64(1e-5), np.int8(5)):
    print(repr(x), str(x), x)
print([np.float64(1.0), np.int64(2)], {"a": np.float64(0.1)}, (np.bool_(True),))
