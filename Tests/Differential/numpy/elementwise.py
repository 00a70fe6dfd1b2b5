import numpy as np


def show(label, f):
    try:
        value = f()
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)
    else:
        print(label, "->", repr(value))


nan, inf = np.nan, np.inf
np.seterr(all="ignore")
inputs = {
    "floats": np.array([-2.5, -1.0, -0.0, 0.0, 0.5, 1.0, 2.5, nan, inf, -inf]), "ints": np.array([-3, -1, 0, 1, 2, 7]), "bools": np.array([True, False]), "empty": np.array([]),
    "single": np.array([1.5, -2], dtype="f4"), "small": np.array([100, -100, 27], dtype="i1"), "scalar": 2.25, "list": [1, 2, 3], "table": np.array([[1.0, 4.0], [9.0, 16.0]]),
}
for name in ("negative", "absolute", "abs", "sign", "square", "sqrt", "cbrt", "reciprocal", "exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sin", "cos", "tan", "arctan", "sinh", "tanh",
             "rint", "floor", "ceil", "trunc", "deg2rad", "isnan", "isinf", "isfinite", "signbit", "logical_not", "invert", "positive", "fabs"):
    for label, x in inputs.items():
        # float16 is no type here, and some last digits are the C library's.
        if label in ("bools", "small") and name in ("sqrt", "cbrt", "exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sin", "cos", "tan", "arctan", "sinh", "tanh", "rint", "floor", "ceil", "trunc", "deg2rad", "sign", "fabs", "reciprocal", "square", "positive"):
            continue
        if name == "cbrt" and label == "scalar":
            continue
        if name in ("sin", "cos", "tan", "exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sinh", "tanh", "arctan", "cbrt") and label in ("floats", "single", "small"):
            continue
        show(f"{name} {label}", lambda: getattr(np, name)(x))
pairs = {
    "ints": (np.array([7, -7, 5, 0]), np.array([2, 2, -3, 4])), "floats": (np.array([7.5, -7.5, nan, inf]), np.array([2.0, 2.0, 1.0, inf])), "mixed": (np.array([1, 2, 3]), np.array([0.5, 1.5, 2.5])),
    "scalar": (np.array([1, 2, 3]), 2), "rscalar": (2.5, np.array([1, 2, 3])), "broadcast": (np.array([[1], [2]]), np.array([10, 20, 30])), "bools": (np.array([True, False]), np.array([True, True])),
    "shapes": (np.array([1, 2]), np.array([1, 2, 3])), "i1": (np.array([100, 27], dtype="i1"), np.array([100, 2], dtype="i1")), "f4": (np.array([1.5, 2], dtype="f4"), 2.0), "empty": (np.array([]), np.array([])),
}
for name in ("add", "subtract", "multiply", "divide", "floor_divide", "remainder", "mod", "power", "maximum", "minimum", "fmax", "fmin", "less", "less_equal", "equal", "not_equal", "greater", "greater_equal",
             "logical_and", "logical_or", "logical_xor", "arctan2", "hypot", "copysign", "bitwise_and", "bitwise_or"):
    for label, (a, b) in pairs.items():
        if name in ("arctan2", "hypot") and label in ("floats", "f4", "i1", "mixed") or label in ("bools", "i1") and name == "copysign" or label == "bools" and name in ("divide", "arctan2", "hypot", "floor_divide", "remainder", "mod", "power"):
            continue
        show(f"{name} {label}", lambda: getattr(np, name)(a, b))
for label, f in {
    "where": lambda: np.where(np.array([1, -1, 0]) > 0, "yes", "no"), "where1": lambda: np.where([True, False], [1, 2], [3.5, 4]), "wherei": lambda: np.where(np.array([0, 1, 2])), "clip": lambda: np.clip([1, 5, 9], 2, 6),
    "clipf": lambda: np.clip(np.array([1.5, nan, 9]), None, 6), "clipm": lambda: np.array([1, 5, 9]).clip(2), "nan_to_num": lambda: np.nan_to_num([nan, inf, -inf, 1.5]), "nan_to_num2": lambda: np.nan_to_num([nan, inf], nan=-1, posinf=99),
    "round": lambda: np.round([1.25, 2.5, -3.75], 1), "round0": lambda: np.round(2.5), "roundn": lambda: np.round([123, 456], -2), "fix": lambda: np.fix([1.9, -1.9]), "isclose": lambda: np.isclose([1, 1.00001, nan], [1, 1, nan], equal_nan=True),
    "allclose": lambda: np.allclose([1, 2], [1, 2.0000001]), "array_equal": lambda: np.array_equal([1, 2], [1, 2]), "select": lambda: np.select([np.array([1, 5, 9]) < 3, np.array([1, 5, 9]) < 7], ["low", "mid"], "high"),
    "out": lambda: np.add([1.0, 2], [3, 4], out=np.zeros(2)), "iadd": lambda: np.array([1, 2]).__iadd__(1), "pow": lambda: np.array([2, 3]) ** -1, "powf": lambda: np.array([2.0, 3]) ** -1, "div0": lambda: np.array([1.0, -1, 0]) / 0,
    "idiv0": lambda: np.array([1, 0]) // 0, "shift": lambda: np.array([1, 2]) << 2, "not": lambda: ~np.array([True, False]), "neg": lambda: -np.array([1, 2]), "negb": lambda: -np.array([True]), "and": lambda: (np.array([1, 2, 3]) > 1) & (np.array([1, 2, 3]) < 3),
    "str": lambda: np.array(["a", "b"]) == "a", "stradd": lambda: np.array(["a"]) + np.array(["b"]), "big": lambda: np.array([2**62]) * 4, "u1": lambda: np.array([250], dtype="u1") + 10,
}.items():
    show(label, f)
