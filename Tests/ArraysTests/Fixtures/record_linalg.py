"""Records numpy's products and linear algebra; BLAS and LAPACK are met within a tolerance."""

from recorder import G, Recorder, V, np

r = Recorder("linalg")
T = 1e-11
A = G(1, (4, 4))
B = G(2, (4, 3))
C = G(3, (5, 4))
v = G(4, (4,))
I = G(5, (3, 4), "int64", "int")
J = G(6, (4, 2), "int64", "int")
for f in ("matmul", "dot"):
    for a, b in ((A, B), (C, A), (A, v), (v, A), (v, v), (C, v), (I, J), (I, B), (A, J), (v, np.array(2.0)), (np.array(2.0), v), (V(B, axes=(1, 0)), A), (V(A, (slice(None, None, -1),)), B),
                 (G(1, (2, 3, 4)), A), (G(1, (2, 3, 4)), G(2, (2, 4, 5))), (G(1, (2, 3, 4)), G(2, (4, 5))), (A, G(2, (2, 4, 5))), (A, C), (v, C), (C, B), (A, G(1, (3,))), (G(1, (0, 4)), A),
                 (G(1, (3, 0)), G(1, (0, 2))), (G(1, (3, 4), "float32"), G(1, (4, 2), "float32")), (G(1, (3, 4), "float32"), B), (G(1, (3, 4), "bool", "bool"), G(1, (4, 2), "bool", "bool")),
                 (np.array([[1, 2]], dtype="i1"), np.array([[100], [100]], dtype="i1")), (np.array([1, 2], dtype=object), np.array([3, 4.5], dtype=object)), (np.array(["a"]), np.array(["b"])),
                 (G(1, (1, 3, 4)), G(2, (5, 4, 2))), (G(1, (2, 3, 4)), G(2, (3, 4, 2))), (v, G(2, (2, 4, 5))), (np.array([True, False]), np.array([1, 2]))):
        r.add("np." + f, a, b, rel=1e-6 if "float32" in str(getattr(a, "spec", "")) else T)
r.add("np.matmul", G(1, (37, 300)), G(2, (300, 29)), rel=T)
r.add("np.matmul", G(1, (65, 513)), V(G(2, (33, 513)), axes=(1, 0)), rel=T)
r.add("np.matmul", G(1, (1, 700)), G(2, (700, 300)), rel=T)
r.add("np.matmul", G(1, (300, 700)), G(2, (700, 1)), rel=T)
r.add("np.inner", C, A, rel=T)
r.add("np.inner", v, v, rel=T)


def spd(seed, n):
    g = G(seed, (n, n)).array
    return g @ g.T + n * np.eye(n)


def sym(seed, n):
    g = G(seed, (n, n)).array
    return g + g.T


for n in (1, 2, 3, 6, 8):
    a = G(n, (n, n)).array + np.eye(n)
    r.add("np.linalg.solve", a, G(9, (n,)), rel=T)
    r.add("np.linalg.solve", a, G(9, (n, 2)), rel=T)
    r.add("np.linalg.inv", a, rel=T)
    r.add("np.linalg.det", a, rel=T)
    r.add("np.linalg.slogdet", a, rel=T)
    r.add("np.linalg.cholesky", spd(n, n), rel=T)
    r.add("np.linalg.eigh", sym(n, n), rel=1e-9)
    r.add("np.linalg.eigvalsh", sym(n, n), rel=T)
    r.add("np.linalg.pinv", a, rel=1e-9)
    r.add("np.linalg.qr", a, rel=1e-9)
    r.add("svd_values", a, rel=T)
for n in (10, 15, 17):
    r.add("np.linalg.eigh", sym(n, n), rel=1e-8)
r.add("np.linalg.eigh", np.diag([3.0, 1.0, 2.0]), rel=T)
r.add("np.linalg.eigh", np.eye(3), rel=T)
r.add("np.linalg.eigh", np.array([[2.0, 1.0], [1.0, 2.0]]), rel=T)
r.add("np.linalg.eigh", np.cov(G(3, (5, 40)).array), rel=1e-9)
for shape in ((5, 3), (3, 5), (7, 1), (1, 7), (10, 4), (40, 6)):
    g = G(shape[0], shape)
    r.add("np.linalg.lstsq", g, G(8, (shape[0],)), rel=1e-9)
    r.add("np.linalg.lstsq", g, G(8, (shape[0], 2)), rel=1e-9)
    r.add("svd_values", g, rel=T)
    r.add("svd_product", g, rel=1e-9)
    r.add("np.linalg.pinv", g, rel=1e-9)
    r.add("np.linalg.qr", g, rel=1e-9)
    r.add("np.linalg.matrix_rank", g)
