import numpy as np


def show(label, f):
    try:
        value = f()
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)
    else:
        print(label, "->", repr(value))


nan, inf = np.nan, np.inf
for values in ([1, 2, 3], [1.5, 2, 3], [True, False], [True, 2], [], [[]], [[1, 2], [3, 4]], [[1, 2], [3]], ["a", "bcd"], ["a", 1], ["a", 1.5], ["a", None], [None, 1], [1, "a", 2.5],
               [nan, 1], [2**62, -1], (1, 2), range(3), 5, 2.5, True, "text", [np.float32(1), np.float32(2)], [np.int8(1), np.int8(2)], [[1.5, True], [2, 3]], [inf, -inf], ["é", "日本"]):
    show(f"array {values!r}", lambda: np.array(values))
    show(f"dtype {values!r}", lambda: np.array(values).dtype)
    show(f"shape {values!r}", lambda: np.array(values).shape)
for values, dtype in (([1, 2], "float32"), ([1.9, -2.9], int), ([1, 0], bool), ([300], "int8"), (["1.5", "2"], float), (["x"], float), ([1, "a"], object), ([1.5], str), ([nan], int), ([1, 2], np.float64), ([1, 2], "f4"), ([1, 2], "uint8")):
    show(f"array {values!r} as {dtype}", lambda: np.array(values, dtype=dtype))
for label, f in {
    "zeros": lambda: np.zeros(3), "zeros2": lambda: np.zeros((2, 3), dtype=int), "ones": lambda: np.ones((2, 2)), "onesbool": lambda: np.ones(2, dtype=bool), "full": lambda: np.full((2, 2), 7),
    "fullf": lambda: np.full(3, 1.5), "fulls": lambda: np.full(2, "ab"), "full_like": lambda: np.full_like(np.arange(3), 2.7), "zeros_like": lambda: np.zeros_like(np.array([1.5, 2])),
    "ones_like": lambda: np.ones_like([[1, 2]]), "eye": lambda: np.eye(3), "eye2": lambda: np.eye(2, 3, k=1), "eyei": lambda: np.eye(2, dtype=int), "identity": lambda: np.identity(2),
    "arange": lambda: np.arange(5), "arange2": lambda: np.arange(1, 10, 3), "arangef": lambda: np.arange(0, 1, 0.25), "arangen": lambda: np.arange(5, 0, -2), "arange0": lambda: np.arange(0),
    "arangedt": lambda: np.arange(3, dtype=float), "arangez": lambda: np.arange(0, 5, 0), "linspace": lambda: np.linspace(0, 1, 5), "linspaceo": lambda: np.linspace(0, 1, 4, endpoint=False),
    "linspacestep": lambda: np.linspace(0, 10, 5, retstep=True), "linspaceint": lambda: np.linspace(0, 10, 3, dtype=int), "linspace1": lambda: np.linspace(2, 3, 1), "linspace0": lambda: np.linspace(2, 3, 0),
    "logspace": lambda: np.logspace(0, 2, 3), "geomspace": lambda: np.geomspace(1, 1000, 4), "diag": lambda: np.diag([1, 2, 3]), "diagk": lambda: np.diag([1, 2], k=1), "diag2": lambda: np.diag(np.arange(9).reshape(3, 3)),
    "tri": lambda: np.tril(np.ones((3, 3))), "triu": lambda: np.triu(np.arange(9).reshape(3, 3), 1), "meshgrid": lambda: np.meshgrid([1, 2], [3, 4, 5]), "meshij": lambda: np.meshgrid([1, 2], [3, 4, 5], indexing="ij"),
    "copy": lambda: np.copy([1, 2]), "asarray": lambda: np.asarray([1, 2.5]), "ndmin": lambda: np.array([1, 2], ndmin=2), "neg": lambda: np.zeros(-1), "fromiter": lambda: np.fromiter((i * i for i in range(4)), float),
}.items():
    show(label, f)
