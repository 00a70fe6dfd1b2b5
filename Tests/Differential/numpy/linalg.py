import numpy as np


def show(label, f):
    try:
        value = f()
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)
    else:
        print(label, "->", repr(value))


a = np.array([[4.0, 1.0], [2.0, 3.0]])
b = np.array([1.0, 2.0])
for label, f in {
    "norm": lambda: np.linalg.norm([3, 4]), "norm1": lambda: np.linalg.norm([3, -4], 1), "norminf": lambda: np.linalg.norm([3, -4], np.inf), "normf": lambda: np.linalg.norm([[1, 2], [3, 4]]), "normax": lambda: np.linalg.norm([[3, 4], [6, 8]], axis=1), "solve": lambda: np.round(np.linalg.solve(a, b), 12), "inv": lambda: np.round(np.linalg.inv(a), 12),
    "det": lambda: round(np.linalg.det(a), 12), "singular": lambda: np.linalg.inv([[1, 2], [2, 4]]), "notsquare": lambda: np.linalg.inv([[1, 2, 3]]), "cholesky": lambda: np.linalg.cholesky([[4.0, 2.0], [2.0, 5.0]]), "notpositive": lambda: np.linalg.cholesky([[1.0, 2.0], [2.0, 1.0]]), "eigh": lambda: np.round(np.linalg.eigh([[2.0, 0.0], [0.0, 5.0]])[0], 12),
    "lstsq": lambda: np.round(np.linalg.lstsq([[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]], [1.0, 3.0, 5.0], rcond=None)[0], 12), "rank": lambda: np.linalg.matrix_rank([[1, 2], [2, 4]]), "pinv": lambda: np.round(np.linalg.pinv([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), 10), "svd": lambda: np.round(np.linalg.svd([[3.0, 0.0], [0.0, 4.0]])[1], 12), "power": lambda: np.linalg.matrix_power(np.array([[1, 1], [1, 0]]), 5),
    "mismatch": lambda: np.linalg.solve(a, [1.0, 2.0, 3.0]), "matvec": lambda: a @ b, "vecmat": lambda: b @ a, "batch": lambda: (np.arange(8.0).reshape(2, 2, 2) @ np.ones((2, 2))), "int": lambda: np.array([[1, 2], [3, 4]]) @ np.array([1, 1]),
}.items():
    show(label, f)
