import numpy as np


def show(label, f):
    try:
        value = f()
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)
    else:
        print(label, "->", repr(value))


a = np.arange(12).reshape(3, 4)
b = np.arange(10) * 10
for label, f in {
    "1": lambda: b[3], "2": lambda: b[-1], "3": lambda: b[10], "4": lambda: b[2:5], "5": lambda: b[::-2], "6": lambda: b[[1, 3, 1]], "7": lambda: b[b > 50], "8": lambda: b[np.array([True, False] * 5)], "9": lambda: b[[]],
    "10": lambda: b[None, :3], "11": lambda: b[..., 2], "12": lambda: b[[True, False]], "13": lambda: b[1.5], "14": lambda: b["x"], "15": lambda: b[100:], "16": lambda: b[-3:], "17": lambda: b[[20]], "18": lambda: b[np.array([[0, 1], [2, 3]])],
    "19": lambda: a[1], "20": lambda: a[1, 2], "21": lambda: a[:, 1], "22": lambda: a[1:, ::2], "23": lambda: a[[0, 2], [1, 3]], "24": lambda: a[[0, 2]], "25": lambda: a[:, [3, 0]], "26": lambda: a[a % 2 == 0], "27": lambda: a[a.sum(axis=1) > 10],
    "28": lambda: a[..., -1], "29": lambda: a[:, None].shape, "30": lambda: a[np.ix_([0, 2], [1, 3])] if hasattr(np, "ix_") else None, "31": lambda: a[3], "32": lambda: a[0, 4], "33": lambda: a[0, 0, 0], "34": lambda: a[-1, -1], "35": lambda: a[::-1, ::-1],
    "36": lambda: a[:, a[0] > 1], "37": lambda: a[np.array([True, False, True])], "38": lambda: a[(1, 2)], "39": lambda: a[True].shape, "40": lambda: b[np.int64(2)], "41": lambda: [int(x) for x in b[:3]], "42": lambda: len(a), "43": lambda: 30 in b, "44": lambda: list(b[:2]),
    "45": lambda: a.T, "46": lambda: a.reshape(2, 6), "47": lambda: a.reshape(-1), "48": lambda: a.reshape(5, 2), "49": lambda: a.ravel()[:5], "50": lambda: a.flatten().shape, "51": lambda: a.transpose(1, 0).shape, "52": lambda: a.reshape(2, -1).shape, "53": lambda: a.tolist(),
    "54": lambda: a.item(5), "55": lambda: a.item(), "56": lambda: np.array([5]).item(), "57": lambda: a.astype(float)[0], "58": lambda: np.array([1.7, -1.7]).astype(int), "59": lambda: a.size, "60": lambda: a.ndim, "61": lambda: a.nbytes, "62": lambda: a.dtype, "63": lambda: bool(np.array([])),
    "64": lambda: bool(np.array([1, 2])), "65": lambda: float(np.array([1.5])), "66": lambda: int(np.array(7)), "67": lambda: a.min(axis=0), "68": lambda: np.array([[1, 2]]).squeeze(), "69": lambda: a.swapaxes(0, 1).shape, "70": lambda: a.take([0, 5]), "71": lambda: a.repeat(2, axis=1)[0],
}.items():
    show(label, f)


def setting(label, make, change):
    x = make()
    try:
        change(x)
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)
    print(label, "->", repr(x))


def put(index, value):
    def change(x):
        x[index] = value
    return change


for label, index, value in (("one", 0, 5), ("neg", -1, 5), ("slice", slice(1, 3), 9), ("slicelist", slice(1, 3), [7, 8]), ("short", slice(1, 3), [1, 2, 3]), ("fancy", [0, 2], -1), ("fancy2", [0, 2], [5, 6]), ("float", 0, 1.7),
                            ("mask", np.array([True, False, True, False, False]), 0), ("out", 10, 1), ("all", slice(None), 3), ("step", slice(None, None, 2), 1), ("nan", 0, np.nan), ("str", 0, "x")):
    setting("ints " + label, lambda: np.arange(5), put(index, value))
    setting("floats " + label, lambda: np.arange(5) / 2, put(index, value))
for label, index, value in (("cell", (0, 1), 9), ("row", 1, [1, 2, 3]), ("column", (slice(None), 0), 7), ("block", (slice(0, 2), slice(1, 3)), [[1, 2], [3, 4]]), ("mask", np.eye(3, dtype=bool), 0), ("broadcast", slice(None), [1, 2, 3])):
    setting("table " + label, lambda: np.arange(9).reshape(3, 3) * 10, put(index, value))
v = b[2:5]
v[0] = 999
print(b)
w = b[[2, 3]]
w[0] = -1
print(b)
b += 1
b *= 2
print(b)
x = np.array([1.5, 2.5])
x -= 1
x /= 2
x **= 2
print(x)