low = np.array([[1.0, 2], [2, 4], [3, 6]])
r.add("np.linalg.lstsq", low, np.array([1.0, 2, 3]), rel=1e-9)
r.add("np.linalg.matrix_rank", low)
for f in ("inv", "det", "cholesky", "slogdet"):
    r.add("np.linalg." + f, G(1, (3, 4)))
    r.add("np.linalg." + f, v)
    r.add("np.linalg." + f, np.zeros((2, 2)))
r.add("np.linalg.solve", np.zeros((2, 2)), np.ones(2))
r.add("np.linalg.solve", A, np.ones(3))
r.add("np.linalg.solve", A, np.ones((3, 2)))
r.add("np.linalg.cholesky", -np.eye(2))
r.add("np.linalg.inv", np.array([["a"]]))
r.add("np.linalg.lstsq", A, np.ones(3))
r.add("np.linalg.inv", G(1, (2, 3, 3)), rel=1e-9)
r.add("np.linalg.det", G(1, (2, 3, 3)), rel=T)
r.add("np.linalg.solve", G(1, (2, 3, 3)), G(2, (2, 3, 1)), rel=1e-9)
r.add("np.linalg.inv", G(1, (3, 3), "float32"), rel=1e-4)
for x in (v, A, I, G(1, (2, 3, 4)), np.array([3, 4]), G(1, (5,), "float32"), np.array([])):
    nd = getattr(x, "array", x).ndim
    r.add("np.linalg.norm", x, rel=1e-6)
    for o in (1, 2, np.inf, -np.inf, 0, 3, -1, "fro", "nuc", -2):
        if isinstance(o, float):
            o = float(o)
        if nd < 3:
            r.add("np.linalg.norm", x, o, rel=1e-6)
        r.add("np.linalg.norm", x, o, axis=0, rel=1e-6)
    if nd > 1:
        r.add("np.linalg.norm", x, axis=1, keepdims=True, rel=1e-6)
        r.add("np.linalg.norm", x, axis=(0, 1), rel=1e-6)
        r.add("np.linalg.norm", x, 1, axis=(0, 1), rel=1e-6)
        r.add("np.linalg.norm", x, axis=(0, 0))
M = G(7, (3, 50))
for f in ("cov", "corrcoef"):
    r.add("np." + f, M, rel=T)
    r.add("np." + f, M, rowvar=False, rel=T)
    r.add("np." + f, G(8, (20,)), G(9, (20,)), rel=T)
    r.add("np." + f, G(8, (20,)), rel=T)
    r.add("np." + f, G(8, (2, 3, 4)))
    r.add("np." + f, np.array([1, 2, 4]), rel=T)
r.add("np.cov", M, bias=True, rel=T)
r.add("np.cov", M, ddof=2, rel=T)
r.add("np.cov", M, aweights=np.abs(G(1, (50,)).array), rel=T)
r.add("np.cov", M, fweights=np.arange(50), rel=T)
r.add("np.cov", np.array([1.0]))
x = G(10, (30,))
for deg in (0, 1, 2, 5):
    r.add("np.polyfit", x, G(11, (30,)), deg, rel=1e-8)
r.add("np.polyfit", x, G(11, (30, 2)), 2, rel=1e-8)
r.add("np.polyfit", x, G(11, (30,)), 2, w=np.abs(G(12, (30,)).array), rel=1e-8)
r.add("np.polyfit", np.array([1, 2, 3]), np.array([2, 4, 6]), 1, rel=1e-9)
r.add("np.polyfit", x, G(11, (29,)), 1)
r.add("np.polyfit", x, G(11, (30,)), -1)
r.add("np.polyval", np.array([1, -2, 3]), np.array([0, 1, 2]))
r.add("np.polyval", np.array([1.5, -2, 3]), x)
r.add("np.polyval", np.array([1, 2]), 3)
r.write()
